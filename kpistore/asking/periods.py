"""Finds the period words of a question: the project's own grammar, since general date readers misread this trade.

Words in the name of a measure are never a period: 101, 999, "within 10 seconds", "under 25", "per 1,000".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kpistore.asking import days, parts_of_years, relative, spans, year_shared, years
from kpistore.asking.asked import Found, PeriodAsked
from kpistore.asking.calendar_words import spell
from kpistore.asking.form import Form
from kpistore.asking.shifts import SHIFTS
from kpistore.asking.words import clean
from kpistore.model.period import MONTHS_IN_QUARTER, PeriodKind

__all__ = ["Found", "PeriodAsked", "find_period"]

_DATED: tuple[Form, ...] = (
    *(*years.FORMS, *parts_of_years.FORMS, *year_shared.FORMS),
    *(*spans.FORMS, *days.FORMS, *relative.FORMS),
)
_COMPARED = re.compile(
    r"(?:\b(?:v|vs|versus|than|against|on|with|compared|from|between|since|beside)\b\.?|\bcompared? (?:to|with)\b)"
    r"(?: the| in| for| of| those| that)*(?: same)? ?$"
)
_CONTRASTED = re.compile(
    r"(?:\b(?:v|vs|versus|than|against)\b\.?|\bcompar(?:ed|e|ing|ison) (?:to|with))"
    r"(?: the| in| for| that| of)*(?: same)? ?$"
)
_UP_ON = re.compile(r"\b(?:on|since|from)(?: the)? ?$")
_SINCE = re.compile(r"\bsince(?: the)? ?$")
"""Before a period that has an end: "since Q3 2020/21" sets it beside the newest."""
_AGO = re.compile(r"(?:the )?(?:last|past|this time last) (?:financial |calendar )?(year|quarter|month)$")
_AGO_MONTHS = {"year": -12, "quarter": -3, "month": -1}
_COMPARED_BEFORE = 30
"""So many characters before a period are searched for words that make it the second of a comparison."""
_SMALL = r"in|for|during|over|at|by|of|on|v|vs|versus|than|the|since|from|between|and|to|within|compared|with"
_LEADING = re.compile(rf"(?:\b(?:{_SMALL}) ?|[,(] ?)*$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    asked: PeriodAsked
    compared: bool
    """Words of comparison stand before it: of two it is the second."""
    contrasted: bool = False
    """It is what something is compared with, even if it stands alone: "up on last year"."""

    @property
    def order(self) -> tuple[int, int, bool]:
        return (self.start, -self.end, bool(self.asked.problem))


def find_period(text: str, today: date) -> Found | None:
    """The period a text asks for and the text without it; None where it has no period words.

    Of two periods the first is the one asked for, unless words of comparison stand before it
    ("up from 2022/23 to 2023/24"). Only the first MAX_CHARACTERS characters are read.
    """
    cleaned = year_shared.share_year(spell(clean(text)))
    hits = _apart(_hits(cleaned, _DATED, today))
    shifts = _apart(_shifts(cleaned, hits))
    weak = [each for each in _apart(_hits(cleaned, relative.NEWEST, today)) if not _overlaps(each, [*hits, *shifts])]
    if not (hits or shifts or weak):
        return None
    plain = [each for each in hits if not _overlaps(each, shifts)]
    ranked = sorted(plain, key=lambda each: each.compared) + shifts
    if not plain and shifts and not shifts[0].compared:
        ranked = [_counted_from_today(shifts[0], hits), *shifts[1:]]
    rest = _without(cleaned, [*ranked, *weak])
    newest = weak[0].asked if weak else PeriodAsked()
    if ranked and (ranked[0].contrasted or (ranked[0] in shifts and ranked[0].compared)):
        return Found(newest, rest, _compared_with(ranked[0]))
    asked = _split(ranked[0].asked, newest) if ranked else newest
    return Found(_due(asked, today), rest, _compared_with(ranked[1]) if len(ranked) > 1 else None)


def _due(asked: PeriodAsked, today: date) -> PeriodAsked:
    """With the note that its first reading is not over yet, where that is so."""
    first = asked.first
    if first is None or first.end is None or first.end < today:
        return asked
    return replace(asked, due="ahead" if first.start and first.start > today else "running")


def _split(asked: PeriodAsked, by: PeriodAsked) -> PeriodAsked:
    """ "By month 2021": the months of that year; a kind as long as the period itself splits nothing."""
    span = asked.first
    if by.kind is None or by.count or span is None or span.months <= _MONTHS.get(by.kind, span.months):
        return asked
    return PeriodAsked(kind=by.kind, within=span, words=asked.words)


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: MONTHS_IN_QUARTER}


def _compared_with(hit: _Hit) -> PeriodAsked:
    """ "Last year" beside another period is the year before that one, not before today."""
    ago = _AGO.match(hit.asked.words)
    return PeriodAsked(shift=_AGO_MONTHS[ago[1]], words=hit.asked.words) if ago else hit.asked


def _counted_from_today(shift: _Hit, hits: list[_Hit]) -> _Hit:
    """ "The previous year" with nothing to count from but today."""
    same = next((each for each in hits if _overlaps(each, [shift])), None)
    if same is None:
        return shift
    asked = replace(same.asked, shift=shift.asked.shift, previous=shift.asked.previous, words=shift.asked.words)
    return replace(shift, asked=asked)


def _hits(text: str, forms: tuple[Form, ...], today: date) -> Iterator[_Hit]:
    for pattern, read in forms:
        for match in pattern.finditer(text):
            asked = read(match, today)
            if asked is not None and (asked.candidates or asked.problem or forms is not _DATED):
                words = match[0].strip(" ,(")
                before = text[max(0, match.start() - _COMPARED_BEFORE) : match.start()]
                contrasted = _CONTRASTED.search(before) or (_UP_ON.search(before) and _AGO.match(words))
                contrasted = contrasted or _SINCE.search(before)
                compared = bool(_COMPARED.search(before))
                yield _Hit(match.start(), match.end(), replace(asked, words=words), compared, bool(contrasted))


def _is_compared(text: str, start: int) -> bool:
    return bool(_COMPARED.search(text[max(0, start - _COMPARED_BEFORE) : start]))


def _apart(hits: Iterator[_Hit]) -> list[_Hit]:
    """The hits that overlap no earlier or longer one, in order of the text."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda each: each.order):
        if not _overlaps(hit, kept):
            kept.append(hit)
    return kept


def _overlaps(hit: _Hit, others: list[_Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _shifts(text: str, hits: list[_Hit]) -> Iterator[_Hit]:
    """Where periods stand that are counted from another one."""
    for pattern, months in SHIFTS:
        for match in pattern.finditer(text):
            asked = PeriodAsked(shift=months, previous=not months, words=match[0])
            hit = _Hit(match.start(), match.end(), asked, _is_compared(text, match.start()))
            if not any(other.start <= hit.start and hit.end < other.end for other in hits):
                yield hit


def _without(text: str, hits: list[_Hit]) -> str:
    """The text without these words and the small words that lead to them."""
    for hit in sorted(hits, key=lambda each: -each.start):
        before = _LEADING.sub("", text[: hit.start])
        text = f"{before} {text[hit.end :]}"
    return _SPACES.sub(" ", text).strip(" ,")
