"""A file that an editor sends: what it would change, or why nothing of it is recorded."""

import hashlib
from dataclasses import replace

from bot.commands.files import NOT_KEPT, decide_buttons, readers_desk, view_button
from bot.desk import Attachment, Desk, Reply, Request
from bot.proofed import proofed
from briefing.intake import fault_lines, proposal_message, refusal_words
from briefing.message import Message, plain
from jobs.letters import message_to_json
from kpistore.incoming.proposing import Proposal, propose
from kpistore.model.failed_import import FailedImport
from kpistore.readers.source import source_of_bytes
from kpistore.store.outbox import Parcel
from kpistore.store.pending import PendingFile
from kpistore.store.people import Role

TO_APPROVE = "{by} sent {name}, which somebody else has to approve."
MOST_NOTED = 3
"""So many faults of a refused file are noted for the rules that speak of failed imports."""
TOPIC = "files"


def received(desk: Desk, request: Request, name: str, content: bytes) -> Reply:
    """What a file would change, with the buttons to decide; it waits unless there is nothing to approve."""
    proposal = propose(name, content, readers_desk(desk), desk.store)
    if proposal.holds_personal_data:
        return Reply(Message(plain("\n".join([*proposal.faults, NOT_KEPT]))))
    if proposal.faults:
        return _refused(desk, proposal)
    message = _with_proof(desk, proposal, content, proposal_message(proposal, desk.office))
    if not proposal.changes_anything:
        return Reply(message)
    file = _pending(desk, request, proposal, content, message)
    number = desk.store.pending.keep(file, content)
    if desk.imports.four_eyes:
        _tell_others(desk, replace(file, id=number))
    return Reply(replace(message, buttons=decide_buttons(number)))


def _pending(desk: Desk, request: Request, proposal: Proposal, content: bytes, message: Message) -> PendingFile:
    now = desk.clock()
    return PendingFile(
        sha256=hashlib.sha256(content).hexdigest(),
        name=proposal.name,
        size=len(content),
        summary=message.text,
        fingerprint=proposal.fingerprint(),
        chat_id=request.chat_id,
        sender=request.user_id,
        sender_name=request.name,
        sent_at=now,
        expires_at=now + desk.imports.lasts,
    )


def _with_proof(desk: Desk, proposal: Proposal, content: bytes, message: Message) -> Message:
    """With a line on what a report that may be a draft says against itself; not of an archive."""
    if len(proposal.imported) != 1 or proposal.imported[0].intake.name != proposal.name:
        return message
    source, store = source_of_bytes(proposal.name, content), desk.store
    line = proofed(proposal.imported[0], source, readers_desk(desk), store.figures, store.claims)
    return replace(message, text=f"{message.text}\n{plain(line)}") if line else message


def _refused(desk: Desk, proposal: Proposal) -> Reply:
    """Every fault of a file, of which nothing is recorded; what has no room in the reply comes as a file."""
    why = "; ".join(told.partition("\n")[0] for told in proposal.faults[:MOST_NOTED])
    desk.store.failed_imports.keep(FailedImport(proposal.name, why, desk.clock()))
    lines = fault_lines(proposal)
    attachment = Attachment(f"faults of {proposal.name}.txt", lines.encode()) if lines else None
    return Reply(Message(plain(refusal_words(proposal))), attachment=attachment)


def _tell_others(desk: Desk, file: PendingFile) -> None:
    """Whoever may approve it hears of it once; only they can, so it is no news for anybody else."""
    now = desk.clock()
    message = Message(plain(TO_APPROVE.format(by=file.sender_name, name=file.name)), (view_button(file),))
    others = [each for each in desk.store.people.all() if each.role is not Role.READER and each.user_id != file.sender]
    letter = message_to_json(message)
    parcels = [Parcel(f"approve:{file.id}:{each.user_id}", each.user_id, TOPIC, letter, now) for each in others]
    desk.store.outbox.post(parcels, now)
