"""The jobs of this program by name, and when they run."""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial

from jobs.alerts import AlertSettings, run_alerts
from jobs.correcting import run_corrections
from jobs.digests import DigestSettings, run_digest
from jobs.enquiring import run_enquiries
from jobs.following import run_following
from jobs.orphaned import run_orphaned
from jobs.runner import Job
from jobs.schedule import EVERY_DAY, make_schedule
from jobs.told import Told
from kpistore.catalogue import Office
from kpistore.store import Store
from kpistore.store.ledger import ScheduleRow

_Step = Callable[[Store, Office, datetime, AlertSettings], list[Told]]

log = logging.getLogger(__name__)

ALERTS_JOB = "alerts"
DIGEST_JOB = "digest"
ALERTS_TIME = "07:30"


def duties(store: Store, office: Office, alerts: AlertSettings, digest: DigestSettings) -> dict[str, Job]:
    """What each job does."""

    def tell_alerts(at: datetime, kpis: Collection[str] | None = None) -> Sequence[Told]:
        watching = partial(run_alerts, store, office, at, alerts, kpis)
        others: tuple[_Step, ...] = (run_following, run_corrections, run_orphaned, run_enquiries)
        return each_step([watching, *(partial(step, store, office, at, alerts) for step in others)])

    def tell_digest(at: datetime, _: Collection[str] | None = None) -> Sequence[Told]:
        return run_digest(store, office, at, digest)

    return {ALERTS_JOB: tell_alerts, DIGEST_JOB: tell_digest}


def each_step(steps: Sequence[Callable[[], Sequence[Told]]]) -> list[Told]:
    """Every step, whatever becomes of the others; then the first fault is raised, so that the run counts as failed."""
    told: list[Told] = []
    faults: list[Exception] = []
    for step in steps:
        try:
            told += step()
        except Exception as error:
            log.exception("a part of the alert job failed")
            faults.append(error)
    if faults:
        raise faults[0]
    return told


def schedules(digest: DigestSettings, since: datetime, alerts_time: str = ALERTS_TIME) -> list[ScheduleRow]:
    """Alerts every day, the digest on its day; ScheduleError for a day or time that cannot be read."""
    zone = digest.zone.key
    return [
        make_schedule(ALERTS_JOB, EVERY_DAY, alerts_time, zone, since),
        make_schedule(DIGEST_JOB, digest.day, digest.time, zone, since),
    ]
