"""Figures of many measures without the small counts that the catalogue asks to hide."""

from collections.abc import Iterable

from kpistore.analysis.suppressing import without_small_counts
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation


def without_small_parts(kpis: Iterable[Kpi], recorded: Iterable[Observation]) -> list[Observation]:
    """The same observations in their order, each measure's as `without_small_counts` leaves them."""
    shown = list(recorded)
    for kpi in kpis:
        if kpi.suppress_below is not None:
            places = [n for n, each in enumerate(shown) if each.kpi == kpi.key]
            left = without_small_counts(kpi, [shown[n] for n in places])
            for n, each in zip(places, left, strict=True):
                shown[n] = each
    return shown
