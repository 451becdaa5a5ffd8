"""Figures of one measure in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Series:
    """Observations of one KPI, area, comparator, breakdown, family and kind, oldest first, each period once.

    Cells without a figure are kept: a gap stays a gap.
    """

    kind: PeriodKind
    observations: tuple[Observation, ...]

    @property
    def figures(self) -> tuple[Observation, ...]:
        """Only the observations that hold a value."""
        return tuple(each for each in self.observations if each.is_figure)

    @property
    def newest(self) -> Observation | None:
        """The figure whose period ended last."""
        return next((each for each in reversed(self.observations) if each.is_figure), None)

    def at(self, period: Period | None) -> Observation | None:
        """The figure of exactly these days, or None."""
        if period is None:
            return None
        same = (each for each in reversed(self.observations) if each.period.covers_same_days(period))
        return next((each for each in same if each.is_figure), None)

    def until(self, end: date) -> "Series":
        """The same series without what ended after the day."""
        kept = (each for each in self.observations if each.period.end is not None and each.period.end <= end)
        return Series(self.kind, tuple(kept))


def series_of(observations: Iterable[Observation], kind: PeriodKind) -> Series:
    """The series of one kind of period from current observations of one measure, oldest first.

    A financial year is also twelve months: it stands in the series of the kind it was recorded under only.
    """
    dated = [each for each in observations if each.period.kind is kind and each.period.end is not None]
    return Series(kind, tuple(sorted(dated, key=lambda each: (each.period.end or date.min, each.period.start))))
