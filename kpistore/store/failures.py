"""Files that were refused or not recorded: by name, with why; the files themselves are not kept."""

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from kpistore.model.failed_import import FailedImport
from kpistore.store.engine import reading, writing
from kpistore.store.pending import PendingState
from kpistore.store.tables import claims, failed_imports, observations, pending_files

LONGEST_NAME, LONGEST_WHY = 200, 300


class FailedImports:
    """What could not be loaded."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, failed: FailedImport) -> None:
        """Keep that a file failed; what is too long is cut, and only the first line of why is kept."""
        why = failed.why.partition("\n")[0][:LONGEST_WHY]
        with writing(self._engine) as connection:
            values = {"file": failed.file[:LONGEST_NAME], "why": why, "at": failed.at}
            connection.execute(insert(failed_imports).values(**values))

    def last(self, until: datetime) -> FailedImport | None:
        """The newest one up to a moment, its times in the zone of that moment; None where none failed."""
        column = failed_imports.c
        newest = select(failed_imports).where(column.at <= until).order_by(column.at.desc(), column.id.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(newest).first()
            if row is None:
                return None
            mended = _succeeded(connection, row.at, until)
        zone = until.tzinfo
        return FailedImport(row.file, row.why, row.at.astimezone(zone), mended.astimezone(zone) if mended else None)


def _succeeded(connection: Connection, after: datetime, until: datetime) -> datetime | None:
    """When figures or claims were last recorded, or a file was approved, after one moment and up to another."""
    decided = pending_files.c.decided_at
    queries = [
        select(table.c.recorded_at).where(table.c.recorded_at <= until).order_by(table.c.id.desc()).limit(1)
        for table in (observations, claims)
    ]
    approved = (pending_files.c.state == PendingState.RECORDED) & (decided <= until)
    queries.append(select(decided).where(approved).order_by(decided.desc()).limit(1))
    moments: list[datetime | None] = [connection.execute(query).scalar() for query in queries]
    return max((each for each in moments if each and each > after), default=None)
