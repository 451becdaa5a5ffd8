"""The reply to /kpi as text beside the echo of a bare python-telegram-bot bot.

Three processes: this one holds two fresh sandboxes and the clock, each bot runs in its own. One chat, one message at
a time, office and echo in turn, from say() to the text being in the chat, both as the sandbox dates them. The picture
that follows is waited for, but not counted; once as in use (drawn and uploaded the first time, then sent again by its
file id), once with the file id forgotten, so that it is uploaded after every reply.
"""

import asyncio
import sqlite3
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bot.sandbox.chats import YOU
from bot.sandbox.server import Sandbox
from tests.bench.bots import READY
from tests.bench.timing import Spread, ms

QUESTIONS = ("/kpi stopsearch", "/kpi 999 answered q3 2021/22")
MESSAGES = 200
WARM_UP = 20
BETWEEN_SECONDS = 0.02
"""Time to finish what follows a reply (who was told, the picture's file id), the same for both bots."""
TARGET = 2.0
CALM = 25
"""The quarter of the replies that other programs on the machine disturbed least, as a percentile."""
_BEGINNING = datetime(2024, 10, 7, tzinfo=UTC)
_FORGETFUL = "CREATE TRIGGER forgetful AFTER INSERT ON pictures BEGIN DELETE FROM pictures; END"


async def measure(messages: int = MESSAGES, warm_up: int = WARM_UP) -> list[str]:
    """A line per question and state of the picture: medians, the middle half, and the ratio of the medians."""
    lines = []
    for uploaded_anew in (False, True):
        lines += await _compared(messages, warm_up, uploaded_anew=uploaded_anew)
    return lines


async def _compared(messages: int, warm_up: int, *, uploaded_anew: bool) -> list[str]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kpibot-bench-")))
        office = await stack.enter_async_context(_bot("office", folder))
        echo = await stack.enter_async_context(_bot("echo", folder))
        if uploaded_anew:
            with closing(sqlite3.connect(folder / "kpibot.db")) as store:
                store.execute(_FORGETFUL)
        picture = "picture uploaded after each" if uploaded_anew else "picture known by its file id"
        lines = []
        for question in QUESTIONS:
            _text, first = await _arrivals(office, question, 2)
            await _paired(question, office, echo, warm_up)
            ours, bare, shown = await _paired(question, office, echo, messages)
            ratio, calm = ours.median / bare.median, ours.percentile(CALM) / bare.percentile(CALM)
            ratios = f"ratio {ratio:.2f}, of the calmest quarters {calm:.2f} (target {TARGET:g})"
            lines.append(f"{question}, {picture}: {ours}; echo {bare}; {ratios}")
            sent = "uploaded" if uploaded_anew else "sent again by its file id"
            lines.append(f"  its picture, {sent}, is there after {shown}; the very first, drawn, after {ms(first)}")
        return lines


async def _paired(question: str, office: Sandbox, echo: Sandbox, messages: int) -> tuple[Spread, Spread, Spread]:
    """Text of the office, text of the echo, picture of the office."""
    texts, pictures, echoes = [], [], []
    for _ in range(messages):
        text, picture = await _arrivals(office, question, 2)
        texts.append(text)
        pictures.append(picture)
        echoes += await _arrivals(echo, question, 1)
    return Spread(texts), Spread(echoes), Spread(pictures)


async def _arrivals(sandbox: Sandbox, question: str, replies: int) -> list[float]:
    """Seconds from saying it until each of so many replies stands in the chat."""
    before = len(sandbox.state.messages.replies(YOU.id))
    said = sandbox.say(YOU.id, question)
    stood = await sandbox.wait_for(YOU.id, before + replies)
    await asyncio.sleep(BETWEEN_SECONDS)
    return [(each.date - said.date).total_seconds() for each in stood[before:]]


def _stopwatch() -> datetime:
    """Dates the sandbox's messages to the microsecond, from some fixed moment on."""
    return _BEGINNING + timedelta(seconds=perf_counter())


@asynccontextmanager
async def _bot(kind: str, folder: Path) -> AsyncIterator[Sandbox]:
    """A sandbox with a bot of this kind listening in a process of its own."""
    sandbox = Sandbox(clock=_stopwatch)
    await sandbox.start()
    command = (sys.executable, "-m", "tests.bench.bots", kind, sandbox.root, sandbox.token, str(folder))
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    try:
        await _ready(process)
        yield sandbox
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        await sandbox.stop()


async def _ready(process: Process) -> None:
    assert process.stdout is not None
    if (await process.stdout.readline()).decode().strip() != READY:
        raise RuntimeError("the bot to be measured did not start; what it said is above")
