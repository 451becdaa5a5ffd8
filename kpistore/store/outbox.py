"""Messages on their way: one row each, found again after a restart, sent once."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, insert, or_, select, update

from kpistore.store.engine import reading, writing
from kpistore.store.parcel import Parcel, State
from kpistore.store.tables import alert_parcels, outbox, told

__all__ = ["Outbox", "Parcel", "State", "post_within"]


class Outbox:
    """Messages waiting, sent and refused."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def post(self, parcels: Sequence[Parcel], now: datetime) -> int:
        """Put messages in; those whose key is already there are left out. Returns how many are new."""
        with writing(self._engine) as connection:
            return post_within(connection, parcels, now)

    def gather(self, fits: Callable[[str], bool], together: Callable[[Sequence[str]], str], now: datetime) -> int:
        """Put what was held for a chat into one message with whatever else is due there.

        Only messages that `fits` says can be put `together`; returns how many are told by another one now.
        """
        column = outbox.c
        fresh = and_(column.attempts == 0, column.edits.is_(None))
        due = and_(column.state == State.WAITING, column.due_at <= now, fresh)
        with writing(self._engine) as connection:
            query = select(outbox).where(due).order_by(column.chat_id, column.created_at, column.id)
            rows = [row for row in connection.execute(query.with_for_update(skip_locked=True)) if fits(row.message)]
            groups = [list(group) for _, group in groupby(rows, key=attrgetter("chat_id"))]
            held = [group for group in groups if len(group) > 1 and any(row.created_at < row.due_at for row in group)]
            for group in held:
                _merge(connection, group, together([row.message for row in group]), now)
            return sum(len(group) - 1 for group in held)

    def claim(self, now: datetime, limit: int = 20) -> list[Parcel]:
        """Take the messages that are due, oldest first, and mark them as being sent."""
        column = outbox.c
        with writing(self._engine) as connection:
            query = select(outbox).where(column.state == State.WAITING, column.due_at <= now)
            query = query.order_by(column.due_at, column.id).limit(limit)
            # Two processes take different messages; SQLite has one writer at a time and needs no such words.
            rows = connection.execute(query.with_for_update(skip_locked=True)).all()
            taken = update(outbox).where(column.id.in_([row.id for row in rows]), column.state == State.WAITING)
            connection.execute(taken.values(state=State.SENDING, changed_at=now, attempts=column.attempts + 1))
            return [_parcel(row) for row in rows]

    def settle(
        self, parcel: Parcel, state: State, now: datetime, *, telegram_id: int | None = None, error: str = ""
    ) -> None:
        """Record what became of a message, and with a sent one who was told which observation."""
        values = {"state": state, "changed_at": now, "telegram_id": telegram_id, "error": error}
        with writing(self._engine) as connection:
            connection.execute(update(outbox).where(outbox.c.id == parcel.id).values(**values))
            if state in (State.SENT, State.UNCONFIRMED) and parcel.observation_ids:
                rows = [_told(parcel, number, now) for number in parcel.observation_ids]
                connection.execute(insert(told), rows)

    def put_back(self, parcel: Parcel, due_at: datetime, now: datetime, error: str, chat_id: int | None = None) -> None:
        """Try again later, perhaps in the chat's new place."""
        values = {"state": State.WAITING, "due_at": due_at, "changed_at": now, "error": error}
        with writing(self._engine) as connection:
            changed = update(outbox).where(outbox.c.id == parcel.id)
            connection.execute(changed.values(**values, chat_id=chat_id or parcel.chat_id))

    def recover(self, before: datetime, now: datetime) -> int:
        """Messages that a stopped process left half sent may have arrived: they are unconfirmed, not sent again."""
        column = outbox.c
        with writing(self._engine) as connection:
            left = update(outbox).where(column.state == State.SENDING, column.changed_at <= before)
            done = connection.execute(
                left.values(state=State.UNCONFIRMED, changed_at=now, error="the program stopped while sending")
            )
            return done.rowcount

    def waiting(self) -> list[Parcel]:
        """What is still to be sent, soonest first."""
        column = outbox.c
        query = select(outbox).where(or_(column.state == State.WAITING, column.state == State.SENDING))
        with reading(self._engine) as connection:
            return [_parcel(row) for row in connection.execute(query.order_by(column.due_at, column.id))]

    def release(self, prefix: str, now: datetime, due_at: datetime | None = None) -> int:
        """Let messages go that wait or are held, at once or when due, by how their keys begin; returns how many."""
        return self._change(prefix, {"state": State.WAITING, "due_at": due_at or now, "changed_at": now})

    def hold(self, prefix: str, now: datetime) -> int:
        """Keep messages back until they are released; returns how many."""
        return self._change(prefix, {"state": State.HELD, "changed_at": now})

    def amend(self, prefix: str, amended: Callable[[str], str]) -> int:
        """Change messages that are not on their way yet, by how their keys begin; returns how many."""
        column = outbox.c
        still = column.key.startswith(prefix, autoescape=True) & column.state.in_((State.WAITING, State.HELD))
        with writing(self._engine) as connection:
            rows = connection.execute(select(column.id, column.message).where(still)).all()
            for row in rows:
                changed = update(outbox).where(column.id == row.id)
                connection.execute(changed.values(message=amended(row.message)))
            return len(rows)

    def unsent(self, prefix: str) -> list[str]:
        """The keys, beginning so, of messages that wait or are held, in the order they were put in."""
        column = outbox.c
        still = column.key.startswith(prefix, autoescape=True) & column.state.in_((State.WAITING, State.HELD))
        with reading(self._engine) as connection:
            return list(connection.execute(select(column.key).where(still).order_by(column.id)).scalars())

    def _change(self, prefix: str, values: dict[str, object]) -> int:
        column = outbox.c
        still = column.key.startswith(prefix, autoescape=True) & column.state.in_((State.WAITING, State.HELD))
        with writing(self._engine) as connection:
            return connection.execute(update(outbox).where(still).values(**values)).rowcount


