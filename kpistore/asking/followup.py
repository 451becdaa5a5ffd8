"""A question that leans on the one before it: "what about 101?", "and the year before?", "and for women?"."""

import re
from dataclasses import replace

from kpistore.asking.asked import PeriodAsked, exact
from kpistore.asking.carried_part import carried
from kpistore.asking.held import lies_within
from kpistore.asking.naming import is_another
from kpistore.asking.questioned import Question
from kpistore.asking.reader import Reader
from kpistore.asking.spoken import written
from kpistore.asking.tokens import plain_words, stems
from kpistore.asking.vocabulary import STOP_WORDS
from kpistore.asking.words import clean
from kpistore.model.kpi import Kpi
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, financial_year_of, twelve_months_to

_LEANS = re.compile(
    r"^(?:(?:ok|okay|so|right|then)[, ]+)?(?:and|what about|how about|what of|(?:the )?same for|but|also|plus"
    r"|only|just)\b"
)
_AS_PERCENTAGE = re.compile(
    r"(?:and |so |what is that |what about )*(?:as|in) (?:a |an )?(?:percentage|per ?cent|%)(?: change| terms)?"
)
_LAST_YEAR = frozenset({"last year", "the last year", "past year"})
_YEAR_BEFORE = re.compile(
    r"(?:in )?(?:the )?(?:(?:previous|prior|preceding) (?:year|(?:12|twelve) months)|same (?:period|time) last year)"
)
_WHOLE_YEARS = 2
"""The first readings of "last year" are the financial and the calendar one; what follows may be the newest figure."""
_MOST_YEARS = 20
"""So far from a period another of the same months is looked for."""
_WITHOUT_YEAR = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER})


def follow(question: Question, rest: str, after: Question, reader: Reader) -> Question:
    """The question with what it leaves out taken from the one before; one that stands alone is left as it is.

    `rest` is its text without the words for periods, comparisons and changes.
    """
    if after.kpi is None:
        return _of_topic(question, rest, after, reader)
    if after.measure != "value" and _AS_PERCENTAGE.fullmatch(clean(question.text).strip(" ?.!")):
        return replace(after, text=question.text, measure="percent_change")
    if _names_nothing(rest, reader) and not _says_something(question):
        return question
    if _names_nothing(rest, reader):
        return _filled(_about(question, after.kpi, after), after, reader)
    parts, left = reader.breakdowns.parts(stems(rest), after.kpi, frozenset())
    is_part = bool(parts) and not left
    if part := carried(question, after, reader, leans=_leans(question)):
        return _filled(part, after, reader) if part.kpi else part
    if not _leans(question) and (question.kpi or not is_part):
        return question
    if is_part:
        merged = tuple(sorted((dict(after.breakdown) | dict(parts)).items()))
        return _filled(replace(_about(question, after.kpi, after), breakdown=merged), after, reader)
    alike = reader.names.sibling(rest, after.kpi)
    if alike is after.kpi and is_another(reader, after.kpi, rest, rest):
        return question
    if alike is not None and (question.kpi is None or question.kpi.unit is not after.kpi.unit):
        question = _about(question, alike, after)
    return question if question.kpi is None else _filled(question, after, reader)


def _of_topic(question: Question, rest: str, after: Question, reader: Reader) -> Question:
    """A topic stays spoken of where only another period is named."""
    if after.topic is None or not _names_nothing(rest, reader) or question.period is None:
        return question
    period = _period(question.period, after.period)
    return replace(question, topic=after.topic, candidates=after.candidates, how=after.how, period=period)


def _says_something(question: Question) -> bool:
    """Whether it asks for anything at all: "???" and a smile lean on nothing."""
    beside = (question.against, question.comparator, question.versus_target)
    return (
        any((question.period, question.extreme, question.area, *beside))
        or question.measure != "value"
        or _leans(question)
    )


def _leans(question: Question) -> bool:
    return _LEANS.search(written(clean(question.text))) is not None


def _names_nothing(rest: str, reader: Reader) -> bool:
    words = plain_words(rest)
    return all(word in STOP_WORDS or word in reader.areas.own_words for word in words)


def _about(question: Question, kpi: Kpi, after: Question) -> Question:
    """The question asked of this measure; of the same one in the same breakdown."""
    breakdown = after.breakdown if after.kpi is kpi else question.breakdown
    other = after.other if after.kpi is kpi else None
    how = after.how
    return replace(question, kpi=kpi, candidates=(kpi,), how=how, breakdown=breakdown, topic=None, other=other)


