"""How long a picture takes beside a bare matplotlib chart of the same size and content, and what many leave behind."""

import os
from pathlib import Path
from statistics import median

from briefing.chart import draw
from briefing.picture import PLOTTED, Shape
from tests.bench.bare import bare
from tests.bench.content import picture_with
from tests.bench.timing import seconds

RUNS = 21
TARGET = 1.3
POINTS = (8, 35, 120)
MANY = 1000
MOST_GROWTH_MIB = 60


def measure(runs: int = RUNS, many: int = MANY) -> list[str]:
    """One line per shape and number of points: both medians and the median of their ratios; then memory."""
    lines = [_measured(shape, points, runs) for shape in PLOTTED for points in POINTS]
    return [*lines, _grown(many)]


def _measured(shape: Shape, points: int, runs: int) -> str:
    picture = picture_with(shape, points)
    draw(picture)
    bare(picture)
    pairs = [(seconds(lambda: draw(picture)), seconds(lambda: bare(picture))) for _ in range(runs)]
    ours, plainly = (median(side) * 1000 for side in zip(*pairs, strict=True))
    ratio = median(drawn / plain for drawn, plain in pairs)
    drawn = f"chart, {shape}, {points} points: {ours:.0f} ms, bare chart of the same content {plainly:.0f} ms"
    return f"{drawn}, ratio {ratio:.2f} (target {TARGET:g})"


def _grown(many: int) -> str:
    """How much this process has grown after so many different pictures, once the first ones have warmed it up."""
    for number in range(20):
        draw(picture_with(Shape.LINE, 20 + number))
    before = _resident_mib()
    for number in range(many):
        draw(picture_with(PLOTTED[number % 2], 3 + number % 50, f"Finding {number}"))
    return f"{many} charts: grown by {_resident_mib() - before:.1f} MiB (target under {MOST_GROWTH_MIB})"


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
