"""Centre and limits of XmR charts, for many series of one length at once.

Every array has a row for each point in time and a column for each series; a missing value is NaN.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MOVING_RANGES_TO_LIMIT = 2.66
"""3 / 1.128: three standard deviations, one of which is the mean moving range over d2 for two points."""

MOVING_RANGES_TO_NEAR_LIMIT = 2 * (MOVING_RANGES_TO_LIMIT / 3)
"""Two standard deviations."""

SCREENED_FROM = 3.267
"""A moving range of so many means or more is one of a jump and dropped when screening: D4 for two points."""


@dataclass(frozen=True, slots=True)
class Limits:
    """One value for each series; NaN where there are none."""

    mean: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats


def limits_of(values: Floats, *, screen: bool, fix_after: int | None = None) -> Limits:
    """Limits from all points, or from the first so many rows, missing ones counted; not clipped at 0 or 100."""
    used = values if fix_after is None else values[:fix_after]
    mean = mean_of(used)
    ranges = np.abs(np.diff(used, axis=0))
    typical = mean_of(ranges)
    if screen:
        typical = mean_of(screened(ranges, typical))
    far, near = MOVING_RANGES_TO_LIMIT * typical, MOVING_RANGES_TO_NEAR_LIMIT * typical
    return Limits(mean, mean - far, mean + far, mean - near, mean + near)


def screened(ranges: Floats, typical: Floats) -> Floats:
    """The moving ranges without those of jumps, once. Where all are 0, all go: a constant series has no limits."""
    return np.where(ranges < SCREENED_FROM * typical, ranges, np.nan)


def mean_of(values: Floats) -> Floats:
    """The mean of each column's values, as R calculates it: extended precision, corrected once by the residuals.

    So a point that lies on the mean lies on it here as well. NaN for a column without values.
    """
    present = ~np.isnan(values)
    number = present.sum(axis=0)
    wide = np.where(present, values, 0).astype(np.longdouble)
    with np.errstate(invalid="ignore"):
        first = _sum(wide) / number
        mean: Floats = (first + _sum(np.where(present, wide - first, 0)) / number).astype(np.float64)
    return mean


def _sum(values: NDArray[np.longdouble]) -> NDArray[np.longdouble]:
    """Row by row from the first: numpy's own sum may pair the rows otherwise, its running sum does not."""
    if not len(values):
        return np.zeros(values.shape[1:], np.longdouble)
    total: NDArray[np.longdouble] = np.add.accumulate(values, axis=0)[-1]
    return total
