"""A command that does not exist: what it was meant to be, if that is clear."""

from dataclasses import replace
from difflib import get_close_matches

from bot.desk import Desk, Request
from kpistore.asking.question import understand

LIKE = 0.7
"""How much of two names must agree, 0 to 1."""
HARMLESS = ("kpi", "kpis", "alerts", "digest", "help", "chart", "source", "why", "audit")
"""Commands that only tell: one of these may be run though it was misspelt."""


def corrected(desk: Desk, name: str, request: Request) -> tuple[str, Request] | None:
    """The command meant and what it is asked: "/kp stopsearch", or the measure typed as a command; None if unclear."""
    asked = replace(request, words=f"{name.replace('_', ' ')} {request.words}".strip())
    question = understand(asked.words, desk.office.catalogue, desk.clock().date())
    if question.how == "exact" or question.topic:
        return "kpi", asked
    near = get_close_matches(name.lower(), HARMLESS, 2, LIKE)
    if near:
        return near[0], request
    return ("kpi", asked) if question.kpi else None
