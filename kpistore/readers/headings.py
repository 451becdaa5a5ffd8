"""The grammar of period headings: the one place where printed words become a period.

Every form must match a heading from end to end, so that a date inside other words is never taken for a period.
A bare year ("2021") is no period here: it may be a calendar or a financial one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kpistore.model.period import (
    MONTH_WORDS,
    Period,
    PeriodKind,
    calendar_year,
    financial_year,
    from_dates,
    last_day,
    month,
    quarter,
    twelve_months_to,
)

_DASH = r"\s*[-\N{EN DASH}\N{EM DASH}]\s*"
_YEARS = rf"20\d\d(?:\s*/\s*|{_DASH})(?:20)?\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH_YEAR = rf"{_MONTH}(?:\s+20\d\d|[-\s]?['\N{{RIGHT SINGLE QUOTATION MARK}}]\d\d|-\d\d)"
_TWELVE = r"(?:rolling\s+)?(?:12|twelve)[\s-]*months?"
MONTH_YEAR = _MONTH_YEAR
"""For other rules that look for "March 2022": a regular expression, to be used without regard to case."""


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """What a heading says of its period; without dates where it prints a quarter or "12 months" and no year."""

    period: Period | None
    quarter: int | None = None
    """1 to 4, where a quarter is printed."""
    note: str = ""


def read_period(text: str) -> PrintedPeriod | None:
    """The period a heading prints, or None where the whole heading is no period."""
    plain = " ".join(text.split()).lower()
    for pattern, read in _FORMS:
        match = pattern.fullmatch(plain)
        found = read(match) if match else None
        if found is not None:
            return found
    return None


def first_year(text: str) -> int | None:
    """The year in which "2021/22", "2021 - 22" or "2021-2022" begins; None unless the years follow each other."""
    years = [int(each) for each in re.findall(r"\d+", text)]
    if len(years) != 2:
        return None
    return years[0] if (years[0] + 1) % 100 == years[1] % 100 and years[1] in (years[0] + 1, years[1] % 100) else None


def month_of(text: str) -> tuple[int, int] | None:
    """Year and number of "Sept 2024" or "Sep-24"; None for anything else."""
    if not re.fullmatch(_MONTH_YEAR, text.strip(), re.IGNORECASE):
        return None
    year = int(re.findall(r"\d+", text)[0])
    return (year if year > 99 else 2000 + year), _month_number(text)


def month_number(word: str) -> int | None:
    """The number of "April", "Apr" or "Sept."; None for any other word."""
    return _month_number(word) if re.fullmatch(_MONTH, word.strip(), re.IGNORECASE) else None


def years_in(text: str) -> list[int]:
    """The first years of all financial years named in a line, in order of appearance."""
    found = (first_year(each) for each in re.findall(rf"(?<!\d){_YEARS}(?!\d)", text))
    return [each for each in found if each is not None]


def _month_number(text: str) -> int:
    start = text.strip()[:3].lower()
    return next(number for number, word in enumerate(MONTH_WORDS, 1) if word[:3].lower() == start)


def _financial(match: re.Match[str]) -> PrintedPeriod | None:
    year = first_year(match["years"])
    return None if year is None else PrintedPeriod(financial_year(year))


def _twelve_to(match: re.Match[str]) -> PrintedPeriod | None:
    found = month_of(match["month"])
    return PrintedPeriod(twelve_months_to(*found)) if found else None


def _single_month(match: re.Match[str]) -> PrintedPeriod | None:
    found = month_of(match["month"])
    return PrintedPeriod(month(*found)) if found else None


def _months(match: re.Match[str]) -> PrintedPeriod | None:
    first, last = month_of(match["first"]), month_of(match["last"])
    if first is None or last is None or first > last:
        return None
    return PrintedPeriod(from_dates(date(*first, 1), last_day(*last)))


def _months_of_one_year(match: re.Match[str]) -> PrintedPeriod | None:
    first, last, year = _month_number(match["first"]), _month_number(match["last"]), int(match["year"])
    return PrintedPeriod(from_dates(date(year, first, 1), last_day(year, last))) if first <= last else None


def _days(match: re.Match[str]) -> PrintedPeriod | None:
    end = _day(match["last"], "")
    start = _day(match["first"], match["last"][-4:])
    return PrintedPeriod(from_dates(start, end)) if start and end and start <= end else None


def _single_day(match: re.Match[str]) -> PrintedPeriod | None:
    day = _day(match["day"], "")
    return PrintedPeriod(Period(day, day, PeriodKind.POINT)) if day else None


def _day(text: str, year: str) -> date | None:
    words = text.split()
    try:
        return date(int((words[2:] or [year])[0]), _month_number(words[1]), int(re.sub(r"\D", "", words[0])))
    except ValueError:
        return None


def _quarter(match: re.Match[str]) -> PrintedPeriod | None:
    number, months = int(match["number"]), match.groupdict().get("months")
    note = _misprint(number, months) if months else ""
    if not match["years"]:
        return PrintedPeriod(None, number, note)
    year = first_year(match["years"])
    return None if year is None else PrintedPeriod(quarter(year, number), number, note)


def _misprint(number: int, months: str) -> str:
    """The quarter's number decides: "Q2 May-Sep" stands in a row of quarters and can only be July to September."""
    proper = from_dates(quarter(2000, number).start, quarter(2000, number).end)
    assert proper.start is not None
    assert proper.end is not None
    printed = [_month_number(each) for each in re.findall(_MONTH, months)]
    if printed == [proper.start.month, proper.end.month]:
        return ""
    words = f"{MONTH_WORDS[proper.start.month - 1]}-{MONTH_WORDS[proper.end.month - 1]}"
    return f"Q{number} is {words}; the heading misprints its months"


