"""Which figures of a clause are levels, and of which period: "fell to 500", "from 453 in 2022/23 to 280 in 2023/24"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpistore.model.period import Period
from kpistore.proofing.clauses import Clause
from kpistore.proofing.marked import AMOUNT, Marked
from kpistore.proofing.periods import Days

_REACHED = re.compile(r"\b(?:to|at|totalling|reaching)\s+‹", re.IGNORECASE)
""" "Fell by 9.6% to 500": beside a change, only a figure that something came to is a level."""
_TO = re.compile(r"(?:and\s+)?to\s+‹", re.IGNORECASE)
_DATED = r"(?:\s+(?:in|for|during|at|to)\s+(?:the\s+)?)?\s*\(?(?:«(?P<{}>\d+)»)?\)?"
_FROM_TO = re.compile(
    rf"\bfrom\s+{AMOUNT}{_DATED.format('first')}[^‹]*?\bto\s+{AMOUNT}{_DATED.format('second')}", re.IGNORECASE
)

_TO_FROM = re.compile(
    rf"\bto\s+{AMOUNT}{_DATED.format('second')}[^‹]*?\bfrom\s+{AMOUNT}{_DATED.format('first')}", re.IGNORECASE
)


def levels_in(sentence: Marked, clause: Clause, own: Period, *, itself: bool) -> Iterator[tuple[int, Period]]:
    """Each level by its number in the sentence, with the clause's own period or the one right beside it.

    A clause that does not itself name its measure ("– 919 offences", "(8,486 calls)") may print a change or a part: it
    holds a level only with a period of its own, or with "to".
    """
    pair = pair_in(clause)
    if not (itself or clause.own or _TO.match(clause.text)) or (clause.bracketed and not clause.own):
        return
    if pair is None:
        if len(clause.levels) == 1 and _is_level(clause, clause.levels[0]):
            yield clause.levels[0], own
        return
    for number, dates in ((pair.older, pair.older_date), (pair.newer, pair.newer_date)):
        period = sentence.dates[dates[0]].period if dates else None
        if period:
            yield number, period
    named = _is_named(sentence, pair.newer_date) or _is_named(sentence, pair.older_date)
    if not named and (clause.own or itself):
        yield pair.newer, own


def _is_named(sentence: Marked, dates: tuple[int, ...]) -> bool:
    return any(sentence.dates[each].period for each in dates)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of a clause by their numbers in the sentence, each with the number of its own period, if any."""

    older: int
    newer: int
    older_date: tuple[int, ...]
    newer_date: tuple[int, ...]


def pair_in(clause: Clause) -> Pair | None:
    """ "From 453 in 2022/23 to 280 in 2023/24"; None where a clause says nothing of the kind."""
    match = _FROM_TO.search(clause.text) or _TO_FROM.search(clause.text)
    if match is None:
        return None
    numbers = [int(each) for each in re.findall(AMOUNT, match[0])]
    older, newer = (numbers[0], numbers[-1]) if match.re is _FROM_TO else (numbers[-1], numbers[0])
    dates = [(int(match[each]),) if match[each] else () for each in ("first", "second")]
    return Pair(older, newer, dates[0], dates[1])


def _is_level(clause: Clause, number: int) -> bool:
    """Not "robbery by 84", where another clause's verb is meant."""
    if re.search(rf"\bby\s+‹{number}›", clause.text, re.IGNORECASE):
        return False
    return not clause.changes or bool(_REACHED.search(clause.text))


def newer_of_two(sentence: Marked, clause: Clause) -> Days | None:
    """The period that the second figure of "from … in … to … in …" is printed with."""
    pair = pair_in(clause)
    second = sentence.dates[pair.newer_date[0]] if pair and pair.newer_date else None
    return Days(second.period) if second and second.period else None
