"""The alert job: every rule looked at once, what must be told put into the outbox with the alert's new state."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing.alert import alert_message
from briefing.message import Message
from jobs.alerting.lifecycle import CADENCE, Decision, decide, told_by_later_run
from jobs.alerting.rules import assess
from jobs.hours import LONDON, SendingHours, next_sending_time
from jobs.letters import message_to_json
from jobs.told import Told
from kpistore.catalogue import Office
from kpistore.model.alert import AlertEvent, AlertRule
from kpistore.model.assessment import Assessment
from kpistore.model.observation import Observation
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Whose figures are watched, how often a firing alert is repeated and when messages go out."""

    area: str = "cleveland"
    zone: ZoneInfo = LONDON
    cadence: timedelta = CADENCE
    hours: SendingHours | None = field(default_factory=SendingHours)
    """None: at once, as when a person presses a button for it."""


def run_alerts(store: Store, office: Office, at: datetime, settings: AlertSettings) -> list[Told]:
    """Run the rules as of a moment, on what was known that day and as if only earlier runs had happened.

    Returns what was put into the outbox by this run, in the order of the rules; nothing that was told before.
    """
    today = at.astimezone(settings.zone).date()
    history, later = store.alerts.before(at), store.alerts.since(at)
    told = []
    for rule in office.rules:
        found = assess_rule(store, office, rule, settings.area, today)
        if found is None:
            continue
        decision = decide(found, _of(rule, history), at, settings.cadence)
        if decision.event and not told_by_later_run(decision.event, later):
            told += _tell(store, found, decision, decision.event, settings)
    return told


def assess_rule(store: Store, office: Office, rule: AlertRule, area: str, day: date) -> Assessment | None:
    """What the rule finds in the area's figures known on the day."""
    figures = known_on(store.figures.of_kpi(rule.kpi), area, day)
    return assess(rule, office.catalogue.kpi(rule.kpi), figures)


def known_on(observations: Sequence[Observation], area: str, day: date) -> list[Observation]:
    """The area's figures from documents that were known on the day."""
    return [each for each in observations if each.area == area and each.document.known_from <= day]


def _of(rule: AlertRule, events: Sequence[AlertEvent]) -> list[AlertEvent]:
    return [each for each in events if (each.rule, each.kpi) == (rule.name, rule.kpi)]


def _tell(
    store: Store, found: Assessment, decision: Decision, event: AlertEvent, settings: AlertSettings
) -> list[Told]:
    episode = decision.episode
    message = alert_message(found, event, episode.first if episode else None, episode.last if episode else None)
    muted = store.alerts.muted(event.rule, event.period_end)
    chats = [chat for chat in store.people.subscribers(ALERTS) if chat not in muted]
    parcels = [_parcel(event, chat, message, found.figure, settings.hours) for chat in chats]
    if not store.alerts.record(event, parcels, event.at):
        return []
    return [Told(event.rule, message, len(parcels), event)]


def _parcel(
    event: AlertEvent, chat_id: int, message: Message, figure: Observation, hours: SendingHours | None
) -> Parcel:
    return Parcel(
        key=f"{event.key}:{chat_id}",
        chat_id=chat_id,
        topic=ALERTS,
        message=message_to_json(message),
        due_at=next_sending_time(event.at, hours) if hours else event.at,
        observation_ids=(figure.id,) if figure.id else (),
    )
