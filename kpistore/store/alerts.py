"""The history of alerts, and how a run of them is kept: whole, or not at all."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, insert, select

from kpistore.model.alert import AlertEvent, Event
from kpistore.store.edits import Sent, note_waiting, take_for_edit
from kpistore.store.engine import reading, writing
from kpistore.store.outbox import Parcel, post_within
from kpistore.store.tables import alert_events, alert_parcels

Addressed = tuple[Parcel, Sequence[AlertEvent]]
"""A message and the events it tells of."""


class Alerts:
    """The history of alerts; their state follows from it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def before(self, moment: datetime) -> list[AlertEvent]:
        """The events of runs before the moment, in order of time."""
        return self._read(alert_events.c.at < moment)

    def since(self, moment: datetime) -> list[AlertEvent]:
        """The events of runs at the moment and after it, in order of time."""
        return self._read(alert_events.c.at >= moment)

    def of_rule(self, rule: str) -> list[AlertEvent]:
        """The whole history of one rule, in order of time."""
        return self._read(alert_events.c.rule == rule)

    def record(self, event: AlertEvent, parcels: Sequence[Parcel], now: datetime) -> bool:
        """Keep an event and its messages in one transaction; False, and nothing kept, if it is known already."""
        return bool(self.record_run([event], lambda _: [(parcel, [event]) for parcel in parcels], now))

    def acknowledge(
        self, event: AlertEvent, told: str, edited: Callable[[Sent], Parcel], noted: Callable[[str], str], now: datetime
    ) -> bool:
        """Keep an acknowledgement and let the messages that told of the alert say so, in one transaction.

        Those that Telegram took are `edited` as they read now, with what was noted before; those that wait are `noted`.
        False, and nothing kept, if it is known already.
        """
        with writing(self._engine) as connection:
            if connection.execute(select(alert_events.c.id).where(alert_events.c.key == event.key)).first():
                return False
            connection.execute(insert(alert_events), [_row(event)])
            parcels = [edited(each) for each in take_for_edit(connection, told)]
            _post(connection, [(parcel, [event]) for parcel in parcels], now)
            note_waiting(connection, told, noted)
            return True

    def record_run(
        self,
        events: Sequence[AlertEvent],
        compose: Callable[[Sequence[AlertEvent]], Iterable[Addressed]],
        now: datetime,
    ) -> list[AlertEvent]:
        """Keep the events of one run and the messages composed of those that are new, all in one transaction.

        Returns the new ones; those known already are left out, messages and all.
        """
        with writing(self._engine) as connection:
            keys = [event.key for event in events]
            held = set(connection.execute(select(alert_events.c.key).where(alert_events.c.key.in_(keys))).scalars())
            fresh = list({event.key: event for event in events if event.key not in held}.values())
            if fresh:
                connection.execute(insert(alert_events), [_row(event) for event in fresh])
                _post(connection, list(compose(fresh)), now)
            return fresh

    def _read(self, which: ColumnElement[bool]) -> list[AlertEvent]:
        query = select(alert_events).where(which).order_by(alert_events.c.at, alert_events.c.id)
        with reading(self._engine) as connection:
            return [_event(row) for row in connection.execute(query)]


def _post(connection: Connection, addressed: Sequence[Addressed], now: datetime) -> None:
    post_within(connection, [parcel for parcel, _ in addressed], now)
    links = [{"event_key": event.key, "parcel_key": parcel.key} for parcel, told in addressed for event in told]
    if links:
        connection.execute(insert(alert_parcels), links)


def _row(event: AlertEvent) -> dict[str, Any]:
    return {name: getattr(event, name) for name in AlertEvent.__slots__} | {"key": event.key}


def _event(row: Row[Any]) -> AlertEvent:
    values = {name: getattr(row, name) for name in AlertEvent.__slots__}
    return AlertEvent(**(values | {"event": Event(row.event)}))
