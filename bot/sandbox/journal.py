"""What happened, in order, for the page and for tests to wait on."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from bot.sandbox.messages import StoredMessage

Found = TypeVar("Found")

KEPT = 20_000
"""Older happenings are forgotten; a page that was away for longer loads the messages anew."""


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: a short line, or an alert to be closed. The text may be empty."""

    text: str
    alert: bool
    person: int


@dataclass(frozen=True, slots=True)
class Happening:
    """Kind is message, edit, delete, toast, typing, chat or commands; what depends on it."""

    number: int
    chat_id: int
    kind: str
    what: StoredMessage | Toast | int | None = None


class Journal:
    """Append only; whoever waits is told of every new happening."""

    def __init__(self) -> None:
        self._kept: deque[Happening] = deque(maxlen=KEPT)
        self._waiting: set[asyncio.Future[None]] = set()
        self._closed = False
        self.last = 0

    def add(self, chat_id: int, kind: str, what: StoredMessage | Toast | int | None = None) -> None:
        """Note it, and wake those who wait."""
        self.last += 1
        self._kept.append(Happening(self.last, chat_id, kind, what))
        self._wake()

    def after(self, number: int, chat_id: int | None = None) -> list[Happening]:
        """What came later, in one chat or in all."""
        newest_first = takewhile(lambda happening: happening.number > number, reversed(self._kept))
        return [found for found in newest_first if chat_id in (None, found.chat_id)][::-1]

    def open(self) -> None:
        """Waiting is possible again."""
        self._closed = False

    def close(self) -> None:
        """Let everybody who waits go."""
        self._closed = True
        self._wake()

    async def until(self, look: Callable[[], Found], timeout: float) -> Found:
        """What look returns, as soon as it is something, or at the timeout, or when the journal is closed."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not (found := look()) and not self._closed and (left := deadline - loop.time()) > 0:
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            try:
                await asyncio.wait((future,), timeout=left)
            finally:
                self._waiting.discard(future)
        return found

    def _wake(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
