"""The jobs of this program by name, and when they run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from jobs.alerts import AlertSettings, run_alerts
from jobs.digests import DigestSettings, run_digest
from jobs.runner import JobRunner
from jobs.schedule import EVERY_DAY, make_schedule
from jobs.told import Told
from kpistore.catalogue import Office
from kpistore.store import Store

ALERTS_JOB = "alerts"
DIGEST_JOB = "digest"
ALERTS_TIME = time(7, 30)


def job_runner(
    store: Store,
    office: Office,
    since: datetime,
    alerts: AlertSettings,
    digest: DigestSettings,
    alerts_time: time = ALERTS_TIME,
) -> JobRunner:
    """Alerts every day, the digest on its day; slots before `since` are nobody's."""

    def tell_alerts(at: datetime, *, at_once: bool) -> Sequence[Told]:
        return run_alerts(store, office, at, replace(alerts, hours=None) if at_once else alerts)

    def tell_digest(at: datetime, *, at_once: bool) -> Sequence[Told]:
        return run_digest(store, office, at, replace(digest, hours=None) if at_once else digest)

    schedules = [
        make_schedule(ALERTS_JOB, EVERY_DAY, alerts_time, alerts.zone, since),
        make_schedule(DIGEST_JOB, digest.day, digest.time, digest.zone, since),
    ]
    return JobRunner(store.runs, {ALERTS_JOB: tell_alerts, DIGEST_JOB: tell_digest}, schedules)
