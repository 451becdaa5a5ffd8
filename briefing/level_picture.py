"""The lines across a chart: targets while they were in force, the country and similar forces; before they are drawn."""

from collections.abc import Sequence
from itertools import groupby

from briefing.picture import Level, LevelKind
from briefing.words import COMPARATOR_WORDS, figure_words, number
from kpistore.analysis.change import Against, Comparison
from kpistore.model.kpi import Kpi, Target
from kpistore.model.observation import Observation
from kpistore.model.period import Period
from kpistore.model.series import Series

FEWEST_OF_A_LINE = 2
_AREAS = (Against.NATIONAL, Against.MOST_SIMILAR_GROUP)


def target_levels(kpi: Kpi, newest: Observation, periods: Sequence[Period]) -> tuple[Level, ...]:
    """The targets in force at the ends of the periods, a step for each; none for a part or another area."""
    if newest.comparator or newest.breakdown:
        return ()
    at_ends = [kpi.target_on(each.end) if each.end else None for each in periods]
    steps = [(target, [at for at, _ in held]) for target, held in groupby(enumerate(at_ends), key=lambda each: each[1])]
    return tuple(_step(kpi, target, held, len(periods)) for target, held in steps if target)


def _step(kpi: Kpi, target: Target, held: Sequence[int], marks: int) -> Level:
    last = held[-1] if held[-1] < marks - 1 else None
    label = f"{target.name} {number(target.value, kpi.unit)}"
    return Level(float(target.value), label, LevelKind.TARGET, held[0], last)


def other_levels(
    kpi: Kpi,
    newest: Observation,
    periods: Sequence[Period],
    beside: Sequence[Comparison],
    others: Sequence[Series],
) -> tuple[Level, ...]:
    """The country's and the similar forces' figures: a line through several, else the newest period's as a level."""
    moving = {each.newest.comparator: line for each in others if each.newest and (line := _line(each, periods))}
    same = (each for each in beside if each.against in _AREAS and newest.period.covers_same_days(each.period))
    flat = (_flat(kpi, each) for each in same if each.against.value not in moving)
    return (*moving.values(), *flat)


def _line(other: Series, periods: Sequence[Period]) -> Level | None:
    """At each of the periods; its name carries its newest figure there, with the date where that is an earlier one."""
    held = [other.at(each) for each in periods]
    figures = [each for each in held if each and each.value is not None]
    if len(figures) < FEWEST_OF_A_LINE:
        return None
    values = tuple(float(each.value) if each and each.value is not None else None for each in held)
    newest = figures[-1]
    date = "" if values[-1] is not None else f", {newest.period.label}"
    label = f"{COMPARATOR_WORDS[newest.comparator or '']} {figure_words(newest)}{date}"
    return Level(float(newest.value or 0), label, LevelKind.OTHERS, values=values)


def _flat(kpi: Kpi, beside: Comparison) -> Level:
    label = f"{COMPARATOR_WORDS[beside.against.value]} {number(beside.value, kpi.unit)}"
    return Level(float(beside.value), label, LevelKind.OTHERS)
