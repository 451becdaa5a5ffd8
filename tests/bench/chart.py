"""How long a picture takes beside a bare matplotlib chart of the same size and number of points."""

from io import BytesIO
from statistics import median

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from briefing.chart import draw
from briefing.picture import PLOTTED, Level, Mark, Picture, Shape
from briefing.style import HEIGHT, WIDTH
from tests.bench.timing import seconds

RUNS = 21
TARGET = 1.5
POINTS = (8, 35, 120)


def measure(runs: int = RUNS) -> list[str]:
    """One line per shape and number of points: median milliseconds of both, and the median of their ratios."""
    return [_measured(shape, points, runs) for shape in PLOTTED for points in POINTS]


def _measured(shape: Shape, points: int, runs: int) -> str:
    picture = _picture(shape, points)
    values = [mark.value or 0.0 for mark in picture.marks]
    draw(picture)
    _bare(values)
    pairs = [(seconds(lambda: draw(picture)), seconds(lambda: _bare(values))) for _ in range(runs)]
    ours, bare = (median(side) * 1000 for side in zip(*pairs, strict=True))
    ratio = median(drawn / plain for drawn, plain in pairs)
    drawn = f"chart, {shape}, {points} points: {ours:.0f} ms, bare line chart {bare:.0f} ms"
    return f"{drawn}, ratio {ratio:.2f} (target {TARGET:g})"


def _picture(shape: Shape, points: int) -> Picture:
    marks = tuple(
        Mark(f"Q{at % 4 + 1} {2000 + at // 4}/{(at // 4 + 1) % 100:02d}", 70.0 + at * 7 % 19, f"{70 + at * 7 % 19}%")
        for at in range(points)
    )
    title = "999 calls: 86.8% answered within 10 seconds, below the 90% standard"
    level = Level(90, "National standard 90%")
    return Picture(title, "999 calls, Cleveland, by quarter", "percent", shape, marks, (level,), "Performance summary")


def _bare(values: list[float]) -> bytes:
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    FigureCanvasAgg(figure)
    figure.add_subplot().plot(values)
    png = BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()
