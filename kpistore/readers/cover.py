"""What a report's cover says: its title, the month it was printed, the quarter it is about."""

import re
from datetime import date

from kpistore.model.period import Period, financial_year, last_day, quarter
from kpistore.readers.headings import MONTH_YEAR, first_year, month_of, years_in
from kpistore.readers.layout import is_prose, without_markup

_DATE_LINE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH_YEAR})(?:\s*\(.*\))?", re.IGNORECASE)
"""A date that fills its line, but for words in brackets: "March 2024 - April 2025" is a period, not a date of print."""
_QUARTER = re.compile(r"\b(?:Q|quarter\s*)([1-4])\b", re.IGNORECASE)
_QUARTER_WITH_YEAR = re.compile(rf"{_QUARTER.pattern}[\s,of-]*(20\d\d\s*[/-]\s*(?:20)?\d\d)\b", re.IGNORECASE)


def cover_lines(lines: list[str]) -> tuple[str, ...]:
    """The titles before the contents, the first table and the first sentence; often none at all."""
    cover: list[str] = []
    for line in lines:
        plain = without_markup(line)
        if "\t" in line or plain.lower() == "contents" or is_prose(line):
            break
        if plain:
            cover.append(plain)
    return tuple(cover)


def printed_month(cover: tuple[str, ...]) -> date | None:
    """The last day of the month the cover prints as its own date; None if it prints none."""
    matches = (_DATE_LINE.fullmatch(line) for line in cover)
    found = next((month_of(match["month"]) for match in matches if match), None)
    return last_day(*found) if found else None


def focus_period(cover: tuple[str, ...]) -> Period | None:
    """The quarter the cover names, else the financial year; None where it names none or several.

    Quarter and year may stand in one line or in two.
    """
    together = {match.groups() for line in cover for match in _QUARTER_WITH_YEAR.finditer(line)}
    if len(together) == 1:
        number, years = together.pop()
        year = first_year(years)
        return None if year is None else quarter(year, int(number))
    quarters = {int(each) for line in cover for each in _QUARTER.findall(line)}
    first_years = {each for line in cover for each in years_in(line)}
    if len(first_years) != 1 or len(quarters) > 1:
        return None
    year = first_years.pop()
    return quarter(year, quarters.pop()) if quarters else financial_year(year)
