"""The period that two areas can be set beside each other in."""

from collections.abc import Sequence
from datetime import date

from kpistore.asking.held import with_values
from kpistore.asking.pool import Pool
from kpistore.model.observation import Observation
from kpistore.model.period import Period


def newest_common(mine: Pool, theirs: Pool) -> Period | None:
    """The newest period that one source prints for both; of two that end on one day the measure's main kind."""
    held = {_days_and_source(each) for each in _printed(theirs)}
    common = [each.period for each in _printed(mine) if each.period.end and _days_and_source(each) in held]
    return max(common, key=lambda each: (each.end or date.min, each.kind is mine.kpi.main_kind), default=None)


def _printed(pool: Pool) -> list[Observation]:
    return [each for source in pool.sources for each in with_values(source)]


def _days_and_source(figure: Observation) -> Sequence[object]:
    return figure.period.start, figure.period.end, figure.document.family
