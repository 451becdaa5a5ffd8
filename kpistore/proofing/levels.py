"""Which figures of a clause are levels, and of which period: "fell to 500", "from 453 in 2022/23 to 280 in 2023/24"."""

import re
from collections.abc import Iterator

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
    pair = _pair(clause)
    if not (itself or clause.own or _TO.match(clause.text)) or (clause.bracketed and not clause.own):
        return
    if pair is None:
        if len(clause.levels) == 1 and _is_level(clause, clause.levels[0]):
            yield clause.levels[0], own
        return
    numbers = [int(each) for each in re.findall(AMOUNT, pair[0])]
    numbers = numbers if pair.re is _FROM_TO else numbers[::-1]
    for number, mark in ((numbers[0], pair["first"]), (numbers[-1], pair["second"])):
        period = sentence.dates[int(mark)].period if mark else None
        if period:
            yield number, period
    if not pair["second"] and not pair["first"] and len(clause.own) == 1:
        yield numbers[-1], own


def _pair(clause: Clause) -> re.Match[str] | None:
    return _FROM_TO.search(clause.text) or _TO_FROM.search(clause.text)


def _is_level(clause: Clause, number: int) -> bool:
    """Not "robbery by 84", where another clause's verb is meant."""
    if re.search(rf"\bby\s+‹{number}›", clause.text, re.IGNORECASE):
        return False
    return not clause.changes or bool(_REACHED.search(clause.text))


def newer_of_two(sentence: Marked, clause: Clause) -> Days | None:
    """The period that the second figure of "from … in … to … in …" is printed with."""
    pair = _pair(clause)
    second = sentence.dates[int(pair["second"])] if pair and pair["second"] else None
    return Days(second.period) if second and second.period else None
