"""The weekly briefing, on demand."""

from bot.desk import Desk, Reply, Request


def digest(desk: Desk, request: Request) -> Reply:
    """Show this week's briefing now"""
    return Reply(desk.briefing(request.chat_id))
