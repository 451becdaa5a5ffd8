"""How many rules were checked, whose they are, and on figures up to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpistore.model.assessment import Assessment
from kpistore.model.period import day_words


@dataclass(frozen=True, slots=True)
class Checked:
    """The rules that one chat has to do with, and what they looked at."""

    office: int
    """How many are the office's own, which watch for everybody."""
    own: int
    """How many were made in this chat, or have their owner here."""
    up_to: date | None
    """The last day of the newest figure looked at."""
    unjudged: int = 0
    """How many have no figure new enough, none to set it beside, or none that may be judged."""
    marked: int = 0
    """How many had to look at an older figure, because the newest is marked as wrong."""
    group: bool = False


def checked(office: int, own: int, judged: Sequence[Assessment], *, group: bool) -> Checked:
    """Counted from what was found."""
    newest = max((each.end for each in judged), default=None)
    marked = sum(each.marked is not None for each in judged)
    return Checked(office, own, newest, office + own - len(judged), marked, group)


def checked_words(what: Checked) -> str:
    """ "12 office rules and 2 of yours checked, figures up to 30 Sept 2024"."""
    counts = [_count(what.office, "office rule")] if what.office or not what.own else []
    if what.own:
        whose = "this group's" if what.group else "yours"
        counts.append(f"{what.own} of {whose}" if counts else _count(what.own, "rule") + f" of {whose}")
    words = f"{' and '.join(counts)} checked"
    if what.up_to:
        words += f", figures up to {day_words(what.up_to)}"
    if what.marked:
        words += f"; {what.marked} on the last good figure, as the newest is marked as wrong"
    if what.unjudged:
        words += f"; {what.unjudged} without a figure new enough to judge, or one to set it beside"
    return words


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
