"""The reply to a question: its answer, or what was wanted of the answer instead."""

from dataclasses import replace

from briefing.answer import answer_message, whole_title
from briefing.message import Message, plain
from briefing.say import say
from briefing.source import source_message
from briefing.why import why_message
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.intents import Intent

NOTHING_TO_TELL = "The last question has no figure, so there is nothing to say of one."
_OF_A_FIGURE = (Intent.WHY, Intent.SAY, Intent.SOURCE)


def reply_message(answer: Answer, area_title: str) -> Message:
    """The message that answers; "source?", "why?" and "say it" after a figure have theirs."""
    title = whole_title(answer) if answer.kpi else ""
    if answer.status is AnswerStatus.ANSWERED:
        match answer.question.intent:
            case Intent.SOURCE:
                return source_message(answer, title)
            case Intent.WHY:
                return why_message(answer, title)
            case Intent.SAY:
                return Message(plain(say(answer, area_title)))
    message = answer_message(answer, area_title)
    if answer.status is AnswerStatus.NO_DATA and answer.question.intent in _OF_A_FIGURE:
        return replace(message, text=f"{NOTHING_TO_TELL}\n{message.text}")
    return message
