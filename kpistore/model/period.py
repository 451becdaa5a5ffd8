"""Periods of UK public reporting: what a figure is about.

Dates are local dates of the office; both ends belong to the period. The financial year runs from April to
March: Q1 is April to June, Q4 is January to March of the next calendar year.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
MONTHS_IN_QUARTER = 3
MONTHS_IN_YEAR = 12
FIRST_MONTH_OF_YEAR = 4
"""The UK financial year begins in April."""

MONTH_WORDS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


class PeriodKind(StrEnum):
    """How a period is spoken of. It describes only; two periods with the same dates are one."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CALENDAR = "calendar"
    ROLLING12 = "rolling12"
    POINT = "point"
    RANGE = "range"
    NONE = "none"


TWELVE_MONTHS = frozenset({PeriodKind.YEAR, PeriodKind.CALENDAR, PeriodKind.ROLLING12})


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with the name people give it; without dates where the source prints none."""

    start: date | None
    end: date | None
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a period cannot end before it starts: {self.start} to {self.end}")

    @property
    def label(self) -> str:
        """The period as a British report writes it: "Q3 2021/22", "12 months to Sept 2024"."""
        return _label(self)

    @property
    def months(self) -> int:
        """Whole calendar months from start to end; 0 where the span is not made of whole months."""
        if self.start is None or self.end is None or not self._is_whole_months():
            return 0
        return _month_number(self.end) - _month_number(self.start) + 1

    def _is_whole_months(self) -> bool:
        assert self.start is not None
        assert self.end is not None
        return self.start.day == 1 and (self.end == date.max or (self.end + _DAY).day == 1)

    def previous(self) -> "Period | None":
        """The adjacent period of the same length, never overlapping; None for points and undated spans."""
        if self.kind in (PeriodKind.POINT, PeriodKind.NONE) or not self.months:
            return None
        return self.shifted(-self.months)

    def year_earlier(self) -> "Period | None":
        """The same span twelve months before; None where the span is not made of whole months."""
        return self.shifted(-MONTHS_IN_YEAR) if self.months else None

    def shifted(self, months: int) -> "Period":
        """The same kind of period, so many months later; only for spans of whole months."""
        if self.start is None or self.end is None or not self.months:
            raise ValueError(f"{self.label} is not made of whole months and cannot be moved by months")
        start = _month_start(_month_number(self.start) + months)
        end = _month_start(_month_number(self.end) + months)
        return Period(start, last_day(end.year, end.month), self.kind)

    def covers_same_days(self, other: "Period") -> bool:
        """Whether both name one span: "2023/24" and "12 months to March 2024" do."""
        return self.start == other.start and self.end == other.end

    def overlaps(self, other: "Period") -> bool:
        """Whether any day belongs to both; undated spans overlap nothing."""
        if None in (self.start, self.end, other.start, other.end):
            return False
        return self.start <= other.end and other.start <= self.end  # type: ignore[operator]


UNDATED = Period(None, None, PeriodKind.NONE)
"""The source gives no date."""


def last_day(year: int, month: int) -> date:
    """The last day of a calendar month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    """One calendar month; number is 1 to 12."""
    return Period(date(year, number, 1), last_day(year, number), PeriodKind.MONTH)


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4 of the financial year that begins in April of the given year."""
    if number not in (1, 2, 3, 4):
        raise ValueError(f"a year has quarters 1 to 4, not {number}")
    start = _month_start(year * MONTHS_IN_YEAR + FIRST_MONTH_OF_YEAR - 1 + (number - 1) * MONTHS_IN_QUARTER)
    return Period(start, _end_of(start, MONTHS_IN_QUARTER), PeriodKind.QUARTER)


def financial_year(year: int) -> Period:
    """The financial year that begins in April of the given year: 2021 is 2021/22."""
    start = date(year, FIRST_MONTH_OF_YEAR, 1)
    return Period(start, _end_of(start, MONTHS_IN_YEAR), PeriodKind.YEAR)


def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.CALENDAR)


def twelve_months_to(year: int, number: int) -> Period:
    """The twelve months that end with the given month; to March it is a financial year, to December a calendar one."""
    end = last_day(year, number)
    start = _month_start(_month_number(end) - MONTHS_IN_YEAR + 1)
    return from_dates(start, end)


def point(year: int, number: int) -> Period:
    """A headcount's or survey's month: the figure as it stood then."""
    return Period(date(year, number, 1), last_day(year, number), PeriodKind.POINT)


def from_dates(start: date | None, end: date | None) -> Period:
    """The period of these dates, its kind read off its length and its first month."""
    if start is None or end is None:
        return Period(start, end, PeriodKind.RANGE if start or end else PeriodKind.NONE)
    plain = Period(start, end, PeriodKind.RANGE)
    kind = {1: PeriodKind.MONTH, MONTHS_IN_YEAR: PeriodKind.ROLLING12}.get(plain.months, PeriodKind.RANGE)
    if plain.months == MONTHS_IN_QUARTER and start.month % MONTHS_IN_QUARTER == 1:
        kind = PeriodKind.QUARTER
    if kind is PeriodKind.ROLLING12 and start.month in (1, FIRST_MONTH_OF_YEAR):
        kind = PeriodKind.CALENDAR if start.month == 1 else PeriodKind.YEAR
    return Period(start, end, kind)


def financial_year_of(day: date) -> int:
    """The calendar year in which the day's financial year begins."""
    return day.year if day.month >= FIRST_MONTH_OF_YEAR else day.year - 1


def quarter_of(day: date) -> Period:
    """The financial quarter that holds the day."""
    return quarter(financial_year_of(day), (day.month - FIRST_MONTH_OF_YEAR) % MONTHS_IN_YEAR // MONTHS_IN_QUARTER + 1)


def day_words(day: date) -> str:
    """A date as the bot writes it: "7 Oct 2024"."""
    return f"{day.day} {MONTH_WORDS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """The month of a date: "Sept 2024"."""
    return f"{MONTH_WORDS[day.month - 1]} {day.year}"


def year_words(first: int) -> str:
    """The financial year that begins in April of the given year: "2021/22"."""
    return f"{first}/{(first + 1) % 100:02d}"


def _label(period: Period) -> str:
    start, end = period.start, period.end
    if start is None or end is None:
        return _open_label(start, end)
    match period.kind:
        case PeriodKind.QUARTER:
            number = (start.month - FIRST_MONTH_OF_YEAR) % MONTHS_IN_YEAR // MONTHS_IN_QUARTER + 1
            return f"Q{number} {year_words(financial_year_of(start))}"
        case PeriodKind.YEAR:
            return year_words(start.year)
        case PeriodKind.CALENDAR:
            return f"calendar year {start.year}"
        case PeriodKind.ROLLING12:
            return f"12 months to {month_words(end)}"
        case PeriodKind.MONTH | PeriodKind.POINT:
            return day_words(end) if start == end else month_words(end)
        case _ if start == end:
            return day_words(end)
        case _ if period.months:
            return f"{month_words(start)} to {month_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def _open_label(start: date | None, end: date | None) -> str:
    if start:
        return f"since {day_words(start)}"
    return f"up to {day_words(end)}" if end else "no period printed"


def _month_number(day: date) -> int:
    return day.year * MONTHS_IN_YEAR + day.month - 1


def _month_start(number: int) -> date:
    return date(number // MONTHS_IN_YEAR, number % MONTHS_IN_YEAR + 1, 1)


def _end_of(start: date, months: int) -> date:
    return _month_start(_month_number(start) + months) - timedelta(days=1)
