"""When the force's answer is due, as somebody types it: "due 14 November", "due 14 Nov, asked 3 October"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.commands.alert import alert
from bot.commands.corrections import give_reason
from bot.commands.figures import kpi
from bot.commands.open import EDITORS_ONLY, LONGEST_DAYS, is_editor
from bot.desk import Desk, Reply, Request
from briefing.message import Message, plain
from jobs.alerting.wording import read_typed
from jobs.days import DAY, read_day, whole_day
from jobs.enquiring import title_of
from kpistore.model.period import day_words
from kpistore.store.enquiries import Enquiry

HOW = "Write the day the answer is due: /due 14 November, /due 2 14 November for the second of /open, "
HOW_ASKED = "or with the day you asked: /due 14 November, asked 3 October."
NONE_OPEN = "Nothing awaits an answer from the force, so no day can be set. An alert that is acknowledged has a button."
NEXT_YEAR = timedelta(days=300)
"""A day named without its year that lies so far ahead was meant as one that has passed."""
_TYPED = re.compile(
    rf"^(?:(?P<number>\d{{1,2}})[.:]?\s+)?(?:on |by )?(?P<due>{DAY})"
    rf"(?:,?\s+(?:force )?asked (?:on )?(?P<asked>{DAY}))?[.]?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"^(?:(?:answer|it is|now) )?due (?P<rest>(?:\d{{1,2}}[.:]?\s+)?(?:on |by )?{DAY}\b.*)$", re.IGNORECASE
)

_WISH = re.compile(
    r"^(?:please )?(?:(?:tell|alert|warn|notify|ping) (?:me|us)|let (?:me|us) know) (?:when|if|once|as soon as)\b", re.I
)


class NoDay(ValueError):
    """The day cannot be meant; the message says why."""


def due(desk: Desk, request: Request) -> Reply:
    """Say when an answer from the force is due (editors): /due 14 November"""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    typed = _TYPED.match(" ".join(request.words.split()))
    if typed is None:
        return Reply(Message(HOW + HOW_ASKED))
    enquiry = _meant(desk, request, typed["number"])
    if enquiry is None:
        return Reply(Message(f"/open has no number {typed['number']}." if typed["number"] else NONE_OPEN))
    try:
        asked_on, due_on = _days(typed["asked"], typed["due"], enquiry, desk.clock().date())
    except NoDay as error:
        return Reply(Message(plain(str(error))))
    if not desk.store.enquiries.extend(enquiry.id, due_on, asked_on):
        return Reply(Message("This was answered already. /open lists what is open."))
    words = f"force asked on {day_words(asked_on)}, answer due {day_words(due_on)}. You are reminded then."
    return Reply(Message(plain(f"{title_of(desk.office, enquiry.kpi)}: {words}")))


def said(desk: Desk, request: Request) -> Reply:
    """Plain words: why a figure is wrong or when an answer is due (editors), a wish to be told; else a question."""
    if request.wrong and is_editor(request):
        return give_reason(desk, request)
    day = _SAID.match(" ".join(request.words.split()))
    if day and is_editor(request):
        return due(desk, replace(request, words=day["rest"]))
    typed = read_typed(request.words)
    if _WISH.match(request.words) and (typed.rule is not None or typed.unread):
        return alert(desk, request)
    return kpi(desk, request)


def _meant(desk: Desk, request: Request, number: str | None) -> Enquiry | None:
    """The enquiry of that number in the list, else the one recorded last in this chat."""
    held = desk.store.enquiries.open()
    if number:
        return held[int(number) - 1] if 0 < int(number) <= len(held) else None
    here = [each for each in held if each.chat_id == request.chat_id] or held
    return max(here, key=lambda each: each.id, default=None)


def _days(asked: str | None, wanted: str, enquiry: Enquiry, today: date) -> tuple[date, date]:
    asked_on = read_day(asked, today, past=True) if asked else enquiry.asked_on
    due_on = read_day(wanted, today)
    if asked_on is None or due_on is None:
        raise NoDay(f"There is no day “{wanted if due_on is None else asked}”. Write one like 14 November.")
    if asked_on > today:
        raise NoDay(f"{day_words(asked_on)} has not come yet; write the day on which the force was asked.")
    passed = whole_day(wanted) is None and due_on - today > NEXT_YEAR
    if due_on < today or passed:
        raise NoDay(f"{wanted} has passed; write a day to come.")
    if due_on > today + timedelta(days=LONGEST_DAYS):
        raise NoDay(f"{day_words(due_on)} is more than a year away; write an earlier day.")
    return asked_on, due_on
