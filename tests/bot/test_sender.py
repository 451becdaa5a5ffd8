"""What Telegram's refusals become, at the wire: the real Bot over an httpx transport that answers as told."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.sender import TelegramSender
from briefing.message import Button, Delayed, Message, Moved, Refused, Unconfirmed
from briefing.picture import Picture
from kpistore.model.ground import Ground
from kpistore.store import Store, open_store

CHAT = 1001
NOW = datetime(2024, 10, 7, tzinfo=UTC)
ME = {"id": 123456, "is_bot": True, "first_name": "KPI briefing", "username": "kpi_briefing_bot"}
HELLO = Message("<b>8,993</b> · 2023/24", ((Button("Source", "s:stop-searches"),),))
SENT = {"message_id": 7, "date": 1728280800, "chat": {"id": CHAT, "type": "private"}, "text": "x"}


class Wire(httpx.AsyncBaseTransport):
    """Answers each call but getMe with the next of the given answers; keeps the names of the methods called."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.called = list(answers), list[str]()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        method = request.url.path.rsplit("/", 1)[-1]
        if method == "getMe":
            return httpx.Response(200, json={"ok": True, "result": ME})
        self.called.append(method)
        answer = self.answers.pop(0)
        if isinstance(answer, type):
            raise answer("the line is down", request=request)
        return (
            answer if isinstance(answer, httpx.Response) else httpx.Response(200, json={"ok": True, "result": answer})
        )


def no(status: int, description: str, **parameters: Any) -> httpx.Response:
    """A refusal as Telegram words it."""
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return httpx.Response(status, json=body)


@pytest.fixture
def store() -> Iterator[Store]:
    held = open_store("sqlite://")
    yield held
    held.close()


async def png(_: Picture, __: Ground) -> bytes:
    return b"png"


def over(wire: Wire, store: Store, body: Callable[[TelegramSender], Awaitable[None]]) -> None:
    async def run() -> None:
        request = HTTPXRequest(httpx_kwargs={"transport": wire})
        bot = Bot("123456:AAAAAAAAAAAAAAAAAAAAAAAA", "http://wire/bot", request=request)
        async with bot:
            await body(TelegramSender(bot, store.pictures, store.grounds, lambda: NOW, png))

    asyncio.run(run())


def test_a_message_that_arrives_gives_telegrams_number(store: Store) -> None:
    wire = Wire(SENT)

    async def body(sender: TelegramSender) -> None:
        assert await sender.send(CHAT, HELLO) == 7

    over(wire, store, body)
    assert wire.called == ["sendMessage"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (no(403, "Forbidden: bot was blocked by the user"), Refused),
        (no(403, "Forbidden: user is deactivated"), Refused),
        (no(403, "Forbidden: bot was kicked from the group chat"), Refused),
        (no(403, "Forbidden: bot can't initiate conversation with a user"), Refused),
        (no(400, "Bad Request: chat not found"), Refused),
        (no(400, "Bad Request: have no rights to send a message"), Refused),
        (no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100), Moved),
        (no(429, "Too Many Requests: retry after 17", retry_after=17), Delayed),
        (httpx.ConnectError, Delayed),
        (httpx.ConnectTimeout, Delayed),
        (httpx.PoolTimeout, Delayed),
        (httpx.ReadTimeout, Unconfirmed),
        (httpx.ReadError, Unconfirmed),
        (httpx.RemoteProtocolError, Unconfirmed),
        (httpx.Response(502, text="<html>Bad Gateway</html>"), Unconfirmed),
        (no(400, "Bad Request: message is too long"), BadRequest),
    ],
)
def test_each_answer_of_telegram_says_what_to_do_next(store: Store, answer: Any, kind: type[Exception]) -> None:
    wire = Wire(answer)

    async def body(sender: TelegramSender) -> None:
        with pytest.raises(Exception) as raised:  # noqa: PT011 - the kind is the point
            await sender.send(CHAT, HELLO)
        assert type(raised.value) is kind
        if isinstance(raised.value, Moved):
            assert raised.value.chat_id == -100
        if kind is Delayed and isinstance(raised.value, Delayed) and isinstance(answer, httpx.Response):
            assert raised.value.seconds == 17
        assert "AAAA" not in str(raised.value), "no address with the token in it"

    over(wire, store, body)
    assert wire.called == ["sendMessage"], "sent once, whatever came of it"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (no(400, "Bad Request: message is not modified: specified new message content is the same"), None),
        (no(400, "Bad Request: message to edit not found"), BadRequest),
        (no(403, "Forbidden: bot was blocked by the user"), Refused),
        (no(429, "Too Many Requests: retry after 3", retry_after=3), Delayed),
    ],
)
def test_an_edit_that_changes_nothing_is_no_fault(store: Store, answer: Any, kind: type[Exception] | None) -> None:
    async def body(sender: TelegramSender) -> None:
        if kind is None:
            await sender.edit(CHAT, 7, HELLO)
            return
        with pytest.raises(kind):
            await sender.edit(CHAT, 7, HELLO)

    over(Wire(answer), store, body)
