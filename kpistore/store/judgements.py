"""What an editor says of recorded figures: that they are published, or that one was wrong rather than revised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kpistore.model.observation import Release
from kpistore.store.engine import reading, writing
from kpistore.store.tables import documents, mistakes, observations, releases


@dataclass(frozen=True, slots=True)
class Mistake:
    """A figure that was wrong when it was recorded, as against one that newer data revised."""

    observation_id: int
    reason: str
    person: str
    marked_at: datetime


class Releases:
    """Decisions to publish."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publish(self, numbers: Sequence[int], person: str, day: date, now: datetime) -> int:
        """Documents may be quoted from this day; returns how many could not before."""
        column = documents.c
        quiet = select(column.id).where(column.id.in_(numbers), column.release == Release.UNPUBLISHED)
        with writing(self._engine) as connection:
            found = list(connection.execute(quiet).scalars())
            if not found:
                return 0
            values = {"release": Release.PUBLISHED, "published_on": day}
            connection.execute(update(documents).where(column.id.in_(found)).values(**values))
            said = {"release": Release.PUBLISHED, "person": person, "decided_at": now}
            connection.execute(insert(releases), [{"document_id": each, **said} for each in found])
            return len(found)

    def unpublished(self, numbers: Sequence[int]) -> int:
        """How many of these documents are not published."""
        column = documents.c
        quiet = select(column.id).where(column.id.in_(numbers), column.release == Release.UNPUBLISHED)
        with reading(self._engine) as connection:
            return len(connection.execute(quiet).all())

    def of_content(self, sha256s: Sequence[str]) -> list[int]:
        """The numbers of the documents that were read from files with these contents."""
        with reading(self._engine) as connection:
            return list(connection.execute(select(documents.c.id).where(documents.c.sha256.in_(sha256s))).scalars())

    def measures(self, numbers: Sequence[int]) -> set[str]:
        """The keys of the measures that these documents have figures of."""
        query = select(observations.c.kpi).where(observations.c.document_id.in_(numbers)).distinct()
        with reading(self._engine) as connection:
            return set(connection.execute(query).scalars())


class Mistakes:
    """The figures that were wrong, and who said so. A correction of what was told may begin here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def mark(self, observation_id: int, reason: str, person: str, now: datetime) -> bool:
        """Say that a figure was wrong; False, and nothing changed, where it is marked already."""
        try:
            with writing(self._engine) as connection:
                if _is_marked(connection, observation_id):
                    return False
                _say(connection, observation_id, reason, person, now)
        except IntegrityError:
            return False  # somebody else did at the same moment
        return True

    def undo(self, observation_id: int, person: str, now: datetime) -> bool:
        """Say that a figure marked as wrong was right after all; False, and nothing changed, where it is not marked."""
        with writing(self._engine) as connection:
            return unmark(connection, observation_id, person, now)

    def since(self, moment: datetime) -> list[Mistake]:
        """What was marked at the moment and after it, in that order."""
        query = select(mistakes).where(mistakes.c.marked_at >= moment, mistakes.c.reason != _UNDONE)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(mistakes.c.marked_at, mistakes.c.observation_id))
            return [Mistake(row.observation_id, row.reason, row.person, row.marked_at) for row in rows]

    def among(self, observation_ids: Sequence[int]) -> dict[int, Mistake]:
        """Those of these figures that were wrong, by number."""
        query = select(mistakes).where(mistakes.c.observation_id.in_(observation_ids), mistakes.c.reason != _UNDONE)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        found = [Mistake(row.observation_id, row.reason, row.person, row.marked_at) for row in rows]
        return {each.observation_id: each for each in found}


_UNDONE = ""
"""In place of the reason: such a row says who took the mark back and when, and the figure bears none."""


def unmark(connection: Connection, observation_id: int, person: str, now: datetime) -> bool:
    """Take a mark back as part of a larger transaction; False, and nothing changed, where there is none."""
    if not _is_marked(connection, observation_id):
        return False
    _say(connection, observation_id, _UNDONE, person, now)
    return True


def _is_marked(connection: Connection, observation_id: int) -> bool:
    held = select(mistakes.c.id).where(mistakes.c.observation_id == observation_id, mistakes.c.reason != _UNDONE)
    return connection.execute(held).first() is not None


def _say(connection: Connection, observation_id: int, reason: str, person: str, now: datetime) -> None:
    """Put a row in place of the figure's former one, with a number above all others, by which readers see it is new."""
    number = connection.execute(select(func.coalesce(func.max(mistakes.c.id), 0) + 1)).scalar_one()
    connection.execute(delete(mistakes).where(mistakes.c.observation_id == observation_id))
    values = {"observation_id": observation_id, "reason": reason, "person": person, "marked_at": now}
    # PostgreSQL numbers upwards by itself; SQLite would give the number of a row just deleted again.
    own = {"id": number} if connection.dialect.name == "sqlite" else {}
    connection.execute(insert(mistakes).values(**values, **own))
