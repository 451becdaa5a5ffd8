"""The first chart of a process: from before anything that draws is imported to the PNG, beside a bare one.

`python -m tests.bench.cold ours` or `bare` draws one and prints its seconds.
"""

import subprocess
import sys
from statistics import median

from briefing.picture import PLOTTED, Shape
from tests.bench.content import picture_with
from tests.bench.timing import ms, seconds

RUNS = 11
POINTS = 8
TARGET = 1.3
OURS, BARE = "ours", "bare"


def measure(runs: int = RUNS) -> list[str]:
    """One line a shape: both medians over processes started in turn, and the median of their ratios."""
    return [_line(shape, runs) for shape in PLOTTED]


def _line(shape: Shape, runs: int) -> str:
    pairs = [(_first(OURS, shape), _first(BARE, shape)) for _ in range(runs)]
    ours, bare = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(drawn / plain for drawn, plain in pairs)
    return f"first chart, {shape}: {ms(ours)}, bare chart {ms(bare)}, ratio {ratio:.2f} (target {TARGET:g})"


def _first(which: str, shape: Shape) -> float:
    command = (sys.executable, "-m", "tests.bench.cold", which, shape.value)
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _drawn(which: str, shape: Shape) -> float:
    picture = picture_with(shape, POINTS)

    def ours() -> bytes:
        from briefing.chart import draw

        return draw(picture)

    def bare() -> bytes:
        from tests.bench.bare import bare

        return bare(picture)

    return seconds(ours if which == OURS else bare)


if __name__ == "__main__":
    print(_drawn(sys.argv[1], Shape(sys.argv[2])))
