"""Periods that carry their own date: quarters, years, twelve months to a month, ranges, months and days."""

import re
from collections.abc import Callable
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period

YEARS_BACK = 10
"""How far back a quarter or a month without a year is looked for."""

Reader = Callable[[re.Match[str], date], PeriodAsked | None]
Form = tuple[re.Pattern[str], Reader]

_M, _D, _Y, _YY, _ISO = words.MONTHS, words.DAY, words.SINGLE_YEAR, words.DOUBLE_YEAR, words.ISO_DAY
_ANY_YEAR = rf"(?:fy ?)?(?:(?P<double>{_YY})|(?P<single>{_Y}))"
_OF = r"[ ,(]*(?:of |in |for )?(?:the )?(?:financial year |year )?"
_NTH = "|".join(words.ORDINALS)
_BRACKET = rf"(?P<months>[ ,(]*{_M} ?(?:-|to|until) ?{_M}\)?)?"
_LAST_OF = r"\b(?P<last>last) (?:quarter|qtr)(?= (?:of|in) (?:the )?(?:fy ?|financial year |year )?20)"
_Q = (
    r"(?:\bq ?(?P<q>[0-9])(?![0-9])|\b(?:quarter|qtr) (?P<qn>[0-9]|one|two|three|four)\b"
    rf"|\b(?P<nth>{_NTH}) (?:quarter|qtr)\b|{_LAST_OF})"
)


def _spell_year(double: str | None, single: str | None) -> tuple[int | None, str]:
    """The year a financial year begins in, and what is wrong with it."""
    if double is None:
        return (words.year_number(single) if single else None), ""
    first = words.first_year(double)
    if first is None:
        year = words.year_number(re.split("[/-]", double)[0])
        return (
            None,
            f"{double} is no financial year: it ends in the year after it begins, as in {periods.year_words(year)}.",
        )
    return first, ""


def _read_quarter(match: re.Match[str], today: date) -> PeriodAsked | None:
    named = match["q"] or match["qn"] or match["nth"] or "final"
    number = int(named) if named.isdigit() else words.ORDINALS.get(named) or words.COUNTS[named]
    if number not in (1, 2, 3, 4):
        return problem(f"A year has quarters 1 to 4, not {number}: write Q3 2021/22, October to December 2021.")
    year, wrong = _spell_year(match["double"], match["single"])
    if wrong:
        return problem(wrong)
    if year is None:
        return _newest(lambda each: periods.quarter(each, number), today)
    if match["double"]:
        return exact(periods.quarter(year, number))
    return _quarter_of_single_year(year, number)


def _quarter_of_single_year(year: int, number: int) -> PeriodAsked:
    """ "Q3 2021" is the financial year's third; Q4 may also be meant as the months of that calendar year."""
    first = periods.quarter(year, number)
    note = f"Q{number} {year} is read as {first.label}, a quarter of the financial year from April {year}."
    return guess(first, periods.quarter(year - 1, number), note=note) if number == 4 else guess(first, note=note)


def _newest(make: Callable[[int], Period], today: date) -> PeriodAsked:
    """The period of this year and of the ten before, newest first, none that ends after today."""
    years = range(today.year, today.year - YEARS_BACK - 2, -1)
    made = [make(year) for year in years if year > 1]
    return guess(*[each for each in made if each.end and each.end <= today][: YEARS_BACK + 1])


def _read_quarters(match: re.Match[str], _today: date) -> PeriodAsked | None:
    """Q1 to Q3 of one year."""
    year, wrong = _spell_year(match["double"], match["single"])
    low, high = int(match["low"]), int(match["high"])
    if wrong or year is None:
        return problem(wrong) if wrong else None
    if not 1 <= low < high <= 4:
        return problem("A year has quarters 1 to 4, the first before the last: write Q1 to Q3 2021/22.")
    return exact(periods.from_dates(periods.quarter(year, low).start, periods.quarter(year, high).end))


def _read_financial_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    if match["double"]:
        return _read_double_year(match, _today)
    year = words.year_number(match["single"])
    first = periods.financial_year(year)
    return guess(first, periods.financial_year(year - 1), note=f"Financial year {year} is read as {first.label}.")


