"""Measures per 1,000 people: those the reports print, and for every other count one that can be computed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kpistore.model.kpi import Aggregation, Kpi, Unit
from kpistore.model.period import PeriodKind

POPULATION = "population"
"""The key of the measure that says how many people live in an area; an office without it has no computed rates."""
TITLE_ENDING = " per 1,000 people"
KEY_ENDING = "-per-1000"


def rates_of(kpis: Iterable[Kpi]) -> Mapping[str, Kpi]:
    """By the key of a count: its measure per 1,000 people, the printed one where there is one, else a computed one.

    Only counts that add up over time have one. Empty without a population.
    """
    held = tuple(kpis)
    if all(kpi.key != POPULATION for kpi in held):
        return {}
    printed = {kpi.title: kpi for kpi in held if kpi.unit is Unit.PER_1000}
    counts = (kpi for kpi in held if kpi.unit is Unit.COUNT and kpi.aggregation is Aggregation.SUM)
    return {kpi.key: printed.get(kpi.title + TITLE_ENDING) or _computed(kpi) for kpi in counts}


def _computed(kpi: Kpi) -> Kpi:
    """What no report prints: it has the count's own words and none of its targets."""
    return replace(
        kpi,
        key=kpi.key + KEY_ENDING,
        title=kpi.title + TITLE_ENDING,
        short=f"{kpi.short} per 1,000",
        unit=Unit.PER_1000,
        aggregation=Aggregation.NONE,
        main_kind=PeriodKind.YEAR,
        definition=f"{kpi.definition} For every 1,000 people in twelve months, computed from an imported population.",
        aliases=(),
        labels=(),
        targets=(),
        baselines=(),
        rounded_to=1,
        suppress_below=None,
        arrears_days=None,
        spoken="",
    )
