"""Text replies while charts are drawn back to back: the studio's processes must leave the bot its own.

One process: the work of a reply (question, answer, words) is timed quietly, then while the studio draws one new
picture after the other, and as a comparison while a thread of this very process draws them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from time import perf_counter

from briefing.answer import answer_message
from briefing.picture import Picture, Shape
from briefing.studio import Studio
from tests.bench.content import picture_with
from tests.bench.timing import Spread
from tests.kpistore import shipped

REPLIES = 200
TARGET = 2.0
QUESTION = "999 answered q3 2021/22"


def measure(replies: int = REPLIES) -> list[str]:
    """Two lines: with processes, and for comparison with a thread."""
    return [asyncio.run(_compared(workers, replies)) for workers in (1, 0)]


async def _compared(workers: int, replies: int) -> str:
    studio = Studio(workers)
    try:
        await studio.draw(picture_with(Shape.LINE, 8, "to begin with"))
        quiet = await _replies(replies)
        drawing = asyncio.create_task(_without_end(studio.draw))
        busy = await _replies(replies)
        drawing.cancel()
        with suppress(asyncio.CancelledError):
            await drawing
    finally:
        studio.close()
    where = "in a process of its own" if workers else "in a thread, for comparison"
    return f"replies while charts are drawn {where}: {busy}; quiet {quiet}; ratio {busy.median / quiet.median:.2f}" + (
        f" (target {TARGET:g})" if workers else ""
    )


async def _without_end(draw: Callable[[Picture], Awaitable[bytes]]) -> None:
    for number in count():
        await draw(picture_with(Shape.LINE, 35, f"Finding {number}"))


async def _replies(number: int) -> Spread:
    taken = []
    for _ in range(number):
        begun = perf_counter()
        await asyncio.to_thread(_reply)  # as the bot does it: a worker thread, and back to the loop
        taken.append(perf_counter() - begun)
        await asyncio.sleep(0.005)
    return Spread(taken)


def _reply() -> str:
    return answer_message(shipped.ask(QUESTION), "Cleveland").plain()
