"""What a rule finds in a measure's newest series."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kpistore.model.alert import RUNNING_KINDS, SIZE_KINDS, AlertEvent, AlertRule
from kpistore.model.failed_import import FailedImport
from kpistore.model.kpi import Kpi, Target
from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind
from kpistore.model.series import Series

USUAL_INTERVALS = 2
"""A figure is too old to warn of when none came within so many lengths of its own period after that period's end."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a kind of rule found beyond the figure itself; what a kind does not look at is left empty."""

    level: Decimal | None = None
    """The value that the figure is set against."""
    other: Observation | None = None
    """The figure it is set against, of an earlier period or of another area."""
    percent: Decimal | None = None
    running: int = 0
    """So many changes running went one way."""
    signal: str = ""
    heading: int = 0
    """Where the signal points: 1 high or rising, -1 low or falling."""
    limits: tuple[float, float] | None = None
    awaited: Period | None = None
    due: date | None = None
    """When the figure of the awaited period should have come."""
    failed: FailedImport | None = None
    """The newest import that failed, however long ago."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure that was published and that an editor has marked as wrong, while no right one is held."""

    figure: Observation
    on: date
    """The day it was marked, by the office's clock."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One rule looked at on the figures of one day; whether anybody must be told is decided elsewhere."""

    rule: AlertRule
    kpi: Kpi
    series: Series
    """The figures of the newest figure's kind of period."""
    figure: Observation
    """The newest; it has a value and dates."""
    previous: Observation | None
    """The figure of the adjacent period of the same length."""
    firing: bool
    target: Target | None
    """The target in force at the end of the figure's period."""
    shortfall: Decimal
    """How far on the wrong side, in the KPI's unit: of the target, or of the previous figure; 0 where it is not."""
    before: Observation | None
    """The best figure of the two years before, where the fall began; None where none was better."""
    grounds: Grounds = field(default_factory=Grounds)
    pending: bool = False
    """The newest figure fits the rule, but not yet as many running as the rule asks."""
    barred: bool = False
    """A report's own caution, or a base that no report prints, forbids to call the figure better or worse."""
    expired: bool = False
    """The newest figure's period ends after the rule's last day: the rule judges it no more."""
    marked: Marked | None = None
    """A newer figure that was published and marked as wrong: the one judged is only the last good one."""
    wrong: tuple[Observation, ...] = ()
    """Every figure of the measure that was published and marked as wrong."""

    @property
    def value(self) -> Decimal:
        """The newest value."""
        assert self.figure.value is not None
        return self.figure.value

    @property
    def end(self) -> date:
        """The last day of the newest figure's period."""
        assert self.figure.period.end is not None
        return self.figure.period.end

    @property
    def published_end(self) -> date:
        """The same of the newest figure that was published, though it is marked as wrong."""
        marked = self.marked.figure.period.end if self.marked else None
        return max(self.end, marked or self.end)

    @property
    def matter_end(self) -> date:
        """The day that names the matter: the last of the figure's period, or the one on which an import failed."""
        return self.grounds.failed.day if self.grounds.failed else self.end

    @property
    def better(self) -> bool | None:
        """Whether the newest figure is better than the previous like one; None where that cannot be said."""
        if self.previous is None or self.previous.value is None:
            return None
        return self.kpi.is_better(self.value - self.previous.value)

    @property
    def is_compared(self) -> bool:
        """Whether the earlier figure that the rule speaks of is held; True for rules that speak of none."""
        if self.rule.kind in SIZE_KINDS:
            return self.grounds.other is not None
        return self.rule.kind not in RUNNING_KINDS or self.previous is not None

    def was_told_wrong(self, event: AlertEvent) -> bool:
        """Whether the figure that an event told of is marked as wrong since."""
        said = (event.period_start, event.period_end, event.value)
        return any((each.period.start, each.period.end, each.value) == said for each in self.wrong)

    def newer_due_by(self) -> date | None:
        """The day by which a newer figure should have come; None for periods without a length."""
        return newer_due_by(self.figure.period)

    def is_too_old(self, day: date) -> bool:
        """Whether the newest figure is too old on that day to speak of the present."""
        due = self.newer_due_by()
        return due is not None and day > due


def newer_due_by(period: Period) -> date | None:
    """The day by which a figure newer than one of this period should have come; None for periods without a length."""
    if period.kind is PeriodKind.POINT or not period.months:
        return None
    return period.shifted(USUAL_INTERVALS * period.months).end
