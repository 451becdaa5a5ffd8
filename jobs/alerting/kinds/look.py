"""What a kind of rule looks at, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from jobs.alerting.circumstances import NONE_KNOWN, Circumstances
from kpistore.model.alert import AlertRule
from kpistore.model.assessment import Grounds, Marked
from kpistore.model.kpi import Direction, Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import Period
from kpistore.model.series import Series

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Look:
    """One rule before one figure and those that ended before it."""

    rule: AlertRule
    kpi: Kpi
    series: Series
    """All as long as the figure, which is its newest; twelve months may overlap."""
    figure: Observation
    figures: Sequence[Observation]
    """The office's own, of every kind of period."""
    known: Sequence[Observation]
    """All that is known of the measure, other areas' and comparators' figures included."""
    day: date | None
    """From which the figure is looked at; None where only figures count."""
    around: Circumstances = NONE_KNOWN
    marked: Marked | None = None
    """A newer figure that was published and marked as wrong."""

    @property
    def value(self) -> Decimal:
        """Of the figure."""
        assert self.figure.value is not None
        return self.figure.value

    @property
    def end(self) -> date:
        """The last day of the figure's period."""
        assert self.figure.period.end is not None
        return self.figure.period.end

    def at(self, period: Period | None) -> Observation | None:
        """The office's own figure of exactly these days, whatever the period is called.

        None also where a break of the measure parts it from the figure: they are not to be set side by side.
        """
        if period is None or period.end is None or self.kpi.break_between(period.end, self.end):
            return None
        return next((each for each in self.figures if each.period.covers_same_days(period)), None)

    def is_parted(self, other: Observation) -> bool:
        """Whether a break of the measure parts another figure from this one."""
        return other.period.end is not None and self.kpi.break_between(other.period.end, self.end) is not None

    def before(self) -> "Look | None":
        """The same rule before the adjacent earlier figure of the same length; None where there is none."""
        earlier = self.series.at(self.figure.period.previous())
        if earlier is None or earlier.period.end is None:
            return None
        return replace(self, series=self.series.until(earlier.period.end), figure=earlier)

    def worse_by(self, other: Decimal) -> Decimal:
        """By how much the figure is worse than another value; 0 where it is not, or no way is worse."""
        if self.kpi.direction is Direction.NEITHER:
            return NOTHING
        more = self.value - other
        return max(NOTHING, more if self.kpi.direction is Direction.LESS else -more)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the rule fits the figure, and on what grounds."""

    fits: bool
    shortfall: Decimal = NOTHING
    """How far on the wrong side, in the KPI's unit; 0 where it is not or that has no meaning."""
    grounds: Grounds = field(default_factory=Grounds)
