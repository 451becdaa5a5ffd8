"""Periods counted from today, and words that name only a kind."""

import re
from dataclasses import replace
from datetime import date, timedelta

from kpistore.asking.asked import PeriodAsked, exact, guess
from kpistore.asking.form import YEARS_BACK, Form
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period, PeriodKind

_DAYS_IN_WEEK = 7


def _month_of(day: date) -> Period:
    return periods.month(day.year, day.month)


def _last_month(today: date) -> Period:
    return _month_of(today).shifted(-1)


def _twelve_months_ending_within_a_year(today: date) -> list[Period]:
    ends = [_last_month(today).shifted(-back).end for back in range(MONTHS_IN_YEAR)]
    return [periods.twelve_months_to(end.year, end.month) for end in ends if end]


def _read_last_quarter(_match: re.Match[str], today: date) -> PeriodAsked:
    return exact(periods.quarter_of(today).shifted(-MONTHS_IN_QUARTER))


def _read_last_month(_match: re.Match[str], today: date) -> PeriodAsked:
    return exact(_last_month(today))


def _read_last_year(match: re.Match[str], today: date) -> PeriodAsked:
    """The last financial year, else the last calendar year, else the newest twelve months that end within a year."""
    financial = periods.financial_year(periods.financial_year_of(today) - 1)
    calendar = periods.calendar_year(today.year - 1)
    if match["which"]:
        return exact(calendar if match["which"].startswith("cal") else financial)
    return guess(financial, calendar, *_twelve_months_ending_within_a_year(today))


def _read_years_ago(match: re.Match[str], today: date) -> PeriodAsked:
    """ "Two years ago": the financial year so many years back, else the calendar year."""
    number = _NUMBERS.get(match["number"]) or int(match["number"])
    financial = periods.financial_year_of(today) - number
    return guess(periods.financial_year(financial), periods.calendar_year(today.year - number))


def _read_last_twelve_months(_match: re.Match[str], today: date) -> PeriodAsked:
    return guess(*_twelve_months_ending_within_a_year(today))


def _read_this_time_last_year(_match: re.Match[str], today: date) -> PeriodAsked:
    """The quarter and the month that hold the day a year ago; else the last that were over by then."""
    quarter, month = (each.shifted(-MONTHS_IN_YEAR) for each in (periods.quarter_of(today), _month_of(today)))
    over = quarter.shifted(-MONTHS_IN_QUARTER)
    assert over.end is not None
    rolling = periods.twelve_months_to(over.end.year, over.end.month)
    return guess(quarter, month, over, rolling, month.shifted(-1))


def _read_this(match: re.Match[str], today: date) -> PeriodAsked:
    """The quarter, month or year that holds today: not over yet."""
    match match["unit"]:
        case "quarter" | "qtr":
            return exact(periods.quarter_of(today))
        case "month":
            return exact(_month_of(today))
        case "calendar year":
            return exact(periods.calendar_year(today.year))
        case "year":
            financial = periods.financial_year(periods.financial_year_of(today))
            return guess(financial, periods.calendar_year(today.year), *_year_to_date(today))
    return exact(periods.financial_year(periods.financial_year_of(today)))


def _read_next(match: re.Match[str], today: date) -> PeriodAsked:
    match match["unit"]:
        case "quarter":
            return exact(periods.quarter_of(today).shifted(MONTHS_IN_QUARTER))
        case "month":
            return exact(_month_of(today).shifted(1))
    return exact(periods.financial_year(periods.financial_year_of(today) + 1))


def _year_to_date(today: date) -> list[Period]:
    """April to the end of each complete month since, newest first; in April the whole year before."""
    start = date(periods.financial_year_of(today), periods.FIRST_MONTH_OF_YEAR, 1)
    ends = [_last_month(today).shifted(-back).end for back in range(MONTHS_IN_YEAR)]
    return [periods.from_dates(start, end) for end in ends if end and end > start] or [
        periods.financial_year(start.year - 1)
    ]


def _read_year_to_date(_match: re.Match[str], today: date) -> PeriodAsked:
    return guess(*_year_to_date(today))


def _read_day_or_week(match: re.Match[str], today: date) -> PeriodAsked:
    monday = today - timedelta(days=today.weekday())
    days = {
        "today": (today, today),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=1)),
        "next week": (monday + timedelta(days=_DAYS_IN_WEEK), monday + timedelta(days=2 * _DAYS_IN_WEEK - 1)),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "this week": (monday, monday + timedelta(days=_DAYS_IN_WEEK - 1)),
        "last week": (monday - timedelta(days=_DAYS_IN_WEEK), monday - timedelta(days=1)),
    }[match[0]]
    return exact(Period(*days, PeriodKind.RANGE))


