"""What the bot says of itself: commands, names, descriptions, the menu button."""

import re
from typing import Any

from bot.sandbox.limits import (
    BOT_DESCRIPTION,
    BOT_NAME,
    BOT_SHORT_DESCRIPTION,
    COMMAND_DESCRIPTION,
    COMMAND_NAME,
    COMMANDS,
)
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.profile import CommandKey
from bot.sandbox.refusal import Json, bad_request
from bot.sandbox.state import State

_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_COMMAND = re.compile(rf"[a-z0-9_]{{1,{COMMAND_NAME}}}")


async def set_my_commands(state: State, parameters: Parameters) -> bool:
    """The list for one scope and language; it replaces the one before."""
    listed = parameters.parsed("commands", "commands")
    if not isinstance(listed, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(listed) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(raw) for raw in listed]
    state.profile.commands[_key(state, parameters)] = commands
    state.journal.add(0, "commands")
    return True


async def get_my_commands(state: State, parameters: Parameters) -> list[Json]:
    """Those of exactly this scope and language."""
    return state.profile.commands.get(_key(state, parameters), [])


async def delete_my_commands(state: State, parameters: Parameters) -> bool:
    """The wider scope shows through again."""
    state.profile.commands.pop(_key(state, parameters), None)
    state.journal.add(0, "commands")
    return True


async def set_chat_menu_button(state: State, parameters: Parameters) -> bool:
    """Kept, and shown by nothing: the page always has the menu of commands."""
    state.profile.menu_buttons[parameters.number("chat_id")] = parameters.parsed("menu_button", "menu button") or {
        "type": "default"
    }
    return True


async def get_chat_menu_button(state: State, parameters: Parameters) -> Json:
    """The chat's own, else the one for all."""
    buttons = state.profile.menu_buttons
    return buttons.get(parameters.number("chat_id")) or buttons.get(0, {"type": "commands"})


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(raw.get("command", "")).strip().removeprefix("/")
    description = str(raw.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > COMMAND_NAME:
        raise bad_request(f"command length must not exceed {COMMAND_NAME}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {COMMAND_DESCRIPTION}")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _key(state: State, parameters: Parameters) -> CommandKey:
    scope = parameters.parsed("scope", "bot command scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    language = _language(parameters)
    if kind in _PLAIN_SCOPES:
        return str(kind), 0, 0, language
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = state.chats.heard_of(str(scope.get("chat_id", "")))
    if chat.private and kind != "chat":
        raise bad_request("can't use the scope in a private chat")
    person = int(scope.get("user_id", 0)) if kind == "chat_member" else 0
    return str(kind), chat.id, person, language


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _setter(kind: str, limit: int) -> Method:
    async def set_text(state: State, parameters: Parameters) -> bool:
        text = parameters.text(kind).strip()
        if len(text) > limit:
            raise bad_request(f"bot {kind.replace('_', ' ')} length must not exceed {limit}")
        state.profile.texts[kind, _language(parameters)] = text
        return True

    return set_text


def _getter(kind: str) -> Method:
    async def get_text(state: State, parameters: Parameters) -> Json:
        return {kind: state.profile.text(kind, _language(parameters))}

    return get_text


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": _setter("name", BOT_NAME),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", BOT_DESCRIPTION),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", BOT_SHORT_DESCRIPTION),
    "getMyShortDescription": _getter("short_description"),
}
