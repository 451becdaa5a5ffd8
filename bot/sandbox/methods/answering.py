"""Answering a press."""

from bot.sandbox.journal import Toast
from bot.sandbox.limits import CALLBACK_ANSWER
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import bad_request
from bot.sandbox.state import State


async def answer_callback_query(state: State, parameters: Parameters) -> bool:
    """A short line or an alert for whoever pressed; without a text it only ends the waiting."""
    text = parameters.text("text")
    if len(text) > CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = state.queries.answer(parameters.text("callback_query_id"))
    state.journal.add(press.chat_id, "toast", Toast(text, parameters.flag("show_alert"), press.person))
    return True


METHODS: dict[str, Method] = {"answerCallbackQuery": answer_callback_query}
