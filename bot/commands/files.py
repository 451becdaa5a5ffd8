"""Files that editors sent: what waits, what it would change, and what becomes of it."""

import structlog

from bot.commands.deciding import EDITORS_ONLY, alerted, may_decide, moment_words
from bot.commands.judging import recorded_rows
from bot.desk import Attachment, Desk, Reply, Request
from briefing.intake import proposal_message, proposal_rows
from briefing.message import Button, ButtonRows, Message, bold, plain
from kpistore.incoming.desk import Desk as ReadersDesk
from kpistore.incoming.proposing import Outdated, Proposal, propose, record_approved
from kpistore.model.failed_import import FailedImport
from kpistore.model.period import day_words
from kpistore.store.pending import PendingFile, PendingState

LOAD_AT_OFFICE = "Load it at the office with kpibot import."
HOW = (
    "To load figures, send the file here: a report (text, DOCX, PDF), a table (CSV, XLSX), a file of data.police.uk "
    "or a ZIP of them, up to 20 MB.\nYou see what it would change, and nothing is recorded before it is approved."
)
NOT_KEPT = "Nothing was recorded, and the file was not kept."
UNKNOWN = "This file is not waiting any more. Please send it again."
EXPIRED = "{name} waited too long and can't be approved any more. Please send it again."
IN_HAND = "{by} is recording {name} at this moment."
DECIDED = {PendingState.RECORDED: "Recorded by {by}, {when}.", PendingState.REJECTED: "Rejected by {by}, {when}."}
ALREADY = "Nothing changed: {name} was decided already. {decision}"
FOUR_EYES = "{name} was sent by you, so somebody else has to approve it. It is on their /import list."
CHANGED = "⚠ The figures held have changed meanwhile; nothing is recorded yet. This is what it would change now:"
BROKE = "⚠ Recording failed and nothing was changed; the fault is noted. You may approve it again."
NOT_RECORDED = "it was approved, and recording it failed"
NONE_WAITS = "No file is waiting for approval."

log = structlog.get_logger()


def import_(desk: Desk, request: Request) -> Reply:
    """Load figures from a file (editors): says how, and lists the files that wait for approval"""
    if not may_decide(request):
        return Reply(Message(EDITORS_ONLY))
    waiting = desk.store.pending.waiting(desk.clock())
    if not waiting:
        return Reply(Message(f"{HOW}\n{NONE_WAITS}"))
    lines = [HOW, "", bold(f"Waiting for approval ({len(waiting)})"), *(plain(_line(each)) for each in waiting)]
    return Reply(Message("\n".join(lines), tuple(map(view_button, waiting))))


def show(desk: Desk, request: Request) -> Reply:
    """A button that shows a waiting file."""
    file = _file(desk, request)
    if isinstance(file, Reply):
        return file
    return Reply(Message(f"{file.summary}\n{plain(_line(file).removeprefix('• '))}", decide_buttons(file.id)))


def show_rows(desk: Desk, request: Request) -> Reply:
    """A button that sends every row of a waiting file as a table."""
    file = _file(desk, request)
    if isinstance(file, Reply):
        return file
    proposal = _proposal(desk, file)
    table = proposal_rows(proposal, desk.office).encode("utf-8-sig")
    return Reply(Message(""), attachment=Attachment(f"rows of {file.name}.csv", table))


def reject(desk: Desk, request: Request) -> Reply:
    """A button that records nothing of a file and forgets it."""
    file = _file(desk, request)
    if isinstance(file, Reply):
        return file
    if not desk.store.pending.reject(file.id, request.name, desk.clock()):
        return _decided(desk, file.id)
    held = desk.store.pending.find(file.id)
    assert held is not None
    return Reply(Message(f"{plain(_decision(desk, held))} {NOT_KEPT}\n{held.summary}"), edit=True)


def approve(desk: Desk, request: Request) -> Reply:
    """A button that records a file, all of it or nothing; of two editors who press it one wins."""
    file = _file(desk, request)
    if isinstance(file, Reply):
        return file
    if desk.imports.four_eyes and file.sender == request.user_id:
        return Reply(Message(plain(FOUR_EYES.format(name=file.name))))
    pending, now = desk.store.pending, desk.clock()
    if not pending.begin(file.id, request.name, now):
        return _decided(desk, file.id)
    try:
        recorded = record_approved(file, pending.content(file.id), readers_desk(desk), desk.store, now)
    except Outdated:
        return _proposed_anew(desk, file)
    except Exception as error:  # noqa: BLE001 - the person hears of it, and the file waits again
        log.error("a file was not recorded", why=type(error).__name__)
        pending.give_back(file.id, file.summary, file.fingerprint)
        desk.store.failed_imports.keep(FailedImport(file.name, NOT_RECORDED, now))
        return Reply(Message(f"{BROKE}\n{file.summary}", decide_buttons(file.id)), edit=True)
    lines = [plain(_decision(desk, recorded)), *alerted(desk, recorded), recorded.summary]
    return Reply(Message("\n".join(lines), recorded_rows(desk, recorded)), edit=True)


def _proposed_anew(desk: Desk, file: PendingFile) -> Reply:
    proposal = _proposal(desk, file)
    message = proposal_message(proposal, desk.office)
    desk.store.pending.give_back(file.id, message.text, proposal.fingerprint())
    if not proposal.changes_anything:
        desk.store.pending.reject(file.id, "the program", desk.clock())
        return Reply(message, edit=True)
    return Reply(Message(f"{CHANGED}\n{message.text}", decide_buttons(file.id)), edit=True)


def _proposal(desk: Desk, file: PendingFile) -> Proposal:
    return propose(file.name, desk.store.pending.content(file.id), readers_desk(desk), desk.store)


def readers_desk(desk: Desk) -> ReadersDesk:
    return ReadersDesk(desk.office, desk.clock().date(), desk.imports.limits)


def _file(desk: Desk, request: Request) -> PendingFile | Reply:
    """The waiting file that a button names, or why nothing can be done with it."""
    if not may_decide(request):
        return Reply(Message(EDITORS_ONLY))
    number = int(request.words) if request.words.isascii() and request.words.isdecimal() else 0
    file = desk.store.pending.find(number)
    if file is None:
        return Reply(Message(UNKNOWN))
    if file.is_expired(desk.clock()):
        return Reply(Message(plain(EXPIRED.format(name=file.name))))
    if file.state in DECIDED:
        return _decided(desk, number)
    return file


def _decided(desk: Desk, number: int) -> Reply:
    """What somebody else decided, perhaps this very moment."""
    file = desk.store.pending.find(number)
    if file is None:
        return Reply(Message(UNKNOWN))
    if file.state is PendingState.RECORDING:
        return Reply(Message(plain(IN_HAND.format(by=file.decided_by, name=file.name))))
    if file.state not in DECIDED:
        return Reply(Message(UNKNOWN))
    return Reply(Message(plain(ALREADY.format(name=file.name, decision=_decision(desk, file)))))


def _decision(desk: Desk, file: PendingFile) -> str:
    assert file.decided_at is not None
    return DECIDED[file.state].format(by=file.decided_by, when=moment_words(desk, file.decided_at))


def _line(file: PendingFile) -> str:
    return f"• {file.name}, sent by {file.sender_name}; may be approved until {day_words(file.expires_at.date())}"


def view_button(file: PendingFile) -> tuple[Button, ...]:
    return (Button(file.name[:40], f"iv:{file.id}"),)


def decide_buttons(number: int) -> ButtonRows:
    return ((Button("Approve", f"ia:{number}"), Button("Reject", f"ir:{number}"), Button("Show rows", f"is:{number}")),)
