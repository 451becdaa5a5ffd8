"""Runs jobs by name: when they are due, and by hand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from jobs.schedule import Slot, due_slots, is_too_late, job_table
from jobs.told import Told
from kpistore.store.ledger import Runs, RunStatus, ScheduleRow

TICK_SECONDS = 15
"""How often due slots and due messages are looked for."""
LONGEST_RUN = timedelta(minutes=10)
"""A run that takes longer has died with its process: jobs take seconds."""


class Job(Protocol):
    """Runs as of a moment, perhaps for some measures only, and returns what it put into the outbox."""

    def __call__(self, at: datetime, kpis: Collection[str] | None = None, /) -> Sequence[Told]:
        """For all measures where none are given."""
        ...


log = logging.getLogger(__name__)


class UnknownJob(LookupError):
    """No job has that name; the message lists those there are."""


class JobRunner:
    """The jobs by name, their schedules and their runs."""

    def __init__(self, runs: Runs, jobs: Mapping[str, Job], schedules: Sequence[ScheduleRow]) -> None:
        unknown = [each.name for each in schedules if each.name not in jobs]
        if unknown:
            raise UnknownJob(f"no job is called {unknown[0]!r}; there are {', '.join(jobs)}")
        self._runs, self._jobs, self._schedules = runs, jobs, tuple(schedules)

    def keep_schedules(self) -> None:
        """Write the schedules into the store; those already there keep their start, so that no slot is lost."""
        for schedule in self._schedules:
            self._runs.set_schedule(schedule)

    def table(self, now: datetime) -> list[dict[str, Any]]:
        """The schedules as `kpibot jobs list --json` prints them."""
        return job_table(self._schedules, self._runs, now)

    def run_due(self, now: datetime) -> list[Told]:
        """Run every slot that is due and not taken by another process; a job that fails is kept as failed."""
        held = [each for each in self._runs.schedules() if each.name in self._jobs]
        told: list[Told] = []
        # All are claimed before the first is run, so that older slots are not lost if a run ends the process.
        mine = [slot for slot in due_slots(held, self._runs, now) if self._runs.claim(slot.job, slot.at, now)]
        for slot in [*self._left_behind(now), *mine]:
            told += self._run(slot, now)
        return told

    def run_now(self, name: str, at: datetime, kpis: Collection[str] | None = None) -> list[Told]:
        """Run one job by hand as of a moment; run again it tells nothing twice. Raises UnknownJob.

        Of some measures only, such as those an import touched, or of all.
        """
        job = self._jobs.get(name)
        if job is None:
            raise UnknownJob(f"no job is called {name!r}; there are {', '.join(self._jobs)}")
        self._runs.claim(name, at, at)
        try:
            told = list(job(at, kpis))
        except Exception:
            self._runs.finish(name, at, at, RunStatus.FAILED)
            raise
        self._runs.finish(name, at, at, RunStatus.DONE, f"{len(told)} told")
        return told

    def _left_behind(self, now: datetime) -> list[Slot]:
        """Slots of a process that stopped in the middle; jobs tell nothing twice, so they are simply run again."""
        taken = self._runs.take_over(now - LONGEST_RUN, now)
        return [Slot(job, at, is_too_late(at, now)) for job, at in taken if job in self._jobs]

    def _run(self, slot: Slot, now: datetime) -> list[Told]:
        if slot.missed:
            log.warning("%s: the run of %s was missed", slot.job, slot.at.isoformat())
            self._runs.finish(slot.job, slot.at, now, RunStatus.MISSED)
            return []
        try:
            told = list(self._jobs[slot.job](slot.at))
        except Exception as error:
            log.exception("%s: the run of %s failed", slot.job, slot.at.isoformat())
            self._runs.finish(slot.job, slot.at, now, RunStatus.FAILED, type(error).__name__)
            return []
        self._runs.finish(slot.job, slot.at, now, RunStatus.DONE, f"{len(told)} told")
        return told


class Ticker:
    """Calls one coroutine every TICK_SECONDS, never twice at a time; a failure is logged and the next beat comes."""

    def __init__(self, beat: Callable[[], Awaitable[object]], seconds: float = TICK_SECONDS) -> None:
        self._beat = beat
        self._under_way: asyncio.Future[None] | None = None
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        # Without these a beat that comes a second late is dropped, and late ones pile up.
        kinds = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        self._scheduler.add_job(self.tick, "interval", seconds=seconds, id="tick", **kinds)

    def start(self) -> None:
        """Begin; inside a running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """No further beats; the one under way goes on, for finish() to wait for."""
        self._scheduler.shutdown(wait=False)

    async def finish(self, seconds: float) -> None:
        """Wait so long for the beat under way: a message cut off in the middle could not be known as sent."""
        if self._under_way:
            await asyncio.wait([self._under_way], timeout=seconds)

    async def tick(self) -> None:
        """One beat. The scheduler cancels this when it stops, but not the beat itself."""
        self._under_way = asyncio.ensure_future(self._beat_once())
        await asyncio.shield(self._under_way)

    async def _beat_once(self) -> None:
        try:
            await self._beat()
        except Exception:
            log.exception("a beat of the clock failed; the next one comes in %s seconds", TICK_SECONDS)


async def run_due_aside(runner: JobRunner, now: datetime) -> list[Told]:
    """run_due in a worker thread, so that replies are not held up."""
    return await asyncio.to_thread(runner.run_due, now)


async def run_now_aside(runner: JobRunner, name: str, at: datetime) -> list[Told]:
    """run_now in a worker thread."""
    return await asyncio.to_thread(runner.run_now, name, at)
