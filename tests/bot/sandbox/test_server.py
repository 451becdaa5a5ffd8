import asyncio
import logging
import socket

import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot.sandbox import Sandbox
from bot.sandbox.methods import METHODS
from tests.bot.sandbox.telegram_side import YOU, browser, call, png, running, with_bot


def test_a_wrong_token_is_unauthorised() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            answer = await client.post("/bot1:wrong/getMe")
            assert answer.status_code == 401
            assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
            assert (await client.get("/file/bot1:wrong/photos/file_0.png")).status_code == 401
        with pytest.raises(InvalidToken):
            await Bot("1:wrong", f"{sandbox.root}/bot", request=bot.request).get_me()

    with_bot(body)


def test_an_unknown_method_is_not_found_and_names_are_read_in_any_case() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            assert await call(client, sandbox, "sendPigeon") == {
                "ok": False,
                "error_code": 404,
                "description": "Not Found: method not found",
            }
            assert (await call(client, sandbox, "GETME"))["ok"]

    with_bot(body)


@pytest.mark.parametrize("way", ["json", "form", "multipart", "query"])
def test_parameters_may_come_in_four_ways_and_unknown_ones_are_ignored(way: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        address = f"/bot{sandbox.token}/sendMessage"
        given = {"chat_id": str(YOU), "text": "é & b", "colour": "blue"}
        async with browser(sandbox) as client:
            if way == "json":
                answer = await client.post(address, json={**given, "chat_id": YOU, "protect_content": True})
            elif way == "form":
                answer = await client.post(address, data=given)
            elif way == "multipart":
                answer = await client.post(address, data=given, files={"unused": png()})
            else:
                answer = await client.get(address, params=given)
        assert answer.json()["result"]["text"] == "é & b"

    with_bot(body)


@pytest.mark.parametrize("content", [b"{", b"[]"])
def test_a_body_that_is_no_object_is_refused(content: bytes) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        headers = {"Content-Type": "application/json"}
        async with browser(sandbox) as client:
            answer = await client.post(f"/bot{sandbox.token}/getMe", content=content, headers=headers)
        assert answer.status_code == 400
        assert answer.json()["error_code"] == 400

    with_bot(body)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "127.0.0.1.example:80"},
        {"Origin": "https://rebound.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
    ],
)
@pytest.mark.parametrize("address", ["/", "/sandbox/state", "/bot{token}/getMe", "/nowhere"])
def test_foreign_pages_and_names_are_kept_out(address: str, headers: dict[str, str]) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            answer = await client.get(address.format(token=sandbox.token), headers=headers)
        assert answer.status_code == 403

    with_bot(body)


def test_the_page_itself_is_let_in() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            assert (await client.get("/", headers={"Origin": sandbox.root})).status_code == 200
            port = sandbox.root.rpartition(":")[2]
            own = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
            assert (await client.get("/sandbox/state", headers=own)).status_code == 200
            assert (await client.get("/nowhere")).status_code == 404

    with_bot(body)


def test_stopping_ends_open_polls_at_once_and_leaves_nothing_running() -> None:
    async def run() -> None:
        sandbox = Sandbox()
        await sandbox.start()
        before = asyncio.all_tasks()
        async with browser(sandbox) as client:
            polls = [
                asyncio.create_task(call(client, sandbox, "getUpdates", timeout=50)),
                asyncio.create_task(client.get("/sandbox/events?after=0")),
            ]
            assert await sandbox.busy.until(2, timeout=5)
            await asyncio.wait_for(sandbox.stop(), 1)
            (told, events) = await asyncio.wait_for(asyncio.gather(*polls), 1)
        assert told == {"ok": True, "result": []}
        assert events.json()["events"] == []
        assert asyncio.all_tasks() - before == set()

    asyncio.run(run())


def test_a_poller_that_went_away_leaves_nothing_running() -> None:
    async def run() -> None:
        async with running() as (sandbox, _):
            async with browser(sandbox) as client:
                poll = asyncio.create_task(call(client, sandbox, "getUpdates", timeout=50))
                assert await sandbox.busy.until(1, timeout=5)
                poll.cancel()
                await asyncio.wait((poll,))
            assert await sandbox.busy.until(0, timeout=5)

    asyncio.run(run())


def test_it_may_be_started_again_where_it_was() -> None:
    async def run() -> None:
        sandbox = Sandbox()
        port = await sandbox.start()
        sandbox.say(YOU, "before")
        await sandbox.stop()
        await sandbox.stop()
        assert await sandbox.start(port) == port
        assert sandbox.root == f"http://127.0.0.1:{port}"
        assert [message.text for message in sandbox.messages(YOU)] == ["before"]
        await sandbox.stop()

    asyncio.run(run())


def test_a_taken_port_is_an_os_error() -> None:
    async def run() -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
            await Sandbox().start(taken.getsockname()[1])

    asyncio.run(run())


def test_the_token_is_never_logged(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    sandbox = Sandbox()
    monkeypatch.setitem(METHODS, "getme", broken)

    async def run() -> None:
        await sandbox.start()
        async with browser(sandbox) as client:
            answer = await call(client, sandbox, "getMe")
        await sandbox.stop()
        assert answer == {"ok": False, "error_code": 500, "description": "Internal Server Error"}

    with caplog.at_level(logging.DEBUG):
        asyncio.run(run())
    own = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert any("MethodHandler" in record.getMessage() for record in own)
    assert sandbox.token not in "".join(logging.Formatter().format(record) for record in own)


def test_waiting_in_vain_says_what_is_there() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.send_message(YOU, "only this")
        with pytest.raises(TimeoutError, match="only this"):
            await sandbox.wait_for(YOU, 2, timeout=0.01)

    with_bot(body)


@pytest.mark.parametrize("token", [None, "42:given"])
def test_a_token_is_made_up_where_none_is_given(token: str | None) -> None:
    assert Sandbox(token).token == token or (token is None and Sandbox().token != Sandbox().token)
