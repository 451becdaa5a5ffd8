"""The four rules, one pure function each.

Every array has a row for each point in time and a column for each series. A missing value is NaN; it is never
flagged and breaks every run, and so does a point on the mean.
"""

import numpy as np
from numpy.typing import NDArray

from kpistore.analysis.spc.chart import RUN
from kpistore.analysis.spc.limits import Flags, Floats, Limits

Headings = NDArray[np.int8]
"""1 above or rising, -1 below or falling, 0 neither."""


def sides(values: Floats, limits: Limits) -> Floats:
    """Each point's side of the mean: 1, -1, 0 on it, NaN where a value is missing."""
    return np.sign(values - limits.mean)


def outside_limits(values: Floats, limits: Limits) -> Flags:
    """Points strictly beyond a limit."""
    return (values > limits.upper) | (values < limits.lower)


def near_limits(values: Floats, limits: Limits) -> Flags:
    """Points strictly beyond a near limit, but not beyond the limit."""
    near: Flags = (values > limits.near_upper) | (values < limits.near_lower)
    return near & ~outside_limits(values, limits)


def trend(values: Floats) -> Headings:
    """Points of six strict steps one way, with the way they go.

    Where two trends meet, their shared point goes the way of the step after it, as does the last point of one when
    another begins right behind it: so the reference has it, which looks only at whether both stand in some trend.
    """
    steps = np.diff(values, axis=0)
    part = _touched(_runs(steps > 0, RUN - 1) | _runs(steps < 0, RUN - 1), len(values))
    heading = np.zeros(values.shape, np.int8)
    heading[1:] = np.where(steps > 0, 1, -1)
    goes_on = part[:-1] & part[1:]
    heading[:-1][goes_on] = np.where(steps > 0, 1, -1)[goes_on]
    heading[~part] = 0
    return heading


def two_in_three(near: Flags, side: Floats) -> Flags:
    """Points near a limit that are two of three successive ones, all three on one side of the mean."""
    part = np.zeros(near.shape, np.bool_)
    windows = len(near) - 2
    if windows < 1:
        return part
    numbers = near.astype(np.int8)
    enough = numbers[:windows] + numbers[1 : windows + 1] + numbers[2:] >= 2
    together = np.abs(side[:windows] + side[1 : windows + 1] + side[2:]) == 3
    for offset in range(3):
        part[offset : offset + windows] |= enough & together
    return part & near


def shift(side: Floats) -> Flags:
    """Points of seven or more successive ones strictly on one side of the mean."""
    return _runs(side == 1, RUN) | _runs(side == -1, RUN)


def _runs(flags: Flags, length: int) -> Flags:
    """Rows that stand in an unbroken run of at least so many flagged ones."""
    part = np.zeros(flags.shape, np.bool_)
    starts = len(flags) - length + 1
    if starts < 1:
        return part
    whole = flags[:starts].copy()
    for offset in range(1, length):
        whole &= flags[offset : offset + starts]
    for offset in range(length):
        part[offset : offset + starts] |= whole
    return part


def _touched(steps: Flags, points: int) -> Flags:
    """The points at either end of the flagged steps."""
    touched = np.zeros((points, *steps.shape[1:]), np.bool_)
    touched[:-1] |= steps
    touched[1:] |= steps
    return touched
