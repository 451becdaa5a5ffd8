"""The force is asked, and its answer is chased on the day it is due."""

from datetime import datetime

from briefing.enquiry import due_block, due_message
from jobs.alerts import AlertSettings
from jobs.hours import next_sending_time
from jobs.letters import blocks_to_json
from jobs.told import Told
from kpistore.catalogue import Office, UnknownKpi
from kpistore.store import Store
from kpistore.store.enquiries import Enquiry
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


def run_enquiries(store: Store, office: Office, at: datetime, settings: AlertSettings) -> list[Told]:
    """Remind the chat that asked, once for each day an answer was due; the alert may have recovered meanwhile."""
    today = at.astimezone(settings.zone).date()
    told = []
    for each in store.enquiries.due(today):
        title = title_of(office, each.kpi)
        message = due_message(each, title, today)
        letter = blocks_to_json(message, [due_block(each, title, today)])
        due = next_sending_time(at, settings.hours) if settings.hours else at
        key = f"enquiry:{each.id}:{each.due_on}:{each.chat_id}"
        if store.outbox.post([Parcel(key, each.chat_id, ALERTS, letter, due)], at):
            told.append(Told(_cause(each), message, 1))
    return told


def title_of(office: Office, kpi: str) -> str:
    """The measure's title; its key where it left the catalogue."""
    try:
        return office.catalogue.kpi(kpi).title
    except UnknownKpi:
        return kpi


def _cause(enquiry: Enquiry) -> str:
    return f"answer due on {enquiry.due_on}"
