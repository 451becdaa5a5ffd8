"""The command menu that Telegram shows, fitting the chat: private, group, an administrator's own."""

from collections.abc import Iterable, Sequence

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, Forbidden

from bot.commands import COMMANDS, MENU

GROUP = ("kpi", "kpis", "digest", "help")
"""In a group a subscription is the group's affair, so it is left to whoever types it."""
ADMINISTRATOR = (*MENU, "audit", "invite", "people")

_log = structlog.get_logger()


async def set_menus(bot: Bot, administrators: Iterable[int]) -> None:
    """Tell Telegram which commands to offer where. An administrator who never wrote to the bot has no chat yet."""
    await _set(bot, MENU, BotCommandScopeDefault())
    await _set(bot, MENU, BotCommandScopeAllPrivateChats())
    await _set(bot, GROUP, BotCommandScopeAllGroupChats())
    for user_id in administrators:
        try:
            await _set(bot, ADMINISTRATOR, BotCommandScopeChat(user_id))
        except (BadRequest, Forbidden) as error:
            _log.info("no menu for an administrator", why=type(error).__name__)


async def _set(bot: Bot, names: Sequence[str], scope: BotCommandScope) -> None:
    await bot.set_my_commands([BotCommand(name, COMMANDS[name].summary) for name in names], scope=scope)
