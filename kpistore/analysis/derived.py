"""Figures that no report prints but that follow from figures they print: sums of whole periods, shares of two counts.

Only from whole, adjacent, like periods of one source; a derived figure is marked as computed and names its inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from kpistore.model.kpi import Aggregation, Kpi, Unit
from kpistore.model.observation import Medium, Observation, Release
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, from_dates

_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
OLDEST_POPULATION = timedelta(days=731)
"""Estimates are made once a year and published a year later, so the newest one is seldom older."""
_PARTS = (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
"""What a longer period is put together from, the fewest pieces first; twelve-month windows overlap."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed figure: an observation nobody printed, how it was computed, and from what."""

    observation: Observation
    formula: str
    inputs: tuple[Observation, ...]


def derived_sum(kpi: Kpi, period: Period, figures: Sequence[Observation]) -> Derived | None:
    """The total over a period from figures of its parts; None where adding is wrong or a part is missing.

    `figures` are of one measure, area, comparator and breakdown, each with a value; a source's parts are never mixed
    with another's, and a bound ("over 1,000") is not added.
    """
    if kpi.aggregation is not Aggregation.SUM or period.start is None or period.end is None:
        return None
    usable = [each for each in figures if each.value is not None and not each.bound and each.medium is Medium.TABLE]
    by_family = groupby(sorted(usable, key=_family), key=_family)
    for held in [list(each) for _, each in by_family]:
        for kind in _PARTS:
            parts = _covering(period, [each for each in held if each.period.kind is kind])
            if len(parts) > 1:
                return _sum(period, parts)
    return None


def derived_since(kpi: Kpi, start: date, figures: Sequence[Observation], until: date = date.max) -> Derived | None:
    """The total from a day on, as far as figures reach or until a day; None where adding is wrong or none begins then.

    Pieces follow one another without a hole and without sharing a day, of one source and one kind of period: quarters
    and then twelve months may have been counted otherwise. The fewest pieces count.
    """
    if kpi.aggregation is not Aggregation.SUM:
        return None
    usable = [each for each in figures if each.value is not None and not each.bound and each.medium is Medium.TABLE]
    usable = [each for each in usable if each.period.end and each.period.end <= until]
    ways = [_farthest(start, [*held]) for _, held in groupby(sorted(usable, key=_like), key=_like)]
    parts = max(ways, key=lambda each: (each[-1].period.end or date.min) if each else date.min, default=[])
    return _sum(from_dates(start, parts[-1].period.end), parts) if parts else None


def _farthest(start: date, figures: Sequence[Observation]) -> list[Observation]:
    """The fewest adjacent pieces from the day that reach farthest; empty where none begins on it."""
    ways: dict[date, list[Observation]] = {start: []}
    for day in sorted({start, *(_after(each) for each in figures if each.period.start and each.period.end)}):
        for piece in figures:
            if day in ways and piece.period.start == day and piece.period.end:
                way = [*ways[day], piece]
                ways[_after(piece)] = min(ways.get(_after(piece), way), way, key=len)
    return ways[max(ways)]


def _after(observation: Observation) -> date:
    return (observation.period.end or date.max) + timedelta(days=1)


def derived_share(kpi: Kpi, numerator: Observation, denominator: Observation) -> Derived | None:
    """One count as a share of another of the same period, area and source, in per cent to one decimal, half up."""
    alike = numerator.period.covers_same_days(denominator.period) and numerator.area == denominator.area
    alike = alike and _family(numerator) == _family(denominator) and numerator.breakdown == denominator.breakdown
    above, below = numerator.value, denominator.value
    if not alike or above is None or not below or numerator.bound or denominator.bound:
        return None
    value = (above * 100 / below).quantize(_TENTH, ROUND_HALF_UP)
    formula = f"{numerator.as_published or above} of {denominator.as_published or below}"
    inputs = (numerator, denominator)
    figure = replace(_computed(numerator, numerator.period, value, formula, inputs), kpi=kpi.key, unit=Unit.PERCENT)
    return Derived(figure, formula, inputs)


def derived_rate(kpi: Kpi, counted: Derived, populations: Sequence[Observation]) -> Derived | None:
    """A count over twelve whole months for every 1,000 people of its area; None where it is none or nobody is counted.

    The population is the newest one known to have lived there on a day of the period or of the two years before its
    last day: later ones and older ones are other people. To one decimal, below one to two, half up. It may be quoted
    only where both of its inputs may.
    """
    figure = counted.observation
    people = population_for(figure, populations)
    if people is None or not people.value or figure.value is None or figure.bound:
        return None
    value = figure.value * 1000 / people.value
    value = value.quantize(_TENTH if value >= 1 else _HUNDREDTH, ROUND_HALF_UP)
    count = f"({counted.formula})" if len(counted.inputs) > 1 else counted.formula
    formula = f"{count} / {people.value:,} x 1,000"
    rate = _computed(figure, figure.period, value, formula, (figure, people))
    document = replace(rate.document, known_from=max(figure.document.known_from, people.document.known_from))
    return Derived(
        replace(rate, kpi=kpi.key, unit=Unit.PER_1000, document=document), formula, (*counted.inputs, people)
    )


def population_for(figure: Observation, populations: Sequence[Observation]) -> Observation | None:
    """The newest population of the figure's area, neither after its period nor more than two years before its end."""
    end = figure.period.end
    if end is None or figure.period.months != MONTHS_IN_YEAR:
        return None
    fitting = [
        each
        for each in populations
        if each.is_sound and not each.bound and each.area == figure.area and not each.breakdown
        if each.period.end and each.comparator is None and end - OLDEST_POPULATION <= each.period.end <= end
    ]
    return max(fitting, key=lambda each: (each.period.end or date.min, each.document.known_from), default=None)


def as_printed(figure: Observation) -> Derived:
    """A printed figure in the form of a computed one, which it is the only input of."""
    return Derived(figure, figure.as_published or f"{figure.value:,}", (figure,))


def _covering(period: Period, parts: Sequence[Observation]) -> list[Observation]:
    """The parts that follow one another from the period's first day to its last; empty where there is a hole."""
    by_start = {each.period.start: each for each in parts if not each.mistake}
    chosen: list[Observation] = []
    day = period.start
    while day is not None and period.end is not None and day <= period.end:
        found = by_start.get(day)
        if found is None or found.period.end is None or found.period.end > period.end:
            return []
        chosen.append(found)
        day = found.period.end + timedelta(days=1)
    return chosen


def _sum(period: Period, parts: list[Observation]) -> Derived:
    values = [each.value for each in parts if each.value is not None]
    formula = " + ".join(each.as_published or str(each.value) for each in parts)
    return Derived(_computed(parts[-1], period, sum(values, Decimal(0)), formula, parts), formula, tuple(parts))


def _computed(
    like: Observation, period: Period, value: Decimal, formula: str, inputs: Sequence[Observation]
) -> Observation:
    """An observation in the likeness of an input, whose document is the newest that it rests on.

    It may be quoted only where all that it is made of may.
    """
    releases = {each.document.release for each in inputs}
    release = Release.UNPUBLISHED if Release.UNPUBLISHED in releases else like.document.release
    return replace(
        like,
        document=replace(like.document, release=release),
        period=period,
        value=value,
        as_published="",
        locator=like.locator,
        line=None,
        medium=Medium.COMPUTED,
        note=f"computed: {formula}",
        id=None,
    )


def _family(observation: Observation) -> str:
    return observation.document.family


def _like(observation: Observation) -> tuple[str, str]:
    return _family(observation), observation.period.kind.value
