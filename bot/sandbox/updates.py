"""The queue getUpdates reads: long polling, confirmation by offset, one poller at a time."""

import asyncio

from bot.sandbox.limits import POLL_SECONDS, UPDATES
from bot.sandbox.refusal import Json, Refusal

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """What the bot has not confirmed yet. The kinds it asked for are remembered until it asks for others."""

    def __init__(self) -> None:
        self._queue: list[Json] = []
        self._next = 1
        self._allowed: frozenset[str] = frozenset()
        self._poller: asyncio.Future[bool] | None = None
        self._closed = False

    @property
    def pending(self) -> int:
        """How many wait to be fetched or confirmed."""
        return len(self._queue)

    def add(self, kind: str, content: Json) -> None:
        """Queue it, unless the bot does not want this kind."""
        wanted = kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return
        self._queue.append({"update_id": self._next, kind: content})
        self._next += 1
        self._end_poll(True)

    def allow(self, kinds: list[str]) -> None:
        """An empty list means the default ones."""
        self._allowed = frozenset(kinds)

    def drop(self) -> None:
        """Forget everything pending."""
        self._queue.clear()

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Json]:
        """The next updates; an older poll that still waits ends with a conflict."""
        self._end_poll(False)
        self._confirm(offset)
        if not self._queue and timeout > 0 and not self._closed:
            await self._wait(min(timeout, POLL_SECONDS))
        return self._queue[: limit if 1 <= limit <= UPDATES else UPDATES]

    def open(self) -> None:
        """Polls may wait again."""
        self._closed = False

    def close(self) -> None:
        """End the poll that waits, with nothing."""
        self._closed = True
        self._end_poll(True)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset:
            self._queue = [update for update in self._queue if update["update_id"] >= offset]

    async def _wait(self, timeout: int) -> None:
        poller: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poller = poller
        await asyncio.wait((poller,), timeout=timeout)
        if self._poller is poller:
            self._poller = None
        if poller.done() and not poller.result():
            raise Refusal(409, CONFLICT)

    def _end_poll(self, served: bool) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(served)
        self._poller = None
