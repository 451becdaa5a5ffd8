"""How an alert recovered: at the target, at the level before the fall, after two better periods, or no longer so."""

from decimal import Decimal

from jobs.alerting.episode import Episode, period_of
from kpistore.model.alert import FALL_KINDS, TARGET_KINDS, VALUE_KINDS, AlertEvent, Reason, Recovery, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import Period

BETTER_PERIODS = 2
"""So many better periods in a row are a recovery, even below the level before the fall."""


def recovered(found: Assessment, episode: Episode) -> Reason | None:
    """How it recovered, if it did. Below a standard is never called back, however long it improves."""
    kind = found.rule.kind
    if found.firing or (found.pending and kind not in FALL_KINDS):
        return None
    if kind is RuleKind.LATE:
        return Reason.ARRIVED if found.published_end > episode.last.period_end else None
    if kind in TARGET_KINDS | VALUE_KINDS:
        return Reason.BACK_AT_TARGET
    return _made_up_for(found, episode) if kind in FALL_KINDS else Reason.OVER


def _made_up_for(found: Assessment, episode: Episode) -> Reason | None:
    """A fall is over at the target, at the level before it, or after two better periods; or as the rule says."""
    wanted = [found.rule.recovery] if found.rule.recovery else list(Recovery)
    if Recovery.TARGET in wanted and found.target and _is_reached(found, found.target.value):
        return Reason.BACK_AT_TARGET
    level = episode.first.level_before
    comparable = _comparable(found.kpi, found.figure.period, period_of(episode.first))
    if Recovery.LEVEL in wanted and comparable and level is not None and _is_reached(found, level):
        return Reason.BACK_AT_LEVEL
    running = Recovery.TWO_BETTER in wanted and _better_running(found, episode.worst) >= BETTER_PERIODS
    return Reason.BETTER_TWICE if running else None


def _is_reached(found: Assessment, level: Decimal) -> bool:
    return found.kpi.is_better(found.value - level) is not False


def _better_running(found: Assessment, worst: AlertEvent) -> int:
    """How many periods in a row, up to the newest and after the worst one told, were better than the one before."""
    count, figure = 0, found.figure
    while figure.period.end and figure.period.end > worst.period_end:
        previous = found.series.at(figure.period.previous())
        if previous is None or not _is_better(found.kpi, figure, previous):
            break
        count, figure = count + 1, previous
    return count


def _is_better(kpi: Kpi, newer: Observation, older: Observation) -> bool:
    assert newer.value is not None
    assert older.value is not None
    return kpi.is_better(newer.value - older.value) is True


def _comparable(kpi: Kpi, one: Period, other: Period) -> bool:
    """Shares, waits and rates of a quarter and a year stand side by side; counts never do."""
    return one.months == other.months or kpi.unit not in (Unit.COUNT, Unit.GBP)