_QUARTER = r"(?:q|quarter\s*)(?P<number>[1-4])"
_SPAN = rf"(?:\s*[(:,]?\s*(?P<months>{_MONTH}(?:{_DASH}|\s+to\s+){_MONTH})\)?)?"
_OPTIONAL_YEARS = rf"(?:[\s,]*\(?(?P<years>{_YEARS})\)?)?"
_TO = rf"(?:{_DASH}|\s+to\s+|\s+and\s+)"

_Read = Callable[[re.Match[str]], PrintedPeriod | None]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?:(?:fy|financial year|baseline)\s*)?(?P<years>{_YEARS})", _financial),
        (rf"{_TWELVE}\s*\(?(?P<years>{_YEARS})\)?", _financial),
        (
            rf"{_TWELVE}(?:\s+(?:data\s+)?(?:up to|to|ending|ended))?(?:\s+the end of)?\s+(?P<month>{_MONTH_YEAR})",
            _twelve_to,
        ),
        (rf"(?:the\s+)?year\s+(?:to|ending|ended)\s+(?P<month>{_MONTH_YEAR})", _twelve_to),
        (_TWELVE, lambda _: PrintedPeriod(None)),
        (rf"(?P<first>{_MONTH_YEAR}){_TO}(?P<last>{_MONTH_YEAR})", _months),
        (rf"(?P<first>{_MONTH}){_TO}(?P<last>{_MONTH})\s+(?P<year>20\d\d)", _months_of_one_year),
        (rf"(?P<first>{_DAY}\s+{_MONTH}(?:\s+20\d\d)?){_TO}(?P<last>{_DAY}\s+{_MONTH}\s+20\d\d)", _days),
        (rf"(?:as at\s+)?(?P<day>{_DAY}\s+{_MONTH}\s+20\d\d)", _single_day),
        (rf"(?:as at\s+)?(?P<month>{_MONTH_YEAR})", _single_month),
        (_QUARTER + _SPAN + _OPTIONAL_YEARS, _quarter),
        (rf"(?:baseline\s+)?(?P<years>{_YEARS})[\s,]+{_QUARTER}{_SPAN}", _quarter),
        (r"calendar year\s+(?P<year>20\d\d)", lambda match: PrintedPeriod(calendar_year(int(match["year"])))),
    )
)
