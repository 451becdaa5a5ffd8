"""Periods of a month or a day, and those that are still open: "October 2021", "31/03/2021", "since 2022"."""

import re
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.asking.form import YEARS_BACK, Form, newest
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period, PeriodKind

_M, _D, _Y, _YY, _ISO = words.MONTHS, words.DAY, words.SINGLE_YEAR, words.DOUBLE_YEAR, words.ISO_DAY
_NO_DAY = "The calendar has no such day: write 31 March 2021, or the month alone."
_NOT_AGED = r"(?<!under )(?<!over )(?<!aged )(?<!within )(?<!than )"


def _day(year: int, month: int, day: int) -> PeriodAsked:
    """The day, or the month it lies in for figures that are dated by the month."""
    read = words.real_day(year, month, day)
    return problem(_NO_DAY) if read is None else guess(Period(read, read, PeriodKind.POINT), periods.month(year, month))


def _read_month(match: re.Match[str], today: date) -> PeriodAsked | None:
    number = words.month_number(match["month"])
    parts = match.groupdict()
    if parts.get("double"):
        first = words.first_year(parts["double"])
        return exact(periods.month(first + (number <= MONTHS_IN_QUARTER), number)) if first else None
    if parts.get("single"):
        return exact(periods.month(words.year_number(match["single"]), number))
    return newest(lambda year: periods.month(year, number), today)


def _read_day(match: re.Match[str], today: date) -> PeriodAsked | None:
    number = words.month_number(match["month"])
    day = words.day_number(match["day"]) or 0
    if match["single"]:
        return _day(words.year_number(match["single"]), number, day)
    leap_year = 2000
    if words.real_day(leap_year, number, day) is None:
        return problem(_NO_DAY)
    days = [words.real_day(year, number, day) for year in range(today.year, today.year - YEARS_BACK - 2, -1)]
    past = [each for each in days if each and each <= today][: YEARS_BACK + 1]
    return guess(
        *[Period(each, each, PeriodKind.POINT) for each in past],
        *[periods.month(each.year, number) for each in past if periods.last_day(each.year, number) <= today],
    )


def _read_iso_day(match: re.Match[str], _today: date) -> PeriodAsked | None:
    return _day(*map(int, match[0].split("-")))


def _read_british_day(match: re.Match[str], _today: date) -> PeriodAsked | None:
    day, month, year = map(int, re.split("[/.]", match[0]))
    return _day(year, month, day) if month <= MONTHS_IN_YEAR else problem(_NO_DAY)


def _read_iso_month(match: re.Match[str], _today: date) -> PeriodAsked | None:
    return exact(periods.month(int(match["year"]), int(match["month"])))


def _read_since(match: re.Match[str], today: date) -> PeriodAsked | None:
    """From a day on; the end is open."""
    start = _start_of(match, today)
    return exact(Period(start, None, PeriodKind.RANGE)) if start else problem(_NO_DAY)


def _start_of(match: re.Match[str], today: date) -> date | None:
    if match["iso"]:
        return words.real_day(*map(int, match["iso"].split("-")))
    if match["double"]:
        first = words.first_year(match["double"])
        return periods.financial_year(first).start if first else None
    if match["year"]:
        return date(int(match["year"]), 1, 1)
    number = words.month_number(match["month"])
    year = words.year_number(match["single"]) if match["single"] else today.year - (number > today.month)
    return words.real_day(year, number, words.day_number(match["day"]) or 1)


_BEGAN = r"(?: (?:it|they|this|that)(?: was| were)? (?:began|begun|started|launched|opened|set up|introduced)(?: in)?)?"
_SINCE = (
    rf"\bsince{_BEGAN}(?: about)?(?: the)?(?: (?:start|beginning) of)?(?: the)?"
    r"(?: (?:financial |calendar )?year)? "
)

FORMS: tuple[Form, ...] = (
    (
        re.compile(
            rf"{_SINCE}(?:(?P<iso>{_ISO})|(?P<double>{_YY})|(?P<year>20[0-9]{{2}})\b"
            rf"|(?:(?P<day>{_D}) (?:of )?)?(?P<month>{_M}),? ?(?P<single>{_Y})?)"
        ),
        _read_since,
    ),
    (re.compile(rf"\b{_ISO}\b"), _read_iso_day),
    (re.compile(r"\b[0-9]{1,2}([/.])[0-9]{1,2}\1(?:20[0-9]{2})\b"), _read_british_day),
    (re.compile(r"\b(?P<year>20[0-9]{2})-(?P<month>0[1-9]|1[0-2])\b(?!-)"), _read_iso_month),
    (re.compile(rf"{_NOT_AGED}\b(?P<day>{_D}) (?:of )?(?P<month>{_M}),?(?: ?(?P<single>{_Y}))?"), _read_day),
    (re.compile(rf"\b(?P<month>{_M}) (?P<day>{_D}),? (?P<single>20[0-9]{{2}})\b"), _read_day),
    (re.compile(rf"\b(?P<month>{_M})(?: of)?,? ?(?:(?P<double>{_YY})|(?P<single>{_Y}))"), _read_month),
    (re.compile(rf"\b(?!may\b)(?P<month>{_M})"), _read_month),
    (re.compile(r"(?:(?<=\bin )|(?<=\bfor )|(?<=\bduring )|(?<=\bof )|(?<=\babout ))(?P<month>may)\b"), _read_month),
)
