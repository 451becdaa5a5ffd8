"""A document that somebody sends: fetched from Telegram in pieces, read aside, answered with what it would change."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from pathlib import PurePosixPath
from typing import Any

import httpx
import structlog
from telegram import Bot, Document, Update
from telegram.error import BadRequest, TelegramError

from bot.access import STRANGER
from bot.commands.deciding import may_decide
from bot.commands.files import LOAD_AT_OFFICE
from bot.commands.received import received
from bot.desk import Desk, Reply, Request
from briefing.message import Message, plain

MOST_BYTES = 20 * 1024**2
"""What Telegram lets a bot fetch."""
PATIENCE_SECONDS = 60
SLOW_SECONDS = 3
"""Reading that takes longer is announced."""
NAME_BYTES = 120
"""Disks take names of 255 bytes."""

TOO_LARGE = "{name} is larger than 20 MB, which Telegram does not hand over. " + LOAD_AT_OFFICE
NOT_FETCHED = "{name} could not be fetched from Telegram. Please send it again."
NOT_READ = "{name} could not be read, and nothing was recorded; the fault is noted. " + LOAD_AT_OFFICE
READING = "Reading {name}. This takes a little; other questions are answered meanwhile."
READERS = "Files are taken from editors only. Please give it to one of them."
PRIVATELY = "Please send files in a private chat with me, not in a group. Nothing was read."

log = structlog.get_logger()

Send = Callable[[int, Reply], Coroutine[Any, Any, None]]


class NotFetched(Exception):
    """The file did not arrive; the message says what to do."""


class FileDoor:
    """Where documents come in, one at a time: others wait, replies do not."""

    def __init__(self, desk: Desk, send: Send) -> None:
        self._desk, self._send = desk, send
        self._one = asyncio.Lock()

    async def take(self, update: Update) -> None:
        """Answer a message with a document; nothing to a stranger in a group."""
        chat, user, message = update.effective_chat, update.effective_user, update.effective_message
        if chat is None or user is None or message is None or message.document is None:
            return
        member = await asyncio.to_thread(self._desk.access.member, user.id, user.full_name)
        asked = Request(chat.id, user.id, user.full_name, chat.type == "private", "", member)
        if refusal := _refused(asked):
            await self._send(chat.id, Reply(Message(plain(refusal))))
        if member is not None and not refusal:
            await self._send(chat.id, await self._answered(asked, message.document, update.get_bot()))

    async def _answered(self, asked: Request, document: Document, bot: Bot) -> Reply:
        name = safe_name(document.file_name)
        async with self._one:
            try:
                content = await fetch(bot, document, name)
                reading = asyncio.ensure_future(asyncio.to_thread(received, self._desk, asked, name, content))
                await asyncio.wait([reading], timeout=SLOW_SECONDS)
                if not reading.done():
                    await self._send(asked.chat_id, Reply(Message(plain(READING.format(name=name)))))
                return await reading
            except NotFetched as problem:
                return Reply(Message(plain(str(problem))))
            except Exception as error:  # noqa: BLE001 - the person hears of it
                log.error("a file was not read", why=type(error).__name__)
                return Reply(Message(plain(NOT_READ.format(name=name))))


async def fetch(bot: Bot, document: Document, name: str) -> bytes:
    """The file's content, never more than MOST_BYTES; raises NotFetched."""
    if document.file_size and document.file_size > MOST_BYTES:
        raise NotFetched(TOO_LARGE.format(name=name))
    try:
        found = await bot.get_file(document.file_id)
        return await _downloaded(found.file_path or "", name)
    except BadRequest as error:
        too_big = "too big" in error.message.lower()
        raise NotFetched((TOO_LARGE if too_big else NOT_FETCHED).format(name=name)) from error
    except (TelegramError, httpx.HTTPError, httpx.InvalidURL) as error:
        # The address holds the token: it is neither logged nor told.
        log.warning("file not fetched", why=type(error).__name__)
        raise NotFetched(NOT_FETCHED.format(name=name)) from None


async def _downloaded(address: str, name: str) -> bytes:
    pieces, size = [], 0
    loopback = httpx.URL(address).host in ("127.0.0.1", "localhost", "::1")
    async with (
        httpx.AsyncClient(timeout=PATIENCE_SECONDS, trust_env=not loopback) as client,
        client.stream("GET", address) as answer,
    ):
        answer.raise_for_status()
        async for piece in answer.aiter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise NotFetched(TOO_LARGE.format(name=name))
            pieces.append(piece)
    return b"".join(pieces)


def safe_name(name: str | None) -> str:
    """The file's own base name: no folders, no control characters, short enough for any disk."""
    base = PurePosixPath(re.sub(r"[\x00-\x1f\x7f]", "", name or "").replace("\\", "/")).name
    if base in ("", ".", ".."):
        return "file"
    stem, dot, ending = base.rpartition(".")
    return f"{_cut(stem)}{dot}{_cut(ending)[:10]}" if stem else _cut(base)


def _cut(name: str) -> str:
    return name.encode("utf-8", "ignore")[:NAME_BYTES].decode("utf-8", "ignore")


def _refused(asked: Request) -> str:
    """Why nothing is taken from this person here; empty where it is, and to strangers in a group."""
    if asked.member is None:
        return STRANGER if asked.private else ""
    if not asked.private:
        return PRIVATELY
    return "" if may_decide(asked) else READERS
