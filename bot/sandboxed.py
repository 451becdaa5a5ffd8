"""The sandbox put together: the real bot against a Telegram-shaped server, on a fresh store, in October 2024."""

import asyncio
import signal
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.app import Service, build
from bot.config import Config
from bot.config_file import AccessTable, ConfigFile, TelegramTable
from bot.logs import set_up_logs
from bot.sandbox.chats import YOU
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import Sandbox
from bot.wiring import runner
from briefing.studio import Studio
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.shipping import ship
from kpistore.store import open_store

TOUR = """The sandbox is ready: {root}

Open it in a browser. Nothing leaves this machine. The office's clock stands at Monday 7 October 2024, 07:00.
Try:
  /kpi stopsearch               the newest figure, with its chart
  /kpi stopsearch q3 2021/22    one quarter
  /kpi 999 answered             then its buttons
  burglary q3 2021/22           plain words work too
  /kpis                         everything that can be asked
and the two buttons above the chat. Ctrl-C stops it."""


async def serve_sandbox(port: int, tell: Callable[[str], object]) -> None:
    """Run until told to stop; raises OSError where the port is taken."""
    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    with tempfile.TemporaryDirectory(prefix="kpibot-") as folder:
        sandbox = Sandbox(clock=SandboxClock())
        set_up_logs(sandbox.token)
        await sandbox.start(port)
        service = sandbox_service(sandbox, f"sqlite:///{Path(folder) / 'kpibot.db'}")
        try:
            await service.start()
            tell(TOUR.format(root=sandbox.root))
            await stopped.wait()
        finally:
            await service.stop()
            await sandbox.stop()
            service.desk.store.close()


def sandbox_service(
    sandbox: Sandbox, store_url: str, office: Office | None = None, studio: Studio | None = None
) -> Service:
    """The bot for a started sandbox: its first person is the administrator, its buttons run the jobs.

    The office is Cleveland's and the studio one with processes of its own unless others are given.
    """
    tables = ConfigFile(
        telegram=TelegramTable(api_root=sandbox.root),
        access=AccessTable(admins=(YOU.id,)),
    )
    config = Config(tables)
    office = replace(office or load_office(CLEVELAND), title=config.file.office.title)
    store = open_store(store_url, config.zone)
    clock = sandbox.clock
    ship(office, store, clock())
    jobs = runner(config, office, store, clock(), at_once=True)
    service = build(config, office, store, sandbox.token, clock, jobs, studio)
    sandbox.jobs.replace({name: partial(service.run_job, name) for name in ("alerts", "digest")})
    return service
