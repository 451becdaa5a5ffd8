"""What the jobs are made of: settings and schedules, from the configuration."""

from datetime import datetime, timedelta

from bot.config import Config
from bot.desk import ImportSettings
from jobs.alerts import AlertSettings
from jobs.digests import DigestSettings
from jobs.duties import duties, schedules
from jobs.hours import SendingHours
from jobs.runner import JobRunner
from kpistore.catalogue import Office
from kpistore.store import Store


def runner(config: Config, office: Office, store: Store, since: datetime, *, at_once: bool = False) -> JobRunner:
    """The jobs by name, with their schedules; slots before `since` are nobody's.

    at_once leaves the sending hours aside: for the sandbox, where whoever presses the button is the only one to hear.
    """
    alerts = config.file.alerts
    hours = None if at_once else sending_hours(config)
    cadence = timedelta(days=alerts.repeat_days)
    watching = AlertSettings(config.zone, cadence, hours, alerts.wait_for_owner)
    digest = digest_settings(config, hours)
    work = duties(store, office, watching, digest)
    return JobRunner(store.runs, work, schedules(digest, since, f"{alerts.time:%H:%M}"))


def sending_hours(config: Config) -> SendingHours:
    """When people may be disturbed."""
    alerts = config.file.alerts
    return SendingHours(alerts.sending_from, alerts.sending_until, config.zone, alerts.quiet_days, alerts.bank_holidays)


def import_settings(config: Config) -> ImportSettings:
    """How files that editors send are taken."""
    imports = config.file.imports
    lasts = timedelta(hours=imports.approval_hours)
    return ImportSettings(imports.limits(), config.file.access.four_eyes, lasts)


def digest_settings(config: Config, hours: SendingHours | None = None) -> DigestSettings:
    """What goes into the weekly digest, and when."""
    digest = config.file.digest
    return DigestSettings(
        headlines=digest.headlines,
        charts=digest.charts,
        day=digest.day,
        time=f"{digest.time:%H:%M}",
        zone=config.zone,
        hours=hours,
    )
