"""The periods a sentence names, where they stand and how they are meant: its own, or the one it compares with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kpistore.model.period import Period, financial_year_of, quarter
from kpistore.proofing.no_amounts import MONTHS
from kpistore.readers.headings import MONTH_YEAR, read_period


class Relative(StrEnum):
    """Words for a period that another one tells."""

    NOW = "the reporting period"
    LAST_YEAR = "the last 12 months"
    SAME = "the same period of the year before"
    YEAR_BEFORE = "the year before"
    BEFORE = "the period before"


@dataclass(frozen=True, slots=True)
class Dated:
    """One period named in a sentence."""

    start: int
    end: int
    period: Period | None
    relative: Relative | None = None


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_YEARS = r"20\d\d\s?[/–-]\s?(?:20)?\d\d(?!\d|,\d)"
_QUARTER = r"(?:q\s?[1-4]\b|quarter\s(?:[1-4]\b|one|two|three|four))"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})(?:\s+20\d\d)?"
_TO = r"\s*(?:to|-|–|until)\s*"
_FORMS = (
    rf"(?P<between>\bbetween\s+(?:{MONTH_YEAR}|{_DAY}|{MONTHS})(?:\s+and\s+|{_TO})(?:{_DAY}(?<=\d)|{MONTH_YEAR}))",
    rf"\b{_DAY}{_TO}{_DAY}(?<=20\d\d)",
    rf"\b(?:rolling\s+)?(?:12|twelve)[\s-]months?(?:\s+period)?(?:\s+(?:up\s+to|to|ending|ended))?(?:\s+the\s+end\s+of|\s+in)?\s+{MONTH_YEAR}",
    rf"\byear\s+(?:to|ending|ended)(?:\s+the\s+end\s+of)?\s+{MONTH_YEAR}",
    rf"\b(?:{MONTH_YEAR}|{MONTHS}){_TO}{MONTH_YEAR}",
    rf"\b{_QUARTER}(?:,?\s+(?:of\s+)?(?:the\s+)?(?:financial\s+year\s+)?\(?{_YEARS}\)?)?",
    rf"\b(?:first|second|third|fourth|final)\s+quarter(?:\s+of\s+(?:the\s+)?(?:financial\s+year\s+)?{_YEARS})?",
    rf"\b(?:financial\s+year\s+|fy\s?)?{_YEARS}(?:[\s,]+{_QUARTER})?",
    rf"\b{_DAY}(?<=20\d\d)",
    rf"\b{MONTH_YEAR}(?!\d)",
    r"\bcalendar\s+year\s+20\d\d",
)
_PRINTED = re.compile("|".join(_FORMS), re.IGNORECASE)
_BEFORE = r"(?:previous|prior|preceding)"
_TWELVE = r"(?:12|twelve)\s+months"
_RELATIVE = (
    (
        rf"\bsame\s+(?:period|quarter|time|point)\s+(?:of\s+|in\s+)?(?:the\s+)?(?:(?:{_BEFORE}|last)\s+year|year\s+before)",
        Relative.SAME,
    ),
    (rf"\b(?:the\s+)?(?:year|{_TWELVE})\s+(?:before|earlier|prior)\b", Relative.YEAR_BEFORE),
    (r"\ba\s+year\s+(?:before|earlier|ago)\b", Relative.YEAR_BEFORE),
    (rf"\b(?:the\s+)?{_BEFORE}\s+(?:year|{_TWELVE})\b", Relative.YEAR_BEFORE),
    (r"(?:(?<=\bthan )|(?<=\bon )|(?<=compared to )|(?<=compared with ))(?:in\s+)?last\s+year\b", Relative.YEAR_BEFORE),
    (rf"\b(?:the\s+)?{_BEFORE}\s+(?:quarter|reporting\s+period|period)\b", Relative.BEFORE),
    (r"\b(?:the\s+)?quarter\s+(?:before|earlier)\b", Relative.BEFORE),
    (rf"\b(?:over|in|during|for)\s+the\s+(?:last|past|latest|most\s+recent)\s+{_TWELVE}\b", Relative.LAST_YEAR),
    (r"\b(?:over|in|during)\s+the\s+(?:last|past)\s+year\b", Relative.LAST_YEAR),
    (
        r"\b(?:the|this)\s+(?:current\s+|latest\s+)?reporting\s+(?:period|quarter|year)\b(?!\s+(?:\d|one|two|three|four))",
        Relative.NOW,
    ),
    (r"\b(?:this|the\s+current|the\s+latest)\s+(?:period|quarter)\b", Relative.NOW),
)
_RELATIVES = tuple((re.compile(pattern, re.IGNORECASE), relative) for pattern, relative in _RELATIVE)


def dates_in(text: str, focus: Period | None) -> list[Dated]:
    """The periods of a sentence in order; a quarter without a year is one of the report's focus year."""
    found = list(_relatives(text))
    for match in _PRINTED.finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            found.append(Dated(match.start(), match.end(), _period(match[0], focus)))
    return sorted(found, key=lambda each: each.start)


def _relatives(text: str) -> Iterator[Dated]:
    taken: list[Dated] = []
    for pattern, relative in _RELATIVES:
        for match in pattern.finditer(text):
            if not any(each.start < match.end() and match.start() < each.end for each in taken):
                taken.append(Dated(match.start(), match.end(), None, relative))
    yield from taken


@lru_cache(maxsize=1_000)
def _period(words: str, focus: Period | None) -> Period | None:
    plain = re.sub(r"^between\s+", "", " ".join(words.lower().split()))
    plain = re.sub(r"\b(first|second|third|fourth|final) quarter\b", lambda each: f"q{_NUMBERS[each[1]]}", plain)
    plain = re.sub(r"\bquarter (one|two|three|four)\b", lambda each: f"q{_NUMBERS[each[1]]}", plain)
    plain = re.sub(r"\bof (?:the )?(?:financial year )?(?=20\d\d)|\bfinancial year (?=20\d\d)", "", plain)
    plain = re.sub(r"\b(12|twelve) months period\b", "12 months", plain.replace(" until ", " to "))
    printed = read_period(plain)
    if printed is None:
        return None
    if printed.period is None and printed.quarter and focus and focus.start:
        return quarter(financial_year_of(focus.start), printed.quarter)
    return printed.period
