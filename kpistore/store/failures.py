"""Files that were refused or not recorded: by name, with why; the files themselves are not kept."""

from datetime import datetime

from sqlalchemy import Engine, insert, select

from kpistore.model.failed_import import FailedImport
from kpistore.store.engine import reading, writing
from kpistore.store.tables import failed_imports

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
        """The newest one up to a moment, its time in the zone of that moment; None where none failed."""
        column = failed_imports.c
        newest = select(failed_imports).where(column.at <= until).order_by(column.at.desc(), column.id.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(newest).first()
        return FailedImport(row.file, row.why, row.at.astimezone(until.tzinfo)) if row else None
