"""A measure per 1,000 people that no report prints, from a printed count and an imported population."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kpistore.analysis.derived import Derived, as_printed, derived_rate, population_for
from kpistore.asking.answer import Answer, NoRate
from kpistore.asking.held import newest_of, with_values
from kpistore.asking.pool import Pool
from kpistore.asking.question import Question
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.period import MONTHS_IN_YEAR

PoolOf = Callable[[Question, Kpi], Pool]


def or_rate(none: Answer, counts: Mapping[str, tuple[Kpi, Kpi]], pool_of: PoolOf) -> Answer:
    """The rate of the period asked for, marked as computed; else `none`, which says what is lacking for it.

    A source that leaves the rate out on purpose, with its reason, is not corrected by arithmetic.
    """
    question, kpi = none.question, none.kpi
    if kpi is None or kpi.unit is not Unit.PER_1000 or kpi.key not in counts or none.absence:
        return none
    if question.measure != "value" or question.breakdown or (question.comparator and not question.versus):
        return none
    count, population = counts[kpi.key]
    counted, inferred = _counted(replace(question, kpi=count, candidates=(count,)), count, pool_of)
    if counted is None:
        return none
    if counted.observation.period.months != MONTHS_IN_YEAR:
        return replace(none, no_rate=NoRate.NOT_A_YEAR)
    people = pool_of(replace(question, kpi=population, period=None), population).current
    rate = derived_rate(kpi, counted, people)
    if rate is None:
        lacks = population_for(counted.observation, people) is None
        return replace(none, period=counted.observation.period, no_rate=NoRate.NO_POPULATION) if lacks else none
    return Pool(question, kpi, [rate.observation]).found(rate.observation, inferred, rate)


def _counted(question: Question, count: Kpi, pool_of: PoolOf) -> tuple[Derived | None, bool]:
    """The count of the period asked for, printed or added up; without one that of the newest twelve months."""
    pool = pool_of(question, count)
    if question.period is None:
        years = ([each for each in with_values(held) if each.period.months == MONTHS_IN_YEAR] for held in pool.sources)
        newest = next((newest_of(held) for held in years if held), None)
        return (as_printed(newest) if newest else None), False
    found, inferred, derived = pool.pick()
    return (derived or as_printed(found) if found else None), inferred
