from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto, Message
from telegram.error import BadRequest

from bot.sandbox import GROUP_ID, Sandbox
from tests.bot.sandbox.telegram_side import YOU, png, with_bot

MORE = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


class Calendar:
    """The office's time, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2024, 10, 7, 7, tzinfo=ZoneInfo("Europe/London"))

    def __call__(self) -> datetime:
        return self.now


def test_an_edit_changes_the_message_in_its_place() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "first", reply_markup=MORE)
        changed = await bot.edit_message_text(
            "<b>second</b>", YOU, sent.message_id, parse_mode="HTML", reply_markup=MORE
        )
        assert isinstance(changed, Message)
        assert changed.edit_date
        (kept,) = sandbox.messages(YOU)
        assert (kept.text, kept.message_id, len(kept.buttons)) == ("second", sent.message_id, 1)

    with_bot(body)


def test_an_edit_that_names_no_keyboard_takes_it_away() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "first", reply_markup=MORE)
        await bot.edit_message_text("second", YOU, sent.message_id)
        assert sandbox.messages(YOU)[0].buttons == ()

    with_bot(body)


@pytest.mark.parametrize("same", ["text", "caption", "markup"])
def test_an_edit_that_changes_nothing_is_refused(same: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        text = await bot.send_message(YOU, "same", reply_markup=MORE)
        photo = await bot.send_photo(YOU, png(), caption="same")
        edits = {
            "text": lambda: bot.edit_message_text(" same ", YOU, text.message_id, reply_markup=MORE),
            "caption": lambda: bot.edit_message_caption(YOU, photo.message_id, caption="same"),
            "markup": lambda: bot.edit_message_reply_markup(YOU, text.message_id, reply_markup=MORE),
        }
        with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
            await edits[same]()

    with_bot(body)


def test_a_photo_has_no_text_and_a_text_no_caption_to_edit() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        text = await bot.send_message(YOU, "text")
        photo = await bot.send_photo(YOU, png())
        with pytest.raises(BadRequest, match="There is no text in the message to edit"):
            await bot.edit_message_text("x", YOU, photo.message_id)
        with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
            await bot.edit_message_caption(YOU, text.message_id, caption="x")
        with pytest.raises(BadRequest, match="There is no media in the message to edit"):
            await bot.edit_message_media(InputMediaPhoto(png()), YOU, text.message_id)

    with_bot(body)


def test_a_caption_and_a_picture_can_be_changed() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        photo = await bot.send_photo(YOU, png(), caption="first")
        await bot.edit_message_caption(YOU, photo.message_id, caption="second")
        assert sandbox.messages(YOU)[0].caption == "second"
        await bot.edit_message_media(InputMediaPhoto(png(60, 30), caption="third"), YOU, photo.message_id)
        assert (sandbox.messages(YOU)[0].caption, sandbox.messages(YOU)[0].photo) == ("third", png(60, 30))
        await bot.edit_message_media(InputMediaDocument(b"a,b", filename="a.csv"), YOU, photo.message_id)
        assert sandbox.messages(YOU)[0].document == b"a,b"

    with_bot(body)


def test_too_long_is_told_otherwise_for_an_edited_caption() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        photo = await bot.send_photo(YOU, png())
        with pytest.raises(BadRequest, match="Media_caption_too_long"):
            await bot.edit_message_caption(YOU, photo.message_id, caption="x" * 1025)

    with_bot(body)


def test_what_a_person_wrote_cannot_be_edited() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        said = sandbox.say(YOU, "mine")
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("yours", YOU, said.message_id)

    with_bot(body)


def test_a_message_of_another_chat_is_not_found() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x")
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("y", GROUP_ID, sent.message_id)

    with_bot(body)


def test_a_deleted_message_is_gone() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        said, sent = sandbox.say(YOU, "mine"), await bot.send_message(YOU, "yours")
        await bot.delete_message(YOU, sent.message_id)
        await bot.delete_message(YOU, said.message_id)
        assert sandbox.messages(YOU) == sandbox.replies(YOU) == []

    with_bot(body)


def test_in_a_group_a_plain_member_deletes_only_its_own() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        said, sent = sandbox.say(GROUP_ID, "ours"), await bot.send_message(GROUP_ID, "its own")
        await bot.delete_message(GROUP_ID, sent.message_id)
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await bot.delete_message(GROUP_ID, said.message_id)

    with_bot(body)


@pytest.mark.parametrize(("hours", "works"), [(47, True), (49, False)])
def test_messages_are_deleted_within_two_days_and_edited_for_ever(hours: int, works: bool) -> None:
    calendar = Calendar()

    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x")
        calendar.now += timedelta(hours=hours)
        await bot.edit_message_text("y", YOU, sent.message_id)
        if works:
            await bot.delete_message(YOU, sent.message_id)
            return
        with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
            await bot.delete_message(YOU, sent.message_id)

    with_bot(body, Sandbox(clock=calendar))


def test_messages_carry_the_offices_time() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x")
        assert sent.date.isoformat() == "2024-10-07T06:00:00+00:00"

    with_bot(body, Sandbox(clock=Calendar()))


def test_pinning_works_in_private_and_needs_rights_in_a_group() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x")
        assert await bot.pin_chat_message(YOU, sent.message_id)
        with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
            await bot.pin_chat_message(GROUP_ID, sent.message_id)

    with_bot(body)
