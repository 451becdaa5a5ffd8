"""Questions for a figure: what it is, its chart, where it is printed."""

from collections.abc import Callable
from dataclasses import replace

from bot.commands.judging import with_mark
from bot.commands.watching import follow
from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.answer import whole_title
from briefing.answer_picture import picture_for
from briefing.message import Message, plain
from briefing.reply import reply_message
from briefing.say import say
from briefing.source import source_message
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.intents import Intent
from kpistore.asking.reference import decode
from kpistore.catalogue import UnknownKpi

EXAMPLE = (
    "Name a measure and, if you like, a period: /kpi stopsearch, or /kpi 999 answered q3 2021/22. /kpis lists all."
)
TWO_MEASURES = "Name two measures: /compare burglary and robbery. Or one: /compare burglary rate nationally."
ONE_FIGURE = "{title}: only one figure of this kind is held, so there is nothing to draw yet."


def kpi(desk: Desk, request: Request) -> Reply:
    """Give a figure: /kpi NAME [PERIOD], for example /kpi stopsearch q3 2021/22"""
    if not request.words.strip():
        return Reply(Message(EXAMPLE))
    answer = desk.ask(request)
    if answer.question.intent is Intent.ALERT and answer.kpi:
        return follow(desk, replace(request, words=answer.kpi.key))
    if answer.question.intent is Intent.CHART:
        return _drawn(desk, answer)
    return _worded(desk, answer)


def chart(desk: Desk, request: Request) -> Reply:
    """Draw a figure: /chart NAME [PERIOD], or /chart in reply to a figure"""
    words = request.words.strip() or ("chart" if request.about else "")
    if not words:
        return Reply(Message(EXAMPLE.replace("/kpi ", "/chart ")))
    return _drawn(desk, desk.ask(replace(request, words=words)))


def compare(desk: Desk, request: Request) -> Reply:
    """Set two measures side by side, or one beside the country: /compare burglary and robbery"""
    if not request.words.strip():
        return Reply(Message(TWO_MEASURES))
    return _worded(desk, desk.ask(replace(request, words=f"compare {request.words}")))


def source(desk: Desk, request: Request) -> Reply:
    """Say where a figure is printed and what it counts: /source NAME [PERIOD], or /source in reply to a figure"""
    words = request.words.strip() or ("source" if request.about else "")
    if not words:
        return Reply(Message(EXAMPLE.replace("/kpi ", "/source ")))
    return with_mark(request, _sourced(desk, desk.ask(replace(request, words=words))))


def show_figure(desk: Desk, request: Request) -> Reply:
    """A button that asks for a figure."""
    return looked_up(desk, request, _worded)


def show_chart(desk: Desk, request: Request) -> Reply:
    """A button that asks for a chart."""
    return looked_up(desk, request, _drawn)


def show_chart_of_several(desk: Desk, request: Request) -> Reply:
    """A button that asks for the chart of a topic, or of what stands side by side."""
    try:
        answer = desk.look_up_several(request)
    except (UnknownKpi, ValueError):
        return Reply(Message(OUTDATED))
    return _drawn(desk, answer)


def show_source(desk: Desk, request: Request) -> Reply:
    """A button that asks where a figure is printed."""
    return with_mark(request, looked_up(desk, request, _sourced))


def show_sentence(desk: Desk, request: Request) -> Reply:
    """A button that asks for a sentence to read aloud."""
    return looked_up(desk, request, _said)


def looked_up(desk: Desk, request: Request, word: Callable[[Desk, Answer], Reply]) -> Reply:
    """What a word makes of the answer that a button stands for; of an old button, that it is old."""
    try:
        answer = desk.look_up(decode(request.words), request)
    except (UnknownKpi, ValueError):
        return Reply(Message(OUTDATED))
    return word(desk, answer)


def _worded(desk: Desk, answer: Answer) -> Reply:
    return Reply(reply_message(answer, desk.office.area_title), answer)


def _drawn(desk: Desk, answer: Answer) -> Reply:
    picture = picture_for(answer, desk.office.area_title)
    if picture is None:
        if answer.status is not AnswerStatus.ANSWERED or answer.kpi is None:
            return _worded(desk, answer)
        return Reply(Message(plain(ONE_FIGURE.format(title=whole_title(answer)))), answer)
    return Reply(Message("", pictures=(picture,)), answer)


def _sourced(desk: Desk, answer: Answer) -> Reply:
    if answer.status is not AnswerStatus.ANSWERED or answer.kpi is None:
        return _worded(desk, answer)
    return Reply(source_message(answer, whole_title(answer)), answer)


def _said(desk: Desk, answer: Answer) -> Reply:
    if answer.status is not AnswerStatus.ANSWERED:
        return _worded(desk, answer)
    return Reply(Message(plain(say(answer, desk.office.area_title))), answer)
