"""What whoever watches the program wants counted: figures, runs, messages. No names, numbers of people or texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, func, select

from kpistore.model.observation import Status
from kpistore.store.engine import reading
from kpistore.store.ledger import DONE, RUNNING
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


def read_vitals(engine: Engine, now: datetime) -> Vitals:
    """All of it in one view of the store; raises StoreError where that cannot be read."""
    with reading(engine) as connection:
        return _vitals(connection, now)


def _vitals(connection: Connection, now: datetime) -> Vitals:
    column, run = observations.c, runs.c
    held = (column.value.is_not(None)) & (column.status != Status.FORECAST)
    of_figures = select(func.count(), func.max(column.period_end), func.max(column.recorded_at)).where(held)
    # A run by hand "as if" at a later time has not ended yet.
    ended = select(run.job, func.max(run.finished_at)).where(run.status == DONE, run.finished_at <= now)
    figures, newest_end, newest_recorded = connection.execute(of_figures).one()
    messages = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return Vitals(
        figures,
        newest_end,
        newest_recorded,
        {state: number for state, number in messages},
        tuple(connection.execute(select(schedules.c.name).order_by(schedules.c.name)).scalars()),
        _runs(connection),
        {job: at for job, at in connection.execute(ended.group_by(run.job))},
    )


def _runs(connection: Connection) -> dict[tuple[str, str], int]:
    query = select(runs.c.job, runs.c.status, func.count()).where(runs.c.status != RUNNING)
    grouped = connection.execute(query.group_by(runs.c.job, runs.c.status))
    return {(job, status): number for job, status, number in grouped}
