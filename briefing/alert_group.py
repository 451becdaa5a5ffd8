"""Several matters as one message: corrections first, alerts most severe first, by objective; then what else is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing.alert_buttons import release_row
from briefing.message import TEXT_LIMIT, Button, ButtonRows, Message, bold, plain

MOST_IN_FULL = 6
"""So many matters of one message are told in full; of the others, what and how much."""


class Matter(StrEnum):
    """What a block tells of; in the order in which they are told."""

    CORRECTION = "correction"
    ALERT = "alert"
    ANSWER = "answer due"
    FIGURE = "new figure"
    BRIEFING = "weekly briefing"


_PLURAL = {Matter.ANSWER: "answers due"}
_HEADINGS = {
    Matter.CORRECTION: "Corrections",
    Matter.ANSWER: "Asked of the force",
    Matter.FIGURE: "New figures",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One matter among others, as values that can wait in the outbox."""

    place: tuple[int, int, int]
    """Of an alert: over or not, severity, objective; what comes first has less."""
    objective: str
    """An alert's objective by its title; empty where the catalogue has none, and for other matters."""
    full: str
    """Markup, like what follows."""
    short: str
    button: Button | None
    """Opens the matter with its own buttons, or answers it."""
    matter: Matter = Matter.ALERT
    beside: Button | None = None
    """A second answer, in the same row."""
    apart: str = ""
    """The button's words where another button has the same: what tells two rules of one measure apart."""
    follows: str = ""
    """What somebody follows who receives it; empty for what comes to whom it concerns, and to who made a rule."""


def blocks_message(blocks: Sequence[Block], releases: Sequence[str] = ()) -> Message:
    """The matters in order, under their headings where there are several; `releases` names what waits for the reader.

    Those that tell the same are told once, and as many in full as one message holds.
    """
    ordered = sorted(dict.fromkeys(blocks), key=lambda each: (list(Matter).index(each.matter), each.place))
    tried = (_message(ordered, most, releases) for most in range(MOST_IN_FULL, 0, -1))
    return next((each for each in tried if len(each.plain()) <= TEXT_LIMIT), _message(ordered, 1, releases))


def _message(ordered: Sequence[Block], most: int, releases: Sequence[str]) -> Message:
    rest = [each for each in ordered if each.matter is not Matter.BRIEFING][most:]
    whole = [each for each in ordered if each not in rest]
    parts = [bold("; ".join(_counts(ordered))), *_under(whole)]
    if rest:
        parts.append("\n".join([bold(f"And {len(rest)} more"), *(each.short for each in rest)]))
    if follows := list(dict.fromkeys(each.follows for each in ordered if each.follows)):
        others = any(each.matter is Matter.ALERT and not each.follows for each in ordered)
        which = "the rest" if others else "these"
        parts.append(plain(f"You receive {which} because you follow {' and '.join(follows)}."))
    return Message("\n\n".join(parts), _rows(whole, releases))


def _counts(blocks: Sequence[Block]) -> Iterator[str]:
    for matter in Matter:
        number = sum(each.matter is matter for each in blocks)
        if number == 1:
            yield f"1 {matter}"
        elif number:
            order = ", most severe first" if matter is Matter.ALERT else ""
            yield f"{number} {_PLURAL.get(matter, f'{matter}s')}{order}"


def _under(blocks: Sequence[Block]) -> list[str]:
    """Each matter, its heading above it where that is another than the one before."""
    headings = [_HEADINGS.get(each.matter, each.objective) for each in blocks]
    several = len(set(headings)) > 1
    parts, above = [], ""
    for each, heading in zip(blocks, headings, strict=True):
        parts.append(f"{bold(heading)}\n{each.full}" if several and heading not in ("", above) else each.full)
        above = heading
    return parts


def _rows(blocks: Sequence[Block], releases: Sequence[str]) -> ButtonRows:
    labels = Counter(each.button.label for each in blocks if each.button)
    rows = dict.fromkeys(tuple(_told_apart(each, labels)) for each in blocks)
    return (*(row for row in rows if row), *(release_row(each) for each in releases))


def _told_apart(block: Block, labels: Counter[str]) -> Iterator[Button]:
    if block.button:
        alike = labels[block.button.label] > 1 and block.apart
        yield replace(block.button, label=block.apart) if alike else block.button
    if block.beside:
        yield block.beside
