"""Webhooks of the sandbox: in order, each until it is taken, with the secret, to this machine only."""

import asyncio
import json

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.sandbox import Sandbox
from tests.bot.sandbox.telegram_side import YOU, with_bot
from tests.bot.test_webhook import free_port

MOST_SECONDS = 10


class _Taking(RequestHandler):
    """Turns the first call away, and takes the others."""

    def post(self) -> None:
        calls: list[tuple[str, str]] = self.settings["calls"]
        update = json.loads(self.request.body)
        calls.append((update["message"]["text"], self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        self.set_status(500 if len(calls) == 1 else 200)
        if len(calls) == self.settings["wanted"]:
            self.settings["done"].set()


def test_updates_are_posted_in_order_and_again_where_they_were_not_taken() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        calls: list[tuple[str, str]] = []
        done, port = asyncio.Event(), free_port()
        told = {"calls": calls, "wanted": 3, "done": done, "log_function": lambda _: None}
        server = HTTPServer(Application([("/hook", _Taking)], **told))  # type: ignore[arg-type]
        server.listen(port, "127.0.0.1")
        sandbox.say(YOU, "one")
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s")
        sandbox.say(YOU, "two")
        await asyncio.wait_for(done.wait(), MOST_SECONDS)
        assert calls == [("one", "s"), ("one", "s"), ("two", "s")]
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates(timeout=0)
        await bot.delete_webhook()
        assert (await bot.get_webhook_info()).url == ""
        assert len(await bot.get_updates(timeout=0)) <= 1
        server.stop()

    with_bot(body)


def test_an_address_that_nobody_answers_is_told_as_the_last_error() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        await bot.set_webhook(f"http://localhost:{free_port()}/hook")
        sandbox.say(YOU, "hello")
        while not sandbox.state.hook.last_error:
            await asyncio.sleep(0)
        told = await bot.get_webhook_info()
        assert told.last_error_message == "Connection refused"
        assert told.pending_update_count == 1

    with_bot(body)


def test_nothing_outside_this_machine_is_posted_to() -> None:
    async def body(_sandbox: Sandbox, bot: Bot) -> None:
        with pytest.raises(BadRequest, match="this machine only"):
            await bot.set_webhook("https://example.org/hook")

    with_bot(body)
