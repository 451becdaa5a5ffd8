"""`kpibot run` and `kpibot sandbox`."""

import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failure import wrong_call
from bot.cli.opening import now, open_config, open_office, open_store_for_writing

if TYPE_CHECKING:
    from bot.app import Service
    from bot.config import Config

Port = Annotated[int, typer.Option(help="The page's port on loopback (default: a free one).", min=0, max=65535)]
SANDBOX = "KPIBOT_TOKEN is not set: this is the sandbox, on a store of its own, and nothing reaches Telegram."


def run(config: Annotated[Path | None, typer.Option(help="The configuration file.")] = None) -> None:
    """Listen, answer and run the jobs; with no token configured, the sandbox."""
    settings = open_config(config)
    if settings.token is None:
        from bot.config_file import TelegramTable

        # The copied example names what holds anyway; whoever names a server of their own has forgotten the token.
        if settings.file.telegram != TelegramTable():
            raise wrong_call("KPIBOT_TOKEN is not set, and [telegram] names a server; set the bot's token")
        print(SANDBOX, file=sys.stderr)
        sandbox()
        return
    asyncio.run(_serve(settings))


def sandbox(port: Port = 0) -> None:
    """Try the bot without a token: the real bot, a Telegram-shaped server on loopback and a chat page."""
    from bot.sandboxed import serve_sandbox

    try:
        asyncio.run(serve_sandbox(port, print))
    except OSError as error:
        raise wrong_call(f"port {port} cannot be used ({error.strerror}); choose another with --port") from None


async def _serve(config: "Config") -> None:
    from bot.app import build
    from bot.logs import set_up_logs
    from bot.wiring import runner, sending_hours

    assert config.token is not None
    set_up_logs(config.token.get_secret_value())
    office = open_office(config)
    store = open_store_for_writing(config, office)

    def clock() -> datetime:
        return now().astimezone(config.zone)

    jobs = runner(config, office, store, clock())
    token, hours = config.token.get_secret_value(), sending_hours(config)
    service = build(config, office, store, token, clock, jobs, hours=hours)
    try:
        await _until_stopped(service)
    finally:
        store.close()


async def _until_stopped(service: "Service") -> None:
    from telegram.error import InvalidToken, TelegramError

    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    starting = asyncio.create_task(service.start())
    waiting = asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            print("Listening. Stop with Ctrl-C.", flush=True)
            await stopped.wait()
    except InvalidToken:
        raise wrong_call("KPIBOT_TOKEN is not accepted by the server; copy it from BotFather again") from None
    except TelegramError as error:
        raise wrong_call(f"the server of [telegram] api_root did not answer ({type(error).__name__})") from None
    except OSError as error:
        raise wrong_call(f"a port of [health] or [telegram.webhook] cannot be used: {error.strerror}") from None
    finally:
        starting.cancel()
        waiting.cancel()
        await asyncio.gather(starting, waiting, return_exceptions=True)
        await service.stop()


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(run)
    app.command()(sandbox)
