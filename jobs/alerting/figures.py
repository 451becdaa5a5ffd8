"""Which of the figures known a rule looks at: the office's own, of one length of period, up to the newest."""

from collections.abc import Sequence
from datetime import date

from kpistore.model.alert import TARGET_KINDS, VALUE_KINDS, AlertRule
from kpistore.model.kpi import Aggregation, Kpi
from kpistore.model.observation import FORCE_REPORT, Observation, current
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind
from kpistore.model.series import Series, series_of

_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.YEAR: MONTHS_IN_YEAR,
    PeriodKind.CALENDAR: MONTHS_IN_YEAR,
    PeriodKind.ROLLING12: MONTHS_IN_YEAR,
}
"""How long the periods of these kinds are."""


def own_figures(kpi: Kpi, observations: Sequence[Observation]) -> list[Observation]:
    """The exact values in force: no comparator, no breakdown, no bound, with a date.

    Of the source that answers a question for the measure too: the office's own reports, else the first by name. Two are
    never mixed.
    """
    own = [
        each
        for each in observations
        if each.kpi == kpi.key and each.comparator is None and not each.breakdown and each.bound is None
    ]
    source = family_of(kpi, own)
    mine = [each for each in own if each.document.family == source]
    # Only area and dates part these figures; where no two share them, none supersedes another.
    once = len({(each.area, each.period.start, each.period.end) for each in mine}) == len(mine)
    held = mine if once else current(mine)
    return [each for each in held if each.is_figure and each.period.end is not None]


def family_of(kpi: Kpi, observations: Sequence[Observation]) -> str:
    """The source whose figures the rules of a measure look at."""
    held = (each for each in observations if each.kpi == kpi.key and each.comparator is None and each.is_figure)
    families = {each.document.family for each in held if not each.breakdown}
    return FORCE_REPORT if FORCE_REPORT in families or not families else min(families)


def of_rule(rule: AlertRule, kpi: Kpi, figures: Sequence[Observation]) -> list[Observation]:
    """Those a rule may judge: a level for a count is meant for one length of period, a share's holds for every one."""
    if rule.kind not in TARGET_KINDS | VALUE_KINDS or kpi.aggregation is not Aggregation.SUM:
        return list(figures)
    if (months := _MONTHS.get(kpi.main_kind)) is None:
        return [each for each in figures if each.period.kind is kpi.main_kind]
    return [each for each in figures if _length(each.period) == months]


def newest_of(kpi: Kpi, figures: Sequence[Observation]) -> Observation | None:
    """The figure whose period ended last; of several, that of the KPI's main kind, then of the longest period."""
    last = max((each.period.end or date.min for each in figures), default=date.min)
    latest = (each for each in figures if each.period.end == last)
    return max(latest, key=lambda each: (each.period.kind is kpi.main_kind, each.period.months), default=None)


def newest_series(kpi: Kpi, figures: Sequence[Observation]) -> Series | None:
    """The series of the kind of period whose figure ended last; of several, the KPI's main kind, then the longest."""
    newest = newest_of(kpi, figures)
    return series_of(figures, newest.period.kind) if newest else None


def alike(figures: Sequence[Observation], newest: Observation) -> Series:
    """The newest figure and all as long as it, oldest first, whatever their periods are called.

    A financial year and twelve months to September stand in one series and overlap: it may not be put on a chart.
    """
    length = _length(newest.period)
    same = [each for each in figures if _length(each.period) == length]
    same.sort(key=lambda each: (each.period.end or date.min, each.period.start or date.min))
    return Series(newest.period.kind, tuple(same))


def _length(period: Period) -> int | PeriodKind:
    """In months; a point in time and a span that is not made of whole months are like others of their kind only."""
    known = _MONTHS.get(period.kind)
    if known is None and period.kind is not PeriodKind.POINT:
        known = period.months
    return known or period.kind
