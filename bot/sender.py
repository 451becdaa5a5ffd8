"""Sending to Telegram: one way out for replies and pushed messages alike."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

import httpx
import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
)
from telegram import (
    Message as TelegramMessage,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from briefing.message import (
    ALBUM_LIMIT,
    ButtonRows,
    Delayed,
    Message,
    Moved,
    Refused,
    Unconfirmed,
    shortened,
)
from briefing.picture import Picture
from kpistore.model.ground import Ground
from kpistore.store.grounds import Grounds
from kpistore.store.ledger import SentPictures

GONE = ("chat not found", "have no rights to send", "chat_write_forbidden", "group is deactivated", "peer_id_invalid")
"""Bad requests that no later try will mend: the chat is not there for us."""
LONGEST_WAIT_SECONDS = 30
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = structlog.get_logger()


class TelegramSender:
    """Briefing's Sender over python-telegram-bot."""

    def __init__(
        self,
        bot: Bot,
        pictures: SentPictures,
        grounds: Grounds,
        clock: Callable[[], datetime],
        draw: Callable[[Picture, Ground], Awaitable[bytes]],
    ) -> None:
        self._bot, self._pictures, self._grounds, self._clock, self._draw = bot, pictures, grounds, clock, draw

    async def send(self, chat_id: int, message: Message) -> int:
        """Text first, then the pictures; see briefing.message.Sender for what is raised."""
        number = await self.send_text(chat_id, message) if message.text else 0
        if not message.pictures:
            return number
        if not number:
            return await _translated(self._send_pictures(chat_id, message))
        await self._follow_up(chat_id, message)
        return number

    async def send_text(self, chat_id: int, message: Message) -> int:
        """The text and its buttons only."""
        cut = shortened(message)
        sending = self._bot.send_message(
            chat_id,
            cut.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(cut.buttons),
            link_preview_options=NO_PREVIEW,
        )
        return (await _translated(sending)).message_id

    async def send_pictures(self, chat_id: int, message: Message) -> int:
        """The pictures only."""
        return await _translated(self._send_pictures(chat_id, message))

    async def send_file(self, chat_id: int, name: str, content: bytes) -> int:
        """A file to keep, under its name."""
        return (await _translated(self._bot.send_document(chat_id, content, filename=name))).message_id

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Put another text and other buttons in place of a message's; the same ones are no fault."""
        cut = shortened(message)
        editing = self._bot.edit_message_text(
            cut.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(cut.buttons),
            link_preview_options=NO_PREVIEW,
        )
        try:
            await _translated(editing)
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise

    async def _follow_up(self, chat_id: int, message: Message) -> None:
        """The text has arrived: a picture that fails now is tried once more, and never makes the text come twice."""
        for last in (False, True):
            try:
                await self.send_pictures(chat_id, message)
            except Delayed as wait:
                if last or wait.seconds > LONGEST_WAIT_SECONDS:
                    _log.warning("picture not sent", why=str(wait))
                    return
                await asyncio.sleep(wait.seconds)
            except (Refused, Moved, Unconfirmed, TelegramError, ValueError, OSError) as error:
                _log.warning("picture not sent", why=type(error).__name__)
                return
            else:
                return

    async def _send_pictures(self, chat_id: int, message: Message) -> int:
        pictures = message.pictures[:ALBUM_LIMIT]
        ground = await asyncio.to_thread(self._grounds.of_chat, chat_id)
        held = [await self._held(picture, ground) for picture in pictures]
        try:
            sent = await self._post(chat_id, pictures, held)
        except BadRequest as error:
            if not any(isinstance(each, str) for each in held) or "file" not in error.message.lower():
                raise
            # Telegram forgot a picture it had: draw and upload all of them again.
            held = [await self._draw(picture, ground) for picture in pictures]
            sent = await self._post(chat_id, pictures, held)
        for picture, posted, each in zip(pictures, held, sent, strict=True):
            if each.photo and isinstance(posted, bytes):
                await asyncio.to_thread(
                    self._pictures.keep, self._bot.id, picture.digest(ground), each.photo[-1].file_id, self._clock()
                )
        return sent[0].message_id

    async def _post(
        self, chat_id: int, pictures: tuple[Picture, ...], held: list[str | bytes]
    ) -> tuple[TelegramMessage, ...]:
        if len(pictures) == 1:
            # The text rang already; the picture comes without another sound.
            one = await self._bot.send_photo(
                chat_id, held[0], caption=pictures[0].caption, disable_notification=True, filename="chart.png"
            )
            return (one,)
        media = [InputMediaPhoto(each, caption=picture.caption) for each, picture in zip(held, pictures, strict=True)]
        return await self._bot.send_media_group(chat_id, media, disable_notification=True)

    async def _held(self, picture: Picture, ground: Ground) -> str | bytes:
        known = await asyncio.to_thread(self._pictures.file_id, self._bot.id, picture.digest(ground))
        return known or await self._draw(picture, ground)


def keyboard(rows: ButtonRows) -> InlineKeyboardMarkup | None:
    """Telegram's form of buttons; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each.label, callback_data=each.action) for each in row] for row in rows]
    )


Sent = TypeVar("Sent")


async def _translated(sending: Coroutine[Any, Any, Sent]) -> Sent:
    """What Telegram's refusals mean for who sends: never, elsewhere, later, or perhaps."""
    try:
        return await sending
    except Forbidden as error:
        raise Refused(error.message) from error
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from error
    except RetryAfter as error:
        raise Delayed(_seconds(error.retry_after), "Telegram asked to wait") from error
    except BadRequest as error:  # before NetworkError, of which it is a kind
        if any(words in error.message.lower() for words in GONE):
            raise Refused(error.message) from error
        raise
    except TimedOut as error:
        if "pool" in error.message.lower():
            raise Delayed(1, "no free connection") from error
        raise _lost(error) from error
    except NetworkError as error:
        raise _lost(error) from error


def _lost(error: TelegramError) -> Delayed | Unconfirmed:
    """No connection means not sent; a connection that broke off may have delivered."""
    if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
        return Delayed(10, "no connection to Telegram")
    return Unconfirmed("the connection broke off")


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
