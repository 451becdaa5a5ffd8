"""The bot's side of the wire: the real python-telegram-bot, and plain HTTP where it would not misbehave."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from telegram import Bot
from telegram.ext import Application
from telegram.request import HTTPXRequest

from bot.sandbox import Sandbox

YOU = 1001
Body = Callable[[Sandbox, Bot], Awaitable[None]]


def png(width: int = 40, height: int = 20) -> bytes:
    """A picture of one colour."""
    rows = b"".join(b"\0" + b"\x10\x60\x90" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def request() -> HTTPXRequest:
    """Past any proxy: the sandbox is on this machine. Certificates would take longer to load than a test to run."""
    return HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": False})


@asynccontextmanager
async def running(sandbox: Sandbox | None = None) -> AsyncIterator[tuple[Sandbox, Bot]]:
    """A started sandbox and the bot it belongs to."""
    sandbox = sandbox or Sandbox()
    await sandbox.start()
    bot = Bot(sandbox.token, f"{sandbox.root}/bot", f"{sandbox.root}/file/bot", request(), request())
    try:
        async with bot:
            yield sandbox, bot
    finally:
        await sandbox.stop()


def with_bot(body: Body, sandbox: Sandbox | None = None) -> None:
    """Run the body against a sandbox of its own."""

    async def run() -> None:
        async with running(sandbox) as (started, bot):
            await body(started, bot)

    asyncio.run(run())


@asynccontextmanager
async def answering(sandbox: Sandbox, *handlers: Any) -> AsyncIterator[None]:
    """A polling application with these handlers."""
    builder = Application.builder().token(sandbox.token).base_url(f"{sandbox.root}/bot")
    builder = builder.base_file_url(f"{sandbox.root}/file/bot").request(request()).get_updates_request(request())
    application = builder.build()
    application.add_handlers(handlers)
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


@asynccontextmanager
async def browser(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """What the page does, without a page."""
    async with httpx.AsyncClient(base_url=sandbox.root, trust_env=False, timeout=10, verify=False) as client:
        yield client


async def call(client: httpx.AsyncClient, sandbox: Sandbox, method: str, **parameters: Any) -> Any:
    """A method with a JSON body; the whole answer."""
    return (await client.post(f"/bot{sandbox.token}/{method}", json=parameters)).json()
