"""Two measures in one question: "compare burglary and robbery", "999 answer rate v 101"."""

import re
from collections.abc import Iterator

from kpistore.asking.names import Names
from kpistore.asking.offered import worth_offering
from kpistore.asking.tokens import stem
from kpistore.model.kpi import Kpi

_ASKED = re.compile(r"\bcompar(?:e[sd]?|ing|ison)\b|\bdifference between\b|\bside by side\b")
_STRONG = re.compile(r" (?:v|vs|versus|against|beside|compared (?:to|with)) | than ")
_WEAK = re.compile(r" (?:and|to|with|or) ")
_LISTED = re.compile(r" (?:and|plus|as well as) | ?[,&] ?(?:and )?")
"""What joins two that are asked for at once."""
_WORD = re.compile(r"\w+")
_SHORT = 3
"""So many words at most is a name beside a comma."""

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


def find_joined(rest: str, found: Kpi, names: Names, *, is_name: bool) -> tuple[Kpi, Kpi] | None:
    """The two measures that a clean text lists, "officers and PCSOs", of which the one found goes by words of both."""
    for split in list(_LISTED.finditer(rest))[:_MOST_SPLITS]:
        left, right = rest[: split.start()], rest[split.end() :]
        if not _is_list(split[0], left, right, is_name) or _is_in_a_name(left, right, found):
            continue
        pair = _pair(left, right, names)
        if pair and found in pair:
            return pair
    return None


def joins_another(rest: str, found: Kpi, names: Names, *, is_name: bool) -> tuple[Kpi, ...]:
    """The measures to choose from where one side of "and" names one by itself and the other says something more."""
    for split in list(_LISTED.finditer(rest))[:_MOST_SPLITS]:
        left, right = rest[: split.start()], rest[split.end() :]
        if not _is_list(split[0], left, right, is_name) or _is_in_a_name(left, right, found):
            continue
        sides = [worth_offering(names, each, names.match(each)).candidates for each in (left, right)]
        if all(sides) and max(len(left.split()), len(right.split())) <= _SHORT and not set(sides[0]) <= set(sides[1]):
            return tuple(dict.fromkeys((found, *sides[0], *sides[1])))
        for one, other in ((left, right), (right, left)):
            alone, more = names.match(one).kpi, worth_offering(names, other, names.match(other))
            if alone and more.candidates and more.kpi is not alone:
                return tuple(dict.fromkeys((alone, found, *more.candidates)))
    return ()


def _is_list(joint: str, left: str, right: str, is_name: bool) -> bool:
    """A comma parts a list only between two short names, neither the clauses of a sentence nor a name's own words."""
    return "," not in joint or (not is_name and max(len(left.split()), len(right.split())) <= _SHORT)


def _is_in_a_name(left: str, right: str, kpi: Kpi) -> bool:
    """Whether the words on both sides stand so in a name of the measure: "stop and search"."""
    ends = [*_WORD.findall(left)[-1:], "and", *_WORD.findall(right)[:1]]
    joined = [stem(word) for word in ends]
    names = (kpi.title, kpi.short, *kpi.aliases, *(label.text for label in kpi.labels))
    spoken = ([stem(word) for word in _WORD.findall(name.lower().replace("&", " and "))] for name in names)
    return any(joined == name[at : at + 3] for name in spoken for at in range(len(name)))


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
