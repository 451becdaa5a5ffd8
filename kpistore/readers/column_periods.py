"""Periods as the cells and headings of an office's own tables write them: also 2021-04, 04/2021, and a year apart."""

import re
from datetime import date

from kpistore.model.period import Period, financial_year_of, month
from kpistore.readers.headings import first_year, month_number, read_period
from kpistore.readers.tidy_fields import read_date

_YEAR_FIRST = re.compile(r"(?P<year>20\d\d)[-/.](?P<month>0?[1-9]|1[0-2])")
_YEAR_LAST = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/.](?P<year>20\d\d)")
_WORD_AND_YEAR = re.compile(r"(?P<word>[a-z]+)[-/,.\s]+(?P<year>20\d\d)", re.IGNORECASE)
_YEAR_AND_WORD = re.compile(r"(?P<year>20\d\d)[-/,.\s]+(?P<word>[a-z]+)", re.IGNORECASE)
_PART = re.compile(r"q[1-4]|quarter\s*[1-4]|[a-z]+|0?[1-9]|1[0-2]", re.IGNORECASE)
_BARE_YEAR = re.compile(r"20\d\d")
_LONG_YEARS = re.compile(r"20\d\d\s*[-/\N{EN DASH}]\s*(?:20)?\d\d")


def period_of(text: str, year: str = "") -> Period | None:
    """The period that a cell or heading names, with the year from another column if it names none itself.

    A date stands for its month. None where it names no period, or one of which the year is not known.
    """
    plain = " ".join(text.split())
    if year:
        return _in_year(plain, " ".join(year.split()))
    if day := read_date(plain):
        return month(day.year, day.month)
    for form in (_YEAR_FIRST, _YEAR_LAST):
        if found := form.fullmatch(plain):
            return month(int(found["year"]), int(found["month"]))
    for form in (_WORD_AND_YEAR, _YEAR_AND_WORD):
        if (found := form.fullmatch(plain)) and (number := month_number(found["word"])):
            return month(int(found["year"]), number)
    printed = read_period(plain)
    return printed.period if printed else None


def is_part_of_year(text: str) -> bool:
    """Whether it names a month or a quarter and no year: "April", "4", "Q1"."""
    plain = " ".join(text.split())
    return _PART.fullmatch(plain) is not None and (plain[-1].isdigit() or month_number(plain) is not None)


def is_year(text: str) -> bool:
    """Whether it is a year alone: "2021" or "2021/22"."""
    return _BARE_YEAR.fullmatch(text.strip()) is not None or _financial(text) is not None


def _financial(text: str) -> int | None:
    return first_year(text) if _LONG_YEARS.fullmatch(text.strip()) else None


def _in_year(part: str, year: str) -> Period | None:
    """A month of a calendar or financial year, or a quarter of a financial one: "Q1" of 2021 could be two."""
    if not is_part_of_year(part):
        return period_of(part)
    began, number = _financial(year), int(part) if part.isdigit() else month_number(part)
    if number is None:
        printed = read_period(f"{part} {year}") if began is not None else None
        return printed.period if printed else None
    if began is None:
        return month(int(year), number) if _BARE_YEAR.fullmatch(year) else None
    return month(began if financial_year_of(date(began, number, 1)) == began else began + 1, number)
