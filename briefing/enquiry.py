"""What the office asked the force: when it is recorded, when it is due, and the list of all that is open."""

from collections.abc import Sequence
from datetime import date

from briefing.alert_buttons import button_label
from briefing.alert_group import Block, Matter
from briefing.digest import NOTHING_OPEN
from briefing.message import Button, Message, bold, plain
from kpistore.model.period import day_words
from kpistore.store.enquiries import Enquiry

ASKED, ANSWERED, LONGER = "ea", "ed", "el"
"""The actions: ea:<days>:<tag of the rule>:<yymmdd>, ed:<number>, el:<number>."""
MOST_LISTED = 10


def open_message(enquiries: Sequence[Enquiry], titles: dict[str, str], today: date) -> Message:
    """Everything that awaits an answer from the force, the one due first first."""
    if not enquiries:
        return Message(NOTHING_OPEN)
    lines = [bold(f"Awaiting an answer from the force ({len(enquiries)})")]
    lines += [plain(f"{number}. {_line(each, titles, today)}") for number, each in enumerate(enquiries, 1)]
    rows = tuple(
        (Button(f"{number}. Answered", f"{ANSWERED}:{each.id}"), Button("A week longer", f"{LONGER}:{each.id}"))
        for number, each in enumerate(enquiries[:MOST_LISTED], 1)
    )
    return Message("\n".join(lines), rows)


def due_message(enquiry: Enquiry, title: str, today: date) -> Message:
    """An answer that is due and has not been recorded."""
    when = "today" if enquiry.due_on == today else f"since {day_words(enquiry.due_on)}"
    lines = [
        f"⏳ An answer from the force is due {when}: {bold(title)}",
        plain(f"Asked on {day_words(enquiry.asked_on)} by {enquiry.author}, about the alert “{enquiry.rule}”."),
    ]
    buttons = (Button("Answered", f"{ANSWERED}:{enquiry.id}"), Button("A week longer", f"{LONGER}:{enquiry.id}"))
    return Message("\n".join(lines), (buttons,))


def due_block(enquiry: Enquiry, title: str, today: date) -> Block:
    """The same among other matters."""
    message = due_message(enquiry, title, today)
    answered = Button(button_label(f"Answered: {title}"), f"{ANSWERED}:{enquiry.id}")
    longer = Button("A week longer", f"{LONGER}:{enquiry.id}")
    short = plain(f"• An answer from the force is due: {title}")
    return Block((0, 0, 0), "", message.text, short, answered, Matter.ANSWER, longer)


def _line(enquiry: Enquiry, titles: dict[str, str], today: date) -> str:
    title = titles.get(enquiry.kpi, enquiry.kpi)
    overdue = " – overdue" if enquiry.due_on < today else ""
    asked = f"asked on {day_words(enquiry.asked_on)} by {enquiry.author}"
    return f"{title}: {asked}, answer due {day_words(enquiry.due_on)}{overdue}"
