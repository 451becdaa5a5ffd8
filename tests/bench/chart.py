"""How long a picture takes beside a bare matplotlib chart of the same size and content, and what many leave behind."""

import os
from io import BytesIO
from pathlib import Path
from statistics import median

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from briefing.chart import draw
from briefing.picture import PLOTTED, Level, Mark, Picture, Shape
from briefing.style import HEIGHT, WIDTH
from tests.bench.timing import seconds

TITLE = "999 calls: 86.8% answered within 10 seconds, below the 90% standard"
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
    picture = _picture(shape, points)
    draw(picture)
    _bare(picture)
    pairs = [(seconds(lambda: draw(picture)), seconds(lambda: _bare(picture))) for _ in range(runs)]
    ours, bare = (median(side) * 1000 for side in zip(*pairs, strict=True))
    ratio = median(drawn / plain for drawn, plain in pairs)
    drawn = f"chart, {shape}, {points} points: {ours:.0f} ms, bare chart of the same content {bare:.0f} ms"
    return f"{drawn}, ratio {ratio:.2f} (target {TARGET:g})"


def _grown(many: int) -> str:
    """How much this process has grown after so many different pictures, once the first ones have warmed it up."""
    for number in range(20):
        draw(_picture(Shape.LINE, 20 + number))
    before = _resident_mib()
    for number in range(many):
        draw(_picture(PLOTTED[number % 2], 3 + number % 50, f"Finding {number}"))
    return f"{many} charts: grown by {_resident_mib() - before:.1f} MiB (target under {MOST_GROWTH_MIB})"


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _picture(shape: Shape, points: int, title: str = TITLE) -> Picture:
    marks = tuple(
        Mark(f"Q{at % 4 + 1} {2000 + at // 4}/{(at // 4 + 1) % 100:02d}", 70.0 + at * 7 % 19, f"{70 + at * 7 % 19}%")
        for at in range(points)
    )
    level = Level(90, "National standard 90%")
    return Picture(title, "999 calls, Cleveland, by quarter", "percent", shape, marks, (level,), "Performance summary")


def _bare(picture: Picture) -> bytes:
    """The same content as anybody would draw it: same size in pixels, figures, level, title, labels and source."""
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    values, places = [mark.value or 0.0 for mark in picture.marks], range(len(picture.marks))
    every = max(1, len(values) // 10)
    if picture.shape is Shape.BARS:
        axes.bar(places, values)
    else:
        axes.plot(places, values, marker="o")
    for level in picture.levels:
        axes.axhline(level.value, linestyle="--")
        axes.annotate(level.label, (0, level.value))
    for place in list(places)[::every]:
        axes.annotate(picture.marks[place].text, (place, values[place]))
    axes.set_xticks(list(places)[::every], [mark.label for mark in picture.marks][::every])
    axes.set_title(f"{picture.title}\n{picture.subtitle}")
    axes.set_xlabel(picture.foot)
    axes.grid(axis="y")
    png = BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()
