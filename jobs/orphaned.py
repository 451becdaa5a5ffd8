"""Rules whose measure has left the catalogue: who made one is told once that it watches no more."""

from datetime import datetime

from briefing.alert_group import Block
from briefing.draft import DELETE
from briefing.message import Button, Message, bold, plain
from jobs.alerts import AlertSettings
from jobs.hours import next_sending_time
from jobs.letters import blocks_to_json
from jobs.told import Told
from kpistore.catalogue import Office, UnknownKpi
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS
from kpistore.store.rules import ChatRule

LOST = "Its measure is not in the catalogue any more, so it finds nothing. An alert of it that was open ends here."


def run_orphaned(store: Store, office: Office, at: datetime, settings: AlertSettings) -> list[Told]:
    """Put a message into the outbox for each active rule of a chat that can look at nothing; one rule is told once."""
    due = next_sending_time(at, settings.hours) if settings.hours else at
    told = []
    for each in store.rules.active():
        if _is_known(office, each):
            continue
        message = lost_message(each)
        block = Block((1, 0, 0), "", message.text, message.text.partition("\n")[0], message.buttons[0][0])
        parcel = Parcel(f"lost:{each.id}:{each.rule.kpi}", each.chat_id, ALERTS, blocks_to_json(message, [block]), due)
        if store.outbox.post([parcel], at):
            told.append(Told(each.rule.name, message, 1))
    return told


def lost_message(held: ChatRule) -> Message:
    """What became of the rule, with the button that deletes it."""
    button = Button("Delete the rule", f"{DELETE}:{held.id}")
    return Message(f"⚪ No longer watched · {bold(held.rule.name)}\n{plain(LOST)}", ((button,),))


def _is_known(office: Office, held: ChatRule) -> bool:
    try:
        office.catalogue.kpi(held.rule.kpi)
    except UnknownKpi:
        return False
    return True
