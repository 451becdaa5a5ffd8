"""One run of the rules: what each finds, what is to be told, and what is held back by a later matter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.alerting.lifecycle import Decision, decide, told_by_later_run
from jobs.watched import Watched
from kpistore.model.alert import DAY_KINDS, EVERYONE, AlertEvent, Event, RuleKind
from kpistore.model.assessment import Assessment

_INHIBITED = (Event.FIRED, Event.WORSENED, Event.IMPROVED, Event.REPEATED, Event.LAPSED)
"""What is not said of a stale figure while its lateness is said."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a run, with what the rule found and why it is told."""

    watched: Watched
    found: Assessment
    decision: Decision
    event: AlertEvent

    @property
    def is_told(self) -> bool:
        """Pending is kept, and told to nobody."""
        return self.event.event is not Event.PENDING


def happened(
    found: Sequence[tuple[Watched, Assessment]],
    before: Iterable[AlertEvent],
    since: Iterable[AlertEvent],
    at: datetime,
    cadence: timedelta,
) -> list[Happened]:
    """The events of a run, in the order of the rules; `before` and `since` are what earlier runs made known."""
    earlier, later = _by_rule(before), _by_rule(since)
    late = [each for each, assessed in found if assessed.rule.kind is RuleKind.LATE and assessed.firing]
    events = []
    for each, assessed in found:
        decision = decide(assessed, earlier[_name(each)], at, cadence)
        event = decision.event
        if event is None or told_by_later_run(event, later[_name(each)]):
            continue
        if event.event in _INHIBITED and any(_stands_for(one, each) for one in late):
            continue
        if event.event is Event.PENDING and any(one.key == event.key for one in earlier[_name(each)]):
            continue
        events.append(Happened(each, assessed, decision, event))
    return events


def _stands_for(late: Watched, other: Watched) -> bool:
    """Whether all who would be told of the other rule's stale figure are told that it is late.

    Somebody's own rule silences nothing that others hear.
    """
    if late.kpi.key != other.kpi.key or other.rule.kind in DAY_KINDS:
        return False
    if late.made:
        return other.made is not None and other.made.chat_id == late.made.chat_id
    return late.rule.audience in (EVERYONE, other.rule.audience)


def _name(each: Watched) -> tuple[str, str]:
    return each.rule.id, each.rule.kpi


def _by_rule(events: Iterable[AlertEvent]) -> Mapping[tuple[str, str], list[AlertEvent]]:
    held: defaultdict[tuple[str, str], list[AlertEvent]] = defaultdict(list)
    for event in events:
        held[event.rule, event.kpi].append(event)
    return held
