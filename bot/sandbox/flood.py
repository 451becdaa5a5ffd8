"""How fast a bot may send. The real rules are unpublished; the numbers are those the FAQ names."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from bot.sandbox.chats import Chat
from bot.sandbox.limits import (
    CHAT_BURST,
    CHAT_MESSAGES_A_SECOND,
    GROUP_MESSAGES_A_MINUTE,
    MESSAGES_A_SECOND,
    REPLIES_PER_UPDATE,
)
from bot.sandbox.refusal import too_many_requests


class Window:
    """So many messages in so many seconds."""

    def __init__(self, messages: int, seconds: float) -> None:
        self._messages, self._seconds = messages, seconds
        self._sent: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until the next one fits, zero if it fits now."""
        while self._sent and self._sent[0] <= now - self._seconds:
            self._sent.popleft()
        return self._sent[0] + self._seconds - now if len(self._sent) >= self._messages else 0.0

    def add(self, now: float, count: int) -> None:
        """They have been sent."""
        self._sent.extend([now] * count)


class Flood:
    """Refuses what comes too fast with 429.

    Strict, one private chat takes about a message a second after a short burst, and every message counts towards
    the overall limit. Otherwise answers to somebody who has just written count nowhere but in their group.
    """

    def __init__(self, strict: bool, monotonic: Callable[[], float]) -> None:
        self._strict, self._monotonic = strict, monotonic
        self._overall = Window(MESSAGES_A_SECOND, 1)
        self._groups: defaultdict[int, Window] = defaultdict(lambda: Window(GROUP_MESSAGES_A_MINUTE, 60))
        self._private: defaultdict[int, Window] = defaultdict(
            lambda: Window(CHAT_BURST, CHAT_BURST / CHAT_MESSAGES_A_SECOND)
        )
        self._replies: defaultdict[int, int] = defaultdict(int)

    def heard(self, chat: Chat) -> None:
        """Somebody wrote or pressed there: answers are due."""
        self._replies[chat.id] = REPLIES_PER_UPDATE

    def count(self, chat: Chat, messages: int = 1) -> None:
        """Let so many messages go to the chat, or refuse them all."""
        windows = self._windows(chat)
        now = self._monotonic()
        wait = max((window.wait(now) for window in windows), default=0.0)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._replies[chat.id] = max(0, self._replies[chat.id] - messages)
        for window in windows:
            window.add(now, messages)

    def _windows(self, chat: Chat) -> list[Window]:
        windows = []
        if self._strict or not self._replies[chat.id]:
            windows.append(self._overall)
        if not chat.private:
            windows.append(self._groups[chat.id])
        elif self._strict:
            windows.append(self._private[chat.id])
        return windows
