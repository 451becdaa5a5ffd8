"""Messages that are told already, or wait to be: found by the alert they tell of, to be changed."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from kpistore.store.outbox import State
from kpistore.store.tables import alert_parcels, outbox

_ON_THE_SCREEN = (State.WAITING, State.SENDING, State.SENT, State.UNCONFIRMED)
"""An edit in one of these states is what the message says, or will say in a moment."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Telegram took, and its number there."""

    chat_id: int
    telegram_id: int
    message: str
    """As it reads now: earlier edits, even those still on their way, are in it."""


def take_for_edit(connection: Connection, event_key: str) -> list[Sent]:
    """The messages that told of an event, in the order they were sent; nobody else edits them meanwhile.

    An edit of theirs that is still on its way is told by the next one.
    """
    column = outbox.c
    taken = (alert_parcels.c.event_key == event_key) & (column.state == State.SENT) & column.telegram_id.is_not(None)
    query = select(outbox).select_from(_JOINED).where(taken, column.edits.is_(None)).order_by(column.id)
    rows = connection.execute(query.with_for_update(of=outbox)).all()
    sent = {(row.chat_id, row.telegram_id): Sent(row.chat_id, row.telegram_id, row.message) for row in rows}
    return [_as_it_reads(connection, each) for each in sent.values()]


def note_waiting(connection: Connection, event_key: str, noted: Callable[[str], str]) -> None:
    """Change what will tell of an event and is not on its way yet."""
    column = outbox.c
    waiting = (alert_parcels.c.event_key == event_key) & column.state.in_((State.WAITING, State.HELD))
    query = select(column.id, column.message).select_from(_JOINED).where(waiting, column.edits.is_(None))
    for row in connection.execute(query.with_for_update(of=outbox)).all():
        connection.execute(update(outbox).where(column.id == row.id).values(message=noted(row.message)))


_JOINED = alert_parcels.join(outbox, outbox.c.key == alert_parcels.c.parcel_key)


def _as_it_reads(connection: Connection, sent: Sent) -> Sent:
    column = outbox.c
    mine = (column.chat_id == sent.chat_id) & (column.edits == sent.telegram_id) & column.state.in_(_ON_THE_SCREEN)
    query = select(column.id, column.message, column.state).where(mine).order_by(column.id.desc()).limit(1)
    last = connection.execute(query).first()
    if last is None:
        return sent
    waits = (column.id == last.id) & (column.state == State.WAITING)
    connection.execute(update(outbox).where(waits).values(state=State.MERGED))
    return Sent(sent.chat_id, sent.telegram_id, last.message)
