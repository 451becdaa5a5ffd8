"""The recorded history replayed: when each rule would have fired, worsened, improved, recovered or lapsed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from briefing.alert import reason_words
from briefing.document import exact, period_document
from jobs.alerting.circumstances import Circumstances
from jobs.alerting.figures import family_of, own_figures
from jobs.alerting.lifecycle import Decision, decide
from jobs.alerting.rules import assess, expired
from kpistore.catalogue import Office
from kpistore.model.alert import AlertEvent, AlertRule, Event, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation

_NEVER = timedelta.max
"""No repeats: they tell about days without news, not about the history."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Replayed:
    """One event of a replay with what the rule found then."""

    found: Assessment
    decision: Decision
    event: AlertEvent
    known_from: date
    """The document's own, or the day on which the alert lapsed."""


def replay(
    rule: AlertRule,
    kpi: Kpi,
    observations: Sequence[Observation],
    until: date | None = None,
    begun: Collection[date] = (),
) -> list[Replayed]:
    """The events of one rule in order of time, each figure taken as known when its period ended.

    Observations are of one area, superseded ones included; the limits of a control chart begin anew on the days
    `begun`. A lapse after the newest figure is told up to `until` only.
    """
    around = Circumstances(begun=begun)
    source = family_of(kpi, observations)
    held = [each for each in observations if each.comparator or each.document.family == source]
    ends = sorted({each.period.end for each in own_figures(kpi, held) if each.period.end})
    told: list[Replayed] = []
    for end, following in zip(ends, [*ends, until][1:], strict=True):
        known = [each for each in held if each.period.end and each.period.end <= end]
        found = assess(rule, kpi, known, end, around) or expired(rule, kpi, known)
        if found is None:
            continue
        _add(told, found, end, found.figure.document.known_from)
        due = found.grounds.due if rule.kind is RuleKind.LATE else found.newer_due_by()
        later = assess(rule, kpi, known, due + _DAY, around) if due and following and due < following else None
        if due and later:
            _add(told, later, due + _DAY, due + _DAY)
    return [each for each in told if each.event.event is not Event.PENDING]


def rules_test(
    office: Office,
    observations: Sequence[Observation],
    since: date | None = None,
    until: date | None = None,
    begun: Mapping[str, Collection[date]] | None = None,
) -> list[dict[str, Any]]:
    """The replay of every rule as `kpibot rules test --json` prints it: rule by rule, each in order of time.

    Only events of periods that ended on `since` or later; the first figures need those before them all the same.
    `begun` has, by KPI, the days from which editors let the limits of its control chart begin anew.
    """
    rows = []
    for rule in office.rules:
        kpi = office.catalogue.kpi(rule.kpi)
        own = [each for each in observations if each.kpi == kpi.key and each.area == office.area]
        replayed = replay(rule, kpi, own, until, (begun or {}).get(kpi.key, ()))
        rows += [_row(each) for each in replayed if since is None or each.found.end >= since]
    return rows


def _add(told: list[Replayed], found: Assessment, day: date, known_from: date) -> None:
    now = datetime.combine(day, time(), UTC)
    decision = decide(found, [each.event for each in told], now, _NEVER)
    if decision.event:
        told.append(Replayed(found, decision, decision.event, known_from))


def _row(each: Replayed) -> dict[str, Any]:
    first = each.decision.episode.first if each.decision.episode else None
    return {
        "rule": each.event.rule,
        "kpi": each.event.kpi,
        "period": period_document(each.found.figure.period),
        "known_from": each.known_from.isoformat(),
        "event": each.event.event.value,
        "value": exact(each.event.value),
        "reason": reason_words(each.found, each.event, first),
    }
