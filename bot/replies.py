"""A reply on its way to a chat: its text at once, its pictures and the record of who was told after it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from telegram import Update
from telegram.error import BadRequest, TelegramError

from bot.aside import Aside
from bot.desk import Attachment, Desk, Reply
from bot.sender import TelegramSender
from briefing.document import answer_id
from briefing.message import Delayed, Message, Moved, Refused, Unconfirmed

LONGEST_WAIT_SECONDS = 30

_log = structlog.get_logger()


class Replies:
    """Sends what commands reply, and lets no chat's fault stop another's."""

    def __init__(self, desk: Desk, sender: TelegramSender, aside: Aside) -> None:
        self._desk, self._sender, self._aside = desk, sender, aside

    async def send(self, chat_id: int, reply: Reply, update: Update | None = None) -> None:
        """The text at once; pictures and the record of who was told follow and hold nothing up."""
        pressed = update.callback_query.message if update and update.callback_query else None
        try:
            if reply.edit and pressed and await self._edited(chat_id, pressed.message_id, reply.message):
                return
            if reply.message.text:
                await self._patiently(lambda: self._sender.send_text(chat_id, reply.message))
        except (Refused, Moved, Unconfirmed, Delayed) as error:
            _log.warning("reply not sent", why=type(error).__name__)
            return
        if reply.attachment:
            await self._send_attachment(chat_id, reply.attachment)
        if reply.message.pictures:
            self._aside.do(self._send_pictures(chat_id, reply.message))
        if reply.answer:
            self._aside.do(self._record(chat_id, reply))

    async def _edited(self, chat_id: int, message_id: int, message: Message) -> bool:
        """False for a message that cannot be edited any more; then a new one is sent."""
        try:
            await self._sender.edit(chat_id, message_id, message)
        except BadRequest:
            return False
        return True

    async def _send_pictures(self, chat_id: int, message: Message) -> None:
        try:
            await self._patiently(lambda: self._sender.send_pictures(chat_id, message))
        except (Refused, Moved, Unconfirmed, Delayed, TelegramError, ValueError, OSError) as error:
            _log.warning("picture not sent", why=type(error).__name__)

    async def _send_attachment(self, chat_id: int, attachment: Attachment) -> None:
        try:
            await self._patiently(lambda: self._sender.send_file(chat_id, attachment.name, attachment.content))
        except (Refused, Moved, Unconfirmed, Delayed, TelegramError) as error:
            _log.warning("file not sent", why=type(error).__name__)

    async def _patiently(self, sending: Callable[[], Coroutine[Any, Any, int]]) -> int:
        """Where Telegram asks to wait a little, wait and try once more."""
        try:
            return await sending()
        except Delayed as wait:
            if wait.seconds > LONGEST_WAIT_SECONDS:
                raise
            await asyncio.sleep(wait.seconds)
            return await sending()

    async def _record(self, chat_id: int, reply: Reply) -> None:
        assert reply.answer is not None
        told, now = self._desk.store.told, self._desk.clock()
        await asyncio.to_thread(told.record, answer_id(reply.answer), chat_id, reply.answer.observation_ids(), now)
