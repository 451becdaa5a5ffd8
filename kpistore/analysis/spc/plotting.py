"""Points in order of time with limits, signals and tones, group by group."""

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from kpistore.analysis.spc.chart import FEW_POINTS, FEWEST_TO_FIX, ControlPoint, GroupLimits
from kpistore.analysis.spc.groups import group_numbers, spans
from kpistore.analysis.spc.judging import PRIORITY, Judged, judge
from kpistore.analysis.spc.limits import Limits
from kpistore.analysis.spc.words import Signal, tone_of
from kpistore.model.kpi import Direction
from kpistore.model.period import Period

Measured = tuple[Period, float | None]
"""A dated period and its value, or None for a gap."""

_SIGNALS = (Signal.NONE, *PRIORITY)


def control_points(
    measured: Sequence[Measured],
    direction: Direction,
    rebases: Collection[date] = (),
    *,
    screen: bool = True,
    fix_after: int | None = None,
) -> tuple[ControlPoint, ...]:
    """The points, given oldest first; a rebase counts where a point's period begins on that day.

    Raises ValueError where limits are to be fixed after fewer than FEWEST_TO_FIX points.
    """
    if fix_after is not None and fix_after < FEWEST_TO_FIX:
        raise ValueError(f"limits can be fixed after {FEWEST_TO_FIX} points or more, not after {fix_after}")
    groups = group_numbers([_start(period) for period, _ in measured], rebases)
    points: list[ControlPoint] = []
    for rows in spans(groups):
        points += _group(measured[rows], groups[rows.start], direction, screen, fix_after)
    return tuple(points)


def _start(period: Period) -> date:
    assert period.start is not None
    return period.start


def _group(
    measured: Sequence[Measured], group: int, direction: Direction, screen: bool, fix_after: int | None
) -> list[ControlPoint]:
    column = np.array([[np.nan if value is None else value] for _, value in measured], np.float64)
    judged = judge(column, screen=screen, fix_after=fix_after)
    limits = _limits(judged.limits)
    short = len(measured) < FEW_POINTS
    return [
        _point(measured[row], group, limits, judged, row, direction=direction, short=short)
        for row in range(len(measured))
    ]


def _point(
    measured: Measured, group: int, limits: GroupLimits, judged: Judged, row: int, *, direction: Direction, short: bool
) -> ControlPoint:
    period, value = measured
    judgeable = value is not None and limits.upper is not None
    heading = int(judged.heading[row, 0])
    return ControlPoint(
        period=period,
        value=value,
        group=group,
        limits=limits,
        side=None if value is None else int(judged.side[row, 0]),
        outside=bool(judged.outside[row, 0]) if judgeable else None,
        near=bool(judged.near[row, 0]) if judgeable else None,
        signal=_SIGNALS[judged.signal[row, 0]],
        heading=heading,
        tone=tone_of(heading, direction),
        short_group=short,
    )


def _limits(limits: Limits) -> GroupLimits:
    sides = (limits.mean, limits.lower, limits.upper, limits.near_lower, limits.near_upper)
    return GroupLimits(*(None if np.isnan(each[0]) else float(each[0]) for each in sides))
