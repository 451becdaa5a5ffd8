"""What a chat has asked to hear nothing of: by whom, why, and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, and_, insert, or_, select, update

from kpistore.store.engine import reading, writing
from kpistore.store.tables import silences


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule, one chat; until a moment, or until a figure newer than a date is held."""

    chat_id: int
    rule: str
    author: str
    made_at: datetime
    until: datetime | None = None
    until_newer_than: date | None = None
    reason: str = ""
    id: int = 0


class Silences:
    """The silences of all chats."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, silence: Silence) -> None:
        """Keep a silence in place of an earlier one of the same rule and chat."""
        values = {name: getattr(silence, name) for name in Silence.__slots__ if name != "id"}
        column = silences.c
        same = and_(column.chat_id == silence.chat_id, column.rule == silence.rule, column.ended_at.is_(None))
        with writing(self._engine) as connection:
            connection.execute(update(silences).where(same).values(ended_at=silence.made_at))
            connection.execute(insert(silences).values(**values))

    def silent(self, rule: str, period_end: date, now: datetime) -> set[int]:
        """The chats that want to hear nothing of a rule's figure of that date just now."""
        with reading(self._engine) as connection:
            query = select(silences.c.chat_id).where(silences.c.rule == rule, _holds(now))
            newer = or_(silences.c.until_newer_than.is_(None), silences.c.until_newer_than >= period_end)
            return set(connection.execute(query.where(newer)).scalars())

    def of_chat(self, chat_id: int, now: datetime) -> list[Silence]:
        """Those that hold in a chat, oldest first."""
        query = select(silences).where(silences.c.chat_id == chat_id, _holds(now)).order_by(silences.c.id)
        with reading(self._engine) as connection:
            return list(map(_silence, connection.execute(query)))

    def end(self, chat_id: int, number: int, now: datetime) -> bool:
        """Hear of it again; False if it had ended, or is another chat's."""
        column = silences.c
        mine = and_(column.id == number, column.chat_id == chat_id, _holds(now))
        with writing(self._engine) as connection:
            return connection.execute(update(silences).where(mine).values(ended_at=now)).rowcount > 0


def _holds(now: datetime) -> ColumnElement[bool]:
    return and_(silences.c.ended_at.is_(None), or_(silences.c.until.is_(None), silences.c.until > now))


def _silence(row: Row[Any]) -> Silence:
    return Silence(**{name: getattr(row, name) for name in Silence.__slots__})
