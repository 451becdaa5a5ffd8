"""What the webhook takes, and what it turns away."""

import asyncio
import socket
from collections.abc import Mapping

import httpx
import pytest
from telegram import Bot, Update

from bot.webhook import HEADER, MOST_BYTES, WebhookServer, secret_for

TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
SECRET = "right-secret"
CHAT = '{"id": 1, "type": "private"}'
UPDATE = f'{{"update_id": 7, "message": {{"message_id": 1, "date": 0, "chat": {CHAT}, "text": "hello"}}}}'


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def called(
    body: str | bytes = UPDATE,
    headers: Mapping[str, str | bytes] = {HEADER: SECRET},
    path: str = "/telegram",
    method: str = "POST",
) -> tuple[int, list[Update]]:
    """The status of one call, and what it put into the queue."""
    queue: asyncio.Queue[object] = asyncio.Queue()
    port = free_port()

    async def call() -> int:
        server = WebhookServer(Bot(TOKEN), queue, "telegram", SECRET)
        server.start("127.0.0.1", port)
        try:
            async with httpx.AsyncClient(trust_env=False) as client:
                asked = {"Content-Type": "application/json", **headers}
                answer = await client.request(method, f"http://127.0.0.1:{port}{path}", content=body, headers=asked)  # type: ignore[arg-type]
                return answer.status_code
        except httpx.TransportError:
            return 0
        finally:
            await server.stop()

    status = asyncio.run(call())
    taken = [queue.get_nowait() for _ in range(queue.qsize())]
    return status, [each for each in taken if isinstance(each, Update)]


@pytest.mark.parametrize("path", ["/telegram", "/telegram/", "/telegram?x=1"])
def test_an_update_with_the_secret_is_taken(path: str) -> None:
    status, (update,) = called(path=path)
    assert status == 200
    assert update.message is not None
    assert update.message.text == "hello"


@pytest.mark.parametrize(
    "headers",
    [{}, {HEADER: ""}, {HEADER: "wrong"}, {HEADER: f"{SECRET}x"}, {HEADER: SECRET.upper()}, {HEADER: b"\xff\xfe"}],
)
def test_without_the_right_secret_nothing_is_taken(headers: Mapping[str, str | bytes]) -> None:
    assert called(headers=headers) == (403, [])


@pytest.mark.parametrize("path", ["/", "/telegram2", "/telegram/more", "/TELEGRAM", "/healthz"])
def test_elsewhere_there_is_nothing(path: str) -> None:
    assert called(path=path) == (404, [])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_posts_are_taken(method: str) -> None:
    assert called(method=method) == (405, [])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not json",
        "[1, 2]",
        '"text"',
        "null",
        "{}",
        b"\xff\xfe",
        '{"message": 1}',
        UPDATE.replace(": 0,", ": 1e99,"),
    ],
)
def test_what_is_no_update_is_a_bad_request_or_nothing(body: str | bytes) -> None:
    status, taken = called(body)
    assert status in (200, 400)
    assert taken == []


def test_a_body_that_is_too_large_is_not_read() -> None:
    status, taken = called(b" " * (MOST_BYTES + 1))
    assert status in (0, 400, 413)
    assert taken == []


def test_the_secret_follows_from_the_token_where_none_is_given() -> None:
    assert secret_for(TOKEN, "given") == "given"
    assert secret_for(TOKEN, None) == secret_for(TOKEN, None) != secret_for(TOKEN + "B", None)
    assert TOKEN not in secret_for(TOKEN, None)
