"""Words that count from the period spoken of before: "the year before", "the following quarter"."""

import re

from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR

_THEN = r"(?:before that|before|earlier|ago|previously)"
_PREVIOUS = r"(?:previous|prior|preceding)"
_AFTER = r"(?:after(?: that)?|later)"
_A = r"\b(?:the |a |one )?"
_SAME = (
    r"same (?:period|quarter|month|time) "
    r"(?:the year before|last year|(?:in|of) the previous year|a year (?:ago|before))"
)
_YEAR, _QUARTER = r"(?:(?:financial )?year|12 months|twelve months)", r"(?:quarter|3 months|three months)"
SHIFTS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"{_A}(?:{_SAME}|{_YEAR} {_THEN}|{_PREVIOUS} {_YEAR})\b"), -MONTHS_IN_YEAR),
    (re.compile(rf"{_A}(?:{_QUARTER} {_THEN}|{_PREVIOUS} {_QUARTER})\b"), -MONTHS_IN_QUARTER),
    (re.compile(rf"{_A}(?:month {_THEN}|{_PREVIOUS} month)\b"), -1),
    (re.compile(rf"{_A}(?:{_YEAR} {_AFTER}|(?:next|following) {_YEAR})\b"), MONTHS_IN_YEAR),
    (re.compile(rf"{_A}(?:{_QUARTER} {_AFTER}|(?:next|following) {_QUARTER})\b"), MONTHS_IN_QUARTER),
    (re.compile(rf"{_A}(?:month {_AFTER}|(?:next|following) month)\b"), 1),
    (re.compile(rf"{_A}(?:{_PREVIOUS} (?:one|period|figure)|(?:one|period|time) {_THEN}|before that)\b"), 0),
)
_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5}
SHIFTS += tuple(
    (
        re.compile(rf"\b(?:the )?(?:same (?:period|quarter|month) )?(?:{word}|{number}) years {_THEN}\b"),
        -number * MONTHS_IN_YEAR,
    )
    for word, number in _YEARS.items()
)
"""Counted from the period spoken of: so many months later; 0 is the adjacent period of the same length."""
