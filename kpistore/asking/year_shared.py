"""A list or pair of quarters, halves or months with one year: the year belongs to all, "q3 v q2 2020/21"."""

import re
from datetime import date
from itertools import pairwise

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, problem
from kpistore.asking.form import Form
from kpistore.model.period import FIRST_MONTH_OF_YEAR, MONTHS_IN_YEAR

_M = words.MONTHS
_NTH = r"(?:first|1st|second|2nd|third|3rd|fourth|4th|final|last)"
_AND = r"(?: ?, ?(?:and|then|plus) | ?[,&+] ?| (?:and|plus) )(?:in |the |of )*"
_V = r"(?:,? (?:v|vs|versus|than|against|on|or|compared (?:with|to))\.?(?: (?:in|the|of|that))* | ?/ ?)"
_TO = r" ?(?:-|to|until) ?"
_OF = r"[ ,(]*(?:(?:of|in|for|the|financial year|year) )*"
_YEAR = rf"(?:fy ?)?(?:{words.DOUBLE_YEAR}|{words.SINGLE_YEAR})"
_DATE = rf"{_OF}(?P<year>{_YEAR})"
_BRACKET = rf"(?: ?\({_M} ?(?:-|to) ?{_M}\))?"
_Q = (
    rf"(?:\bq ?[1-4](?![0-9])|\b(?:quarter|qtr) (?:[1-4]|one|two|three|four)\b|\b{_NTH} (?:quarter|qtr)\b)"
    rf"{_BRACKET}"
)
_UNIT = rf"(?:{_Q}(?:(?:{_AND}|{_TO}){_Q})*|\b{_NTH} half\b|\bh[12]\b)"
_LONG_YEAR = rf"(?:fy ?)?(?:{words.DOUBLE_YEAR}|20[0-9]{{2}}(?![0-9/]))"
_MONTHS = rf"\b{_M}(?:{_AND}{_M})*"

_DIGITS = re.compile(
    rf"\b(?:quarters?|qtrs?|q) ?(?P<some>[1-4](?:(?:{_AND}|{_V}|{_TO})[1-4](?![0-9/%]))+)(?={_OF}{_YEAR})"
)
"""Of several quarters only the first is called one: "quarters 1, 2 and 3 of 2021/22"."""
_NTHS = re.compile(
    rf"\b(?P<some>{_NTH}(?:(?:{_AND}|{_V}|{_TO})(?:the )?{_NTH})+) (?P<unit>quarter|qtr|hal(?:f|ve))s?\b"
)
"""Only the last is called one: "the first and second quarters of 2021/22"."""
_NUMBERED = {"final": 4, "last": 4} | {word: number for word, number in words.ORDINALS.items() if number < 5}
_AHEAD = tuple(
    re.compile(
        rf"(?P<dated>{each}{_OF})?\b(?P<year>{_LONG_YEAR})[ ,:]*(?:for |in |the )*"
        rf"(?P<some>{each}(?:(?:{sep}){each})+)(?!{_OF}{_YEAR})"
    )
    for each, sep in ((_Q, rf"{_AND}|{_TO}"), (rf"\b{_M}", rf"{_AND}|{_TO}|{_V}"))
)
"""Unless that year is the one of a quarter or month before it."""
_LIST = r"(?<!between )(?<!from )(?<!between the )\b(?P<some>{each}(?:{sep}{each}){more}){date}"
_LISTED = (r"(?:q ?[1-4](?![0-9]))", rf"(?:{_M})")
_LISTS = tuple(re.compile(_LIST.format(each=each, sep=_AND, more="+", date=_DATE)) for each in _LISTED)
_LISTS_OF_THREE = tuple(
    re.compile(_LIST.format(each=each, sep=rf"(?:{_AND}|{_V})", more="{2,}", date=_DATE)) for each in _LISTED
)
_DATED = re.compile(rf"(?:\b{_LONG_YEAR}[ ,]*{_UNIT}|{_UNIT}{_DATE}|(?P<bare>{_UNIT}))")
_ANY_YEAR = re.compile(rf"\b{_YEAR}")
_MONTH_PAIR = re.compile(rf"{_MONTHS}(?={_V}{_MONTHS}(?:{_V}{_MONTHS})*,?{_DATE})")
_APART = re.compile(r"\b(?:compar\w+|difference\w*|which|side by side|beside|respectively|each|separately|both)\b")
"""Words for periods that are wanted one beside the other, not added up."""


