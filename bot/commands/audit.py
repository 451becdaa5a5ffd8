"""Where the reports do not agree with themselves, each other or the arithmetic."""

from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.audit import audit_message
from briefing.message import Message


def audit(desk: Desk, request: Request) -> Reply:
    """List what does not add up in the figures held, gravest first"""
    return Reply(audit_message(desk.audit(request)))


def turn_page(desk: Desk, request: Request) -> Reply:
    """A button that turns the pages of the audit."""
    if not (request.words.isascii() and request.words.isdecimal()):
        return Reply(Message(OUTDATED))
    return Reply(audit_message(desk.audit(request), int(request.words)), edit=True)
