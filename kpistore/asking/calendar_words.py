"""The pieces periods are written with: months, days, single and double years."""

import re
from datetime import date
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
SINGLE_YEAR = (
    r"(?:20[0-9]{2}|'?[1-4][0-9](?! ?(?:seconds?|secs?|minutes?|mins?|%|per\b|calls?\b|officers?\b)))(?![0-9/])"
)
"""2021, 21 or '21."""
DOUBLE_YEAR = r"(?:(?:20)?[0-9]{2} ?[/-] ?(?:20)?[0-9]{2})(?![0-9/])(?!-[0-9])"
"""2021/22, 21/22, 2021-22, 2021/2022; whether the two follow each other is checked when it is read."""
DAY = r"(?:[0-9]{1,2}(?:st|nd|rd|th)?)"
ISO_DAY = r"(?:20[0-9]{2}-[0-9]{2}-[0-9]{2})"

COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "fifth": 5,
    "5th": 5,
}
_MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000
_MISSPELT = {
    "moths": "months",
    "mths": "months",
    "mnths": "months",
    "quartet": "quarter",
    "decembre": "december",
    "setp": "sept",
    "spet": "sept",
    "apirl": "april",
    "arpil": "april",
    "septembre": "september",
    "octobre": "october",
}
"""Misspellings further from the word than a slip, or near another."""
_LONG_WORDS = (
    *("january", "february", "august", "september", "october", "november", "december", "quarter", "quarters"),
    *("months", "calendar", "financial", "ending", "ended", "between", "twelve"),
)
_RIGHT = frozenset(_LONG_WORDS) | {"month", "monthly", "quarterly", "mouths", "edited"}
_SHORTEST = 5
"""Shorter words have too many near them."""
_TWO_SLIPS = 8
"""From this length on two slips are allowed."""
_WORD = re.compile(r"[a-z]{4,12}")


def spell(text: str) -> str:
    """The text with the usual misspellings of months and quarters put right."""
    return _WORD.sub(lambda word: _meant(word[0]), text)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """The word of the calendar that is one slip away and begins with the same letter; else the word itself."""
    if word in _RIGHT or word in _MISSPELT or len(word) < _SHORTEST:
        return _MISSPELT.get(word, word)
    most = 2 if len(word) >= _TWO_SLIPS else 1
    found = process.extractOne(word, _LONG_WORDS, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found and found[0][0] == word[0] else word


def month_number(word: str) -> int:
    """1 to 12 for a month as MONTHS matches it."""
    return _MONTH_STEMS.index(word[:3]) + 1


def year_number(word: str) -> int:
    """2021 for "2021", "21" and "'21"."""
    number = int(word.strip(" '"))
    return number if number >= _CENTURY else number + _CENTURY


def first_year(word: str) -> int | None:
    """2021 for "2021/22"; None where the second year does not follow the first."""
    first, second = (year_number(part) for part in re.split("[/-]", word))
    return first if second % 100 == (first + 1) % 100 and second - first in (1, -99) else None


def day_number(word: str | None) -> int | None:
    """21 for "21st"."""
    return int(word.rstrip("stndrh")) if word else None


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
