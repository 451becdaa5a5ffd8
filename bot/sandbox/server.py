"""The sandbox: a Telegram-shaped server on loopback, with the people who use it.

sandbox = Sandbox()
port = await sandbox.start()
...  # the real bot, with base_url f"{sandbox.root}/bot" and base_file_url f"{sandbox.root}/file/bot"
sandbox.say(1001, "/kpi stopsearch")
(reply,) = await sandbox.wait_for(1001, 1)
await sandbox.stop()
"""

import secrets
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from tornado.httpserver import HTTPServer
from tornado.web import Application

from bot.sandbox.chats import GROUP_ID, GROUP_TITLE, STRANGER, YOU, Chat, Person, private_chat
from bot.sandbox.clock import SandboxClock
from bot.sandbox.gate import Busy
from bot.sandbox.jobs import Job, Jobs
from bot.sandbox.journal import Toast
from bot.sandbox.limits import UPLOAD_BYTES
from bot.sandbox.messages import StoredMessage
from bot.sandbox.people import People
from bot.sandbox.profile import Profile
from bot.sandbox.routes import routes
from bot.sandbox.state import State

LOOPBACK = "127.0.0.1"
REQUEST_BYTES = 2 * UPLOAD_BYTES + (1 << 20)
"""Above the limit for one file, so that a file that is too large gets Telegram's answer and not a closed line."""
STOP_SECONDS = 0.5

Wanted = int | Callable[[Sequence[StoredMessage]], bool]


class Sandbox:
    """One Telegram, one bot, a few people. Lives in the event loop it is started in.

    The people sit in a private chat each and all together in a group, whose creator is the first. The token is made up
    where none is given. With strict_flood a private chat takes a message a second after a short burst.
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        clock: Callable[[], datetime] | None = None,
        people: Sequence[Person] = (YOU, STRANGER),
        jobs: Mapping[str, Job] | None = None,
        name: str = "KPI briefing",
        username: str = "kpi_briefing_bot",
        strict_flood: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token or f"{10**9 + secrets.randbelow(10**9)}:{secrets.token_urlsafe(26)}"
        self.clock = clock or SandboxClock(monotonic=monotonic)
        profile = Profile(int(self.token.partition(":")[0]), name, username)
        group = Chat(GROUP_ID, "group", GROUP_TITLE, tuple(people))
        chats = [private_chat(people[0]), group, *map(private_chat, people[1:])]
        self.state = State(chats, profile, self.clock, monotonic, strict_flood)
        self.jobs = Jobs(jobs or {})
        self._people = People(self.state)
        self._server: HTTPServer | None = None
        self.busy = Busy()
        self._port = 0

    @property
    def root(self) -> str:
        """Where the server is, for the bot and the browser."""
        return f"http://{LOOPBACK}:{self._port}"

    async def start(self, port: int = 0) -> int:
        """Listen on loopback; the port that was chosen. Raises OSError where it is taken."""
        listening = socket.create_server((LOOPBACK, port))
        listening.setblocking(False)
        self._port = int(listening.getsockname()[1])
        self.state.updates.open()
        self.state.journal.open()
        application = Application(
            routes(self.state, self._people, self.jobs, self.token),
            busy=self.busy,
            log_function=lambda _: None,
        )
        self._server = HTTPServer(application, max_buffer_size=REQUEST_BYTES)
        self._server.add_socket(listening)
        return self._port

    async def stop(self) -> None:
        """End open polls and connections. What was said is kept, and start may follow."""
        if self._server is None:
            return
        self._server.stop()
        await self.state.hook.stop()
        self.state.updates.close()
        self.state.journal.close()
        await self.busy.until(0, STOP_SECONDS)
        await self._server.close_all_connections()
        self._server = None

    def say(self, chat_id: int, text: str, user_id: int | None = None, reply_to: int | None = None) -> StoredMessage:
        """A person types; without a user id the chat's first one. LookupError or ValueError where they cannot."""
        return self._people.say(chat_id, text, user_id, reply_to)

    def press(self, chat_id: int, message_id: int, data: str, user_id: int | None = None) -> str:
        """A person presses the button with this callback data; the id of the query. LookupError if it is not there."""
        return self._people.press(chat_id, message_id, data, user_id)

    def upload(
        self,
        chat_id: int,
        content: bytes,
        name: str,
        mime: str = "application/octet-stream",
        caption: str = "",
        user_id: int | None = None,
    ) -> StoredMessage:
        """A person sends a document."""
        return self._people.upload(chat_id, content, name, mime, caption, user_id)

    def block(self, chat_id: int, blocked: bool = True) -> None:
        """A person blocks the bot, or lets it in again."""
        self._people.block(chat_id, blocked)

    def messages(self, chat_id: int) -> list[StoredMessage]:
        """All that stands in the chat now, in order; edited messages as they are after the edit."""
        return list(self.state.messages.of(chat_id))

    def replies(self, chat_id: int) -> list[StoredMessage]:
        """The bot's messages there."""
        return list(self.state.messages.replies(chat_id))

    def toasts(self, chat_id: int) -> list[Toast]:
        """The answers to presses in the chat, in order."""
        return [event.what for event in self.state.journal.after(0, chat_id) if isinstance(event.what, Toast)]

    async def wait_for(self, chat_id: int, wanted: Wanted = 1, timeout: float = 5.0) -> list[StoredMessage]:
        """The bot's messages in the chat, once there are so many, or once wanted is true of them.

        Raises TimeoutError that lists what is there.
        """

        def look() -> bool:
            if callable(wanted):
                return wanted(self.replies(chat_id))
            return len(self.state.messages.replies(chat_id)) >= wanted

        if not await self.state.journal.until(look, timeout):
            seen = [(message.content.text or message.file) for message in self.replies(chat_id)]
            raise TimeoutError(f"not what was waited for in chat {chat_id} after {timeout} s: {seen}")
        return self.replies(chat_id)

    async def wait_for_toasts(self, chat_id: int, count: int = 1, timeout: float = 5.0) -> list[Toast]:
        """The answers to presses in the chat, once there are so many; raises TimeoutError."""
        if not await self.state.journal.until(lambda: len(self.toasts(chat_id)) >= count, timeout):
            raise TimeoutError(f"{len(self.toasts(chat_id))} answers to presses in chat {chat_id} after {timeout} s")
        return self.toasts(chat_id)
