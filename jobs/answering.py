"""People answer alerts: somebody takes one on, and everybody who was told of it can see that."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefing.alert_buttons import rule_tag
from briefing.message import plain
from jobs.alerting.episode import acknowledgement, episode_of
from jobs.letters import taken_on
from kpistore.model.alert import AlertEvent, AlertRule, Event
from kpistore.model.period import day_words
from kpistore.store import Store
from kpistore.store.edits import Sent
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


class Outcome(StrEnum):
    """What became of an acknowledgement."""

    DONE = "done"
    ALREADY = "already"
    ENDED = "ended"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The outcome, with the event it speaks of: the acknowledgement, or the alert's end."""

    outcome: Outcome
    event: AlertEvent | None = None


def acknowledge(store: Store, rule: AlertRule, person: str, now: datetime) -> Acknowledged:
    """Take an open alert on; of two people at once, one is told that the other was first.

    Every message that told of it is edited to say so; nobody is rung.
    """
    history = store.alerts.of_rule(rule.id)
    episode = episode_of(history)
    if episode is None:
        ended = next((each for each in reversed(history) if each.event in (Event.RECOVERED, Event.LAPSED)), None)
        return Acknowledged(Outcome.ENDED if ended else Outcome.NEVER, ended)
    if episode.acknowledged:
        return Acknowledged(Outcome.ALREADY, episode.acknowledged)
    # A clock that went back must not put the answer before the question.
    event = acknowledgement(episode, person, max(now, episode.last.at))
    if _kept(store, rule, event, episode.last, now):
        return Acknowledged(Outcome.DONE, event)
    held = next((each for each in reversed(store.alerts.of_rule(rule.id)) if each.key == event.key), event)
    return Acknowledged(Outcome.ALREADY, held)


def _kept(store: Store, rule: AlertRule, event: AlertEvent, told: AlertEvent, now: datetime) -> bool:
    note = plain(f"✓ Acknowledged by {event.person} on {day_words(event.at.date())}: {rule.name}.")

    def noted(text: str) -> str:
        return taken_on(text, note, rule_tag(rule.id))

    def edited(sent: Sent) -> Parcel:
        key = f"{event.key}:{sent.chat_id}:{sent.telegram_id}"
        return Parcel(key, sent.chat_id, ALERTS, noted(sent.message), event.at, edits=sent.telegram_id)

    return store.alerts.acknowledge(event, told.key, edited, noted, now)
