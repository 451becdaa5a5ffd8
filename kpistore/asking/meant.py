"""The period that is meant, where it takes the figures held to tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kpistore.asking.asked import PeriodAsked, exact
from kpistore.asking.beside import at
from kpistore.asking.held import end_of, lies_within, newest_of
from kpistore.asking.question import Question
from kpistore.model.kpi import Aggregation, Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, twelve_months_to

_CLOSING = timedelta(days=31)
"""A report that is known so soon after a year's end is about that year."""


def counted_anew(question: Question, kpi: Kpi, figures: Sequence[Observation]) -> Question:
    """The question with a span that is no period of the measure read as what it is compared with, in order of time."""
    question = _counted_back(question, figures)
    return _later_first(_from_end_to_end(_since_as_base(question, kpi, figures), figures), figures)


def stand_in(kpi: Kpi, asked: PeriodAsked, figures: Sequence[Observation]) -> Observation | None:
    """The figure that words for a period mean though it has other days, to be told with its own; None for most."""
    return _dated_in(asked.of_year, figures) or _year_to(kpi, asked, figures) or _undated(asked, figures)


def _counted_back(question: Question, figures: Sequence[Observation]) -> Question:
    """ "Last year", none of whose readings is held, after the newest figure: the period a year before that figure."""
    asked = question.period
    if asked is None or asked.shift >= 0 or any(at(figures, each) for each in asked.candidates):
        return question
    return replace(question, period=replace(asked, candidates=(), kind=None))


def _since_as_base(question: Question, kpi: Kpi, figures: Sequence[Observation]) -> Question:
    """ "How many more since 2019": the newest figure beside the first from that day on; so too what never adds up."""
    since = question.period.first if question.period else None
    if since is None or since.start is None or since.end or at(figures, since):
        return question
    is_newer = any(end_of(each) > since.start for each in figures)
    if question.measure == "value" and (kpi.aggregation is Aggregation.SUM or not is_newer):
        return question
    return replace(question, period=None, against=question.period)


def _from_end_to_end(question: Question, figures: Sequence[Observation]) -> Question:
    """ "The change from Q1 to Q2": the last beside the first, unless the span is printed as one."""
    asked = question.period
    if question.measure == "value" or asked is None or asked.ends is None or at(figures, asked.first):
        return question
    first, last = (_at_end(figures, each) for each in asked.ends)
    if question.against or not (first and last):
        return question
    return replace(question, period=exact(last.period), against=exact(first.period))


def _later_first(question: Question, figures: Sequence[Observation]) -> Question:
    """ "2022 v 2024": the later beside the earlier, whichever is named first, or a rise would be told as a fall."""
    if question.period is None or question.against is None:
        return question
    end, other = (_end_meant(each, figures) for each in (question.period, question.against))
    if end is None or other is None or other <= end:
        return question
    return replace(question, period=question.against, against=question.period)


def _end_meant(asked: PeriodAsked, figures: Sequence[Observation]) -> date | None:
    """The end of the reading for which a figure is held; of one that needs no reading, its own."""
    held = next((each.period.end for each in (at(figures, one) for one in asked.candidates) if each), None)
    return held or (asked.first.end if asked.first and not asked.inferred else None)


def _at_end(figures: Sequence[Observation], piece: Period) -> Observation | None:
    """The figure of a piece itself, else of the twelve months that end with it."""
    year = twelve_months_to(piece.end.year, piece.end.month) if piece.end else None
    return at(figures, piece) or at(figures, year)


def _dated_in(year: Period | None, figures: Sequence[Observation]) -> Observation | None:
    """The newest figure that is dated in the year, for a measure that is read off on days and never adds up."""
    dated = [each for each in figures if each.period.kind is PeriodKind.POINT]
    return newest_of([each for each in dated if year and lies_within(each.period, year)])


def _year_to(kpi: Kpi, asked: PeriodAsked, figures: Sequence[Observation]) -> Observation | None:
    """ "March 2024" of a share or a wait that no report prints by month or quarter: the twelve months to it.

    Not so of a count, where a year's would pass for a month's.
    """
    month = asked.first
    is_yearly = all(each.period.months == MONTHS_IN_YEAR for each in figures if each.period.months)
    if asked.kind is not PeriodKind.MONTH or month is None or kpi.aggregation is Aggregation.SUM:
        return None
    return _at_end(figures, month) if is_yearly else None


def _undated(asked: PeriodAsked, figures: Sequence[Observation]) -> Observation | None:
    """A figure printed without a period, of a measure with no dated one: for the year that its report closes.

    For "since 2019" too, where a running total is wanted and its report does not say from when it runs.
    """
    span = asked.first
    if span is None or any(map(_is_dated, figures)):
        return None
    if span.end is None:
        return next((each for each in figures if each.document.known_from > (span.start or date.max)), None)
    closing = (each for each in figures if timedelta(0) <= each.document.known_from - span.end <= _CLOSING)
    return next(closing, None) if span.months == MONTHS_IN_YEAR else None


def _is_dated(figure: Observation) -> bool:
    return figure.period.start is not None or figure.period.end is not None