def post_within(connection: Connection, parcels: Sequence[Parcel], now: datetime) -> int:
    """Put messages in as part of a larger transaction; a key that is there already is left out."""
    keys = [parcel.key for parcel in parcels]
    held = set(connection.execute(select(outbox.c.key).where(outbox.c.key.in_(keys))).scalars())
    fresh = {parcel.key: parcel for parcel in parcels if parcel.key not in held}
    if fresh:
        connection.execute(insert(outbox), [_row(parcel, now) for parcel in fresh.values()])
    return len(fresh)


def _merge(connection: Connection, group: Sequence[Row[Any]], message: str, now: datetime) -> None:
    """The first takes the others' words, figures and alerts, so that all that follows finds one message."""
    first, *others = group
    figures = dict.fromkeys(number for row in group for number in json.loads(row.observation_ids))
    values = {"message": message, "observation_ids": json.dumps(list(figures)), "changed_at": now}
    connection.execute(update(outbox).where(outbox.c.id == first.id).values(**values))
    gone = update(outbox).where(outbox.c.id.in_([row.id for row in others]))
    connection.execute(gone.values(state=State.MERGED, changed_at=now))
    moved = update(alert_parcels).where(alert_parcels.c.parcel_key.in_([row.key for row in others]))
    connection.execute(moved.values(parcel_key=first.key))


def _row(parcel: Parcel, now: datetime) -> dict[str, object]:
    return {
        "key": parcel.key,
        "chat_id": parcel.chat_id,
        "topic": parcel.topic,
        "message": parcel.message,
        "observation_ids": json.dumps(parcel.observation_ids),
        "created_at": now,
        "due_at": parcel.due_at,
        "state": State.WAITING,
        "changed_at": now,
        "edits": parcel.edits,
    }


def _parcel(row) -> Parcel:  # type: ignore[no-untyped-def] # a row of the table above
    return Parcel(
        key=row.key,
        chat_id=row.chat_id,
        topic=row.topic,
        message=row.message,
        due_at=row.due_at,
        observation_ids=tuple(json.loads(row.observation_ids)),
        id=row.id,
        attempts=row.attempts,
        edits=row.edits,
    )


def _told(parcel: Parcel, observation_id: int, now: datetime) -> dict[str, object]:
    return {
        "answer": "",
        "chat_id": parcel.chat_id,
        "observation_id": observation_id,
        "via": parcel.topic,
        "at": now,
    }
