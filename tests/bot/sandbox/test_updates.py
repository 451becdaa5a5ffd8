import asyncio

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox import GROUP_ID, STRANGER, Sandbox
from bot.sandbox.limits import CALLBACK_SECONDS
from tests.bot.sandbox.telegram_side import YOU, answering, browser, call, with_bot

Context = ContextTypes.DEFAULT_TYPE
MORE = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


async def kpi(update: Update, context: Context) -> None:
    assert update.message
    await update.message.reply_text(" ".join(context.args or ["which?"]), reply_markup=MORE)


async def more(update: Update, _: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Done", show_alert=True)
    await update.callback_query.edit_message_text("more of it")


def test_a_real_bot_answers_what_is_typed_and_pressed() -> None:
    async def run() -> None:
        sandbox = Sandbox()
        await sandbox.start()
        async with answering(sandbox, CommandHandler("kpi", kpi), CallbackQueryHandler(more)):
            sandbox.say(YOU, "/kpi stop searches")
            (reply,) = await sandbox.wait_for(YOU, 1)
            assert reply.text == "stop searches"
            sandbox.press(YOU, reply.message_id, "more")
            (reply,) = await sandbox.wait_for(YOU, lambda replies: replies[0].edited is not None)
            assert (reply.text, reply.buttons) == ("more of it", ())
            (toast,) = await sandbox.wait_for_toasts(YOU)
            assert (toast.text, toast.alert, toast.person) == ("Done", True, YOU)
        await sandbox.stop()

    asyncio.run(run())


def test_an_update_is_repeated_until_it_is_confirmed() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for text in ("a", "b"):
            sandbox.say(YOU, text)
        first, second = await bot.get_updates(timeout=0)
        assert [update.update_id for update in await bot.get_updates(timeout=0)] == [first.update_id, second.update_id]
        assert [update.update_id for update in await bot.get_updates(offset=second.update_id, timeout=0)] == [
            second.update_id
        ]
        assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()

    with_bot(body)


def test_no_more_than_asked_for_and_a_negative_offset_counts_from_the_end() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for text in "abc":
            sandbox.say(YOU, text)
        assert len(await bot.get_updates(limit=2, timeout=0)) == 2
        (last,) = await bot.get_updates(offset=-1, timeout=0)
        assert last.message
        assert last.message.text == "c"

    with_bot(body)


def test_a_long_poll_ends_when_something_is_said() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            poll = asyncio.create_task(call(client, sandbox, "getUpdates", timeout=50))
            assert await sandbox.busy.until(1, timeout=5)
            sandbox.say(YOU, "a")
            assert len((await poll)["result"]) == 1

    with_bot(body)


def test_a_second_poller_ends_the_first() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            older = asyncio.create_task(call(client, sandbox, "getUpdates", timeout=50))
            assert await sandbox.busy.until(1, timeout=5)
            assert (await call(client, sandbox, "getUpdates"))["result"] == []
            assert (await older) == {
                "ok": False,
                "error_code": 409,
                "description": "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            }

    with_bot(body)


def test_only_the_kinds_asked_for_arrive_and_the_choice_is_remembered() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.get_updates(timeout=0, allowed_updates=["my_chat_member"])
        sandbox.say(YOU, "unheard")
        sandbox.block(YOU)
        (update,) = await bot.get_updates(timeout=0)
        assert update.my_chat_member

    with_bot(body)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/kpi", True),
        ("/kpi@kpi_briefing_bot stops", True),
        ("/kpi@another_bot stops", False),
        ("what about @kpi_briefing_bot?", True),
        ("good morning", False),
    ],
)
def test_in_a_group_the_bot_hears_what_is_meant_for_it(text: str, heard: bool) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.say(GROUP_ID, text, STRANGER.id)
        updates = await bot.get_updates(timeout=0)
        assert [update.message.text for update in updates if update.message] == [text] * heard

    with_bot(body)


def test_in_a_group_a_reply_to_the_bot_is_heard() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(GROUP_ID, "which?")
        sandbox.say(GROUP_ID, "stops", reply_to=sent.message_id)
        (update,) = await bot.get_updates(timeout=0)
        assert update.message
        assert update.message.reply_to_message
        assert update.message.reply_to_message.message_id == sent.message_id

    with_bot(body)


def test_a_command_is_marked_and_its_sender_known() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.say(STRANGER.id, "/start CODE")
        (update,) = await bot.get_updates(timeout=0)
        assert update.message
        assert update.effective_user
        assert update.effective_user.id == STRANGER.id
        assert [entity.type for entity in update.message.entities] == ["bot_command"]

    with_bot(body)


def test_a_file_somebody_sends_can_be_fetched() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.upload(YOU, b"kpi,value\n", "new figures.csv", "text/csv", "For July")
        (update,) = await bot.get_updates(timeout=0)
        assert update.message
        assert update.message.document
        assert (update.message.document.file_name, update.message.caption) == ("new figures.csv", "For July")
        file = await update.message.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"kpi,value\n"

    with_bot(body)


def test_a_file_above_twenty_megabytes_cannot_be_fetched() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = sandbox.upload(YOU, b"x" * ((20 << 20) + 1), "large.csv")
        assert sent.file
        with pytest.raises(BadRequest, match="File is too big"):
            await bot.get_file(sent.file.file_id)

    with_bot(body)


def test_a_press_is_answered_once() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x", reply_markup=MORE)
        query = sandbox.press(YOU, sent.message_id, "more")
        assert await bot.answer_callback_query(query)
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_callback_query(query)

    with_bot(body)


@pytest.mark.parametrize(("late", "works"), [(0, True), (1, False)])
def test_a_press_is_answered_soon(late: int, works: bool) -> None:
    seconds = [0.0]

    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x", reply_markup=MORE)
        query = sandbox.press(YOU, sent.message_id, "more")
        seconds[0] += CALLBACK_SECONDS + late
        if works:
            assert await bot.answer_callback_query(query)
            return
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query)

    with_bot(body, Sandbox(monotonic=lambda: seconds[0]))


def test_a_button_that_is_gone_cannot_be_pressed() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x", reply_markup=MORE)
        await bot.edit_message_text("y", YOU, sent.message_id)
        with pytest.raises(LookupError, match="no such button now"):
            sandbox.press(YOU, sent.message_id, "more")

    with_bot(body)


def test_pending_updates_can_be_dropped() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.say(YOU, "old")
        assert (await bot.get_webhook_info()).pending_update_count == 1
        await bot.delete_webhook(drop_pending_updates=True)
        assert await bot.get_updates(timeout=0) == ()

    with_bot(body)
