"""A control chart as a value: points with their limits and signals, and what the last ones say. No numpy here."""

from dataclasses import dataclass
from datetime import date

from kpistore.analysis.spc.words import Assurance, Signal, Tone, Variation
from kpistore.model.kpi import Direction
from kpistore.model.period import Period

FEW_POINTS = 13
"""Limits from fewer points are trial limits."""

FEWEST_ON_TRIAL = 6
"""Limits from fewer points are none at all: Wheeler (Understanding Variation, 1993) has five or six as the least."""

RUN = 7
"""Points of a trend and of a shift."""

FEWEST_TO_FIX = 12
"""Limits may be fixed after so many points of a group and no fewer."""


@dataclass(frozen=True, slots=True)
class GroupLimits:
    """Centre and limits between two rebases; None where there are none."""

    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period; value is None for a gap, which has limits but neither side nor signal."""

    period: Period
    value: float | None
    group: int
    limits: GroupLimits
    side: int | None
    """1 above the mean, -1 below it, 0 on it; None for a gap."""
    outside: bool | None
    near: bool | None
    """Beyond a near limit, but not beyond the limit. Both are None where there is no value or no limit."""
    signal: Signal
    heading: int
    """Where the signal points: 1 high or rising, -1 low or falling, 0 no signal."""
    tone: Tone
    short_group: bool
    """Its group has fewer than FEW_POINTS points, gaps counted."""

    @property
    def mean(self) -> float | None:
        """The centre of its group."""
        return self.limits.mean

    @property
    def lower(self) -> float | None:
        """The lower limit of its group."""
        return self.limits.lower

    @property
    def upper(self) -> float | None:
        """The upper limit of its group."""
        return self.limits.upper

    @property
    def day(self) -> date:
        """The first day of its period."""
        assert self.period.start is not None
        return self.period.start


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Points oldest first, at least one with a value, and the limits of the newest group."""

    points: tuple[ControlPoint, ...]
    n: int
    """Points with a value."""
    mean: float | None
    lower: float | None
    upper: float | None
    variation: Variation
    """Of the last point with a value."""
    assurance: Assurance | None
    """None without a target or a direction."""
    rebased_at: date | None
    """The first day of the newest group; None where limits were never begun anew."""
    direction: Direction
    target: float | None
    screened: bool
    """Whether moving ranges of jumps were dropped."""
    notes: tuple[str, ...]
    """What a reader must know: "8 points, trial limits"."""

    @property
    def newest(self) -> ControlPoint:
        """The last point with a value."""
        return next(point for point in reversed(self.points) if point.value is not None)

    @property
    def newest_group(self) -> tuple[ControlPoint, ...]:
        """The points since the last rebase."""
        return tuple(point for point in self.points if point.group == self.points[-1].group)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no control chart, in a clause: "12-month periods overlap, ..."."""

    reason: str
