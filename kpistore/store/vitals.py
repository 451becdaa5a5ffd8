"""What whoever watches the program wants counted: figures, runs, messages. No names, numbers of people or texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, func, select

from kpistore.model.observation import Status
from kpistore.store.engine import reading
from kpistore.store.ledger import RunStatus
from kpistore.store.tables import observations, outbox, runs, schedules


@dataclass(frozen=True, slots=True)
class Vitals:
    """The store at one moment."""

    figures: int
    """Observations that hold a value, superseded ones included; forecasts are no figures."""
    newest_end: date | None
    """The latest day that a figure is about; None for an empty store."""
    newest_recorded: datetime | None
    """When the last figure was recorded."""
    messages: Mapping[str, int]
    """Messages of the outbox by their state."""
    jobs: tuple[str, ...]
    """The scheduled jobs by name."""
    runs: Mapping[tuple[str, str], int]
    """Finished runs by job and status."""
    succeeded: Mapping[str, datetime]
    """When each job last ended well, at most now; a job that never did is left out."""


class VitalSigns:
    """Reads them. Observations stay as they were recorded: each is counted once, and then the newer ones added."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._counted = _Counted()

    def read(self, now: datetime) -> Vitals:
        """All of it in one view of the store; raises StoreError where that cannot be read."""
        with reading(self._engine) as connection:
            self._counted = counted = _counted(connection, self._counted)
            return _vitals(connection, counted, now)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The observations up to a number."""

    last: int = 0
    figures: int = 0
    newest_end: date | None = None
    newest_recorded: datetime | None = None


def _counted(connection: Connection, before: _Counted) -> _Counted:
    column = observations.c
    held = (column.value.is_not(None)) & (column.status != Status.FORECAST)
    newest = (func.max(each).filter(held) for each in (column.period_end, column.recorded_at))
    newer = select(func.max(column.id), func.count().filter(held), *newest).where(column.id > before.last)
    last, figures, end, recorded = connection.execute(newer).one()
    return _Counted(
        last or before.last,
        before.figures + figures,
        max(filter(None, (before.newest_end, end)), default=None),
        max(filter(None, (before.newest_recorded, recorded)), default=None),
    )


def _vitals(connection: Connection, counted: _Counted, now: datetime) -> Vitals:
    run = runs.c
    # A run by hand "as if" at a later time has not ended yet.
    ended = select(run.job, func.max(run.finished_at)).where(run.status == RunStatus.DONE, run.finished_at <= now)
    messages = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return Vitals(
        counted.figures,
        counted.newest_end,
        counted.newest_recorded,
        {state: number for state, number in messages},
        tuple(connection.execute(select(schedules.c.name).order_by(schedules.c.name)).scalars()),
        _runs(connection),
        {job: at for job, at in connection.execute(ended.group_by(run.job))},
    )


def _runs(connection: Connection) -> dict[tuple[str, str], int]:
    query = select(runs.c.job, runs.c.status, func.count()).where(runs.c.status != RunStatus.RUNNING)
    grouped = connection.execute(query.group_by(runs.c.job, runs.c.status))
    return {(job, status): number for job, status, number in grouped}
