"""The answer where there is no figure: why there is none, and what is held instead."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.asking.adding import added
from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import at
from kpistore.asking.held import newest_of, with_values
from kpistore.asking.others import nearest
from kpistore.asking.pool import MOST_CHOICES, Pool
from kpistore.model.kpi import Aggregation
from kpistore.model.observation import Observation
from kpistore.model.period import Period


def nothing(pool: Pool) -> Answer:
    """No figure of the period asked for, or none at all: the blank cell, the forecast, the neighbours."""
    asked = pool.question.period
    blanks = [each for held in pool.sources for each in held if each.value is None]
    period = _wanted(asked, blanks) or pool.counted
    is_bare = asked is None or replace(asked, words="") == PeriodAsked()
    absence = at(blanks, period) if period else newest_of(blanks) if is_bare else None
    answered = pool.blank(AnswerStatus.NO_DATA, period)
    whole = [] if pool.matching or not pool.question.breakdown else pool.whole()
    if whole:
        newest = newest_of(whole)
        return replace(answered, choices=(Choice(pool.kpi, (), newest),) if newest else (), not_split=True)
    adds_up = period and added(replace(pool.kpi, aggregation=Aggregation.SUM), period, pool.figures, pool.sources)
    return replace(
        answered,
        absence=absence,
        forecast=_forecast(pool, period),
        choices=nearest(pool.kpi, pool.figures, period) or _held_otherwise(pool),
        not_added=bool(adds_up),
    )


def not_so_short(pool: Pool) -> Answer:
    """A count by the day or week, which no total is: the newest total is offered as what it is."""
    answered = pool.blank(AnswerStatus.NO_DATA, None)
    return replace(answered, not_per=pool.question.per, choices=nearest(pool.kpi, pool.figures, None)[-1:])


def _wanted(asked: PeriodAsked | None, blanks: Sequence[Observation]) -> Period | None:
    """The period there is no figure for: of several readings the first that is printed blank."""
    if asked is None or not asked.candidates:
        return asked.within if asked else None
    blank = (each for each in asked.candidates if asked.inferred and at(blanks, each))
    return next(blank, asked.candidates[0])


def _forecast(pool: Pool, period: Period | None) -> Observation | None:
    """What is expected for the period; for any, where the measure has a forecast and nothing else."""
    found = [each for held in pool.sources for each in held if each.value is not None and not each.is_figure]
    return at(found, period) if period and at(found, period) else None if pool.figures else newest_of(found)


def _held_otherwise(pool: Pool) -> tuple[Choice, ...]:
    """Figures without a period, else those of another comparator, to be asked for as what they are."""
    held = pool.figures or [each for each in with_values(pool.current) if each.breakdown == pool.question.breakdown]
    if not pool.figures and any(each.period.end for each in held):
        whose = dict.fromkeys(each.comparator for each in held)
        newest = (newest_of([each for each in held if each.comparator == name]) for name in whose)
        held = [each for each in newest if each]
    return tuple(Choice(pool.kpi, each.breakdown, each) for each in held)[:MOST_CHOICES]
