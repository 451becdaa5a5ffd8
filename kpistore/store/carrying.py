"""Messages of the outbox that carry a figure: who heard it, and what can still be changed or called back."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from kpistore.store.parcel import State
from kpistore.store.tables import outbox, told

WAITING = (State.WAITING, State.HELD)
UNSENT = (*WAITING, State.SENDING)
_GONE = (State.SENDING, State.SENT, State.UNCONFIRMED)


def chats_of(connection: Connection, observation_id: int, states: Sequence[State] = UNSENT) -> list[int]:
    """Those that were told a figure, and those with a message that carries it in one of the states."""
    said = connection.execute(select(told.c.chat_id).where(told.c.observation_id == observation_id)).scalars()
    return sorted({*said, *(row.chat_id for row in carrying(connection, states, observation_id))})


def change(connection: Connection, observation_id: int, changed: Callable[[str], str]) -> list[int]:
    """Change what waits with a figure; returns the chats."""
    rows = carrying(connection, WAITING, observation_id)
    for row in rows:
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(message=changed(row.message)))
    return [row.chat_id for row in rows]


def call_back(connection: Connection, prefix: str, observation_id: int, unnoted: Callable[[str], str]) -> list[int]:
    """Cancel what waits under keys that begin so, and take the note out of what waits with a figure.

    Returns the chats that it is too late for, in ascending order: a message of these keys, or one with the note, is
    on its way to them, has arrived or may have.
    """
    mine = outbox.c.key.startswith(prefix, autoescape=True)
    # Changed before it is read: a message that is being claimed at this moment is then seen as on its way.
    cancelled = update(outbox).where(mine, outbox.c.state.in_(WAITING)).values(state=State.CANCELLED)
    connection.execute(cancelled)
    change(connection, observation_id, unnoted)
    heard = connection.execute(select(outbox.c.chat_id).where(mine, outbox.c.state.in_((*_GONE, State.MERGED))))
    gone = carrying(connection, _GONE, observation_id)
    return sorted({*heard.scalars(), *(row.chat_id for row in gone if unnoted(row.message) != row.message)})


def carrying(connection: Connection, states: Sequence[State], observation_id: int | None = None) -> list[Any]:
    """The messages in these states that tell a figure; of any figure where none is named."""
    column = outbox.c
    query = select(column.id, column.chat_id, column.message, column.observation_ids)
    rows = connection.execute(query.where(column.state.in_(states), column.observation_ids != "[]")).all()
    return [row for row in rows if observation_id is None or observation_id in json.loads(row.observation_ids)]
