"""The figure that a clause compares with: "compared with 914 in the previous year", "84 fewer than the 914 of 2022"."""

import re
from dataclasses import dataclass

from kpistore.proofing.clauses import Clause
from kpistore.proofing.directions import ways_in
from kpistore.proofing.levels import pair_in
from kpistore.proofing.marked import AMOUNT, PERIOD, Marked

_A_FIGURE = rf"(?:the\s+|a\s+total\s+of\s+)?{AMOUNT}[^‹]*"
_COMPARED = re.compile(
    rf"\b(?:(?:compare[sd]?|comparing|comparison)\s+(?:to|with)|against|versus)\s+{_A_FIGURE}", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
""" "From 990 in 2019": a year alone may be a calendar or a financial one."""
_CHANGED = re.compile(rf"\b(?:than|from|on)\s+{_A_FIGURE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Base:
    """A figure by its number in the sentence, and the periods that are printed with it."""

    amount: int
    dates: tuple[int, ...]


def base_in(sentence: Marked, clause: Clause) -> Base | None:
    """The base of a clause, unless its days are printed by name: it is a figure like any other then."""
    if _YEAR.search(clause.text):
        return None
    pair = pair_in(clause)
    if pair:
        found = Base(pair.older, pair.older_date)
    elif match := _COMPARED.search(clause.text) or (_says_change(clause) and _CHANGED.search(clause.text)):
        number = int(re.findall(AMOUNT, match[0])[0])
        found = Base(number, tuple(int(each) for each in re.findall(PERIOD, match[0])))
    elif (clause.bracketed or clause.text.startswith("from ")) and clause.own and len(clause.levels) == 1:
        found = Base(clause.levels[0], clause.own)  # "830 (914 in the previous year)"
    else:
        return None
    return found if all(sentence.dates[each].relative for each in found.dates) else None


def _says_change(clause: Clause) -> bool:
    return bool(clause.changes or ways_in(clause.text))
