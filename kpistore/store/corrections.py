"""Figures that were told and are wrong or revised: drafted, decided by an editor, told once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, insert, select, update

from kpistore.store.engine import reading, writing
from kpistore.store.outbox import Parcel, State, post_within
from kpistore.store.tables import corrections, outbox, told


class CorrectionState(StrEnum):
    """What became of a draft."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Correction:
    """One figure that was told: what it was, what it is now (empty: withdrawn), and why."""

    kpi: str
    subject: str
    """The measure and its period, for a person."""
    old_id: int
    new_id: int | None
    was: str
    now: str
    why: str
    drafted_at: datetime
    state: CorrectionState = CorrectionState.DRAFT
    decided_at: datetime | None = None
    decided_by: str = ""
    told: int = 0
    """To how many chats it went."""
    id: int = 0

    @property
    def key(self) -> str:
        """One correction of one figure by another, however often it is noticed."""
        return f"{self.old_id}:{self.new_id or 'withdrawn'}"


class Corrections:
    """The log of corrections."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def draft(self, correction: Correction, parcels: Callable[[int], Sequence[Parcel]], now: datetime) -> int | None:
        """Keep a draft and what tells the editors of it, in one transaction; None if it is known already."""
        values = {name: getattr(correction, name) for name in Correction.__slots__ if name not in ("id",)}
        with writing(self._engine) as connection:
            if connection.execute(select(corrections.c.id).where(corrections.c.key == correction.key)).first():
                return None
            done = connection.execute(insert(corrections).values(**values, key=correction.key))
            number = int(done.inserted_primary_key[0])  # type: ignore[index] # it has one number
            post_within(connection, parcels(number), now)
            return number

    def find(self, number: int) -> Correction | None:
        """The correction of that number."""
        return next(iter(self._read(corrections.c.id == number)), None)

    def all(self) -> list[Correction]:
        """Every correction, newest first."""
        return self._read(corrections.c.id > 0)

    def known(self) -> set[str]:
        """The keys of all, decided or not."""
        with reading(self._engine) as connection:
            return set(connection.execute(select(corrections.c.key)).scalars())

    def approve(
        self, number: int, by: str, now: datetime, parcel: Callable[[int], Parcel], noted: Callable[[str], str]
    ) -> int | None:
        """Approve a draft and post it to every chat that was told the old figure, in one transaction.

        A message that still waits with the old figure is `noted` instead: no correction comes before what it corrects.
        Returns how many chats hear of it, one way or the other; None if it was decided already.
        """
        with writing(self._engine) as connection:
            which = (corrections.c.id == number) & (corrections.c.state == CorrectionState.DRAFT)
            values = {"state": CorrectionState.APPROVED, "decided_at": now, "decided_by": by}
            if not connection.execute(update(corrections).where(which).values(**values)).rowcount:
                return None
            old = connection.execute(select(corrections.c.old_id).where(corrections.c.id == number)).scalar_one()
            chats = _chats(connection, old, (State.SENDING,))
            post_within(connection, [parcel(chat) for chat in chats], now)
            reached = len({*chats, *_note(connection, old, noted)})
            connection.execute(update(corrections).where(corrections.c.id == number).values(told=reached))
            return reached

    def reject(self, number: int, by: str, now: datetime) -> bool:
        """Say nothing; False if it was decided already."""
        which = (corrections.c.id == number) & (corrections.c.state == CorrectionState.DRAFT)
        values = {"state": CorrectionState.REJECTED, "decided_at": now, "decided_by": by}
        with writing(self._engine) as connection:
            return connection.execute(update(corrections).where(which).values(**values)).rowcount > 0

    def chats_told(self, observation_id: int) -> list[int]:
        """The chats that were told a figure, or are about to be."""
        with reading(self._engine) as connection:
            return _chats(connection, observation_id)

    def corrected_figures(self) -> set[int]:
        """The numbers of every figure that whoever heard it was told another one for: that one is corrected next."""
        column = corrections.c
        done = (column.state == CorrectionState.APPROVED) & column.new_id.is_not(None)
        with reading(self._engine) as connection:
            return set(connection.execute(select(column.old_id).where(done)).scalars())

    def told_figures(self) -> set[int]:
        """The numbers of every figure that anybody was told, or is about to be."""
        with reading(self._engine) as connection:
            said = set(connection.execute(select(told.c.observation_id).distinct()).scalars())
            unsent = _carrying(connection, _UNSENT)
            return said | {number for row in unsent for number in json.loads(row.observation_ids)}

    def _read(self, which: ColumnElement[bool]) -> list[Correction]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(corrections).where(which).order_by(corrections.c.id.desc()))
            return [_correction(row) for row in rows]


_WAITING = (State.WAITING, State.HELD)
_UNSENT = (*_WAITING, State.SENDING)


def _chats(connection: Connection, observation_id: int, states: Sequence[State] = _UNSENT) -> list[int]:
    """Those that were told a figure, and those with a message that carries it in one of the states."""
    said = connection.execute(select(told.c.chat_id).where(told.c.observation_id == observation_id)).scalars()
    return sorted({*said, *(row.chat_id for row in _carrying(connection, states, observation_id))})


def _note(connection: Connection, observation_id: int, noted: Callable[[str], str]) -> list[int]:
    """Change what waits with a figure; returns the chats."""
    rows = _carrying(connection, _WAITING, observation_id)
    for row in rows:
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(message=noted(row.message)))
    return [row.chat_id for row in rows]


def _carrying(connection: Connection, states: Sequence[State], observation_id: int | None = None) -> list[Any]:
    """The messages in these states that tell a figure; of any figure where none is named."""
    column = outbox.c
    query = select(column.id, column.chat_id, column.message, column.observation_ids)
    rows = connection.execute(query.where(column.state.in_(states), column.observation_ids != "[]")).all()
    return [row for row in rows if observation_id is None or observation_id in json.loads(row.observation_ids)]


def _correction(row: Row[Any]) -> Correction:
    values = {name: getattr(row, name) for name in Correction.__slots__}
    return Correction(**(values | {"state": CorrectionState(row.state)}))
