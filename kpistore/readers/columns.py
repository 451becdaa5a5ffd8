"""One column heading: the period, the comparator, the place, the measure and the breakdown that its words state."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown
from kpistore.model.period import Period
from kpistore.readers.headings import PrintedPeriod, read_period
from kpistore.readers.layout import split_mark
from kpistore.readers.reading import ClaimKind

_COMPARATORS = (
    (re.compile(r"\b(?:national|england (?:and|&) wales)\b", re.IGNORECASE), NATIONAL),
    (re.compile(r"\b(?:most similar (?:group|forces)|msg)\b", re.IGNORECASE), MOST_SIMILAR_GROUP),
)
_SEXES = {
    "female": "female", "females": "female", "women": "female",
    "male": "male", "males": "male", "men": "male",
}  # fmt: skip
_CHANGE = re.compile(r"\b(?:change|uplift|difference|variance)\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentage\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:pts|points?)\b", re.IGNORECASE)
_ARROWS = re.compile(r"direction of travel|trend|direction", re.IGNORECASE)
"""Arrows come out of a PDF as the digit 1: they are no figures."""
_RATES = (
    "charge|arrest|detection|conviction|crime|outcome|positive outcome|linked outcome|solved|engagement|satisfaction"
)
_MEASURE = re.compile(rf"(?:(?:{_RATES}) )?rate(?: per [\d,]+(?: (?:population|people|households))?)?", re.IGNORECASE)
"""A closed list: any other word before "rate" may be the name of a place."""
_FORCE = re.compile(r"((?:[A-Z][\w'-]*\s+){1,3})(?:Police|POLICE|Constabulary|CONSTABULARY)\b")
_PROVISIONAL = re.compile(r"\s*(?:\(p\)|\(?\bprovisional\)?)$", re.IGNORECASE)
TELLING = re.compile(
    r"(?:local )?(?:areas?|authority|districts?|boroughs?|forces?|wards?|regions?)"
    r"|units?|sex|gender|age(?: group)?|ethnicity|comparators?|breakdowns?",
    re.IGNORECASE,
)
"""Columns of words without which a figure beside them is another one's."""
_UNEXPLAINED = "the column is no period, comparator, group or change"
_WHOLE_PERIOD = "total"
"""Beside a printed year it names that year's own figure."""


class Role(StrEnum):
    """What stands in a column."""

    FIGURES = "figures"
    CHANGE = "change"
    ARROWS = "arrows"
    BLANK = "blank"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; period is filled in by dating, from the heading or from elsewhere in the report."""

    heading: str
    role: Role
    printed: PrintedPeriod | None = None
    comparator: str | None = None
    place: str = ""
    measure: str = ""
    breakdown: Breakdown = ()
    change: ClaimKind = ClaimKind.VOLUME
    period: Period | None = None
    mark: str = ""
    """The footnote mark at the end of the heading."""
    provisional: bool = False
    note: str = ""
    """What was inferred; in an unknown column, why it is not read."""

    def noted(self, note: str) -> "Column":
        """The same column with one more thing said about it."""
        return replace(self, note="; ".join(each for each in (self.note, note) if each))


def places_in(text: str) -> frozenset[str]:
    """The names, in lower case, of the areas whose police a report speaks of: "exampleshire"."""
    names = [name.lower().split() for name in _FORCE.findall(text)]
    return frozenset(" ".join(name[first:]) for name in names for first in range(len(name)))


def read_column(heading: str, places: Collection[str]) -> Column:
    """The column under a heading; unknown where any of its words stay unexplained.

    Places are the area names, in lower case, that a heading may begin with.
    """
    whole = " ".join(heading.split())
    marked, mark = split_mark(whole)
    words = _PROVISIONAL.sub("", marked)
    if not words:
        return Column(whole, Role.BLANK)
    if _ARROWS.fullmatch(words):
        return Column(whole, Role.ARROWS)
    if _CHANGE.search(words):
        return Column(whole, Role.CHANGE, change=_change_kind(words))
    return replace(_figures(words, places), heading=whole, mark=mark, provisional=words != marked)


def _figures(words: str, places: Collection[str]) -> Column:
    """A column of figures if a period, comparator, place or group is named and no word is left over."""
    printed, rest = _split_period(words)
    comparator, rest = _take_comparator(rest)
    place, rest = ("", rest) if comparator else _take_place(rest, places)
    sex = _SEXES.get(rest.lower())
    measure = rest.lower() if _MEASURE.fullmatch(rest) else ""
    explained = not rest or sex or measure or (printed and rest.lower() == _WHOLE_PERIOD)
    if not (explained and (printed or comparator or place or sex)):
        return Column(words, Role.UNKNOWN, note=_UNEXPLAINED)
    breakdown = (("sex", sex),) if sex else ()
    return Column(words, Role.FIGURES, printed, comparator, place, measure, breakdown)


def _change_kind(words: str) -> ClaimKind:
    if _POINTS.search(words):
        return ClaimKind.POINTS
    return ClaimKind.PERCENT if _PERCENT.search(words) else ClaimKind.VOLUME


def _split_period(words: str) -> tuple[PrintedPeriod | None, str]:
    """The period at the beginning or the end of a heading, the longest there is, and the words that are left."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        for first in (0, len(parts) - length):
            printed = read_period(" ".join(parts[first : first + length]))
            if printed:
                return printed, " ".join(parts[:first] + parts[first + length :])
    return None, words


def _take_comparator(words: str) -> tuple[str | None, str]:
    for pattern, comparator in _COMPARATORS:
        if pattern.search(words):
            return comparator, " ".join(pattern.sub(" ", words, count=1).split())
    return None, words


def _take_place(words: str, places: Collection[str]) -> tuple[str, str]:
    """The longest name a heading begins with: "Exampleshire" of "Exampleshire charge rate"."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        if " ".join(parts[:length]).lower() in places:
            return " ".join(parts[:length]), " ".join(parts[length:])
    return "", words
