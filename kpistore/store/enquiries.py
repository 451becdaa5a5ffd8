"""What the office asked the force, open until it is answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, insert, select, update

from kpistore.store.engine import reading, writing
from kpistore.store.tables import enquiries


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One question to the force about an alert, and when its answer is due."""

    rule: str
    kpi: str
    period_end: date
    asked_on: date
    due_on: date
    chat_id: int
    author: str
    made_at: datetime
    answered_at: datetime | None = None
    answered_by: str = ""
    id: int = 0


class Enquiries:
    """All enquiries; an alert that recovers does not answer one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, enquiry: Enquiry) -> bool:
        """Keep an enquiry; False if the same alert was asked about on the same day already."""
        column = enquiries.c
        same = (column.rule == enquiry.rule) & (column.period_end == enquiry.period_end)
        again = same & (column.asked_on == enquiry.asked_on) & column.answered_at.is_(None)
        values = {name: getattr(enquiry, name) for name in Enquiry.__slots__ if name != "id"}
        with writing(self._engine) as connection:
            if connection.execute(select(column.id).where(again)).first():
                return False
            connection.execute(insert(enquiries).values(**values))
            return True

    def open(self) -> list[Enquiry]:
        """Those without an answer, the one due first first."""
        return self._read(enquiries.c.answered_at.is_(None))

    def due(self, day: date) -> list[Enquiry]:
        """Those without an answer whose day has come."""
        return self._read(enquiries.c.answered_at.is_(None) & (enquiries.c.due_on <= day))

    def answer(self, number: int, by: str, now: datetime) -> Enquiry | None:
        """Close an enquiry and return it; None if it was closed already."""
        which = (enquiries.c.id == number) & enquiries.c.answered_at.is_(None)
        with writing(self._engine) as connection:
            done = connection.execute(update(enquiries).where(which).values(answered_at=now, answered_by=by))
        return next(iter(self._read(enquiries.c.id == number)), None) if done.rowcount else None

    def extend(self, number: int, due_on: date, asked_on: date | None = None) -> bool:
        """Another day for the answer, and perhaps for the question; False if it was answered meanwhile."""
        which = (enquiries.c.id == number) & enquiries.c.answered_at.is_(None)
        values = {"due_on": due_on} | ({"asked_on": asked_on} if asked_on else {})
        with writing(self._engine) as connection:
            return connection.execute(update(enquiries).where(which).values(**values)).rowcount > 0

    def _read(self, which: ColumnElement[bool]) -> list[Enquiry]:
        query = select(enquiries).where(which).order_by(enquiries.c.due_on, enquiries.c.id)
        with reading(self._engine) as connection:
            return [_enquiry(row) for row in connection.execute(query)]


def _enquiry(row: Row[Any]) -> Enquiry:
    return Enquiry(**{name: getattr(row, name) for name in Enquiry.__slots__})
