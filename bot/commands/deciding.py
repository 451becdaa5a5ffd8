"""What every decision about figures has in common: who may decide, when it was, and who is told of it."""

from datetime import datetime

import structlog

from bot.desk import Desk, Request
from jobs.duties import ALERTS_JOB
from kpistore.model.period import day_words
from kpistore.store.pending import PendingFile
from kpistore.store.people import Role

EDITORS_ONLY = "Only an editor can do this, in a private chat with me."
NOT_CHECKED = "⚠ The alerts could not be checked; they are checked again at their next time."

log = structlog.get_logger()


def may_decide(request: Request) -> bool:
    """Whether this person, here, may send files and decide about figures."""
    return request.private and request.member is not None and request.member.role is not Role.READER


def alerted(desk: Desk, file: PendingFile) -> list[str]:
    """Run the alert job; a line if anything is told of the file's measures. Its messages keep the sending hours."""
    kpis = desk.store.releases.measures(file.documents)
    try:
        ran = desk.jobs.run_now(ALERTS_JOB, desk.clock(), kpis)
        told = [each for each in ran if each.chats and each.measure in kpis]
    except Exception as error:  # noqa: BLE001 - the figures are recorded, whatever becomes of the alerts
        log.error("alerts after a decision failed", why=type(error).__name__)
        return [NOT_CHECKED]
    return [f"Told to those who follow: {len(told)} {'matter' if len(told) == 1 else 'matters'}."] if told else []


def moment_words(desk: Desk, moment: datetime) -> str:
    """A moment by the office's clock: "7 Oct 2024, 07:10"."""
    local = moment.astimezone(desk.digest.zone)
    return f"{day_words(local.date())}, {local:%H:%M}"
