"""Does a rule fire on the figures known?"""

from collections.abc import Sequence
from decimal import Decimal

from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Aggregation, Direction, Kpi
from kpistore.model.observation import FORCE_REPORT, Observation, current
from kpistore.model.period import Period
from kpistore.model.series import Series, series_of

MONTHS_LOOKED_BACK = 24
"""Where a fall began is looked for in the two years before the figure."""
_NO = Decimal(0)


def assess(rule: AlertRule, kpi: Kpi, observations: Sequence[Observation]) -> Assessment | None:
    """Look at the KPI's newest series; observations are those known, of one area, superseded ones included.

    None where there is nothing to judge: no figure, or no target in force at the end of the figure's period.
    """
    figures = own_figures(kpi, observations)
    # A target for a count is meant for one length of period; a share's holds for every length.
    if rule.kind is not RuleKind.WORSENS_BY and kpi.aggregation is Aggregation.SUM:
        figures = [each for each in figures if each.period.kind is kpi.main_kind]
    series = newest_series(kpi, figures)
    if series is None or series.newest is None or series.newest.period.end is None:
        return None
    target = kpi.target_on(series.newest.period.end)
    if rule.kind is not RuleKind.WORSENS_BY and target is None:
        return None
    figure = series.newest
    previous = _at(figures, figure.period.previous())
    against = target.value if target else None
    if rule.kind is RuleKind.WORSENS_BY:
        against = previous.value if previous else None
    shortfall = _wrong_by(rule, kpi, figure, against)
    firing = shortfall >= rule.amount if rule.amount else shortfall > 0
    return Assessment(rule, kpi, series, figure, previous, firing, target, shortfall, _before(kpi, series, figure))


def own_figures(kpi: Kpi, observations: Sequence[Observation]) -> list[Observation]:
    """The exact values in force of the office's own reports: no comparator, no breakdown, no bound, with a date."""
    mine = [
        each
        for each in observations
        if each.kpi == kpi.key
        and each.comparator is None
        and not each.breakdown
        and each.bound is None
        and each.document.family == FORCE_REPORT
    ]
    return [each for each in current(mine) if each.is_figure and each.period.end is not None]


def newest_series(kpi: Kpi, figures: Sequence[Observation]) -> Series | None:
    """The series of the kind of period whose figure ended last; of several, the KPI's main kind, then the longest."""
    if not figures:
        return None
    newest = max(figures, key=lambda each: (each.period.end, each.period.kind is kpi.main_kind, each.period.months))
    return series_of(figures, newest.period.kind)


def _wrong_by(rule: AlertRule, kpi: Kpi, figure: Observation, against: Decimal | None) -> Decimal:
    if figure.value is None or against is None:
        return _NO
    higher = figure.value - against
    worse_is_higher = rule.kind is RuleKind.ABOVE_TARGET
    if rule.kind is RuleKind.WORSENS_BY:
        if kpi.direction is Direction.NEITHER:
            return _NO
        worse_is_higher = kpi.direction is Direction.LESS
    return max(_NO, higher if worse_is_higher else -higher)


def _before(kpi: Kpi, series: Series, figure: Observation) -> Observation | None:
    if not figure.period.months or kpi.direction is Direction.NEITHER:
        return None
    earliest = figure.period.shifted(-MONTHS_LOOKED_BACK).end
    best: Observation | None = None
    for each in series.figures:
        in_reach = earliest and each.period.end and each.period.end >= earliest and each is not figure
        if in_reach and not _is_worse(kpi, each, best or figure):
            best = each
    return best if best and best.value != figure.value else None


def _is_worse(kpi: Kpi, one: Observation, other: Observation) -> bool:
    assert one.value is not None
    assert other.value is not None
    return kpi.is_better(one.value - other.value) is False


def _at(figures: Sequence[Observation], period: Period | None) -> Observation | None:
    if period is None:
        return None
    return next((each for each in figures if each.period.covers_same_days(period)), None)
