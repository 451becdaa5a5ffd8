"""Files that wait until an editor decides: who sent them, what they would change, what became of them."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, func, insert, or_, select, update

from kpistore.model.claim import Claim
from kpistore.model.observation import Observation
from kpistore.model.sameness import sameness
from kpistore.store.claims import record_claims
from kpistore.store.engine import reading, writing
from kpistore.store.figures import last_state, recorded_after
from kpistore.store.recording import record_figures
from kpistore.store.tables import observations, pending_files

LONGEST_RECORDING = timedelta(minutes=10)
"""Recording takes seconds; what began longer ago ended with its process and may be begun again."""
_QUICK = 1


class PendingState(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    RECORDING = "recording"
    RECORDED = "recorded"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PendingFile:
    """One file that somebody sent; its content is asked for by its number."""

    sha256: str
    name: str
    size: int
    summary: str
    """What it would change, in the words that were shown."""
    fingerprint: str
    """Of what it would change: nothing else is ever recorded on an approval."""
    chat_id: int
    sender: int
    sender_name: str
    sent_at: datetime
    expires_at: datetime
    state: PendingState = PendingState.WAITING
    decided_at: datetime | None = None
    decided_by: str = ""
    documents: tuple[int, ...] = ()
    """Once recorded: the numbers of the documents that its new figures belong to."""
    revised: tuple[tuple[int, int], ...] = ()
    """Once recorded: the number of each figure that was in force, and of the one that took its place."""
    id: int = 0

    def is_expired(self, now: datetime) -> bool:
        """Whether it may no longer be approved."""
        return self.state is PendingState.WAITING and self.expires_at <= now


@dataclass(frozen=True, slots=True)
class Change:
    """What is recorded on an approval."""

    figures: Sequence[Observation]
    claims: Sequence[Claim]
    revised: Sequence[tuple[Observation, Observation]]
    seen: int
    """The state of the figures that this was compared with."""


class Outdated(Exception):
    """Other figures were recorded since the change was put together: compare anew."""


class PendingFiles:
    """What waits, and what was decided."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, file: PendingFile, content: bytes) -> int:
        """Let a file wait; the one already waiting where it has the same content. Contents past their time go."""
        column = pending_files.c
        with writing(self._engine) as connection:
            gone = update(pending_files).where(column.expires_at <= file.sent_at, column.content.is_not(None))
            connection.execute(gone.values(content=None))
            same = select(column.id).where(column.sha256 == file.sha256, _open(file.sent_at))
            held = connection.execute(same).scalars().first()
            if held is not None:
                shown = {"summary": file.summary, "fingerprint": file.fingerprint}
                connection.execute(update(pending_files).where(column.id == held).values(**shown))
                return int(held)
            values = {name: getattr(file, name) for name in PendingFile.__slots__ if name != "id"}
            values |= {"documents": "[]", "revised": "[]", "content": zlib.compress(content, _QUICK)}
            done = connection.execute(insert(pending_files).values(**values))
            return int(done.inserted_primary_key[0])  # type: ignore[index] # it has one number

    def find(self, number: int) -> PendingFile | None:
        """The file of that number, decided or not."""
        return next(iter(self._read(pending_files.c.id == number)), None)

    def waiting(self, now: datetime) -> list[PendingFile]:
        """What may still be approved, in the order it came."""
        return self._read(_open(now))

    def content(self, number: int) -> bytes:
        """The file itself; raises LookupError where it was decided or has expired."""
        with reading(self._engine) as connection:
            query = select(pending_files.c.content).where(pending_files.c.id == number)
            packed = connection.execute(query).scalar_one_or_none()
        if packed is None:
            raise LookupError(f"no file waits under the number {number}")
        return zlib.decompress(packed)

    def begin(self, number: int, by: str, now: datetime) -> bool:
        """Take a file in hand to record it; False where somebody else did, or it is decided or expired."""
        values = {"state": PendingState.RECORDING, "decided_at": now, "decided_by": by}
        return self._change(number, _open(now), values)

    def give_back(self, number: int, summary: str, fingerprint: str) -> None:
        """It was not recorded after all and waits again, with what it would change now."""
        values = {"state": PendingState.WAITING, "decided_at": None, "decided_by": ""}
        still = pending_files.c.state == PendingState.RECORDING
        self._change(number, still, {**values, "summary": summary, "fingerprint": fingerprint})

    def reject(self, number: int, by: str, now: datetime) -> bool:
        """Record nothing and forget the content; False where it is decided already."""
        values = {"state": PendingState.REJECTED, "decided_at": now, "decided_by": by, "content": None}
        return self._change(number, _open(now), values)

    def record(self, number: int, change: Change, now: datetime) -> PendingFile:
        """Record figures and claims of a file in hand, and that it is recorded: all in one transaction.

        Raises Outdated, with nothing recorded, where the figures held are no longer those it was compared with.
        """
        with writing(self._engine) as connection:
            if last_state(connection) != change.seen:
                raise Outdated
            before = int(connection.execute(select(func.max(observations.c.id))).scalar_one() or 0)
            record_claims(connection, change.claims, now)
            record_figures(connection, change.figures, now)
            values = {
                "state": PendingState.RECORDED,
                "content": None,
                **_numbers(recorded_after(connection, before), change.revised),
            }
            _update(connection, number, pending_files.c.state == PendingState.RECORDING, values)
            return _file(connection.execute(_WHOLE.where(pending_files.c.id == number)).one())

    def _change(self, number: int, which: ColumnElement[bool], values: dict[str, Any]) -> bool:
        with writing(self._engine) as connection:
            return _update(connection, number, which, values)

    def _read(self, which: ColumnElement[bool]) -> list[PendingFile]:
        with reading(self._engine) as connection:
            return [_file(row) for row in connection.execute(_WHOLE.where(which).order_by(pending_files.c.id))]


_WHOLE = select(*(each for each in pending_files.c if each.name != "content"))


def _open(now: datetime) -> ColumnElement[bool]:
    """What may be decided at the moment: also what a process that stopped had in hand."""
    column = pending_files.c
    left = and_(column.state == PendingState.RECORDING, column.decided_at <= now - LONGEST_RECORDING)
    return and_(or_(column.state == PendingState.WAITING, left), column.expires_at > now)


def _update(connection: Connection, number: int, which: ColumnElement[bool], values: dict[str, Any]) -> bool:
    changed = update(pending_files).where(pending_files.c.id == number, which).values(**values)
    return connection.execute(changed).rowcount > 0


def _numbers(
    recorded: Iterable[tuple[int, Observation]], revised: Sequence[tuple[Observation, Observation]]
) -> dict[str, str]:
    recorded = list(recorded)
    known = {sameness(each): each.id for _, each in recorded}
    pairs = [(old.id, known[sameness(new)]) for old, new in revised if sameness(new) in known]
    brought = sorted({number for number, _ in recorded})
    return {"documents": json.dumps(brought), "revised": json.dumps([pair for pair in pairs if None not in pair])}


def _file(row: Row[Any]) -> PendingFile:
    values = {name: getattr(row, name) for name in PendingFile.__slots__}
    values["state"] = PendingState(row.state)
    values["documents"] = tuple(json.loads(row.documents))
    values["revised"] = tuple((old, new) for old, new in json.loads(row.revised))
    return PendingFile(**values)
