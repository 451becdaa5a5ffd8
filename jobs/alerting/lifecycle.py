"""Must anybody be told about a rule, and why?

The state follows from the history of events alone, so a run repeated or after a restart decides the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from kpistore.model.alert import (
    DAY_KINDS,
    FALL_KINDS,
    TARGET_KINDS,
    VALUE_KINDS,
    AlertEvent,
    Event,
    Reason,
    Recovery,
    RuleKind,
)
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import Period, from_dates

CADENCE = timedelta(days=28)
"""How long after the last telling a firing alert is told again."""
BETTER_PERIODS = 2
"""So many better periods in a row are a recovery, even below the level before the fall."""

_ENDS = (Event.RECOVERED, Event.LAPSED)
_BAD = (Event.FIRED, Event.WORSENED)
_SAID = (Event.FIRED, Event.WORSENED, Event.IMPROVED, Event.REPEATED)
"""These warn of a figure; the others end an alert, or are said by a person."""
_EVENTS = {
    Reason.FIRST: Event.FIRED,
    Reason.WORSENED: Event.WORSENED,
    Reason.BETTER: Event.IMPROVED,
    Reason.REPEAT_DUE: Event.REPEATED,
    Reason.BACK_AT_TARGET: Event.RECOVERED,
    Reason.BACK_AT_LEVEL: Event.RECOVERED,
    Reason.BETTER_TWICE: Event.RECOVERED,
    Reason.OVER: Event.RECOVERED,
    Reason.ARRIVED: Event.RECOVERED,
    Reason.NO_NEWER_FIGURE: Event.LAPSED,
    Reason.PENDING: Event.PENDING,
}


@dataclass(frozen=True, slots=True)
class Episode:
    """An alert that is firing: how it began, its last worsening, what was told last, and who has taken it on."""

    first: AlertEvent
    worst: AlertEvent
    last: AlertEvent
    acknowledged: AlertEvent | None = None
    """None again as soon as it worsens."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be told (None: nothing), why, and the episode it belongs to (None: one that begins)."""

    event: AlertEvent | None
    reason: Reason
    episode: Episode | None


def decide(assessment: Assessment, history: Sequence[AlertEvent], now: datetime, cadence: timedelta) -> Decision:
    """Decide from the events of this rule before now, oldest first."""
    episode = episode_of(history)
    reason = _reason(assessment, episode, now, cadence)
    kind = _EVENTS.get(reason)
    return Decision(_event(assessment, episode, kind, reason, now) if kind else None, reason, episode)


def episode_of(history: Iterable[AlertEvent]) -> Episode | None:
    """The episode that is open after these events."""
    episode: Episode | None = None
    for event in history:
        episode = _after(episode, event)
    return episode


def acknowledgement(episode: Episode, person: str, now: datetime) -> AlertEvent:
    """The event by which somebody takes an alert on, as it was last told: of two at once, one is first."""
    about = episode.last
    return replace(
        about,
        event=Event.ACKNOWLEDGED,
        at=now,
        reason=Reason.ACKNOWLEDGED.value,
        revised_from=None,
        person=person[:100],
    )


def told_by_later_run(event: AlertEvent, later: Iterable[AlertEvent]) -> bool:
    """Whether a run at the same time or after it, made earlier, already warned of this figure."""
    if event.event in _ENDS:
        return False
    same = (each for each in later if (each.rule, each.period_end) == (event.rule, event.period_end))
    return any(each.event in _SAID for each in same)


def _after(episode: Episode | None, event: AlertEvent) -> Episode | None:
    if event.event is Event.PENDING:
        return episode
    if event.event in _ENDS:
        return None
    if event.event is Event.ACKNOWLEDGED:
        return replace(episode, acknowledged=event) if episode else None
    if episode is None or event.event is Event.FIRED:
        return Episode(event, event, event)
    if event.event in _BAD:
        return Episode(episode.first, event, event)
    return replace(episode, last=event)


def _reason(found: Assessment, episode: Episode | None, now: datetime, cadence: timedelta) -> Reason:
    # A figure that is late is the matter itself, not a reason to be silent about it.
    too_old = found.rule.kind not in DAY_KINDS and found.is_too_old(now.date())
    if episode is None:
        return _first(found, too_old=too_old)
    if found.matter_end < episode.last.period_end:
        return Reason.ALREADY_TOLD
    is_new = _is_new(found, episode.last)
    back = _back(found, episode) if is_new or found.rule.kind in DAY_KINDS else None
    if back:
        return back
    if too_old:
        return Reason.NO_NEWER_FIGURE
    step = _step(found, episode.last) if is_new else None
    if step is not None:
        return Reason.BETTER if step else Reason.WORSENED
    if episode.acknowledged:
        return Reason.ACKNOWLEDGED
    if now - episode.last.at >= cadence:
        return Reason.REPEAT_DUE
    return Reason.STILL_FIRING if is_new else Reason.ALREADY_TOLD


def _is_new(found: Assessment, told: AlertEvent) -> bool:
    """Whether the matter is another than was told: a newer or revised figure, a later import that failed."""
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        return found.matter_end != told.period_end
    return (found.end, found.value) != (told.period_end, told.value)


def _first(found: Assessment, *, too_old: bool) -> Reason:
    if not found.firing and not found.pending:
        return Reason.NOTHING
    if too_old:
        return Reason.TOO_OLD
    return Reason.FIRST if found.firing else Reason.PENDING


def _back(found: Assessment, episode: Episode) -> Reason | None:
    """How it recovered, if it did. Below a standard is never called back, however long it improves."""
    kind = found.rule.kind
    if found.firing or (found.pending and kind not in FALL_KINDS):
        return None
    if kind is RuleKind.LATE:
        return Reason.ARRIVED if found.end > episode.last.period_end else None
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


def _step(found: Assessment, told: AlertEvent) -> bool | None:
    """Whether the new figure is better (True) or worse (False) than what was told; None where neither can be said."""
    if found.rule.kind is RuleKind.LATE:
        return None
    if found.firing and found.rule.kind in FALL_KINDS | {RuleKind.IMPORT_FAILED}:
        return False
    if found.figure.period.months == period_of(told).months:
        return found.kpi.is_better(found.value - told.value)
    return found.better


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


def period_of(event: AlertEvent) -> Period:
    """The period of the figure an event speaks of."""
    return from_dates(event.period_start, event.period_end)


def _event(found: Assessment, episode: Episode | None, kind: Event, reason: Reason, now: datetime) -> AlertEvent:
    before = found.before.value if found.before else None
    told = episode.last if episode else None
    revised = told is not None and told.period_end == found.end and _is_new(found, told)
    return AlertEvent(
        rule=found.rule.id,
        kpi=found.kpi.key,
        event=kind,
        at=now,
        period_end=found.matter_end,
        value=found.value,
        reason=reason.value,
        level_before=episode.first.level_before if episode else before,
        period_start=found.grounds.failed.day if found.grounds.failed else found.figure.period.start,
        revised_from=told.value if told and revised else None,
    )
