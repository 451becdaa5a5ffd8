"""People answer alerts: somebody takes one on, and everybody who was told of it can see that."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from briefing.message import Message, plain
from jobs.alerting.episode import Episode, acknowledgement, episode_of
from jobs.letters import message_from_json, message_to_json
from kpistore.model.alert import AlertEvent, AlertRule, Event
from kpistore.model.period import day_words
from kpistore.store import Store
from kpistore.store.outbox import Parcel, Sent
from kpistore.store.people import ALERTS

_ACKNOWLEDGE = "Acknowledge"


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
    if store.alerts.record(event, _edits(store, episode, event, rule.name), now):
        return Acknowledged(Outcome.DONE, event)
    held = next((each for each in reversed(store.alerts.of_rule(rule.id)) if each.key == event.key), event)
    return Acknowledged(Outcome.ALREADY, held)


def _edits(store: Store, episode: Episode, event: AlertEvent, called: str) -> list[Parcel]:
    sent = {each.telegram_id: each for each in store.alerts.messages_of(episode.last.key)}
    return [_edit(each, event, called) for each in sent.values()]


def _edit(sent: Sent, event: AlertEvent, called: str) -> Parcel:
    message = _noted(message_from_json(sent.message), event, called)
    key = f"{event.key}:{sent.chat_id}:{sent.telegram_id}"
    return Parcel(key, sent.chat_id, ALERTS, message_to_json(message), event.at, edits=sent.telegram_id)


def _noted(message: Message, event: AlertEvent, called: str) -> Message:
    """The same message with who took it on, and without the button for that."""
    note = plain(f"✓ Acknowledged by {event.person} on {day_words(event.at.date())}: {called}.")
    rows = (tuple(each for each in row if each.label != _ACKNOWLEDGE) for row in message.buttons)
    return replace(message, text=f"{message.text}\n{note}", buttons=tuple(row for row in rows if row))
