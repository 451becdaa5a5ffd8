from typing import Any

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest

from bot.sandbox import GROUP_ID, STRANGER, Sandbox
from tests.bot.sandbox.telegram_side import YOU, browser, call, with_bot

KPI = BotCommand("kpi", "One figure")


def test_commands_are_kept_by_scope_and_language() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.set_my_commands([KPI])
        await bot.set_my_commands([KPI, BotCommand("people", "Who may ask")], scope=BotCommandScopeChat(YOU))
        await bot.set_my_commands([KPI], language_code="cy")
        assert len(await bot.get_my_commands(scope=BotCommandScopeChat(YOU))) == 2
        assert await bot.get_my_commands() == (KPI,)
        assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()
        await bot.delete_my_commands()
        assert await bot.get_my_commands() == ()
        assert await bot.get_my_commands(language_code="cy") == (KPI,)

    with_bot(body)


def test_a_person_sees_the_commands_of_the_narrowest_scope() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.set_my_commands([KPI])
        await bot.set_my_commands([BotCommand("people", "Who may ask")], scope=BotCommandScopeChat(YOU))
        async with browser(sandbox) as client:
            chats = (await client.get("/sandbox/state")).json()["chats"]
        shown = {chat["id"]: [command["command"] for command in chat["commands"]] for chat in chats}
        assert shown == {YOU: ["people"], GROUP_ID: ["kpi"], STRANGER.id: ["kpi"]}

    with_bot(body)


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"commands": [{"command": "KPI", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "stop-search", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "", "description": "x"}]}, "command must be non-empty"),
        ({"commands": [{"command": "k" * 33, "description": "x"}]}, "command length must not exceed 32"),
        ({"commands": [{"command": "k", "description": ""}]}, "command description must be non-empty"),
        ({"commands": [{"command": "k", "description": "x" * 257}]}, "command description length must not exceed 256"),
        ({"commands": [{"command": "k", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "english"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 7}}, "chat not found"),
        ({"commands": [], "scope": {"type": "x"}}, "can't parse BotCommandScope: unsupported type specified"),
    ],
)
def test_commands_telegram_would_not_take_are_refused(parameters: dict[str, Any], reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            answer = await call(client, sandbox, "setMyCommands", **parameters)
        assert answer["description"] == f"Bad Request: {reason}"

    with_bot(body)


def test_the_bot_introduces_itself() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.set_my_name("Figures")
        await bot.set_my_description("d" * 512)
        await bot.set_my_short_description("s" * 120)
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert (await bot.get_my_name()).name == (await bot.get_me()).first_name == "Figures"
        assert (await bot.get_my_description(language_code="en")).description == "d" * 512
        assert (await bot.get_my_short_description()).short_description == "s" * 120
        assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
        with pytest.raises(BadRequest, match="length must not exceed 512"):
            await bot.set_my_description("d" * 513)

    with_bot(body)


def test_chats_and_members_are_known() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        assert (await bot.get_chat(YOU)).first_name == "Alex"
        assert (await bot.get_chat(GROUP_ID)).type == "group"
        assert (await bot.get_chat_member(GROUP_ID, YOU)).status == "creator"
        assert (await bot.get_chat_member(GROUP_ID, STRANGER.id)).status == "member"
        assert [member.user.id for member in await bot.get_chat_administrators(GROUP_ID)] == [YOU]
        assert await bot.get_chat_member_count(GROUP_ID) == 3
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.get_chat(7)

    with_bot(body)
