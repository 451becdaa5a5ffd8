"""What was spoken of last, per chat and person: a follow-up continues it, also after a restart."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, bindparam, delete, insert, select

from kpistore.store.engine import reading, writing
from kpistore.store.tables import memories

KEPT = timedelta(days=1)
"""How long a question is remembered."""

_OF = select(memories.c.question, memories.c.at).where(
    memories.c.chat_id == bindparam("chat"), memories.c.user_id == bindparam("user")
)
"""Put together once: it is read before every reply."""


class Memory:
    """The last question of each person in each chat."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def recall(self, chat_id: int, user_id: int, now: datetime) -> str:
        """The question kept last, as it was given to keep; "" where there is none or it is older than a day."""
        with reading(self._engine) as connection:
            row = connection.execute(_OF, {"chat": chat_id, "user": user_id}).one_or_none()
        return row.question if row and now - KEPT < row.at else ""

    def keep(self, chat_id: int, user_id: int, question: str, now: datetime) -> None:
        """Remember a question in place of the one before; forget everybody's that are older than a day."""
        held = memories.c
        with writing(self._engine) as connection:
            connection.execute(
                delete(memories).where(
                    ((held.chat_id == chat_id) & (held.user_id == user_id)) | (held.at <= now - KEPT)
                )
            )
            values = {"chat_id": chat_id, "user_id": user_id, "question": question, "at": now}
            connection.execute(insert(memories).values(**values))