def _filled(question: Question, after: Question, reader: Reader) -> Question:
    """Period, comparator and measure of the question before, each where this one has none of its own."""
    ours = reader.areas.is_ours(clean(question.text))
    if question.comparator is None and not ours:
        question = replace(question, comparator=after.comparator, versus=after.versus)
    if question.measure == "value":
        question = replace(question, measure=after.measure, against=question.against or after.against)
    if question.extreme is None and question.period is None:
        question = replace(question, extreme=after.extreme)
    area = question.area or ("" if ours else after.area)
    same = question.kpi is after.kpi
    asked = None if question.period == PeriodAsked() else question.period  # only the other side of a comparison is said
    period = _year_before(asked, after) if same else asked
    kept = not same and period is None and after.period is not None
    return _later_first(replace(question, area=area, period=_period(period, after.period), period_kept=kept))


def _later_first(question: Question) -> Question:
    """ "Compared with the year after": the year after beside the one before it, so that a rise is told as one."""
    asked, other = question.period, _same_of_year(question.period, question.against)
    question = replace(question, against=other)
    if asked is None or other is None or other.shift <= 0 or not asked.candidates or other.candidates:
        return question
    return replace(question, period=_period(other, asked), against=asked)


def _same_of_year(asked: PeriodAsked | None, other: PeriodAsked | None) -> PeriodAsked | None:
    """ "Compared to 2023" after a quarter or a month: the same one of that year."""
    period, year = asked.first if asked else None, other.first if other else None
    if period is None or year is None or other is None or not 0 < period.months < MONTHS_IN_YEAR == year.months:
        return other
    shifted = (period.shifted(MONTHS_IN_YEAR * years) for years in range(-_MOST_YEARS, _MOST_YEARS + 1))
    within = [each for each in shifted if each and lies_within(each, year)]
    return replace(exact(within[0]), words=other.words) if within else other


def _year_before(asked: PeriodAsked | None, after: Question) -> PeriodAsked | None:
    """ "What about last year?" after the newest figure: last year's, else the one a year before that figure.

    "And the previous 12 months?" is only ever counted from the figure told.
    """
    if asked and _YEAR_BEFORE.fullmatch(asked.words) and _is_year(after.period):
        return PeriodAsked(shift=-MONTHS_IN_YEAR, words=asked.words, inferred=True)
    if asked is None or after.period or asked.words not in _LAST_YEAR or not asked.inferred:
        return asked
    return replace(asked, candidates=asked.candidates[:_WHOLE_YEARS], shift=-MONTHS_IN_YEAR)


def _is_year(asked: PeriodAsked | None) -> bool:
    """Whether the newest figure or one of twelve months was asked for; before a quarter is no year before."""
    return asked is None or bool(asked.first and asked.first.months == MONTHS_IN_YEAR)


def _period(asked: PeriodAsked | None, before: PeriodAsked | None) -> PeriodAsked | None:
    if asked is None:
        return before
    if before is None:
        return asked
    if not (asked.shift or asked.previous):
        return _of_span(asked, before) or _of_same_length(asked, before) or _of_same_year(asked, before)
    if not before.candidates:
        return replace(asked, candidates=(), shift=asked.shift + before.shift)
    moved = [_moved(each, asked) for each in before.candidates]
    return replace(before, candidates=tuple(each for each in moved if each), words=asked.words)


def _moved(period: Period, asked: PeriodAsked) -> Period | None:
    if asked.previous:
        return period.previous()
    return period.shifted(asked.shift) if period.months else None


def _of_span(asked: PeriodAsked, before: PeriodAsked) -> PeriodAsked | None:
    """ "By quarter" after a figure of 2023/24: that year's, if any are held."""
    if asked.candidates or asked.kind is None or asked.count or before.first is None:
        return None
    return replace(asked, within=before.first, inferred=True)


def _of_same_length(asked: PeriodAsked, before: PeriodAsked) -> PeriodAsked | None:
    """ "And in Sept 2022?" after twelve months to a September: the twelve to that one."""
    first, month = before.first, asked.first
    if first is None or month is None or month.months != 1 or first.months != MONTHS_IN_YEAR:
        return None
    if asked.kind is not PeriodKind.MONTH or not (first.end and month.end) or first.end.month != month.end.month:
        return None
    return replace(asked, candidates=(twelve_months_to(month.end.year, month.end.month),), kind=first.kind)


def _of_same_year(asked: PeriodAsked, before: PeriodAsked) -> PeriodAsked:
    """ "What about Q2?" after a quarter of 2021/22 means that year's second, and no other."""
    if not (asked.inferred and before.first and before.first.end and asked.kind in _WITHOUT_YEAR):
        return asked
    year = financial_year_of(before.first.end)
    same = tuple(each for each in asked.candidates if each.end and financial_year_of(each.end) == year)
    return replace(asked, candidates=same[:1], inferred=False) if same else asked
