"""Series of months of Exampleshire for the tests."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from kpistore.analysis.spc.chart import ControlChart, ControlPoint
from kpistore.analysis.spc.control import control_chart
from kpistore.analysis.spc.plotting import control_points
from kpistore.model.kpi import Direction
from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind, month
from kpistore.model.series import Series, series_of
from tests.kpistore.made import figure

FIRST_YEAR = 2019
STEADY = (10.0, 12, 11, 9, 10, 13, 8, 11, 12, 10, 9, 11)
"""Twelve months without any signal."""


def month_number(place: int) -> Period:
    """The month so many after January 2019."""
    return month(FIRST_YEAR + place // 12, place % 12 + 1)


def points(
    values: Sequence[float | None],
    direction: Direction = Direction.MORE,
    rebases: Collection[date] = (),
    *,
    screen: bool = True,
    fix_after: int | None = None,
) -> tuple[ControlPoint, ...]:
    """The values as months from January 2019."""
    measured = [(month_number(place), value) for place, value in enumerate(values)]
    return control_points(measured, direction, rebases, screen=screen, fix_after=fix_after)


def signals(values: Sequence[float | None], *, screen: bool = True, fix_after: int | None = None) -> list[str]:
    """The word of each point."""
    return [point.signal.value for point in points(values, screen=screen, fix_after=fix_after)]


def monthly(values: Sequence[float | None]) -> Series:
    """The same as a series of observations."""
    figures = [_observation(place, value) for place, value in enumerate(values)]
    return series_of(figures, PeriodKind.MONTH)


def chart(
    values: Sequence[float | None],
    direction: Direction = Direction.NEITHER,
    target: str | None = None,
    rebases: Collection[date] = (),
) -> ControlChart:
    """The chart of months that can be judged."""
    made = control_chart(monthly(values), direction, None if target is None else Decimal(target), rebases)
    assert isinstance(made, ControlChart)
    return made


def _observation(place: int, value: float | None) -> Observation:
    return figure(None if value is None else f"{value:g}", month_number(place))