def share_year(text: str) -> str:
    """The clean text with the one year of several quarters, halves or months written beside each.

    Those of a list that follow one another become a span, "q1 to q3 2021/22"; two that do not are set beside each
    other, the later first. Nothing is changed where the text has two years, or none.
    """
    text = _DIGITS.sub(lambda match: re.sub(r"[1-4]", r"q\g<0>", match["some"]), text)
    text = _NTHS.sub(_called, text)
    for form in _AHEAD:
        text = form.sub(lambda match: match[0] if match["dated"] else f"{match['some']} {match['year']}", text)
    apart = bool(_APART.search(text))
    for form in _LISTS:
        text = form.sub(lambda match: _joined(match, apart=apart), text)
    if any(form.search(text) for form in _LISTS_OF_THREE):
        return text
    text = _MONTH_PAIR.sub(lambda match: f"{match[0]} {match['year']}", text)
    return _each_dated(text)


def _called(match: re.Match[str]) -> str:
    """ "First and second quarters" as "q1 and q2"."""
    if match["unit"].startswith("hal"):
        return re.sub(_NTH, lambda nth: f"h{min(_NUMBERED[nth[0]], 2)}", match["some"])
    return re.sub(_NTH, lambda nth: f"q{_NUMBERED[nth[0]]}", match["some"])


def _joined(match: re.Match[str], *, apart: bool) -> str:
    """The list as a span or as two beside each other; as it is where it is neither."""
    names = re.findall(rf"q ?[1-4]|{_M}", match["some"])
    ordered = _in_order(names, match["year"])
    if not apart and len(ordered) > 1 and _follow(ordered):
        return f"{ordered[0]} to {ordered[-1]} {match['year']}"
    if len(ordered) == 2:
        return f"{ordered[1]} {match['year']} v {ordered[0]} {match['year']}"
    return match[0]


def _in_order(names: list[str], year: str) -> list[str]:
    """The names from the earliest on; "December, January and February 2021" begin in the year before."""
    unique = list(dict.fromkeys(names))
    single = re.fullmatch(words.SINGLE_YEAR, year.strip()) is not None
    if single and _follow(unique):
        return unique
    return sorted(unique, key=lambda name: _place(name) if single else (_place(name) - FIRST_MONTH_OF_YEAR) % 12)


def _follow(names: list[str]) -> bool:
    places = [_place(name) for name in names]
    turn = 0 if names[0][0] == "q" else MONTHS_IN_YEAR
    return all(b - a == 1 or b - a + turn == 1 for a, b in pairwise(places))


def _place(name: str) -> int:
    """Of a month its number, of a quarter one that sorts like it."""
    return int(name[-1]) + FIRST_MONTH_OF_YEAR - 1 if re.fullmatch("q ?[1-4]", name) else words.month_number(name)


def _each_dated(text: str) -> str:
    """The text with its one year after each quarter that has none."""
    units = list(_DATED.finditer(text))
    years = {year[0] for unit in units if not unit["bare"] for year in _ANY_YEAR.finditer(unit[0])}
    if len(years) != 1:
        return text
    year = years.pop()
    return _DATED.sub(lambda unit: f"{unit[0]} {year}" if unit["bare"] else unit[0], text)


def _read_several(match: re.Match[str], _today: date) -> PeriodAsked:
    year, some = match["year"].strip(), match["some"].title().replace(" And ", " and ").replace(" V ", " v ")
    return problem(
        f"{some} {year} are neither a pair nor one span: ask for two of them, or for a span like "
        f"{'Q1 to Q4' if match['some'][0] == 'q' else 'April to June'} {year}."
    )


FORMS: tuple[Form, ...] = tuple((form, _read_several) for form in _LISTS_OF_THREE)
"""What share_year leaves of such a list."""
