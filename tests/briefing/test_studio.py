"""Pictures are drawn aside, each content once."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from briefing.picture import Mark, Picture, Shape
from briefing.studio import MOST_KEPT, Studio, _drawn
from kpistore.model.ground import Ground

PNG = b"\x89PNG\r\n"


def picture(number: int = 1) -> Picture:
    return Picture(
        f"Finding {number}", "Calls", "count", Shape.BARS, (Mark("2022/23", 1.0, "1"), Mark("2023/24", 2.0, "2"))
    )


def test_a_picture_is_drawn_in_another_process() -> None:
    async def drawn() -> bytes:
        studio = Studio(1)
        studio.warm_up()
        try:
            return await studio.draw(picture())
        finally:
            studio.close()

    assert asyncio.run(drawn()).startswith(PNG)


def test_the_same_content_is_drawn_once_and_another_one_again() -> None:
    async def both() -> None:
        studio = Studio(0)
        first = await studio.draw(picture())
        assert await studio.draw(picture()) is first
        assert await studio.draw(picture(2)) != first
        assert await studio.draw(picture(), Ground.DARK) != first

    asyncio.run(both())


def test_only_the_newest_pictures_are_kept() -> None:
    async def many() -> None:
        studio = Studio(0)
        first = await studio.draw(picture(0))
        studio._drawn.update({str(number): b"" for number in range(MOST_KEPT)})
        await studio.draw(picture(1))
        assert await studio.draw(picture(0)) is not first

    asyncio.run(many())


def test_what_cannot_be_drawn_says_why() -> None:
    async def nothing() -> None:
        await Studio(0).draw(Picture("Finding", "Calls", "count", Shape.BARS, ()))

    with pytest.raises(ValueError, match="no "):
        asyncio.run(nothing())


def test_the_processes_are_replaced_after_their_share_of_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    async def drawn() -> int:
        monkeypatch.setattr("briefing.studio.PICTURES_A_POOL", 2)
        studio, pools = Studio(1), list[object]()  # the pools themselves: a number may be used again for a new one
        try:
            for number in range(5):
                await asyncio.wait_for(studio.draw(picture(number)), 60)
                if studio._pool not in pools:
                    pools.append(studio._pool)
        finally:
            studio.close()
        return len(pools)

    assert asyncio.run(drawn()) > 1


def test_a_worker_that_was_killed_is_replaced() -> None:
    async def killed() -> bytes:
        studio = Studio(1)
        try:
            worker = await asyncio.get_running_loop().run_in_executor(studio._opened(), os.getpid)
            os.kill(worker, signal.SIGKILL)
            return await studio.draw(picture())
        finally:
            studio.close()

    assert asyncio.run(killed()) == _drawn(picture())


def test_what_draws_loads_nothing_that_answers() -> None:
    told = "import sys, briefing.chart; print(*(name for name in sys.modules if name.startswith('kpistore.')))"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in loaded if not name.startswith("kpistore.model")]
