"""From Telegram's updates to commands, and back."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import structlog
from telegram import Bot, ChatMember, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.access import STRANGER
from bot.aside import Aside
from bot.commands import BUTTONS, COMMANDS, Command
from bot.commands.correcting import corrected
from bot.commands.dating import said
from bot.desk import OUTDATED, Desk, Reply, Request
from bot.faults import where, why
from bot.files import FileDoor
from bot.menus import set_menus
from bot.metrics import STRANGER as BY_STRANGER
from bot.metrics import Metrics, status_of
from bot.replied import asked_why, replied_to
from bot.replies import Replies
from bot.sender import TelegramSender
from briefing.answer import QUOTED_LETTERS
from briefing.message import Message, plain
from kpistore.store.people import Role

BROKEN = "This could not be answered; the fault is noted. Please ask again, or differently."
ONLY_TEXT = "Only text can be read here. Please type the name of a measure. /help lists the commands."
TO_STRANGER = Reply(Message(plain(STRANGER)))
ASK = Command("", said, "")
"""Plain text in a private chat is a question, or the day an answer from the force is due."""

_Context = ContextTypes.DEFAULT_TYPE
_log = structlog.get_logger()


class Listener:
    """Takes updates in, lets members' ones through, and sees that every one gets an answer."""

    def __init__(self, desk: Desk, sender: TelegramSender, metrics: Metrics) -> None:
        self._desk, self._metrics = desk, metrics
        self._aside = Aside()
        self._replies = Replies(desk, sender, self._aside)
        self._door = FileDoor(desk, self._replies.send)

    def attach(self, application: Application) -> None:  # type: ignore[type-arg]
        """Register with python-telegram-bot."""
        new = filters.UpdateType.MESSAGE
        application.add_handler(MessageHandler(new & filters.COMMAND, self._on_command))
        application.add_handler(MessageHandler(new & filters.TEXT & filters.ChatType.PRIVATE, self._on_text))
        application.add_handler(
            MessageHandler(new & filters.TEXT & filters.ChatType.GROUPS & filters.REPLY, self._on_reply)
        )
        application.add_handler(MessageHandler(new & filters.Document.ALL, self._on_file))
        application.add_handler(
            MessageHandler(new & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL, self._on_other)
        )
        application.add_handler(CallbackQueryHandler(self._on_button))
        application.add_handler(ChatMemberHandler(self._on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_error_handler(self._on_error)

    async def finish(self, seconds: float) -> None:
        """Wait for pictures and records under way, but not for ever."""
        await self._aside.finish(seconds)

    async def introduce(self, bot: Bot) -> None:
        """Tell Telegram the command menu, and learn the bot's own name."""
        self._desk.access.bot_name = bot.username
        administrators = [each.user_id for each in self._desk.store.people.all() if each.role is Role.ADMINISTRATOR]
        await set_menus(bot, administrators)

    async def _on_command(self, update: Update, _: _Context) -> None:
        message = update.effective_message
        assert message is not None
        first, *rest = (message.text or "").split(maxsplit=1)
        words = rest[0] if rest else ""
        name, at, bot_name = first[1:].partition("@")
        if at and bot_name.lower() != self._desk.access.bot_name.lower():
            return
        command = COMMANDS.get(name.lower())
        if command is None and not at and message.chat.type != "private":
            return  # in a group it may well be another bot's
        command = command or Command(name, lambda desk, asked: _mistyped(desk, name, asked), "")
        await self._handle(update, command, words)

    async def _on_text(self, update: Update, _: _Context) -> None:
        assert update.effective_message is not None
        await self._handle(update, ASK, update.effective_message.text or "")

    async def _on_reply(self, update: Update, context: _Context) -> None:
        """In a group, only what replies to the bot's own message is meant for it."""
        message = update.effective_message
        replied = message.reply_to_message if message else None
        if replied and replied.from_user and replied.from_user.id == context.bot.id:
            await self._on_text(update, context)

    async def _on_file(self, update: Update, _: _Context) -> None:
        self._aside.do(self._take(update))

    async def _take(self, update: Update) -> None:
        with self._metrics.request() as counted:
            counted.timed = False
            await self._door.take(update)

    async def _on_other(self, update: Update, _: _Context) -> None:
        await self._handle(update, None, "", ONLY_TEXT)

    async def _on_button(self, update: Update, _: _Context) -> None:
        query = update.callback_query
        assert query is not None
        verb, _colon, words = (query.data or "").partition(":")
        self._aside.do(_answered(query.answer))
        command = BUTTONS.get(verb)
        handling = self._handle(update, command, words, OUTDATED)
        if command and command.takes_long:
            self._aside.do(self._minded(update, handling))
        else:
            await handling

    async def _on_membership(self, update: Update, _: _Context) -> None:
        """Blocked or removed: nothing is pushed there any more."""
        changed = update.my_chat_member
        if changed and changed.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            people, now = self._desk.store.people, self._desk.clock()
            await asyncio.to_thread(people.unsubscribe, changed.chat.id, None, now, "the bot was blocked or removed")

    async def _handle(self, update: Update, command: Command | None, words: str, otherwise: str = "") -> None:
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None:
            return
        is_private, about, wrong = chat.type == "private", replied_to(update), asked_why(update)
        asked = Request(chat.id, user.id, user.full_name, is_private, words, about=about, wrong=wrong)
        with self._metrics.request() as counted:
            reply = await asyncio.to_thread(self._reply, asked, command, otherwise)
            counted.status = BY_STRANGER if reply in (None, TO_STRANGER) else status_of(reply)
            counted.timed = reply is not None
            if reply:
                await self._replies.send(chat.id, reply, update)
        if reply and reply.answer:
            self._aside.do(asyncio.to_thread(self._desk.remember, asked, reply.answer))

    def _reply(self, asked: Request, command: Command | None, otherwise: str) -> Reply | None:
        """What is sent back; None to a stranger in a group. One visit to a worker thread: each costs time to get to."""
        member = self._desk.access.member(asked.user_id, asked.name)
        if member is None and (command is None or not command.for_strangers or not asked.private):
            return TO_STRANGER if asked.private else None
        if command is None:
            return Reply(Message(plain(otherwise)))
        return command.run(self._desk, replace(asked, member=member))

    async def _minded(self, update: Update, handling: Coroutine[Any, Any, None]) -> None:
        """What goes wrong aside is told like everything else."""
        try:
            await handling
        except Exception as error:  # noqa: BLE001 - nobody else hears of it
            _log.error("a long command failed", why=why(error), where=where(error))
            if update.effective_chat:
                await self._replies.send(update.effective_chat.id, Reply(Message(BROKEN)))

    async def _on_error(self, update: object, context: _Context) -> None:
        """No traceback goes to a chat, and none that could hold an address with the token to the log."""
        _log.error("an update failed", why=why(context.error), where=where(context.error))
        if isinstance(update, Update) and update.effective_chat and not isinstance(context.error, BadRequest):
            await self._replies.send(update.effective_chat.id, Reply(Message(BROKEN)))


def _mistyped(desk: Desk, name: str, asked: Request) -> Reply:
    """What was meant, if that is clear; a command that changes something is never guessed."""
    if found := corrected(desk, name, asked):
        return COMMANDS[found[0]].run(desk, found[1])
    return Reply(Message(plain(f"There is no command /{name[:QUOTED_LETTERS]}. /help lists them.")))


async def _answered(answer: Callable[[], Coroutine[Any, Any, bool]]) -> None:
    """Take the waiting sign off a button; one that is too old for that still works."""
    try:
        await answer()
    except TelegramError as error:
        _log.info("button not acknowledged", why=type(error).__name__)
