"""A conversation with the real bot on a sandbox: what is said, pressed or sent, and the messages that come back.

with conversing(tmp_path) as bot:
    (reply, chart) = bot.say("/kpi stopsearch")
    bot.press("By quarter")
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import TypeHandler

from bot.app import Service
from bot.sandbox import GROUP_ID, STRANGER, YOU, Person, Sandbox, StoredMessage
from bot.sandbox.clock import FIRST_MOMENT, LONDON
from bot.sandboxed import sandbox_service
from briefing.studio import Studio
from kpistore.catalogue import Office
from kpistore.store import Store
from tests.bot.filled import filled_address
from tests.databases import address
from tests.kpistore.shipped import office as cleveland

__all__ = ["GROUP_ID", "STRANGER", "YOU", "Conversation", "HandClock", "conversing"]

COLLEAGUE = Person(3003, "Jo", "Reid", "jo_reid")
AFTER_THE_BOT = 99
"""A group of handlers that runs when the bot's own are done."""
PATIENCE_SECONDS = 10
MARK = "end_of_what_was_said"


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = FIRST_MOMENT.replace(tzinfo=LONDON)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


class Conversation:
    """The bot, its sandbox, and the loop they run in while something is said."""

    def __init__(
        self, runner: asyncio.Runner, sandbox: Sandbox, service: Service, clock: HandClock, folder: Path
    ) -> None:
        self._runner, self.sandbox, self.service, self.clock, self.folder = runner, sandbox, service, clock, folder
        self._seen = asyncio.Event()
        # An update of a kind that no bot knows marks the end of what was said: updates are taken in order.
        service.application.add_handler(TypeHandler(Update, self._mark), group=AFTER_THE_BOT)

    @property
    def store(self) -> Store:
        return self.service.desk.store

    def say(self, text: str, *, by: Person = YOU, chat: int | None = None) -> list[StoredMessage]:
        """Type a text; the messages that come back, edited ones included."""
        where = by.id if chat is None else chat
        last = self.sandbox.state.journal.last
        self.sandbox.say(where, text, by.id)
        return self._settled(where, last)

    def press(self, label: str, *, by: Person = YOU, chat: int | None = None) -> list[StoredMessage]:
        """Press the newest button with this label."""
        where = by.id if chat is None else chat
        held = [each for each in self.sandbox.replies(where) if label in labels(each)]
        assert held, f"no button {label!r} in the chat"
        data = held[-1].button(label).data
        assert data is not None
        last = self.sandbox.state.journal.last
        self.sandbox.press(where, held[-1].message_id, data, by.id)
        return self._settled(where, last)

    def upload(self, name: str, content: bytes, *, by: Person = YOU, chat: int | None = None) -> list[StoredMessage]:
        """Send a document; the messages that come back."""
        where = by.id if chat is None else chat
        last = self.sandbox.state.journal.last
        self.sandbox.upload(where, content, name, user_id=by.id)
        return self._settled(where, last)

    def press_data(self, data: str, *, by: Person = YOU, chat: int | None = None) -> list[StoredMessage]:
        """Press a button of a message that the sandbox never saw, as one from an older version would be."""
        where = by.id if chat is None else chat
        query = {"id": "77", "from": by.as_json(), "chat_instance": "1", "data": data}
        return self.happen("callback_query", {**query, "message": self._envelope(where, {"text": "old"})}, where)

    def send(self, content: Mapping[str, Any], *, by: Person = YOU, kind: str = "message") -> list[StoredMessage]:
        """A private message of any content: a photo, a place, an edit."""
        return self.happen(kind, {**self._envelope(by.id, content), "from": by.as_json()}, by.id)

    def happen(self, kind: str, content: Any, chat: int) -> list[StoredMessage]:
        """Any update at all, as Telegram would send it."""
        last = self.sandbox.state.journal.last
        self.sandbox.state.updates.add(kind, content)
        return self._settled(chat, last)

    def run_job(self, name: str, chat: int = YOU.id) -> tuple[str, list[StoredMessage]]:
        """What the button above the chat says, and what it brings."""
        last = self.sandbox.state.journal.last
        good, line = self._runner.run(self.sandbox.jobs.run(name))
        assert good, line
        return line, self._settled(chat, last)

    def invited(self, role: str = "reader", by: Person = STRANGER) -> list[StoredMessage]:
        """Let somebody in."""
        return self.say(f"/start {invitation(self.say(f'/invite {role}')[0])}", by=by)

    def _envelope(self, chat: int, content: Mapping[str, Any]) -> dict[str, Any]:
        held = self.sandbox.state.chats.known(chat)
        return {"message_id": 900_000, "date": 1728280800, "chat": held.as_json(), **content}

    def _settled(self, chat: int, last: int) -> list[StoredMessage]:
        self._runner.run(self._settle())
        happened = self.sandbox.state.journal.after(last, chat)
        messages = [each.what for each in happened if isinstance(each.what, StoredMessage)]
        return [each for each in messages if each.from_bot]

    async def _settle(self) -> None:
        self._seen.clear()
        self.sandbox.state.updates.allow([])  # else the server would keep back what the bot did not ask for
        self.sandbox.state.updates.add(MARK, {})
        await asyncio.wait_for(self._seen.wait(), PATIENCE_SECONDS)
        await self.service.listener.finish(PATIENCE_SECONDS)

    async def _mark(self, update: Update, _: object) -> None:
        if MARK in update.api_kwargs:
            self._seen.set()


@contextmanager
def conversing(folder: Path, office: Office | None = None) -> Iterator[Conversation]:
    """A bot that listens, on a store of its own with the shipped figures; YOU is its administrator."""
    clock = HandClock()
    sandbox = Sandbox(clock=clock, people=(YOU, STRANGER, COLLEAGUE))
    with asyncio.Runner() as runner:
        runner.run(_started(sandbox))
        where = address(folder) if office else filled_address(folder)
        service = sandbox_service(sandbox, where, office or cleveland(), Studio(workers=0))
        try:
            runner.run(service.start())
            yield Conversation(runner, sandbox, service, clock, folder)
        finally:
            runner.run(service.stop())
            runner.run(sandbox.stop())
            service.desk.store.close()


async def _started(sandbox: Sandbox) -> None:
    await sandbox.start()


def labels(message: StoredMessage) -> list[str]:
    """The buttons, as they are read."""
    return [button.text for row in message.buttons for button in row]


def invitation(message: StoredMessage) -> str:
    """The code in the message that gives one."""
    return (message.text or "").rsplit("/start ", 1)[1].strip()
