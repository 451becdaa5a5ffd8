"""What is said of a measure without its days: "robberies rose from 803 to 913", "robbery is down 12%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpistore.proofing.amounts import Amount
from kpistore.proofing.clauses import Clause
from kpistore.proofing.directions import WAY, sign_of, ways_in
from kpistore.proofing.marked import AMOUNT, Marked
from kpistore.proofing.moves import alike, moves_in

TIMED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:since|between|until|quarter|months?|weeks?|days?|today|decade|summer|winter|spring|autumn|years|target"
    r"|average|peak|once|previously|originally|later|initially)\b",
    re.IGNORECASE,
)
"""Words after which another time may be meant than the table's."""
_TO = re.compile(rf"\b(?P<way>{WAY})(?:\s+\w+ly)?\s+(?:by\s+)?{AMOUNT}\s+to\s+{AMOUNT}", re.IGNORECASE)
_BESIDE = re.compile(
    rf"{AMOUNT}[^‹;:.]*?,?\s+(?:compare[sd]\s+(?:to|with)|against|versus|(?P<way>{WAY}|up|down)\s+from)\s+(?:the\s+)?{AMOUNT}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Undated:
    """One or two figures of a measure, or how one came from the other."""

    older: Amount | None = None
    newer: Amount | None = None
    change: Amount | None = None
    way: int = 0
    """1 for more, -1 for less, 0 where no word says."""

    @property
    def levels(self) -> list[Amount]:
        """Its figures that are no change."""
        return [each for each in (self.older, self.newer) if each]


def undated_in(sentence: Marked, clauses: list[Clause]) -> list[Undated]:
    """All that a sentence says of one measure; nothing unless every figure of it is understood."""
    said = [Undated(each.older, each.newer, each.change, each.way) for each in moves_in(sentence)]
    said += [*_reached(sentence), *_beside(sentence)] if not said else []
    said += [] if said else _changed(sentence, clauses)
    starts = {each.start for one in said for each in (*one.levels, *([one.change] if one.change else []))}
    return said if starts == {each.start for each in sentence.amounts} else []


def _reached(sentence: Marked) -> Iterator[Undated]:
    """ "Fell by 84 to 803"."""
    for match in _TO.finditer(sentence.text):
        change, newer = _amounts(sentence, match)
        yield Undated(newer=newer, change=change, way=sign_of(match["way"]))


def _beside(sentence: Marked) -> Iterator[Undated]:
    """ "There were 913 robberies, up from 803", "… compared with 803"."""
    for match in _BESIDE.finditer(sentence.text):
        newer, older = _amounts(sentence, match)
        pair = alike(older, newer)
        if pair:
            yield Undated(*pair, way=sign_of(match["way"]) if match["way"] else 0)


def _changed(sentence: Marked, clauses: list[Clause]) -> Iterator[Undated]:
    """ "An overall reduction of 5.7% (-1,047 incidents)": changes only, and one direction."""
    ways = set(ways_in(sentence.text)) or {sign_of(change.word) for each in clauses for change in each.changes}
    told = {change.amount for each in clauses for change in each.changes if change.word != "more"}
    for number, amount in enumerate(sentence.amounts):
        if len(ways) == 1 and told and (number in told or amount.sign):
            yield Undated(change=amount, way=amount.sign or next(iter(ways)))


def _amounts(sentence: Marked, match: re.Match[str]) -> list[Amount]:
    return [sentence.amounts[int(each)] for each in re.findall(AMOUNT, match[0])]
