"""What happened: runs of jobs, who was told what, which pictures Telegram already has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from kpistore.store.engine import reading, writing
from kpistore.store.tables import pictures, runs, schedules, told


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """When a job runs: a day ("mon", or "*" for every day) and a local time of the zone."""

    name: str
    day: str
    time: str
    zone: str
    since: datetime


class RunStatus(StrEnum):
    """What became of a claimed slot: running until it is finished."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Run:
    """One claimed slot of a job and what became of it."""

    slot: datetime
    status: RunStatus


class Runs:
    """Schedules and claimed runs. A slot is claimed by a unique row, so two processes never both run it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def schedules(self) -> list[ScheduleRow]:
        """The schedules by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(schedules).order_by(schedules.c.name))
            return [ScheduleRow(row.name, row.day, row.time, row.zone, row.since) for row in rows]

    def set_schedule(self, wanted: ScheduleRow) -> None:
        """Keep a schedule; one that is there with the same day, time and zone keeps its start."""
        with writing(self._engine) as connection:
            held = connection.execute(select(schedules).where(schedules.c.name == wanted.name)).one_or_none()
            if held and (held.day, held.time, held.zone) == (wanted.day, wanted.time, wanted.zone):
                return
            connection.execute(delete(schedules).where(schedules.c.name == wanted.name))
            values = {name: getattr(wanted, name) for name in ScheduleRow.__slots__}
            connection.execute(insert(schedules).values(**values))

    def claim(self, job: str, slot: datetime, now: datetime) -> bool:
        """Take a slot; False if somebody has it."""
        try:
            with writing(self._engine) as connection:
                values = {"job": job, "slot": slot, "claimed_at": now, "status": RunStatus.RUNNING}
                connection.execute(insert(runs).values(**values))
        except IntegrityError:
            return False
        return True

    def take_over(self, before: datetime, now: datetime) -> list[tuple[str, datetime]]:
        """Claim again the slots claimed before the moment and never finished: whoever had them has stopped."""
        left = (runs.c.status == RunStatus.RUNNING) & (runs.c.claimed_at < before)
        with writing(self._engine) as connection:
            found = connection.execute(select(runs.c.job, runs.c.slot).where(left).order_by(runs.c.slot)).all()
            changed = update(runs).where(left).values(claimed_at=now)
            # Another process may have been faster between the two statements; it then took all of them.
            return [(row.job, row.slot) for row in found] if connection.execute(changed).rowcount else []

    def finish(self, job: str, slot: datetime, now: datetime, status: RunStatus, note: str = "") -> None:
        """Record how a run ended."""
        with writing(self._engine) as connection:
            done = update(runs).where(runs.c.job == job, runs.c.slot == slot)
            connection.execute(done.values(finished_at=now, status=status, note=note[:500]))

    def last(self, job: str, until: datetime) -> Run | None:
        """The newest slot, at most the moment, that was claimed."""
        mine = (runs.c.job == job) & (runs.c.slot <= until)
        query = select(runs).where(mine).order_by(runs.c.slot.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(query).one_or_none()
            return Run(row.slot, RunStatus(row.status)) if row else None


class Told:
    """Which chat was told which observation, when and how; no texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, answer: str, chat_id: int, observation_ids: Sequence[int], now: datetime) -> None:
        """Keep the observations of an answer to a question."""
        rows = [
            {"answer": answer, "chat_id": chat_id, "observation_id": number, "via": "answer", "at": now}
            for number in observation_ids
        ]
        if rows:
            with writing(self._engine) as connection:
                connection.execute(insert(told), rows)

    def chats_told(self, observation_id: int) -> list[int]:
        """The chats that were told an observation, each once."""
        query = select(told.c.chat_id).where(told.c.observation_id == observation_id).distinct()
        with reading(self._engine) as connection:
            return sorted(connection.execute(query).scalars())


class SentPictures:
    """Telegram's own numbers of pictures it already has, per bot."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def file_id(self, bot_id: int, digest: str) -> str | None:
        """Telegram's number of a drawn content, if it was sent before."""
        column = pictures.c
        query = select(column.file_id).where(column.bot_id == bot_id, column.digest == digest)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one_or_none()

    def keep(self, bot_id: int, digest: str, file_id: str, now: datetime) -> None:
        """Remember the number, in place of an older one."""
        with writing(self._engine) as connection:
            connection.execute(delete(pictures).where(pictures.c.bot_id == bot_id, pictures.c.digest == digest))
            values = {"bot_id": bot_id, "digest": digest, "file_id": file_id, "sent_at": now}
            connection.execute(insert(pictures).values(**values))
