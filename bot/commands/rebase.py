"""From when on the limits of a control chart begin anew: said by an editor, with a reason."""

from datetime import date

from bot.commands.open import is_editor
from bot.desk import Desk, Reply, Request
from briefing.message import Message, bold, plain
from kpistore.asking.periods import find_period
from kpistore.asking.question import understand
from kpistore.catalogue import UnknownKpi
from kpistore.model.period import day_words, month_words
from kpistore.model.rebase import Rebase

EDITORS_ONLY = "Only an editor says from when on limits begin anew."
HOW = "Write the measure, the month and the reason: /rebase stop and search, March 2020, all searches are recorded now"
HOW_TO_END = "An editor takes one back by its number: /rebase end 1"
LONGEST_REASON = 300
END = "end"


def rebase(desk: Desk, request: Request) -> Reply:
    """Begin the limits of a control chart anew (editors): /rebase NAME, MONTH, REASON"""
    words = request.words.strip()
    if not words:
        return Reply(_listed(desk))
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    first, _, number = words.partition(" ")
    if first.lower() == END and number.strip().isdecimal():
        return Reply(_ended(desk, request, int(number)))
    return Reply(_made(desk, request, words))


def _made(desk: Desk, request: Request, words: str) -> Message:
    name, when, reason = (part.strip() for part in [*words.split(",", 2), "", ""][:3])
    today = desk.clock().date()
    kpi = understand(name, desk.office.catalogue, today).kpi
    day = _first_day(when, today)
    if kpi is None:
        return Message(plain(f"“{name[:60]}” is not one measure. {HOW}"))
    if day is None or not reason:
        return Message(plain(f"{'A day in the past' if reason else 'A reason'} is missing. {HOW}"))
    made = Rebase(kpi.key, desk.office.area, day, reason[:LONGEST_REASON], request.name, desk.clock())
    if not desk.store.rebases.add(made):
        return Message(plain(f"{kpi.title}: limits begin anew in {month_words(day)} already. {HOW_TO_END}"))
    told = f"{kpi.title}: limits begin anew in {month_words(day)}, because: {made.reason}. {HOW_TO_END}"
    return Message(plain(told))


def _first_day(when: str, today: date) -> date | None:
    """The first day of the period that is named, if it is past."""
    found = find_period(when, today) if when else None
    period = found.asked.first if found else None
    start = period.start if period else None
    return start if start and start < today else None


def _ended(desk: Desk, request: Request, number: int) -> Message:
    done = desk.store.rebases.end(number, request.name, desk.clock())
    if done is None:
        return Message("No rebase of this number is in force. /rebase lists them.")
    return Message(plain(f"Taken back: {_title(desk, done)}, {month_words(done.day)}."))


def _listed(desk: Desk) -> Message:
    held = desk.store.rebases.all()
    if not held:
        return Message(plain(f"No limits begin anew anywhere. {HOW}"))
    lines = [plain(_line(desk, each)) for each in held]
    return Message("\n".join([bold("Limits that begin anew"), *lines, plain(HOW_TO_END)]))


def _line(desk: Desk, rebase: Rebase) -> str:
    who = f"{rebase.person}, {day_words(rebase.made_at.date())}"
    return f"{rebase.id}. {_title(desk, rebase)}, {month_words(rebase.day)}: {rebase.reason} ({who})"


def _title(desk: Desk, rebase: Rebase) -> str:
    try:
        return desk.office.catalogue.kpi(rebase.kpi).title
    except UnknownKpi:
        return rebase.kpi
