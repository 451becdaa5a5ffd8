"""Quarters and years: "Q3 2021/22", "FY 23/24", "calendar year 2021", and "2021" with its several meanings."""

import re
from dataclasses import replace
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.asking.form import ANY_YEAR, Form, newest, spell_year
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_YEAR, Period

_M, _Y, _YY = words.MONTHS, words.SINGLE_YEAR, words.DOUBLE_YEAR
_OF = r"[ ,(]*(?:of |in |for )?(?:the )?(?:financial year |year )?"
_NTH = "|".join(words.ORDINALS)
_BRACKET = rf"(?P<months>[ ,(]*{_M} ?(?:-|to|until) ?{_M}\)?)?"
_LAST_OF = r"\b(?P<last>last) (?:quarter|qtr)(?= (?:of|in) (?:the )?(?:fy ?|financial year |year )?20)"
_Q = (
    r"(?:\bq ?(?P<q>[0-9])(?![0-9])|\b(?:quarter|qtr) (?P<qn>[0-9]|one|two|three|four)\b"
    rf"|\b(?P<nth>{_NTH}) (?:quarter|qtr)\b|{_LAST_OF})"
)


def _read_quarter(match: re.Match[str], today: date) -> PeriodAsked | None:
    named = match["q"] or match["qn"] or match["nth"] or "final"
    number = int(named) if named.isdigit() else words.ORDINALS.get(named) or words.COUNTS[named]
    if number not in (1, 2, 3, 4):
        return problem(f"A year has quarters 1 to 4, not {number}: write Q3 2021/22, October to December 2021.")
    year, wrong = spell_year(match["double"], match["single"])
    if wrong:
        return problem(wrong)
    if year is None:
        return newest(lambda each: periods.quarter(each, number), today)
    if match["double"]:
        return exact(periods.quarter(year, number))
    return _quarter_of_single_year(year, number)


def _quarter_of_single_year(year: int, number: int) -> PeriodAsked:
    """ "Q3 2021" is the financial year's third; Q4 may also be meant as the months of that calendar year."""
    first = periods.quarter(year, number)
    note = f"Q{number} {year} is read as {first.label}, a quarter of the financial year from April {year}."
    return guess(first, periods.quarter(year - 1, number), note=note) if number == 4 else guess(first, note=note)


def _read_quarters(match: re.Match[str], _today: date) -> PeriodAsked | None:
    """Q1 to Q3 of one year."""
    year, wrong = spell_year(match["double"], match["single"])
    low, high = int(match["low"]), int(match["high"])
    if wrong or year is None:
        return problem(wrong) if wrong else None
    if not 1 <= low < high <= 4:
        return problem("A year has quarters 1 to 4, the first before the last: write Q1 to Q3 2021/22.")
    first, last = periods.quarter(year, low), periods.quarter(year, high)
    return replace(exact(periods.from_dates(first.start, last.end)), ends=(first, last))


def _read_financial_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    if match["double"]:
        return _read_double_year(match, _today)
    year = words.year_number(match["single"])
    first = periods.financial_year(year)
    return guess(first, periods.financial_year(year - 1), note=f"Financial year {year} is read as {first.label}.")


def _read_double_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    year, wrong = spell_year(match["double"], None)
    if year is not None:
        return exact(periods.financial_year(year))
    return problem(wrong) if match["double"].startswith("20") else None


def _read_calendar_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    return exact(periods.calendar_year(words.year_number(match["single"] or match["before"])))


def _read_bare_year(match: re.Match[str], _today: date) -> PeriodAsked | None:
    """ "2021": the twelve months with the most of it, be they a calendar, a financial or any other year."""
    year = int(match["year"])
    whole = periods.calendar_year(year)
    rolling = [periods.twelve_months_to(year, month) for month in range(MONTHS_IN_YEAR, 0, -1)]
    financial = [periods.financial_year(year), periods.financial_year(year - 1)]
    spans = sorted([whole, *rolling, *financial], key=lambda each: -_months_shared(each, whole))
    return replace(guess(*spans), of_year=whole)


def _months_shared(span: Period, year: Period) -> int:
    assert span.start is not None
    assert span.end is not None
    assert year.start is not None
    assert year.end is not None
    first, last = max(span.start, year.start), min(span.end, year.end)
    return (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month + 1


FORMS: tuple[Form, ...] = (
    (re.compile(rf"{_Q}{_BRACKET}(?:{_OF}{ANY_YEAR})?"), _read_quarter),
    (re.compile(rf"\b(?:fy ?)?(?:(?P<double>{_YY})|(?P<single>20[0-9]{{2}}))[ ,]*{_Q}{_BRACKET}"), _read_quarter),
    (
        re.compile(
            rf"\bq ?(?P<low>[0-9]) ?(?:-|to|and) ?q ?(?P<high>[0-9]){_OF}(?:(?P<double>{_YY})|(?P<single>{_Y}))"
        ),
        _read_quarters,
    ),
    (re.compile(rf"\b(?:fy|f/y|financial year|fiscal year)[ ']*(?:of )?{ANY_YEAR}"), _read_financial_year),
    (re.compile(rf"\b(?P<double>{_YY})(?: financial year| fiscal year| fy\b)?"), _read_double_year),
    (
        re.compile(rf"\b(?:(?:calendar year|cy)[ ']*(?:of )?(?P<single>{_Y})|(?P<before>20[0-9]{{2}}) calendar year)"),
        _read_calendar_year,
    ),
    (
        re.compile(
            r"(?<![£$0-9.,])(?<!than )(?<!over )(?:(?<=what about )|(?<=how about )|(?<!about ))(?<!under )"
            r"\b(?:the )?(?:year )?(?P<year>20[0-4][0-9])\b"
            r"(?![/-][0-9])(?!,[0-9])(?! ?(?:calls|people|officers|crimes))"
        ),
        _read_bare_year,
    ),
)
