"""The jobs of this program by name, and when they run."""

from collections.abc import Collection, Sequence
from datetime import datetime

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

ALERTS_JOB = "alerts"
DIGEST_JOB = "digest"
ALERTS_TIME = "07:30"


def duties(store: Store, office: Office, alerts: AlertSettings, digest: DigestSettings) -> dict[str, Job]:
    """What each job does."""

    def tell_alerts(at: datetime, kpis: Collection[str] | None = None) -> Sequence[Told]:
        told = [*run_alerts(store, office, at, alerts, kpis), *run_following(store, office, at, alerts)]
        told += [*run_corrections(store, office, at, alerts), *run_orphaned(store, office, at, alerts)]
        return [*told, *run_enquiries(store, office, at, alerts)]

    def tell_digest(at: datetime, _: Collection[str] | None = None) -> Sequence[Told]:
        return run_digest(store, office, at, digest)

    return {ALERTS_JOB: tell_alerts, DIGEST_JOB: tell_digest}


def schedules(digest: DigestSettings, since: datetime, alerts_time: str = ALERTS_TIME) -> list[ScheduleRow]:
    """Alerts every day, the digest on its day; ScheduleError for a day or time that cannot be read."""
    zone = digest.zone.key
    return [
        make_schedule(ALERTS_JOB, EVERY_DAY, alerts_time, zone, since),
        make_schedule(DIGEST_JOB, digest.day, digest.time, zone, since),
    ]
