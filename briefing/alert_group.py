"""Several alerts as one message: most severe first, by objective; also those of several runs that were held."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.alert_buttons import release_row
from briefing.message import Button, ButtonRows, Message, bold, plain

MOST_IN_FULL = 6
"""So many alerts of one message are told in full; of the others, what and how much."""


@dataclass(frozen=True, slots=True)
class Block:
    """One alert among others, as values that can wait in the outbox."""

    place: tuple[int, int, int]
    """Over or not, severity, objective: what comes first has less."""
    objective: str
    """Its title; empty where the catalogue has none."""
    full: str
    """Markup, like what follows."""
    short: str
    button: Button
    """Opens the alert with its own buttons."""


def blocks_message(blocks: Sequence[Block], releases: Sequence[str] = ()) -> Message:
    """The alerts in order, under their objectives where there are several; `releases` names what waits for the reader.

    Those that tell the same are told once.
    """
    ordered = sorted(dict.fromkeys(blocks), key=lambda each: each.place)
    whole, rest = ordered[:MOST_IN_FULL], ordered[MOST_IN_FULL:]
    parts = [bold("1 alert" if len(ordered) == 1 else f"{len(ordered)} alerts, most severe first"), *_under(whole)]
    if rest:
        parts.append("\n".join([bold(f"And {len(rest)} more"), *(each.short for each in rest)]))
    parts.append(plain("You receive these because you follow alerts."))
    return Message("\n\n".join(parts), _rows(whole, releases))


def _under(blocks: Sequence[Block]) -> list[str]:
    """Each alert, its objective above it where that is another than the one before."""
    several = len({each.objective for each in blocks}) > 1
    parts, above = [], ""
    for each in blocks:
        heading = f"{bold(each.objective)}\n" if several and each.objective not in ("", above) else ""
        parts.append(f"{heading}{each.full}")
        above = each.objective
    return parts


def _rows(blocks: Sequence[Block], releases: Sequence[str]) -> ButtonRows:
    buttons = dict.fromkeys(each.button for each in blocks)
    return (*((each,) for each in buttons), *(release_row(each) for each in releases))
