"""The two bots that are compared, each a process: `python -m tests.bench.bots echo|office ROOT TOKEN FOLDER`."""

import asyncio
import signal
import sys
from functools import partial

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.app import application_for, build
from bot.config import Config
from bot.config_file import AccessTable, ConfigFile, TelegramTable
from bot.sandbox.chats import YOU
from bot.sandbox.clock import SandboxClock
from bot.wiring import runner
from kpistore.catalogue import CLEVELAND, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.store import open_store

READY = "ready"


async def echo(root: str, token: str, _folder: str) -> None:
    """What python-telegram-bot costs by itself: stock Application, one handler, the text sent back."""
    application: Application = application_for(root, token)  # type: ignore[type-arg]
    application.add_handler(MessageHandler(filters.TEXT, _echoed))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await _until_told_to_stop()
        await application.updater.stop()
        await application.stop()


async def office(root: str, token: str, folder: str) -> None:
    """The bot as `kpibot run` starts it, on a fresh store with the shipped figures."""
    config = Config(ConfigFile(telegram=TelegramTable(api_root=root), access=AccessTable(admins=(YOU.id,))))
    cleveland, clock = load_office(CLEVELAND), SandboxClock()
    store = open_store(f"sqlite:///{folder}/kpibot.db")
    store.figures.record(shipped_figures(cleveland), clock())
    jobs = runner(config, cleveland, store, clock())
    service = build(config, cleveland, store, token, clock, jobs)
    try:
        await service.start()
        await _until_told_to_stop()
    finally:
        await service.stop()
        store.close()


async def _echoed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


async def _until_told_to_stop() -> None:
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    print(READY, flush=True)
    await stopped.wait()


if __name__ == "__main__":
    kind, *where = sys.argv[1:]
    asyncio.run(partial({"echo": echo, "office": office}[kind], *where)())
