"""How a figure is judged: what it counts, the sum, what tells it from chance."""

from bot.commands.figures import looked_up
from bot.desk import Desk, Reply, Request
from briefing.answer import answer_message, whole_title
from briefing.message import Message
from briefing.why import why_message
from kpistore.asking.answer import Answer, AnswerStatus

EXAMPLE = "Name a measure and, if you like, a period: /why homicides, or /why 999 answered q3 2021/22."


def why(desk: Desk, request: Request) -> Reply:
    """Explain how a figure is judged: /why NAME [PERIOD]"""
    if not request.words.strip():
        return Reply(Message(EXAMPLE))
    return _explained(desk, desk.ask(request))


def show_why(desk: Desk, request: Request) -> Reply:
    """A button that asks how a figure is judged."""
    return looked_up(desk, request, _explained)


def _explained(desk: Desk, answer: Answer) -> Reply:
    if answer.status is not AnswerStatus.ANSWERED or answer.kpi is None:
        return Reply(answer_message(answer, desk.office.area_title), answer)
    return Reply(why_message(answer, whole_title(answer)), answer)
