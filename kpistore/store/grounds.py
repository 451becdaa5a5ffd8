"""What each chat wants its pictures drawn on; light where it never said."""

from datetime import datetime

from sqlalchemy import Engine, delete, insert, select

from kpistore.model.ground import Ground
from kpistore.store.engine import reading, writing
from kpistore.store.tables import grounds


class Grounds:
    """One choice a chat."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_chat(self, chat_id: int) -> Ground:
        """The chat's choice."""
        with reading(self._engine) as connection:
            query = select(grounds.c.ground).where(grounds.c.chat_id == chat_id)
            chosen = connection.execute(query).scalar_one_or_none()
            return Ground(chosen) if chosen else Ground.LIGHT

    def choose(self, chat_id: int, ground: Ground, now: datetime) -> None:
        """Keep a choice in place of the one before."""
        with writing(self._engine) as connection:
            connection.execute(delete(grounds).where(grounds.c.chat_id == chat_id))
            connection.execute(insert(grounds).values(chat_id=chat_id, ground=ground, since=now))
