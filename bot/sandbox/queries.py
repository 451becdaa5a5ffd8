"""Presses that wait for their answer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.limits import CALLBACK_SECONDS
from bot.sandbox.refusal import bad_request


@dataclass(frozen=True, slots=True)
class Press:
    """Who pressed, in which chat, and when (monotonic seconds)."""

    chat_id: int
    person: int
    at: float


class Queries:
    """Each is answered once, and soon."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._open: dict[str, Press] = {}

    def ask(self, chat_id: int, person: int) -> str:
        """The id of a new callback query."""
        query_id = str(secrets.randbits(62))
        self._open[query_id] = Press(chat_id, person, self._monotonic())
        return query_id

    def answer(self, query_id: str) -> Press:
        """The press this answers; refused where it is unknown, answered already or too old."""
        press = self._open.pop(query_id, None)
        if press is None or self._monotonic() - press.at > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return press
