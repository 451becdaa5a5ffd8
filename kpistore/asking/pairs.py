"""Two measures in one question: "compare burglary and robbery", "999 answer rate v 101"."""

import re
from collections.abc import Iterator

from kpistore.asking.names import Names
from kpistore.model.kpi import Kpi

_ASKED = re.compile(r"\bcompar(?:e[sd]?|ing|ison)\b|\bdifference between\b|\bside by side\b")
_STRONG = re.compile(r" (?:v|vs|versus|against|beside|compared (?:to|with)) | than ")
_WEAK = re.compile(r" (?:and|to|with|or) ")

_MOST_SPLITS = 4
"""A sentence with more words that join is no plain pair."""


def find_pair(text: str, rest: str, names: Names) -> tuple[Kpi, Kpi] | None:
    """The two measures that a clean text sets beside each other; `rest` is it without periods and comparison words."""
    weak = _ASKED.search(text) is not None
    for left, right in _splits(rest, _STRONG):
        if pair := _pair(left, right, names):
            return pair
    for left, right in _splits(rest, _WEAK) if weak else ():
        if pair := _pair(left, right, names):
            return pair
    return None


def _splits(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """ "and" before "with": violence with injury and violence without injury."""
    found = sorted(pattern.finditer(text), key=lambda each: each[0].strip() != "and")
    found = found[:_MOST_SPLITS]
    return ((text[: each.start()], text[each.end() :]) for each in found)


def _pair(left: str, right: str, names: Names) -> tuple[Kpi, Kpi] | None:
    first, second = names.match(left).kpi, names.match(right).kpi
    if first is None and second is not None:
        first = names.sibling(left, second)
    if second is None and first is not None:
        second = names.sibling(right, first)
    if first is None or second is None or first is second:
        return None
    if first.unit is not second.unit:  # "999 answer rate and 101": the same measure of the other service is meant
        second = names.sibling(right, first) or second
    return (first, second) if first is not second else None
