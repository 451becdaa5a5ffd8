"""Rebases of control charts: kept with their reason and person, ended rather than deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, and_, insert, select, update

from kpistore.model.rebase import Rebase
from kpistore.store.engine import reading, writing
from kpistore.store.tables import rebases


class Rebases:
    """What editors have said of where limits begin anew."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_kpi(self, kpi: str, area: str) -> list[Rebase]:
        """Those in force of a measure in an area, oldest day first."""
        column = rebases.c
        query = select(rebases).where(column.kpi == kpi, column.area == area, column.ended_at.is_(None))
        return self._read(query.order_by(column.day))

    def all(self) -> list[Rebase]:
        """Every one in force, by measure and day."""
        return self._read(select(rebases).where(rebases.c.ended_at.is_(None)).order_by(rebases.c.kpi, rebases.c.day))

    def add(self, rebase: Rebase) -> bool:
        """Keep a rebase; False where one of the same measure, area and day is in force already."""
        column = rebases.c
        same = and_(
            column.kpi == rebase.kpi,
            column.area == rebase.area,
            column.day == rebase.day,
            column.ended_at.is_(None),
        )
        values = {name: getattr(rebase, name) for name in Rebase.__slots__ if name != "id"}
        with writing(self._engine) as connection:
            if connection.execute(select(column.id).where(same)).first():
                return False
            connection.execute(insert(rebases).values(**values))
            return True

    def end(self, number: int, person: str, at: datetime) -> Rebase | None:
        """Take one back; None for one that is not in force."""
        held = and_(rebases.c.id == number, rebases.c.ended_at.is_(None))
        with writing(self._engine) as connection:
            row = connection.execute(select(rebases).where(held)).first()
            if row is None:
                return None
            connection.execute(update(rebases).where(held).values(ended_at=at, ended_by=person))
            return _rebase(row)

    def _read(self, query: Any) -> list[Rebase]:
        with reading(self._engine) as connection:
            return [_rebase(row) for row in connection.execute(query)]


def _rebase(row: Row[Any]) -> Rebase:
    return Rebase(row.kpi, row.area, row.day, row.reason, row.person, row.made_at, row.id)
