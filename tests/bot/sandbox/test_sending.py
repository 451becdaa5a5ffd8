import asyncio
import json
import struct
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.sandbox import GROUP_ID, STRANGER, Sandbox
from bot.sandbox.limits import GROUP_MESSAGES_A_MINUTE, PHOTO_BYTES, UPLOAD_BYTES
from tests.bot.sandbox.telegram_side import YOU, browser, call, png, with_bot


def keyboard(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(rows)


def test_a_message_arrives_with_its_formatting_and_buttons() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        rows = keyboard([InlineKeyboardButton("More", callback_data="more")])
        sent = await bot.send_message(YOU, "<b>1,546</b> &amp; rising", parse_mode="HTML", reply_markup=rows)
        (kept,) = sandbox.messages(YOU)
        assert (kept.text, kept.message_id) == ("1,546 & rising", sent.message_id)
        assert sent.text_html == "<b>1,546</b> &amp; rising"
        assert kept.button("More").data == "more"
        assert sent.reply_markup == rows

    with_bot(body)


ERRORS: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 77, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": STRANGER.id, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": YOU}, "message text is empty"),
    ("sendMessage", {"chat_id": YOU, "text": " \n "}, "text must be non-empty"),
    ("sendMessage", {"chat_id": YOU, "text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("sendMessage", {"chat_id": YOU, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": YOU, "text": "<b></b>" * 4682, "parse_mode": "HTML"}, "text is too long"),
    ("sendMessage", {"chat_id": YOU, "text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": YOU, "text": "<p>", "parse_mode": "html"},
        'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ),
    (
        "sendMessage",
        {"chat_id": YOU, "text": "x", "reply_parameters": {"message_id": 9}},
        "message to be replied not found",
    ),
    (
        "sendMessage",
        {"chat_id": YOU, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    ("sendPhoto", {"chat_id": YOU}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": YOU, "photo": "https://gov.uk/a.png"}, "failed to get HTTP URL content"),
    (
        "sendPhoto",
        {"chat_id": YOU, "photo": "no such"},
        "wrong remote file identifier specified: Wrong character in the string",
    ),
    ("sendMediaGroup", {"chat_id": YOU, "media": []}, "there are no messages to send"),
    (
        "sendMediaGroup",
        {"chat_id": YOU, "media": [{"type": "photo", "media": "attach://a"}]},
        "can't parse InputMedia: media not found",
    ),
    ("sendChatAction", {"chat_id": YOU, "action": "dancing"}, "wrong parameter action in request"),
    ("editMessageText", {"chat_id": YOU, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": YOU, "message_id": 99, "text": "x" * 4097}, "MESSAGE_TOO_LONG"),
    ("deleteMessage", {"chat_id": YOU, "message_id": 99}, "message to delete not found"),
    ("getChatAdministrators", {"chat_id": YOU}, "there are no administrators in the private chat"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("setWebhook", {"url": "https://a.b/"}, "bad webhook: the sandbox reaches this machine only"),
]


@pytest.mark.parametrize(("method", "parameters", "reason"), ERRORS)
def test_what_telegram_refuses_is_refused_in_its_words(method: str, parameters: dict[str, Any], reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            answer = await call(client, sandbox, method, **parameters)
        assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}
        assert not sandbox.messages(YOU)

    with_bot(body)


@pytest.mark.parametrize(
    ("text", "mode"),
    [("😀" * 4096, None), ("x" * 4096, None), ("<b>x</b>" * 4096, "HTML"), ("x" + " " * 5000, None)],
)
def test_four_thousand_and_ninety_six_code_points_fit(text: str, mode: str | None) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.send_message(YOU, text, parse_mode=mode)

    with_bot(body)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "url": "http://localhost:80/"},
            "inline keyboard button URL 'http://localhost:80/' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ("x", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
    ],
)
def test_a_bad_button_is_refused(button: Any, reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        markup = json.dumps({"inline_keyboard": [[button]]})
        async with browser(sandbox) as client:
            answer = await call(client, sandbox, "sendMessage", chat_id=YOU, text="x", reply_markup=markup)
        assert answer["description"] == f"Bad Request: {reason}"

    with_bot(body)


@pytest.mark.parametrize(
    "button",
    [
        InlineKeyboardButton("x", callback_data="x" * 64),
        InlineKeyboardButton("x", callback_data="я" * 32),
        InlineKeyboardButton("x", url="https://gov.uk/"),
        InlineKeyboardButton("x", switch_inline_query_current_chat=""),
    ],
)
def test_a_good_button_comes_back_as_it_was_sent(button: InlineKeyboardButton) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_message(YOU, "x", reply_markup=keyboard([button]))
        assert sent.reply_markup == keyboard([button])

    with_bot(body)


@pytest.mark.parametrize(("rows", "columns", "fits"), [(13, 8, False), (12, 8, True), (1, 9, False), (100, 1, True)])
def test_a_keyboard_has_at_most_a_hundred_buttons_and_eight_in_a_row(rows: int, columns: int, fits: bool) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        markup = keyboard(*[[InlineKeyboardButton("x", callback_data="x")] * columns] * rows)
        if fits:
            await bot.send_message(YOU, "x", reply_markup=markup)
            return
        with pytest.raises(BadRequest, match="Reply markup is too long"):
            await bot.send_message(YOU, "x", reply_markup=markup)

    with_bot(body)


def test_a_button_without_a_text_is_dropped_silently() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        both = [InlineKeyboardButton(text, callback_data="x") for text in (" ", "Seen")]
        await bot.send_message(YOU, "x", reply_markup=keyboard(both))
        (kept,) = sandbox.messages(YOU)
        assert [[button.text for button in row] for row in kept.buttons] == [["Seen"]]

    with_bot(body)


def test_a_photo_is_kept_and_can_be_sent_again_by_its_id() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_photo(YOU, png(400, 200), caption="<i>c</i>", parse_mode="HTML")
        assert [(size.width, size.height) for size in sent.photo] == [(90, 45), (320, 160), (400, 200)]
        again = await bot.send_photo(YOU, sent.photo[-1].file_id)
        first, second = sandbox.messages(YOU)
        assert first.photo == second.photo == png(400, 200)
        assert (first.caption, first.text, second.caption) == ("c", None, "")
        assert again.caption is None
        with pytest.raises(BadRequest, match="use file of type photo as document"):
            await bot.send_document(YOU, sent.photo[-1].file_id)

    with_bot(body)


def header(width: int, height: int) -> bytes:
    """A PNG that says it is so large."""
    return png()[:16] + struct.pack(">II", width, height) + png()[24:]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a picture", "Image_process_failed"),
        (header(5001, 5000), "Photo_invalid_dimensions"),
        (header(210, 10), "Photo_invalid_dimensions"),
        (b"\0" * (PHOTO_BYTES + 1), f"is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"),
        (b"", "File must be non-empty"),
    ],
)
def test_a_photo_telegram_would_not_take_is_refused(content: bytes, reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        with pytest.raises(BadRequest, match=reason):
            await bot.send_photo(YOU, content)

    with_bot(body)


@pytest.mark.parametrize("content", [header(5000, 5000), header(200, 10), png() + b"\0" * (PHOTO_BYTES - len(png()))])
def test_a_photo_at_the_limits_is_taken(content: bytes) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.send_photo(YOU, content)

    with_bot(body)


def test_captions_end_at_one_thousand_and_twenty_four() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.send_photo(YOU, png(), caption="x" * 1024)
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await bot.send_photo(YOU, png(), caption="x" * 1025)

    with_bot(body)


def test_a_document_comes_back_byte_for_byte() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_document(YOU, b"a,b\n1,2\n", filename="figures.csv", caption="Here")
        assert sent.document
        assert sent.document.file_name == "figures.csv"
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"a,b\n1,2\n"
        assert sandbox.messages(YOU)[0].document == b"a,b\n1,2\n"

    with_bot(body)


def test_a_document_of_more_than_fifty_megabytes_is_refused() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        with pytest.raises(TelegramError, match="Request Entity Too Large"):
            await bot.send_document(YOU, b"x" * (UPLOAD_BYTES + 1))
        assert not sandbox.messages(YOU)

    with_bot(body)


def test_an_album_hangs_together() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sent = await bot.send_media_group(YOU, [InputMediaPhoto(png(), caption="First"), InputMediaPhoto(png(60, 30))])
        assert len({message.media_group_id for message in sent}) == 1
        assert sent[0].media_group_id
        assert [message.caption for message in sandbox.messages(YOU)] == ["First", ""]

    with_bot(body)


def test_an_album_of_one_is_a_single_photo() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        (sent,) = await bot.send_media_group(YOU, [InputMediaPhoto(png())])
        assert sent.media_group_id is None

    with_bot(body)


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([InputMediaPhoto(png())] * 11, "Too many messages to send as an album"),
        ([InputMediaPhoto(png()), InputMediaDocument(b"x")], "can't be mixed with other media types"),
    ],
)
def test_an_album_telegram_would_not_take_is_refused_whole(media: list[Any], reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        with pytest.raises(BadRequest, match=reason):
            await bot.send_media_group(YOU, media)
        assert not sandbox.messages(YOU)

    with_bot(body)


def test_a_reply_to_a_missing_message_can_be_sent_without_it() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        said = sandbox.say(YOU, "question")
        answer = await bot.send_message(YOU, "answer", reply_to_message_id=said.message_id)
        assert answer.reply_to_message
        assert answer.reply_to_message.text == "question"
        alone = await bot.send_message(YOU, "x", reply_to_message_id=99, allow_sending_without_reply=True)
        assert alone.reply_to_message is None

    with_bot(body)


def test_who_has_blocked_the_bot_gets_nothing_until_unblocking() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.block(YOU)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(YOU, "x")
        sandbox.block(YOU, False)
        await bot.send_message(YOU, "x")
        changes = [update.my_chat_member for update in await bot.get_updates()]
        assert [change.new_chat_member.status for change in changes if change] == ["kicked", "member"]

    with_bot(body)


def test_a_stranger_can_be_written_to_once_they_have_written() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.say(STRANGER.id, "/start CODE")
        await bot.send_message(STRANGER.id, "Good morning")
        assert [message.text for message in sandbox.replies(STRANGER.id)] == ["Good morning"]

    with_bot(body)


def test_private_chats_and_groups_share_one_counter() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        numbers = [(await bot.send_message(chat, "x")).message_id for chat in (YOU, GROUP_ID, YOU)]
        assert numbers == [1, 2, 3]

    with_bot(body)


async def refused_for(sandbox: Sandbox, chat_id: int) -> int:
    """The seconds Telegram asks to wait before the next message to this chat."""
    async with browser(sandbox) as client:
        refused = await client.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": chat_id, "text": "x"})
    assert refused.status_code == 429
    seconds = int(refused.headers["Retry-After"])
    description = f"Too Many Requests: retry after {seconds}"
    expected = {"ok": False, "error_code": 429, "description": description, "parameters": {"retry_after": seconds}}
    assert refused.json() == expected
    return seconds


def test_a_group_takes_twenty_messages_a_minute() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for _ in range(GROUP_MESSAGES_A_MINUTE):
            await bot.send_message(GROUP_ID, "x")
        assert await refused_for(sandbox, GROUP_ID) == 60

    with_bot(body, Sandbox(monotonic=lambda: 5.0))


def test_answers_to_one_person_are_never_too_fast() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for _ in range(40):
            sandbox.say(YOU, "/kpi")
            await bot.send_message(YOU, "x")

    with_bot(body, Sandbox(monotonic=lambda: 5.0))


def test_unasked_messages_are_held_to_thirty_a_second() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for _ in range(30):
            await bot.send_message(YOU, "x")
        assert await refused_for(sandbox, YOU) > 0

    with_bot(body, Sandbox(monotonic=lambda: 5.0))


def test_strictly_a_private_chat_takes_a_short_burst_only() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        for _ in range(5):
            await bot.send_message(YOU, "x")
        assert await refused_for(sandbox, YOU) > 0

    with_bot(body, Sandbox(strict_flood=True, monotonic=lambda: 5.0))


def test_two_sends_at_once_are_both_kept() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await asyncio.gather(bot.send_message(YOU, "a"), bot.send_message(YOU, "b"))
        assert {message.text for message in sandbox.messages(YOU)} == {"a", "b"}

    with_bot(body)
