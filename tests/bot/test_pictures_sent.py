"""The picture after the text: a text that has arrived is never sent twice, whatever becomes of its picture."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest

from bot.sender import TelegramSender
from briefing.message import Message
from briefing.picture import Mark, Picture, Shape
from kpistore.store import Store, open_store
from tests.bot.test_sender import CHAT, SENT, Wire, no, over

BOT_ID = 123456
NOW = datetime(2024, 10, 7, tzinfo=UTC)
PICTURE = Picture("Up", "Searches", "count", Shape.BARS, (Mark("2023/24", 8993.0),), caption="2023/24: 8,993")
BOTH = Message("8,993", pictures=(PICTURE,))
ALONE = Message("", pictures=(PICTURE,))
PHOTO = {
    **{name: value for name, value in SENT.items() if name != "text"},
    "message_id": 8,
    "photo": [{"file_id": "kept", "file_unique_id": "u", "width": 9, "height": 9}],
}


@pytest.fixture
def store() -> Iterator[Store]:
    held = open_store("sqlite://")
    yield held
    held.close()


@pytest.mark.parametrize(
    "answer",
    [
        no(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        no(403, "Forbidden: bot was blocked by the user"),
        no(429, "Too Many Requests: retry after 600", retry_after=600),
        httpx.ReadTimeout,
        httpx.Response(502, text="<html>"),
    ],
)
def test_a_picture_that_fails_does_not_send_the_text_again(store: Store, answer: Any) -> None:
    wire = Wire(SENT, answer)

    async def body(sender: TelegramSender) -> None:
        assert await sender.send(CHAT, BOTH) == 7

    over(wire, store, body)
    assert wire.called == ["sendMessage", "sendPhoto"]


def test_a_picture_that_is_to_wait_is_tried_once_more(store: Store) -> None:
    wire = Wire(SENT, no(429, "Too Many Requests: retry after 1", retry_after=0.001), PHOTO)

    async def body(sender: TelegramSender) -> None:
        assert await sender.send(CHAT, BOTH) == 7

    over(wire, store, body)
    assert wire.called == ["sendMessage", "sendPhoto", "sendPhoto"]


def test_a_picture_telegram_forgot_is_uploaded_again(store: Store) -> None:
    store.pictures.keep(BOT_ID, PICTURE.digest(), "forgotten", NOW)
    wire = Wire(no(400, "Bad Request: wrong file identifier/HTTP URL specified"), PHOTO)

    async def body(sender: TelegramSender) -> None:
        assert await sender.send(CHAT, ALONE) == 8

    over(wire, store, body)
    assert store.pictures.file_id(BOT_ID, PICTURE.digest()) == "kept"


def test_a_picture_that_was_never_known_is_not_tried_twice(store: Store) -> None:
    wire = Wire(no(400, "Bad Request: file must be non-empty"))

    async def body(sender: TelegramSender) -> None:
        with pytest.raises(BadRequest):
            await sender.send(CHAT, ALONE)

    over(wire, store, body)
    assert wire.called == ["sendPhoto"]
    assert store.pictures.file_id(BOT_ID, PICTURE.digest()) is None
