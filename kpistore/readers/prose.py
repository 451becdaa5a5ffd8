"""The period a table's columns leave out, where the paragraphs above the table print it."""

import re

from kpistore.model.period import Period, point
from kpistore.readers.headings import MONTH_YEAR, month_of, read_period

_NEWEST_MONTH = re.compile(
    rf"(?:most recent|latest)\s+(?:(?:available|published)\s+)?data\s*\(?(?:for |from )?(?P<month>{MONTH_YEAR})",
    re.IGNORECASE,
)
"""A survey's month is a point in time."""
_DAY = r"\d{1,2}\s+"
_MONTH = r"[A-Za-z]{3,9}(?:\s+20\d\d)?"
_TO = r"\s*(?:to|-|\u2013)\s*"
_SPAN = re.compile(
    rf"\bbetween\s+(?P<between>(?:{_DAY})?{_MONTH}(?:\s+and\s+|{_TO})(?:{_DAY})?{_MONTH})"
    rf"|(?P<span>{_DAY}{_MONTH}{_TO}{_DAY}{_MONTH})",
    re.IGNORECASE,
)
"""Candidates only: the grammar of headings decides whether they are periods."""


def periods_in(paragraph: str) -> list[tuple[Period, str]]:
    """The different periods a paragraph states for its figures, each with the words that say so."""
    found: list[tuple[Period, str]] = []
    for match in _NEWEST_MONTH.finditer(paragraph):
        newest = month_of(match["month"])
        if newest:
            found.append((point(*newest), match["month"]))
    for match in _SPAN.finditer(paragraph):
        words = match["between"] or match["span"]
        printed = read_period(words)
        if printed and printed.period:
            found.append((printed.period, words))
    return list({period: (period, words) for period, words in found}.values())


def section_periods(paragraphs: list[str]) -> list[tuple[Period, str]]:
    """The periods of the nearest paragraph that states one; several where that paragraph is not clear."""
    return next((found for found in map(periods_in, paragraphs) if found), [])
