"""Must anybody be told about a rule, and why?

The state follows from the history of events alone, so a run repeated or after a restart decides the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from jobs.alerting.episode import ENDS, Episode, episode_of, period_of
from jobs.alerting.recovery import recovered
from kpistore.model.alert import DAY_KINDS, FALL_KINDS, AlertEvent, Event, Reason, RuleKind
from kpistore.model.assessment import Assessment

CADENCE = timedelta(days=28)
"""How long after the last telling a firing alert is told again."""

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
    Reason.WITHDRAWN: Event.RECOVERED,
    Reason.NO_NEWER_FIGURE: Event.LAPSED,
    Reason.RULE_ENDED: Event.LAPSED,
    Reason.PENDING: Event.PENDING,
}


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
    told = _told_of_same(assessment, history)
    return Decision(_event(assessment, episode, kind, reason, now, told) if kind else None, reason, episode)


def told_by_later_run(event: AlertEvent, later: Iterable[AlertEvent]) -> bool:
    """Whether a run at the same time or after it, made earlier, already warned of this figure."""
    if event.event in ENDS:
        return False
    same = (each for each in later if (each.rule, each.period_end) == (event.rule, event.period_end))
    return any(each.event in _SAID for each in same)


def _reason(found: Assessment, episode: Episode | None, now: datetime, cadence: timedelta) -> Reason:
    # A figure that is late is the matter itself, not a reason to be silent about it.
    too_old = found.rule.kind not in DAY_KINDS and found.is_too_old(now.date())
    if episode is None:
        return _first(found, too_old=too_old)
    return _of_open(found, episode, now, cadence, too_old=too_old)


def _of_open(found: Assessment, episode: Episode, now: datetime, cadence: timedelta, *, too_old: bool) -> Reason:
    if found.expired:
        return Reason.RULE_ENDED
    if _is_in_question(found, episode.last):
        return Reason.NO_NEWER_FIGURE if too_old else Reason.IN_QUESTION
    if found.matter_end < episode.last.period_end:
        return _withdrawn(found, episode, too_old=too_old)
    is_new = _is_new(found, episode.last)
    back = recovered(found, episode) if is_new or found.rule.kind in DAY_KINDS else None
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


def _is_in_question(found: Assessment, told: AlertEvent) -> bool:
    """Whether the figure told last is marked as wrong and no right or newer one is here.

    The alert then stays as it is, and with whoever took it on: of an older figure nothing new can be said.
    """
    if found.marked is None or found.rule.kind in DAY_KINDS:
        return False
    other = (found.figure.period.start, found.end) != (told.period_start, told.period_end)
    return other and found.end <= told.period_end


def _withdrawn(found: Assessment, episode: Episode, *, too_old: bool) -> Reason:
    """The figure told last is held no more: the alert ends with the figure it began with, else it goes on."""
    if too_old:
        return Reason.NO_NEWER_FIGURE
    began = found.matter_end < episode.first.period_end and found.rule.kind not in DAY_KINDS
    return Reason.WITHDRAWN if began and not found.firing and not found.pending else Reason.ALREADY_TOLD


def _told_of_same(found: Assessment, history: Sequence[AlertEvent]) -> AlertEvent | None:
    """What was said last of the same period's figure, perhaps in an alert that has ended.

    Twelve months that end with a quarter told before are another figure.
    """
    days = (found.figure.period.start, found.end)
    said = (each for each in reversed(history) if each.event is not Event.PENDING)
    return next((each for each in said if (each.period_start, each.period_end) == days), None)


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


def _step(found: Assessment, told: AlertEvent) -> bool | None:
    """Whether the new figure is better (True) or worse (False) than what was told; None where neither can be said."""
    if found.rule.kind is RuleKind.LATE or found.barred:
        return None
    if found.firing and found.rule.kind in FALL_KINDS | {RuleKind.IMPORT_FAILED}:
        return False
    if found.figure.period.months == period_of(told).months:
        return found.kpi.is_better(found.value - _held_against(found, told))
    return found.better


def _held_against(found: Assessment, told: AlertEvent) -> Decimal:
    """What was told last; where that is wrong and of an older period, the last good figure before the newest."""
    good = [each.value for each in found.series.figures if each.period.end and each.period.end < found.end]
    if found.end == told.period_end or not found.was_told_wrong(told) or not good or good[-1] is None:
        return told.value
    return good[-1]


def _event(
    found: Assessment, episode: Episode | None, kind: Event, reason: Reason, now: datetime, told: AlertEvent | None
) -> AlertEvent:
    """`told` is what was said last of the figure, which may have been revised since."""
    before = found.before.value if found.before else None
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
        revised_from=told.value if told and _is_new(found, told) else None,
    )
