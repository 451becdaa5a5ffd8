"""The parts of a figure: the same period by crime category, sex or age, with the country's beside."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kpistore.model.observation import Observation

Dimensions = tuple[str, ...]


def parts_of(figure: Observation, current: Sequence[Observation]) -> tuple[Observation, ...]:
    """The figures of the same days, area and source by the dimensions of the figure, or by those most are given by.

    Comparators' figures of the same parts are among them; fewer than two own parts are none.
    """
    alike = [
        each
        for each in current
        if each.is_figure
        and each.breakdown
        and each.area == figure.area
        and each.period.covers_same_days(figure.period)
        and each.document.family == figure.document.family
    ]
    return _of_one_kind(alike, _dimensions(figure))


def newest_parts(current: Sequence[Observation]) -> tuple[Observation, ...]:
    """The parts of the newest period that has any; for a measure that is published in parts only."""
    dated = [each for each in current if each.is_figure and each.breakdown and each.period.end]
    if not dated:
        return ()
    return parts_of(max(dated, key=lambda each: (each.period.end, each.period.months)), current)


def _of_one_kind(parts: Sequence[Observation], wanted: Dimensions) -> tuple[Observation, ...]:
    own = Counter(_dimensions(each) for each in parts if each.comparator is None)
    if not own:
        return ()
    chosen = wanted or min(own, key=lambda each: (len(each), -own[each]))
    return tuple(_ordered(each for each in parts if _dimensions(each) == chosen)) if own[chosen] > 1 else ()


def _dimensions(figure: Observation) -> Dimensions:
    return tuple(dimension for dimension, _ in figure.breakdown)


def _ordered(parts: Iterable[Observation]) -> list[Observation]:
    return sorted(parts, key=lambda each: (each.comparator or "", each.breakdown))
