"""Where pictures are drawn: a few processes of their own, so that a chart never holds up a text answer.

Drawing keeps a core busy for some 60 ms and threads would not free the event loop, because both want the interpreter.
"""

import asyncio
import signal
from collections import OrderedDict
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from briefing.picture import Picture
from kpistore.model.ground import Ground

WORKERS = 2
MOST_KEPT = 64
"""Drawn pictures kept by content, some 70 kB each."""
PICTURES_A_POOL = 500
"""The processes are replaced after so many, whatever a library may have left behind in them. By our own count: the
pool's max_tasks_per_child leaves it waiting for ever once every worker has done its share (CPython issue 115634)."""


class Studio:
    """Draws each picture once; the same content is taken from the shelf."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._workers = workers
        self._pool: Executor | None = None
        self._begun = 0
        self._drawn: OrderedDict[str, bytes] = OrderedDict()

    async def draw(self, picture: Picture, ground: Ground = Ground.LIGHT) -> bytes:
        """The picture as PNG; raises ValueError, saying why, where there is nothing to draw."""
        name = picture.digest(ground)
        if name in self._drawn:
            self._drawn.move_to_end(name)
            return self._drawn[name]
        drawn = await self._put_on_paper(picture, ground)
        self._drawn[name] = drawn
        if len(self._drawn) > MOST_KEPT:
            self._drawn.popitem(last=False)
        return drawn

    def warm_up(self) -> None:
        """Start the processes and let them import what they need, before the first picture is wanted."""
        if self._workers:
            for _ in range(self._workers):
                self._opened().submit(_ready)

    def close(self) -> None:
        """End the processes; pictures under way are given up."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    async def _put_on_paper(self, picture: Picture, ground: Ground) -> bytes:
        loop = asyncio.get_running_loop()
        if not self._workers:
            return await asyncio.to_thread(_drawn, picture, ground)
        try:
            return await loop.run_in_executor(self._next_pool(), _drawn, picture, ground)
        except BrokenProcessPool:
            # A worker was killed, for want of memory perhaps: the others are gone with it, so begin anew once.
            self.close()
        try:
            return await loop.run_in_executor(self._next_pool(), _drawn, picture, ground)
        except BrokenProcessPool as error:
            self.close()
            raise OSError("the processes that draw were ended twice") from error

    def _next_pool(self) -> Executor:
        """The pool for one more picture; one that has done its share finishes what it has in hand and goes."""
        self._begun += 1
        if self._pool and self._begun > PICTURES_A_POOL:
            self._pool.shutdown(wait=False)
            self._pool, self._begun = None, 1
        return self._opened()

    def _opened(self) -> Executor:
        if self._pool is None:
            # Spawned, not forked: a fork would copy the bot's connections and locks.
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=get_context("spawn"), initializer=_leave_interrupts
            )
        return self._pool


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the bot alone decides what it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _drawn(picture: Picture, ground: Ground = Ground.LIGHT) -> bytes:
    from briefing.chart import draw  # matplotlib is imported where it draws, not where it is asked
    from briefing.style import THEMES

    return draw(picture, THEMES[ground])


def _ready() -> None:
    import briefing.chart  # noqa: F401
