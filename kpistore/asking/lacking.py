"""Comparisons that were asked for and are not held: said to be lacking, never dropped in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpistore.analysis.change import Against, Comparison
from kpistore.asking.beside import counted_from, holds_day
from kpistore.asking.held import lies_within
from kpistore.asking.question import Question
from kpistore.model.observation import Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a figure was to be set beside: a comparator, an earlier period, or else a target."""

    comparator: str | None = None
    period: Period | None = None
    undated: Observation | None = None
    """The comparator's figure that is printed without a period, which is none to compare with."""


def lacking_of(
    question: Question, figure: Observation, comparisons: Sequence[Comparison], current: Sequence[Observation]
) -> tuple[Lacking, ...]:
    """The comparisons that the question asks for and that were not made."""
    found = []
    made = {each.against.value for each in comparisons}
    if question.versus and question.comparator and question.comparator not in made:
        undated = [each for each in current if each.comparator == question.comparator and not each.period.end]
        alike = [each for each in undated if each.is_figure and each.breakdown == figure.breakdown]
        found.append(Lacking(question.comparator, undated=alike[0] if alike else None))
    if question.versus_target and Against.TARGET.value not in made:
        found.append(Lacking())
    earlier = _earlier(question, figure)
    year = question.against.of_year if question.against else None
    if earlier and not any(_is_meant(each.period, other, year) for each in comparisons for other in earlier):
        found.append(Lacking(period=earlier[0]))
    return tuple(found)


def _earlier(question: Question, figure: Observation) -> list[Period]:
    asked = question.against
    if asked is None:
        return []
    counted = counted_from(figure.period, asked)
    return [*asked.candidates, *([counted] if counted else [])]


def _begins_there(period: Period, since: date) -> bool:
    """Whether "since then" begins with the period: it holds the day, or is a date in that year."""
    dated = period.kind is PeriodKind.POINT and period.start is not None and period.start.year == since.year
    return dated or holds_day(period, since)


def _is_meant(period: Period, asked: Period, year: Period | None) -> bool:
    """The days themselves, the twelve months to the month that was named, or a date in the year that was."""
    if period.kind is PeriodKind.POINT and year and lies_within(period, year):
        return True
    if asked.end is None:
        return asked.start is not None and _begins_there(period, asked.start)
    ends_with = period.months == MONTHS_IN_YEAR and asked.months == 1 and period.end == asked.end
    return period.covers_same_days(asked) or ends_with
