"""The only wiring: from the configuration to a bot that listens, answers and speaks up."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

import structlog
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.access import Access
from bot.config import Config
from bot.desk import Desk
from bot.health import HealthServer
from bot.listening import Listener
from bot.metrics import Metrics
from bot.receiving import receive
from bot.sender import TelegramSender
from bot.store_metrics import StoreMetrics
from bot.wiring import digest_settings, import_settings
from briefing.studio import Studio
from jobs.delivery import deliver
from jobs.hours import SendingHours
from jobs.runner import JobRunner, Ticker, run_due_aside, run_now_aside
from kpistore.catalogue import Office
from kpistore.store import Store

Clock = Callable[[], datetime]
STOP_SECONDS = 8
DISTRIBUTION = "kpi-briefing-bot"

_log = structlog.get_logger()


@dataclass(frozen=True)
class Service:
    """A running bot: its parts, and how it is started and stopped."""

    application: Application  # type: ignore[type-arg]
    desk: Desk
    sender: TelegramSender
    listener: Listener
    config: Config
    clock: Clock
    ticker: Ticker
    health: HealthServer
    studio: Studio
    metrics: Metrics
    _undo: AsyncExitStack = field(default_factory=AsyncExitStack, init=False)

    async def start(self) -> None:
        """Say hello to Telegram and begin to listen; raises telegram.error.InvalidToken, NetworkError, …"""
        self._undo.push_async_callback(self.application.shutdown)
        self._undo.callback(self.studio.close)
        self.studio.warm_up()
        await self.application.initialize()
        await self.listener.introduce(self.application.bot)
        self._undo.push_async_callback(self._let_go)
        await self.application.start()
        await receive(self.application, self.config, self._undo)
        await asyncio.to_thread(self.desk.jobs.keep_schedules)
        self.ticker.start()
        self._undo.push_async_callback(self.ticker.finish, STOP_SECONDS / 2)
        self._undo.callback(self.ticker.stop)
        self.health.start()
        self._undo.callback(self.health.stop)

    async def stop(self) -> None:
        """Finish what is in hand, then let go; within STOP_SECONDS. However far the start came, that much is undone."""
        await self._undo.aclose()

    async def _let_go(self) -> None:
        await self.listener.finish(STOP_SECONDS / 2)
        if self.application.running:
            await self.application.stop()

    async def run_job(self, name: str) -> str:
        """Run a job now and deliver what it says; one line about what happened."""
        told = await run_now_aside(self.desk.jobs, name, self.clock())
        await deliver(self.desk.store.outbox, self.desk.store.people, self.sender, self.clock)
        if not told:
            return "Done. Nothing new to tell."
        if not any(each.chats for each in told):
            return "Done. Nobody receives it."
        return f"Done: {len(told)} told."


def build(
    config: Config,
    office: Office,
    store: Store,
    token: str,
    clock: Clock,
    jobs: JobRunner,
    studio: Studio | None = None,
    hours: SendingHours | None = None,
) -> Service:
    """Wire the parts together; nothing is started and nothing is sent. Without hours people hear at any time."""
    studio = studio or Studio()
    application = application_for(config.file.telegram.api_root, token)
    access = Access(store.people, clock, config.file.access.invitation_hours)
    access.admit_administrators(config.file.access.admins)
    sender = TelegramSender(application.bot, store.pictures, store.grounds, clock, studio.draw)
    digest, imports = digest_settings(config), import_settings(config)
    desk = Desk(office, store, access, clock, jobs, digest, imports=imports, hours=hours)
    metrics = Metrics(version(DISTRIBUTION), time.perf_counter)
    metrics.registry.register(StoreMetrics(store.vitals, clock, config.zone))
    listener = Listener(desk, sender, metrics)
    listener.attach(application)
    settings = config.file.health
    ready = _ready(application, store)
    health = HealthServer(settings.listen, settings.port, ready, metrics.registry)
    ticker = Ticker(_beat(desk, sender, clock))
    return Service(application, desk, sender, listener, config, clock, ticker, health, studio, metrics)


def application_for(api_root: str, token: str) -> Application:  # type: ignore[type-arg]
    """python-telegram-bot over any server that speaks the Bot API."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # else every request to wait is answered by a warning in the log
    loopback = api_root.split("://")[1].startswith(("127.0.0.1", "localhost", "[::1]"))
    # A proxy of the environment cannot reach this machine's own loopback.
    plain = {"trust_env": False} if loopback else {}
    builder = ApplicationBuilder().token(token).base_url(f"{api_root}/bot").base_file_url(f"{api_root}/file/bot")
    builder = builder.request(HTTPXRequest(connection_pool_size=32, pool_timeout=5, httpx_kwargs=plain))
    builder = builder.get_updates_request(HTTPXRequest(connection_pool_size=2, read_timeout=15, httpx_kwargs=plain))
    return builder.build()


def _ready(application: Application, store: Store) -> Callable[[], bool]:  # type: ignore[type-arg]
    return lambda: application.running and store.answers()


def _beat(desk: Desk, sender: TelegramSender, clock: Clock) -> Callable[[], Awaitable[object]]:
    async def beat() -> None:
        await run_due_aside(desk.jobs, clock())
        report = await deliver(desk.store.outbox, desk.store.people, sender, clock)
        for line in report.errors:
            _log.warning("delivery", problem=line)

    return beat