def _read_double_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    year, wrong = _spell_year(match["double"], None)
    if year is not None:
        return exact(periods.financial_year(year))
    return problem(wrong) if match["double"].startswith("20") else None


def _read_calendar_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    return exact(periods.calendar_year(words.year_number(match["single"] or match["before"])))


def _read_bare_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    """ "2021": the calendar year, the two financial years that share it, any twelve months that end in it."""
    year = int(match["year"])
    rolling = (periods.twelve_months_to(year, month) for month in range(MONTHS_IN_YEAR, 0, -1))
    return guess(periods.calendar_year(year), periods.financial_year(year), periods.financial_year(year - 1), *rolling)


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
    return _newest(lambda year: _span_ending(year, number, length), today)


def _read_range(match: re.Match[str], today: date) -> PeriodAsked | None:
    """Month to month; where only the last names a year, the first is the one before it."""
    first, last = words.month_number(match["m1"]), words.month_number(match["m2"])
    if match["double"]:
        return _read_range_of_financial_year(match["double"], first, last)
    if not match["y1"] and not match["single"]:
        return _newest(lambda year: _months(year - (first > last), first, year, last), today)
    end = words.year_number(match["single"]) if match["single"] else 0
    start = words.year_number(match["y1"]) if match["y1"] else end - (first > last)
    end = end or start + (first > last)
    if (end, last) < (start, first):
        return problem("A period ends after it begins: write April to December 2021.")
    return _days_checked(match, _months(start, first, end, last))


def _read_range_of_financial_year(double: str, first: int, last: int) -> PeriodAsked | None:
    year = words.first_year(double)
    if year is None:
        return problem(_spell_year(double, None)[1])
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
_LAST_MONTH = rf"(?:(?P<d2>{_D}) (?:of )?)?(?P<m2>{_M}),?(?: ?{_ANY_YEAR})?"

FORMS: tuple[Form, ...] = (
    (re.compile(rf"{_Q}{_BRACKET}(?:{_OF}{_ANY_YEAR})?"), _read_quarter),
    (re.compile(rf"\b(?:fy ?)?(?:(?P<double>{_YY})|(?P<single>20[0-9]{{2}}))[ ,]*{_Q}{_BRACKET}"), _read_quarter),
    (
        re.compile(
            rf"\bq ?(?P<low>[0-9]) ?(?:-|to|and) ?q ?(?P<high>[0-9]){_OF}(?:(?P<double>{_YY})|(?P<single>{_Y}))"
        ),
        _read_quarters,
    ),
    (
        re.compile(
            rf"\b(?:the )?(?:rolling )?{_SPAN_UNIT}{_SPAN_TO} ?"
            rf"(?:(?P<iso>{_ISO})|(?:{_D} (?:of )?)?(?P<month>{_M}),?(?: ?{_ANY_YEAR})?)"
        ),
        _read_span,
    ),
    (re.compile(rf"\b(?:between |from )?{_FIRST_MONTH} ?(?:-|to|until|till|through|thru) ?{_LAST_MONTH}"), _read_range),
    (re.compile(rf"\bbetween {_FIRST_MONTH} ?and ?{_LAST_MONTH}"), _read_range),
    (re.compile(rf"\b(?P<from>{_ISO}) ?(?:-|to|until|\.\.|/) ?(?P<to>{_ISO})"), _read_iso_range),
    (re.compile(rf"\b(?:fy|f/y|financial year|fiscal year)[ ']*(?:of )?{_ANY_YEAR}"), _read_financial_year),
    (re.compile(rf"\b(?P<double>{_YY})(?: financial year| fiscal year| fy\b)?"), _read_double_year),
    (
        re.compile(rf"\b(?:(?:calendar year|cy)[ ']*(?:of )?(?P<single>{_Y})|(?P<before>20[0-9]{{2}}) calendar year)"),
        _read_calendar_year,
    ),
    (
        re.compile(
            r"(?<![£$0-9.,])(?<!than )(?<!over )(?<!about )(?<!under )\b(?:the )?(?:year )?(?P<year>20[0-4][0-9])\b"
            r"(?![/-][0-9])(?!,[0-9])(?! ?(?:calls|people|officers|crimes))"
        ),
        _read_bare_year,
    ),
)
