"""An alert from its first warning to its end, read off its events."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kpistore.model.alert import AlertEvent, Event, Reason
from kpistore.model.period import Period, from_dates

ENDS = (Event.RECOVERED, Event.LAPSED)
_BAD = (Event.FIRED, Event.WORSENED)


@dataclass(frozen=True, slots=True)
class Episode:
    """An alert that is firing: how it began, its last worsening, what was told last, and who has taken it on."""

    first: AlertEvent
    worst: AlertEvent
    last: AlertEvent
    acknowledged: AlertEvent | None = None
    """None again as soon as it worsens."""


def episode_of(history: Iterable[AlertEvent]) -> Episode | None:
    """The episode that is open after these events."""
    episode: Episode | None = None
    for event in history:
        episode = _after(episode, event)
    return episode


def acknowledgement(episode: Episode, person: str, now: datetime) -> AlertEvent:
    """The event by which somebody takes an alert on, as it was last told: of two at once, one is first.

    What is told of a revised figure is taken on anew.
    """
    return replace(
        episode.last, event=Event.ACKNOWLEDGED, at=now, reason=Reason.ACKNOWLEDGED.value, person=person[:100]
    )


def period_of(event: AlertEvent) -> Period:
    """The period of the figure an event speaks of."""
    return from_dates(event.period_start, event.period_end)


def _after(episode: Episode | None, event: AlertEvent) -> Episode | None:
    if event.event is Event.PENDING:
        return episode
    if event.event in ENDS:
        return None
    if event.event is Event.ACKNOWLEDGED:
        return replace(episode, acknowledged=event) if episode else None
    if episode is None or event.event is Event.FIRED:
        return Episode(event, event, event)
    if event.event in _BAD:
        return Episode(episode.first, event, event)
    return replace(episode, last=event)
