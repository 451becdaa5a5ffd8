"""What the office asked the force, until it is answered."""

from datetime import datetime, timedelta

from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.enquiry import open_message
from briefing.message import Message, plain
from jobs.enquiring import title_of
from jobs.watched import find_tagged
from kpistore.model.period import day_words
from kpistore.store.enquiries import Enquiry
from kpistore.store.people import Role

WEEK = timedelta(days=7)
LONGEST_DAYS = 365
ANOTHER_DAY = "Another day? Write: /due {day}"
EDITORS_ONLY = "Only an editor records what the force was asked, and what it answered."


def open_(desk: Desk, _request: Request) -> Reply:
    """List what awaits an answer from the force"""
    return Reply(_listed(desk))


def record_asked(desk: Desk, request: Request) -> Reply:
    """A button that records that the force was asked today."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    days, _colon, rest = request.words.partition(":")
    tag, _colon, day = rest.rpartition(":")
    each = find_tagged(desk.store, desk.office, tag)
    try:
        end = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007 - a date has no zone
        length = timedelta(days=min(int(days), LONGEST_DAYS))
    except ValueError:
        return Reply(Message(OUTDATED))
    if each is None or (each.made and each.made.chat_id != request.chat_id and each.rule.owner != request.user_id):
        return Reply(Message("This rule does not exist any more, so there is nothing to ask about."))
    now = desk.clock()
    today = now.date()
    enquiry = Enquiry(each.rule.name, each.kpi.key, end, today, today + length, request.chat_id, request.name, now)
    if not desk.store.enquiries.ask(enquiry):
        return Reply(Message("This was recorded today already. /open lists it."))
    text = (
        f"Recorded: force asked on {day_words(today)}, answer due {day_words(enquiry.due_on)}. You are reminded then."
    )
    return Reply(Message(plain(f"{text}\n{ANOTHER_DAY.format(day=day_words(enquiry.due_on + WEEK))}")))


def close(desk: Desk, request: Request) -> Reply:
    """A button that records the answer."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    number = _number(request.words)
    done = desk.store.enquiries.answer(number, request.name, desk.clock()) if number else None
    if done is None:
        return Reply(Message("This was answered already. /open lists what is open."))
    return Reply(Message(plain(f"Answered: {title_of(desk.office, done.kpi)}, asked on {day_words(done.asked_on)}.")))


def extend(desk: Desk, request: Request) -> Reply:
    """A button that gives the force a week longer, from today."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    number, due = _number(request.words), desk.clock().date() + WEEK
    if not number or not desk.store.enquiries.extend(number, due):
        return Reply(Message("This was answered already. /open lists what is open."))
    return Reply(Message(f"Now due {day_words(due)}."))


def is_editor(request: Request) -> bool:
    """Editors and administrators."""
    return request.member is not None and request.member.role in (Role.EDITOR, Role.ADMINISTRATOR)


def _listed(desk: Desk) -> Message:
    held = desk.store.enquiries.open()
    return open_message(held, {each.kpi: title_of(desk.office, each.kpi) for each in held}, desk.clock().date())


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() else 0
