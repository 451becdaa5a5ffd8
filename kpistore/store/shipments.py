"""Which figures of an office's folder are in the store, so that they are not read at every opening."""

from datetime import datetime

from sqlalchemy import Engine, insert, select

from kpistore.store.engine import reading, writing
from kpistore.store.tables import shipments


class Shipments:
    """Folders recorded, each by the fingerprint of its files."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def has(self, fingerprint: str) -> bool:
        """Whether a folder with these very files was recorded whole."""
        with reading(self._engine) as connection:
            found = connection.execute(select(shipments.c.id).where(shipments.c.fingerprint == fingerprint))
            return found.first() is not None

    def note(self, fingerprint: str, now: datetime) -> None:
        """The folder is recorded; two processes that say so at once are one."""
        with writing(self._engine) as connection:
            held = connection.execute(select(shipments.c.id).where(shipments.c.fingerprint == fingerprint)).first()
            if held is None:
                connection.execute(insert(shipments).values(fingerprint=fingerprint, recorded_at=now))
