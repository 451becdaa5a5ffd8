"""Spans: "12 months to Sept 2024", "quarter to December 2021", "April to December 2021", from day to day."""

import re
from dataclasses import replace
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.asking.form import ANY_YEAR, Form, newest, spell_year
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period

_M, _D, _Y, _ISO = words.MONTHS, words.DAY, words.SINGLE_YEAR, words.ISO_DAY


def _span_ending(year: int, month: int, length: int) -> Period:
    if length == MONTHS_IN_YEAR:
        return periods.twelve_months_to(year, month)
    end = periods.month(year, month)
    return periods.from_dates(end.shifted(1 - length).start, end.end)


def _read_span(match: re.Match[str], today: date) -> PeriodAsked | None:
    """Some months to a month: "12 months to Sept 2024", "quarter to December 2021"."""
    unit = match["unit"]
    length = MONTHS_IN_QUARTER if unit and unit[0] == "q" else MONTHS_IN_YEAR
    if match["count"]:
        length = words.COUNTS.get(match["count"]) or int(match["count"])
    if not 1 <= length <= 10 * MONTHS_IN_YEAR:
        return None
    if match["iso"]:
        year, month = int(match["iso"][:4]), int(match["iso"][5:7])
        return exact(_span_ending(year, month, length)) if 1 <= month <= MONTHS_IN_YEAR else None
    number = words.month_number(match["month"])
    if match["double"]:
        first = words.first_year(match["double"])
        return exact(_span_ending(first + (number <= MONTHS_IN_QUARTER), number, length)) if first else None
    if match["single"]:
        return exact(_span_ending(words.year_number(match["single"]), number, length))
    return newest(lambda year: _span_ending(year, number, length), today)


def _read_to(match: re.Match[str], _today: date) -> PeriodAsked | None:
    """ "To June 2024" without saying since when: twelve months, else a quarter."""
    number = words.month_number(match["month"])
    first = words.first_year(match["double"]) if match["double"] else None
    if match["double"] and first is None:
        return None
    year = first + (number <= MONTHS_IN_QUARTER) if first else words.year_number(match["single"])
    if match["day"] and words.day_number(match["day"]) != periods.last_day(year, number).day:
        return None
    return guess(*(_span_ending(year, number, length) for length in (MONTHS_IN_YEAR, MONTHS_IN_QUARTER)))


def _read_range(match: re.Match[str], today: date) -> PeriodAsked | None:
    """Month to month; where only the last names a year, the first is the one before it."""
    first, last = words.month_number(match["m1"]), words.month_number(match["m2"])
    if match["double"]:
        return _read_range_of_financial_year(match["double"], first, last)
    if not match["y1"] and not match["single"]:
        return newest(lambda year: _months(year - (first > last), first, year, last), today)
    end = words.year_number(match["single"]) if match["single"] else 0
    start = words.year_number(match["y1"]) if match["y1"] else end - (first > last)
    end = end or start + (first > last)
    if (end, last) < (start, first):
        return problem("A period ends after it begins: write April to December 2021.")
    ends = (periods.month(start, first), periods.month(end, last))
    return replace(_days_checked(match, _months(start, first, end, last)), ends=ends)


def _read_range_of_financial_year(double: str, first: int, last: int) -> PeriodAsked | None:
    year = words.first_year(double)
    if year is None:
        return problem(spell_year(double, None)[1])
    start, end = (year + (month <= MONTHS_IN_QUARTER) for month in (first, last))
    return exact(_months(start, first, end, last)) if (start, first) <= (end, last) else None


def _months(year: int, first: int, last_year: int, last: int) -> Period:
    return periods.from_dates(periods.month(year, first).start, periods.month(last_year, last).end)


def _days_checked(match: re.Match[str], span: Period) -> PeriodAsked:
    """The span of whole months, or with the days that were written."""
    assert span.start is not None
    assert span.end is not None
    start = words.real_day(span.start.year, span.start.month, words.day_number(match["d1"]) or 1)
    end = words.real_day(span.end.year, span.end.month, words.day_number(match["d2"]) or span.end.day)
    if start is None or end is None or end < start:
        return problem("There are no such days: write 1 October 2021 to 31 December 2021.")
    return exact(periods.from_dates(start, end))


def _read_iso_range(match: re.Match[str], _today: date) -> PeriodAsked | None:
    days = [words.real_day(*map(int, text.split("-"))) for text in (match["from"], match["to"])]
    if days[0] is None or days[1] is None or days[1] < days[0]:
        return problem("There are no such days: write 2021-10-01 to 2021-12-31.")
    return exact(periods.from_dates(days[0], days[1]))


_SPAN_UNIT = (
    r"(?:(?P<count>[0-9]{1,3}|one|two|three|six|nine|twelve)[ -]?(?:months?|m)\b"
    r"|(?P<unit>years?|yr|quarter|qtr|y/?e)\b)"
)
_SPAN_TO = (
    r"(?: period)?[ ,]*(?:up to|to|ending|ended|ends|end|until|till|in|at|-)?"
    r"(?: and including)?(?: the)?(?: end of| end)?"
)
_FIRST_MONTH = rf"(?:(?P<d1>{_D}) (?:of )?)?(?P<m1>{_M})(?: (?P<d1b>{_D})(?=,? 20))?,? ?(?P<y1>{_Y})?"
_LAST_MONTH = rf"(?:(?P<d2>{_D}) (?:of )?)?(?P<m2>{_M}),?(?: ?{ANY_YEAR})?"

FORMS: tuple[Form, ...] = (
    (
        re.compile(
            rf"\b(?:the )?(?:rolling )?{_SPAN_UNIT}{_SPAN_TO} ?"
            rf"(?:(?P<iso>{_ISO})|(?:{_D} (?:of )?)?(?P<month>{_M}),?(?: ?{ANY_YEAR})?)"
        ),
        _read_span,
    ),
    (re.compile(rf"\b(?:between |from )?{_FIRST_MONTH} ?(?:-|to|until|till|through|thru) ?{_LAST_MONTH}"), _read_range),
    (re.compile(rf"\bbetween {_FIRST_MONTH} ?and ?{_LAST_MONTH}"), _read_range),
    (
        re.compile(
            r"(?<!compared )(?<!comparison )(?<!relative )(?<!thanks )(?<!back )(?<!due )"
            rf"\b(?:(?:up )?to|ending|ended)(?: the)?(?: end of| end)? (?:(?P<day>{_D}) (?:of )?)?"
            rf"(?P<month>{_M}),? ?{ANY_YEAR}"
        ),
        _read_to,
    ),
    (re.compile(rf"\b(?P<from>{_ISO}) ?(?:-|to|until|\.\.|/) ?(?P<to>{_ISO})"), _read_iso_range),
)
