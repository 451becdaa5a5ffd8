"""Where the reports do not agree with themselves, each other or the arithmetic."""

from bot.commands.open import is_editor
from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.audit import audit_message
from briefing.message import Message

EDITORS_ONLY = "Only an editor reads the whole audit. What is doubtful about a figure stands below it, for everybody."


def audit(desk: Desk, request: Request) -> Reply:
    """List what does not add up in the figures held, gravest first (editors)"""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    return Reply(audit_message(desk.audit(request)))


def turn_page(desk: Desk, request: Request) -> Reply:
    """A button that turns the pages of the audit."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    if not (request.words.isascii() and request.words.isdecimal()):
        return Reply(Message(OUTDATED))
    return Reply(audit_message(desk.audit(request), int(request.words)), edit=True)
