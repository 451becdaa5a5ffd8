"""Figures of one source added up over a period that nobody printed."""

from collections.abc import Sequence
from datetime import date

from kpistore.analysis.derived import Derived, derived_since, derived_sum
from kpistore.asking.held import end_of, with_values
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import Period, from_dates

Sources = Sequence[Sequence[Observation]]
"""What each source prints of one measure, blank cells included."""


def added(kpi: Kpi, period: Period, figures: Sequence[Observation], sources: Sources) -> Derived | None:
    """The total over a period; over one that is still open as far as figures of any source reach."""
    if period.start and period.end is None:
        total = derived_since(kpi, period.start, list(figures))
        return total if total and _reaches_newest(total.observation, sources) else None
    return derived_sum(kpi, period, list(figures))


def last_added(kpi: Kpi, newest: Period, count: int, figures: Sequence[Observation]) -> Derived | None:
    """The total of the newest so many periods, or of fewer where no more are held one after the other."""
    span = last_of(newest, count)
    if span is None or span.start is None:
        return None
    derived = derived_since(kpi, span.start, list(figures), newest.end or date.max)
    return derived if derived and derived.observation.period.end == newest.end else None


def last_of(newest: Period, count: int) -> Period | None:
    """So many periods of the newest one's length, it included, as one span; None where it has no length."""
    if not newest.months or newest.start is None:
        return None
    return from_dates(newest.shifted(-newest.months * (count - 1)).start, newest.end)


def _reaches_newest(total: Observation, sources: Sources) -> bool:
    """Whether no figure is held of a later time: a total up to a hole would pass for one up to now."""
    later = (each for held in sources for each in with_values(held) if each.period.end)
    return all(end_of(each) <= end_of(total) for each in later)
