"""Figures that were told and are wrong or revised: drafted, decided by an editor, told once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, insert, select, update

from kpistore.store.carrying import UNSENT, call_back, carrying, change, chats_of
from kpistore.store.engine import reading, writing
from kpistore.store.judgements import unmark
from kpistore.store.outbox import Parcel, State, post_within
from kpistore.store.tables import corrections, told

DRAFTED, APPROVED = "correction-draft", "correction"
"""How the keys of the messages begin that tell of a draft and of a correction; its number follows."""


class CorrectionState(StrEnum):
    """What became of a draft."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    TAKEN_BACK = "taken back"
    """Approved, and then the figure was right after all."""


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
    """To how many chats it went; of one taken back, how many had heard it by then."""
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
            chats = chats_of(connection, old, (State.SENDING,))
            post_within(connection, [parcel(chat) for chat in chats], now)
            reached = len({*chats, *change(connection, old, noted)})
            connection.execute(update(corrections).where(corrections.c.id == number).values(told=reached))
            return reached

    def reject(self, number: int, by: str, now: datetime) -> bool:
        """Say nothing; False if it was decided already."""
        which = (corrections.c.id == number) & (corrections.c.state == CorrectionState.DRAFT)
        values = {"state": CorrectionState.REJECTED, "decided_at": now, "decided_by": by}
        with writing(self._engine) as connection:
            return connection.execute(update(corrections).where(which).values(**values)).rowcount > 0

    def take_back(
        self,
        observation_id: int,
        by: str,
        now: datetime,
        parcel: Callable[[Correction, int], Parcel],
        unnoted: Callable[[Correction, str], str],
    ) -> int | None:
        """Say that a figure marked as wrong was right after all, in one transaction with what was to be told of that.

        A draft is dropped. Of an approved correction what still waits is cancelled or no longer noted; a message is
        posted to each chat that it is too late for. Returns to how many; None where the figure is not marked.
        """
        which = (corrections.c.old_id == observation_id) & corrections.c.new_id.is_(None)
        open_ones = which & corrections.c.state.in_((CorrectionState.DRAFT, CorrectionState.APPROVED))
        with writing(self._engine) as connection:
            if not unmark(connection, observation_id, by, now):
                return None
            held = [_correction(row) for row in connection.execute(select(corrections).where(open_ones)).all()]
            return sum(_taken_back(connection, each, by, now, parcel, unnoted) for each in held)

    def chats_told(self, observation_id: int) -> list[int]:
        """The chats that were told a figure, or are about to be."""
        with reading(self._engine) as connection:
            return chats_of(connection, observation_id)

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
            unsent = carrying(connection, UNSENT)
            return said | {number for row in unsent for number in json.loads(row.observation_ids)}

    def _read(self, which: ColumnElement[bool]) -> list[Correction]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(corrections).where(which).order_by(corrections.c.id.desc()))
            return [_correction(row) for row in rows]


def _taken_back(
    connection: Connection,
    held: Correction,
    by: str,
    now: datetime,
    parcel: Callable[[Correction, int], Parcel],
    unnoted: Callable[[Correction, str], str],
) -> int:
    call_back(connection, f"{DRAFTED}:{held.id}:", held.old_id, str)
    chats = call_back(connection, f"{APPROVED}:{held.id}:", held.old_id, lambda message: unnoted(held, message))
    post_within(connection, [parcel(held, chat) for chat in chats], now)
    was_told = held.state is CorrectionState.APPROVED
    state = CorrectionState.TAKEN_BACK if was_told else CorrectionState.REJECTED
    # Its key is let go: marked as wrong once more, the figure is drafted once more, for whoever heard that it stands.
    values = {"key": f"{held.key}:{held.id}", "state": state, "decided_at": now, "decided_by": by, "told": len(chats)}
    connection.execute(update(corrections).where(corrections.c.id == held.id).values(**values))
    return len(chats)


def _correction(row: Row[Any]) -> Correction:
    values = {name: getattr(row, name) for name in Correction.__slots__}
    return Correction(**(values | {"state": CorrectionState(row.state)}))
