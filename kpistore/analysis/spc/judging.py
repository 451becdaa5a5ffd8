"""Limits and signals of many series of one length at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpistore.analysis.spc import rules
from kpistore.analysis.spc.limits import Flags, Floats, Limits, limits_of
from kpistore.analysis.spc.words import Signal

PRIORITY = (Signal.OUTSIDE_LIMITS, Signal.TREND, Signal.TWO_IN_THREE, Signal.SHIFT)
"""The first that applies is a point's signal."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row for each point in time, a column for each series; `limits` has a value for each series."""

    limits: Limits
    side: Floats
    outside: Flags
    near: Flags
    signal: NDArray[np.int8]
    """0 for none, else the place in PRIORITY, counted from 1."""
    heading: rules.Headings
    """Where the signal points: 1 high or rising, -1 low or falling, 0 no signal."""


def judge(values: Floats, *, screen: bool, fix_after: int | None = None) -> Judged:
    """Every rule on every point; series share nothing but their length. NaN is a missing value."""
    limits = limits_of(values, screen=screen, fix_after=fix_after)
    side = rules.sides(values, limits)
    outside = rules.outside_limits(values, limits)
    near = rules.near_limits(values, limits)
    trend = rules.trend(values)
    found = (outside, trend != 0, rules.two_in_three(near, side), rules.shift(side))
    signal = np.zeros(values.shape, np.int8)
    for place in range(len(PRIORITY), 0, -1):
        signal[found[place - 1]] = place
    on_a_side = np.where(side > 0, 1, -1)
    heading = np.where(signal == 0, 0, np.where(signal == PRIORITY.index(Signal.TREND) + 1, trend, on_a_side))
    return Judged(limits, side, outside, near, signal, heading.astype(np.int8))