def _read_newest(_match: re.Match[str], _today: date) -> PeriodAsked:
    return PeriodAsked()


def _read_newest_of_kind(match: re.Match[str], today: date) -> PeriodAsked:
    """ "The most recent month": the newest month that is held, which need not be the calendar's last."""
    return replace(_read_kind(match, today), count=1)


def _read_newest_year(_match: re.Match[str], today: date) -> PeriodAsked:
    """ "The latest year": the newest twelve months that are held, whatever month they end with."""
    ends = [_last_month(today).shifted(-back).end for back in range(YEARS_BACK * MONTHS_IN_YEAR)]
    read = guess(*(periods.twelve_months_to(end.year, end.month) for end in ends if end))
    return replace(read, inferred=False)


def _read_kind(match: re.Match[str], _today: date) -> PeriodAsked:
    kinds = {"q": PeriodKind.QUARTER, "m": PeriodKind.MONTH, "r": PeriodKind.ROLLING12}
    return PeriodAsked(kind=kinds.get((match["unit"] or match["adverb"])[0], PeriodKind.YEAR))


def _read_several(match: re.Match[str], _today: date) -> PeriodAsked:
    """ "The last 3 years": the newest figure of that kind, whose chart shows those before it."""
    kinds = {"q": PeriodKind.QUARTER, "m": PeriodKind.MONTH}
    number = _NUMBERS.get(match["number"]) or (int(match["number"]) if match["number"].isdigit() else 0)
    return PeriodAsked(kind=kinds.get(match["unit"][0]), count=number)


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "couple of": 2}


_YEARS_COUNTED = "[2-9]|two|three|four|five|six|eight|ten"

_LAST = r"\b(?:the |our )?(?:last|past|previous|prior)(?: complete| full)?"
_LATEST = r"\b(?:the |our )?(?:latest|newest|most recent)(?: complete| full| available| published)*"

FORMS: tuple[Form, ...] = (
    (re.compile(rf"{_LAST} (?:quarter|qtr|3 months|three months)\b"), _read_last_quarter),
    (re.compile(rf"{_LAST} month\b"), _read_last_month),
    (re.compile(rf"{_LAST} (?P<which>financial |fiscal |calendar )?year\b"), _read_last_year),
    (re.compile(rf"\b(?P<number>{_YEARS_COUNTED}) years (?:ago|back)\b"), _read_years_ago),
    (re.compile(rf"{_LATEST} (?:year|annual|yearly)\b"), _read_newest_year),
    (re.compile(rf"(?:{_LAST}|{_LATEST}) (?:12|twelve) ?(?:months?|m)\b"), _read_last_twelve_months),
    (re.compile(r"\b(?:at |by )?(?:this|the same) time last year\b"), _read_this_time_last_year),
    (
        re.compile(r"\b(?:this|current)(?: current)? (?P<unit>quarter|qtr|month|year|calendar year|f\w+ year)\b"),
        _read_this,
    ),
    (re.compile(r"\b(?:the )?next (?P<unit>quarter|month|(?:financial )?year)\b"), _read_next),
    (
        re.compile(r"\b(?:(?:financial |this )?year to date|ytd|so far this (?:financial )?year|this year so far)\b"),
        _read_year_to_date,
    ),
    (re.compile(r"\b(?:today|tomorrow|yesterday|this week|last week|next week)\b"), _read_day_or_week),
)
"""Counted from today."""

NEWEST: tuple[Form, ...] = (
    (
        re.compile(rf"{_LATEST} (?:(?P<unit>quarter|qtr|month)|(?P<adverb>quarterly|monthly|rolling 12 months))\b"),
        _read_newest_of_kind,
    ),
    (
        re.compile(
            r"\b(?:(?:the )?(?:latest|newest|most recent)(?: (?:figures?|numbers?|period|available|published))*"
            r"|right now|just now|at the moment|at present|currently|current|now|to date|so far)\b"
        ),
        _read_newest,
    ),
    (
        re.compile(
            rf"(?:{_LAST}|{_LATEST}) (?P<number>few|couple of|several|[0-9]{{1,2}}|two|three|four|five|six|eight|ten)"
            r" (?P<unit>quarter|month|year)s?\b"
        ),
        _read_several,
    ),
    (
        re.compile(
            r"\b(?:(?:by|per|each|every|split by) (?P<unit>quarter|month|(?:financial )?year|rolling 12 months)"
            r"|(?P<adverb>quarterly|monthly|yearly|annually|annual|rolling(?: 12 months?| year)?))\b"
            r"(?! (?:before|earlier|on year))"
        ),
        _read_kind,
    ),
)
"""Words that name no span: read only where nothing else does."""
