"""Notes of editors: kept with their author and day, ended rather than deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, bindparam, insert, select, update

from kpistore.model.note import Note
from kpistore.model.period import Period, PeriodKind
from kpistore.store.engine import reading, writing
from kpistore.store.tables import notes

_HELD = select(notes).where(notes.c.ended_at.is_(None)).order_by(notes.c.id.desc())
_OF_KPI = _HELD.where(notes.c.kpi == bindparam("key"), notes.c.area == bindparam("place"))
"""Put together once: it is read with every figure."""


class Notes:
    """What editors said of figures."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_kpi(self, kpi: str, area: str) -> tuple[Note, ...]:
        """Those of a measure in an area, newest first."""
        with reading(self._engine) as connection:
            return tuple(_note(row) for row in connection.execute(_OF_KPI, {"key": kpi, "place": area}))

    def all(self) -> list[Note]:
        """Every one, newest first."""
        with reading(self._engine) as connection:
            return [_note(row) for row in connection.execute(_HELD)]

    def add(self, note: Note) -> int | None:
        """Keep a note and return its number; None where the same words stand there already."""
        values = _row(note)
        same = [notes.c[name] == values[name] for name in ("kpi", "area", "text")]
        with writing(self._engine) as connection:
            held = map(_note, connection.execute(_HELD.where(*same)))
            if any(each.period == note.period for each in held):
                return None
            return int(connection.execute(insert(notes).values(**values).returning(notes.c.id)).scalar_one())

    def end(self, number: int, person: str, at: datetime) -> Note | None:
        """Delete one, and return it; None for one that is not there. It is kept, but told no more."""
        mine = notes.c.id == number
        with writing(self._engine) as connection:
            row = connection.execute(_HELD.where(mine)).first()
            if row is None:
                return None
            connection.execute(update(notes).where(mine).values(ended_at=at, ended_by=person))
            return _note(row)


def _row(note: Note) -> dict[str, object]:
    period = note.period
    dates = {
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_kind": period.kind if period else None,
    }
    names = ("kpi", "area", "text", "person", "role", "made_on", "made_at")
    return {**{name: getattr(note, name) for name in names}, **dates}


def _note(row: Row[Any]) -> Note:
    period = Period(row.period_start, row.period_end, PeriodKind(row.period_kind)) if row.period_kind else None
    return Note(row.kpi, row.area, period, row.text, row.person, row.role, row.made_on, row.made_at, row.id)
