"""Figures that were told and are wrong or revised."""

import re
from dataclasses import replace

from bot.commands import judging
from bot.commands.deciding import moment_words
from bot.commands.open import is_editor
from bot.desk import Desk, Reply, Request
from briefing.correction import MARK_STAYS, UNDO, correction_draft, corrections_log
from briefing.message import Button, Message, plain
from jobs.correcting import approve, draft, withdrawal
from kpistore.asking.answer import AnswerStatus
from kpistore.catalogue import UnknownKpi
from kpistore.model.observation import Observation, current
from kpistore.store.corrections import CorrectionState

EDITORS_ONLY = "Only an editor decides what is corrected."
WRONG, RIGHT = "wrong ", "right "
_NUMBERED = re.compile(r"#(\d+)", re.ASCII)
"""A figure that has been revised is named by its number, for words name the one in force."""
AGAIN = "Marked as wrong again; what was told of it before is not told a second time. /corrections is the log."
BEFORE = "This figure is recorded as wrong already. /corrections is the log."
LONGEST_REASON = 200
IN_REPLY = "Tap a reason, or reply to this message with your own words."
HOW = "Write the measure and period, a colon, and why: /corrections wrong 999 answered q3 2021/22: …"


def corrections(desk: Desk, request: Request) -> Reply:
    """List the figures that were told and corrected; editors mark one as wrong under its Source"""
    words = request.words.strip()
    if words.lower().startswith(RIGHT):
        return _right(desk, replace(request, words=words[len(RIGHT) :]))
    if not words.lower().startswith(WRONG):
        return Reply(corrections_log(desk.store.corrections.all()))
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    named, _colon, why = words[len(WRONG) :].partition(":")
    if not why.strip():
        return Reply(Message(HOW))
    if numbered := _NUMBERED.fullmatch(named.strip()):
        return _of_number(desk, request, numbered[1], why.strip()[:LONGEST_REASON])
    return _of_name(desk, replace(request, words=named), why.strip()[:LONGEST_REASON])


def ask_why(desk: Desk, request: Request) -> Reply:
    """A button that asks why a figure is wrong."""
    return judging.asked_reason(desk, request, "xy", IN_REPLY)


def give_listed_reason(desk: Desk, request: Request) -> Reply:
    """A button that says why a figure is wrong: it is marked so, and its correction drafted."""
    number, _, place = request.words.partition(":")
    if place not in map(str, range(len(judging.REASONS))):
        return Reply(Message(judging.GONE))
    return _of_number(desk, request, number, judging.REASONS[int(place)])


def give_reason(desk: Desk, request: Request) -> Reply:
    """The same in somebody's own words, in reply to the question."""
    return _of_number(desk, request, request.wrong, request.words.strip()[:LONGEST_REASON])


def approve_correction(desk: Desk, request: Request) -> Reply:
    """A button that sends a correction to everybody who was told the old figure."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    number = _number(request.words)
    now, due = desk.clock(), desk.sending_time()
    chats = approve(desk.store, number, request.name, now, due)
    if chats is None:
        return Reply(_decided(desk, number))
    reach = "1 chat" if chats == 1 else f"{chats} chats"
    when = f" on {moment_words(desk, due)}" if due > now else ""
    return Reply(Message(f"Approved: it goes to {reach}{when}. /corrections is the log."))


def reject_correction(desk: Desk, request: Request) -> Reply:
    """A button that drops a correction."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    number = _number(request.words)
    if not desk.store.corrections.reject(number, request.name, desk.clock()):
        return Reply(_decided(desk, number))
    held = desk.store.corrections.find(number)
    if held is None or held.now or not desk.store.mistakes.among([held.old_id]):
        return Reply(Message("Rejected; nobody is told."))
    undo = ((Button("It was not wrong", f"{UNDO}:{held.old_id}"),),)
    return Reply(Message(f"Rejected; nobody is told. {MARK_STAYS}", undo))


def _right(desk: Desk, request: Request) -> Reply:
    """A figure that was marked as wrong and is right: "/corrections right 999 answered q3 2021/22"."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    if numbered := _NUMBERED.fullmatch(request.words.strip()):
        return judging.undo_wrong(desk, replace(request, words=numbered[1]))
    figure = desk.ask(request).observation
    if figure is None or figure.id is None:
        return Reply(Message(plain(f"No single recorded figure is named by “{request.words.strip()[:60]}”.")))
    return judging.undo_wrong(desk, replace(request, words=str(figure.id)))


def _of_number(desk: Desk, request: Request, number: str, why: str) -> Reply:
    """One that has been revised is marked; of one in force there is no other figure, and whoever heard it is told."""
    figure = judging.numbered(desk, request, number)
    if isinstance(figure, Reply):
        return figure
    held = current([each for each in desk.store.figures.of_kpi(figure.kpi, figure.area) if not each.mistake])
    if any(each.id == figure.id for each in held):
        return _withdrawn(desk, request, figure, why)
    return judging.marked(desk, request, figure, why.rstrip("."))


def _of_name(desk: Desk, request: Request, why: str) -> Reply:
    found = desk.ask(request)
    figure = found.observation
    if found.status is not AnswerStatus.ANSWERED or figure is None or figure.id is None:
        return Reply(Message(plain(f"No single recorded figure is named by “{request.words.strip()[:60]}”. {HOW}")))
    return _withdrawn(desk, request, figure, why)


def _withdrawn(desk: Desk, request: Request, figure: Observation, why: str) -> Reply:
    assert figure.id is not None
    try:
        kpi = desk.office.catalogue.kpi(figure.kpi)
    except UnknownKpi:
        return judging.marked(desk, request, figure, why.rstrip("."))
    marked = desk.store.mistakes.mark(figure.id, why.rstrip("."), request.name, desk.clock())
    correction = withdrawal(kpi, figure, why, desk.clock())
    if draft(desk.store, correction, desk.clock(), by=request.user_id) is None:
        return Reply(Message(AGAIN if marked else BEFORE))
    held = next(each for each in desk.store.corrections.all() if each.key == correction.key)
    chats = len(desk.store.corrections.chats_told(correction.old_id))
    return Reply(correction_draft(correction, held.id, chats))


def _decided(desk: Desk, number: int) -> Message:
    held = desk.store.corrections.find(number)
    if held is None or held.state is CorrectionState.DRAFT:
        return Message("There is no such correction. /corrections is the log.")
    return Message(plain(f"This was {held.state.value} already by {held.decided_by}."))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() else 0
