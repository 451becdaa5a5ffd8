"""A part of a year: "the first half of 2021/22", "first three quarters of", "at the end of"; refused where unclear."""

import re
from collections.abc import Callable
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.asking.form import Form, newest, spell_year
from kpistore.model import period as periods
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period

_YY = words.DOUBLE_YEAR
_NTH = "|".join(words.ORDINALS)
_COUNT = "|".join(words.COUNTS)
_YEAR = (
    r"(?:the )?(?:(?P<which>financial year|fiscal year|fy|calendar year|cy|year)[ ']*)?"
    rf"(?:(?P<double>{_YY})|(?P<single>20[0-9]{{2}})(?![0-9/]|-[0-9]))"
)
_RELATIVE = r"(?P<relative>this|current|last|past|previous) (?P<sort>financial |fiscal |calendar )?year\b"
_ANY = rf"(?:{_YEAR}|(?:the )?{_RELATIVE})"
_OF = r"[ ,]*(?:(?:of|in|for|to) )?(?:the )?"
_THE = r"\b(?:in |during |over |for )?(?:the )?"
_PART = (
    rf"(?:h(?P<h>[12])|(?P<nth>{_NTH}|last|latter|latest|opening|closing)[ -]"
    rf"(?:(?P<count>[0-9]{{1,2}}|{_COUNT})[ -])?(?P<unit>half|months?|quarters?|qtrs?)(?:[ -]year)?)\b"
)
_EDGE = r"(?P<edge>start|beginning|end|close)"
_LONG = {"h": MONTHS_IN_YEAR // 2, "m": 1, "q": MONTHS_IN_QUARTER}
_LAST = ("last", "latter", "latest", "closing", "final")


def _read_part(match: re.Match[str], today: date) -> PeriodAsked | None:
    """So many months of the year from its first or last on."""
    unit = (match["unit"] or "half")[0]
    named = match["count"] or "1"
    length = (words.COUNTS.get(named) or int(named)) * _LONG[unit]
    nth = match["h"] or match["nth"]
    number = int(nth) if nth.isdigit() else words.ORDINALS.get(nth, 1)
    before = MONTHS_IN_YEAR - length if nth in _LAST else (number - 1) * length
    if not length or before < 0 or before + length > MONTHS_IN_YEAR:
        return problem(f"A year has no {match[0].strip()}: write Q1 to Q2 2021/22, or April to September 2021.")
    return _of_year(match, today, before, length)


def _read_edge(match: re.Match[str], today: date) -> PeriodAsked | None:
    """The quarter that a year begins or ends with; at its end also the day."""
    ends = match["edge"] in ("end", "close")
    read = _of_year(match, today, MONTHS_IN_YEAR - MONTHS_IN_QUARTER if ends else 0, MONTHS_IN_QUARTER)
    quarter = read.first
    if quarter is None or quarter.end is None:
        return read
    at_end = [periods.point(quarter.end.year, quarter.end.month)] if ends else []
    return guess(quarter, *at_end)


def _of_year(match: re.Match[str], today: date, before: int, length: int) -> PeriodAsked:
    whole, is_sure, wrong = _year(match, today)
    if whole is None or whole.start is None:
        return problem(wrong)
    first = periods.month(whole.start.year, whole.start.month).shifted(before)
    part = periods.from_dates(first.start, first.shifted(length - 1).end)
    return exact(part) if is_sure else guess(part)


def _year(match: re.Match[str], today: date) -> tuple[Period | None, bool, str]:
    """The year, whether the words leave no other, and what is wrong with it."""
    if match.groupdict().get("relative"):
        back = 0 if match["relative"] in ("this", "current") else 1
        if (match["sort"] or "").startswith("cal"):
            return periods.calendar_year(today.year - back), True, ""
        return periods.financial_year(periods.financial_year_of(today) - back), bool(match["sort"]), ""
    year, wrong = spell_year(match["double"], match["single"])
    if year is None:
        return None, False, wrong
    if match["double"]:
        return periods.financial_year(year), True, ""
    which = match["which"] or ""
    is_financial = which.startswith("f") or (match.groupdict().get("unit") or "").startswith("q")
    make: Callable[[int], Period] = periods.financial_year if is_financial else periods.calendar_year
    return make(year), which.startswith("c"), ""


def _read_unclear(match: re.Match[str], _today: date) -> PeriodAsked:
    return problem(
        f"“{match[0].strip(' ,').capitalize()}” is no period that figures are printed for: "
        "write a quarter, months or a year, Q1 2021/22, April to June 2021 or 2021/22."
    )


def _read_half(match: re.Match[str], today: date) -> PeriodAsked:
    """The newest half of that name, as the newest quarter is for "Q3"."""
    first = 1 if (match["h"] or match["nth"]) in ("1", "first", "1st", "opening") else 3
    return newest(lambda year: _quarters(year, first), today)


def _quarters(year: int, first: int) -> Period:
    return periods.from_dates(periods.quarter(year, first).start, periods.quarter(year, first + 1).end)


_SPELL = r"(?:half|halves|third|thirds|part|weeks?|weekends?|fortnights?|days?|months?|quarters?)"
_UNCLEAR = (
    r"(?:(?:early|late|mid|middle)(?:[ -]+(?:in|of))?|(?:part|half|third|two thirds|three quarters) of"
    rf"|(?:{_NTH}|last|latter|opening|closing)[ -](?:(?:[0-9]{{1,3}}|{_COUNT}|few|couple of)[ -])?{_SPELL} (?:in|of)"
    r"|(?:summer|winter|spring|autumn|easter|christmas|xmas)(?: (?:in|of))?|week [0-9]{1,2}(?: (?:in|of))?)"
)

FORMS: tuple[Form, ...] = (
    (re.compile(rf"{_THE}{_PART}{_OF}{_ANY}"), _read_part),
    (re.compile(rf"\b{_YEAR}[ ,:]*(?:for |in )?(?:the )?{_PART}(?! of)"), _read_part),
    (
        re.compile(
            r"(?<!to )(?<!by )(?<!until )(?<!till )(?<!from )(?<!the )"
            rf"\b(?:at |in |around |near )?(?:the )?{_EDGE} of {_ANY}"
        ),
        _read_edge,
    ),
    (
        re.compile(
            rf"{_THE}\b(?:h(?P<h>[12])|(?P<nth>first|1st|second|2nd|last|latter|opening|closing) half)\b"
            r"(?: of the (?:financial )?year\b)?(?![ -](?:an? )?(?:year|hour|day|term|dozen))(?! of)"
        ),
        _read_half,
    ),
    (
        re.compile(
            rf"\b(?:in |during |over )?(?:the )?{_UNCLEAR}[ -]*(?:the )?"
            rf"(?:(?:{words.MONTHS}|q ?[1-4]),? ?(?:{_YY}|{words.SINGLE_YEAR})|(?!may\b){words.MONTHS}|{_ANY})"
        ),
        _read_unclear,
    ),
)
"""The last refuses the parts that none before it reads."""
