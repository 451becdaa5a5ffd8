"""The bank holidays of England and Wales, by the rules of the Banking and Financial Dealings Act 1971.

The Act's first schedule names the Mondays and Boxing Day; Good Friday and Christmas Day are holidays by custom, New
Year's Day and the first Monday in May by yearly proclamation. A day that falls on a weekend is moved to the next
working day. Single days proclaimed for one year only (2022, 2023) are listed.
"""

from datetime import date, timedelta
from functools import cache

MONDAY, SATURDAY = 0, 5
_DAY = timedelta(days=1)
_MOVED = {
    2020: {date(2020, 5, 4): date(2020, 5, 8)},
    2022: {date(2022, 5, 30): date(2022, 6, 2)},
}
"""A Monday of the rules, and the day that took its place that year. Source: gov.uk/bank-holidays."""
_SINGLE = {2022: (date(2022, 6, 3), date(2022, 9, 19)), 2023: (date(2023, 5, 8),)}
"""Two jubilees' and a coronation's days, and a funeral's. Source: gov.uk/bank-holidays."""


def is_bank_holiday(day: date) -> bool:
    """Whether banks in England are closed for a holiday that day; a weekend alone is none."""
    return day in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year, substitute days in place of weekends."""
    easter = easter_sunday(year)
    days = {easter - 2 * _DAY, easter + _DAY, _monday(year, 5, 1), _last_monday(year, 5), _last_monday(year, 8)}
    moved = _MOVED.get(year, {})
    days = {moved.get(day, day) for day in days}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        days.add(_working(fixed, days))
    return frozenset({*days, *_SINGLE.get(year, ())})


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876, as Meeus prints it)."""
    golden, (century, place) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon_shift + 15) % 30
    leaps_in, left_in = divmod(place, 4)
    weekday = (32 + 2 * left + 2 * leaps_in - epact - left_in) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _working(day: date, taken: set[date]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += _DAY
    return day


def _monday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7 + 7 * (number - 1))


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
