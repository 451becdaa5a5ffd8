"""A picture drawn: the only file that asks matplotlib for lines and bars."""

import math
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from briefing.labels import Label, newest
from briefing.letters import face
from briefing.page import DASH_SAMPLE, ROW, Block, Page, page_of
from briefing.picture import Picture, Shape
from briefing.plot import Plot
from briefing.style import (
    COMPRESSION,
    DESCENT,
    DOT,
    DOTS_UP_TO,
    DPI,
    GAP,
    GRID_WIDTH,
    HEIGHT,
    LABEL,
    LEVEL_DASHES,
    LEVEL_WIDTH,
    LIGHT,
    LINE_SPACING,
    LINE_WIDTH,
    MARGIN,
    NEWEST_DOT,
    SMALLEST,
    WIDTH,
    Theme,
)

FILE_KINDS = ("png", "svg", "pdf")

# What is drawn later lies above.
_MARKS, _LEVELS, _NEWEST, _WORDS = 2, 3, 4, 5


def draw(picture: Picture, theme: Theme = LIGHT) -> bytes:
    """The picture as a PNG, 1080 pixels wide. Raises ValueError, saying why, where there is nothing to draw."""
    canvas = FigureCanvasAgg(figure(picture, theme))
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    drawn = Image.frombuffer("RGBA", (WIDTH, HEIGHT), pixels, "raw", "RGBA", 0, 1)
    png = BytesIO()
    drawn.convert("RGB").save(png, "PNG", compress_level=COMPRESSION)
    return png.getvalue()


def save(picture: Picture, path: Path) -> None:
    """Write the picture to a .png, .svg or .pdf file; raises ValueError for another ending, OSError where it cannot."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FILE_KINDS:
        raise ValueError(f"a picture's name ends in .{', .'.join(FILE_KINDS)}, not in {path.suffix or 'nothing'}")
    if kind == "png":
        content = draw(picture)
    else:
        drawn = BytesIO()
        figure(picture).savefig(drawn, format=kind)
        content = drawn.getvalue()
    path.write_bytes(content)


def figure(picture: Picture, theme: Theme = LIGHT) -> Figure:
    """The same as a figure, for SVG and PDF. Raises ValueError where there is nothing to draw."""
    _must_have_figures(picture)
    page = page_of(picture)
    drawn = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=theme.paper)
    FigureCanvasAgg(drawn)
    axes = _axes(drawn, page, theme)
    if picture.shape is Shape.BARS:
        _bars(axes, page.plot, theme)
    else:
        _line(axes, page.plot, theme)
    _levels(axes, page, theme)
    _words(drawn, page, theme)
    return drawn


def _must_have_figures(picture: Picture) -> None:
    values = [mark.value for mark in picture.marks if mark.value is not None]
    if not values:
        periods = f"none of the {len(picture.marks)} periods has a figure" if picture.marks else "no periods were given"
        raise ValueError(f"no chart of {picture.subtitle!r}: {periods}")
    odd = [value for value in [*values, *(level.value for level in picture.levels)] if not math.isfinite(value)]
    if odd:
        raise ValueError(f"no chart of {picture.subtitle!r}: {odd[0]} is no figure; a gap has the value None")


def _axes(drawn: Figure, page: Page, theme: Theme) -> Axes:
    plot, frame = page.plot, page.plot.frame
    place = (frame.left / WIDTH, frame.bottom / HEIGHT, frame.width / WIDTH, frame.height / HEIGHT)
    axes = drawn.add_axes(place, facecolor="none", xlim=(-0.5, len(plot.marks) - 0.5), autoscale_on=False)
    axes.set_ylim(plot.scale.low, plot.scale.high)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.set_axisbelow(True)
    axes.set_yticks(plot.scale.ticks, plot.scale.words, color=theme.soft, size=SMALLEST, fontproperties=face())
    axes.tick_params(axis="y", length=0, pad=GAP, labelsize=SMALLEST)
    axes.grid(visible=True, axis="y", color=theme.grid, linewidth=GRID_WIDTH, linestyle="-")
    ground = min(max(plot.scale.low, 0.0), plot.scale.high)
    axes.axhline(ground, color=theme.axis, linewidth=GRID_WIDTH * 1.5, zorder=_LEVELS, label="ground", clip_on=False)
    return axes


def _bars(axes: Axes, plot: Plot, theme: Theme) -> None:
    told = [(at, mark.value) for at, mark in enumerate(plot.marks) if mark.value is not None]
    colours = [theme.earlier] * (len(told) - 1) + [theme.newest]
    places, heights = [at for at, _ in told], [value for _, value in told]
    axes.bar(places, heights, width=plot.bar / plot.slot, color=colours, linewidth=0, zorder=_MARKS)


def _line(axes: Axes, plot: Plot, theme: Theme) -> None:
    values = [math.nan if mark.value is None else mark.value for mark in plot.marks]
    dotted = len(values) <= DOTS_UP_TO
    alone = [at for at in range(len(values)) if _is_alone(values, at)]
    axes.plot(
        values, color=theme.earlier, linewidth=LINE_WIDTH, marker="o", markersize=DOT if dotted else LINE_WIDTH * 1.6,
        markeredgewidth=0, markevery=None if dotted else alone, solid_joinstyle="round", solid_capstyle="round",
        clip_on=False, zorder=_MARKS, label="figures",
    )  # fmt: skip
    last = newest(plot)
    axes.plot(
        [last], [values[last]], color=theme.newest, linestyle="", marker="o", markersize=NEWEST_DOT,
        markeredgecolor=theme.paper, markeredgewidth=2, clip_on=False, zorder=_NEWEST, label="newest",
    )  # fmt: skip


def _is_alone(values: list[float], at: int) -> bool:
    """A figure between two gaps: no line leads to it."""
    beside = [values[each] for each in (at - 1, at + 1) if 0 <= each < len(values)]
    return all(math.isnan(value) for value in beside)


def _levels(axes: Axes, page: Page, theme: Theme) -> None:
    for number, level in enumerate(page.levels):
        dashes = LEVEL_DASHES[number % len(LEVEL_DASHES)]
        style: dict[str, Any] = {"color": theme.level, "linewidth": LEVEL_WIDTH, "linestyle": dashes, "clip_on": False}
        axes.axhline(level.value, label=level.label, zorder=_LEVELS, **style)
        if page.keys.lines:
            frame = page.plot.frame
            y = (page.keys.y - (number + 0.5) * ROW - frame.bottom) / frame.height
            left = (MARGIN - frame.left) / frame.width
            axes.plot([left, left + DASH_SAMPLE / frame.width], [y, y], transform=axes.transAxes,
                      label=f"key of {level.label}", **style)  # fmt: skip


def _words(drawn: Figure, page: Page, theme: Theme) -> None:
    _block(drawn, page.title, theme.ink, bold=True)
    _block(drawn, page.subtitle, theme.soft)
    _block(drawn, page.foot, theme.soft)
    _block(drawn, page.keys, theme.level, left=MARGIN + DASH_SAMPLE + GAP)
    last = newest(page.plot)
    for word in page.timeline.words:
        y = page.plot.frame.bottom - GAP - (word.row + 1) * ROW + SMALLEST * DESCENT
        _write(drawn, word.text, word.x, y, SMALLEST, theme.ink if word.mark == last else theme.soft, centred=True)
    for label in page.labels:
        _label(drawn, label, theme)


def _label(drawn: Figure, label: Label, theme: Theme) -> None:
    colour = {"newest": theme.newest, "value": theme.ink, "level": theme.level, "gap": theme.soft}[label.kind]
    if label.inside and label.kind == "newest":
        colour = theme.paper
    size = LABEL if label.kind in ("newest", "value") else SMALLEST
    lines = label.text.split("\n")
    for number, line in enumerate(reversed(lines)):
        y = label.box.bottom + size * (DESCENT * 0.5 + number * LINE_SPACING)
        text = _write(drawn, line, (label.box.left + label.box.right) / 2, y, size, colour,
                      centred=True, bold=label.kind == "newest")  # fmt: skip
        if label.crosses:
            text.set_bbox({"facecolor": theme.paper, "edgecolor": "none", "pad": 4})


def _block(drawn: Figure, block: Block, colour: str, bold: bool = False, left: float = MARGIN) -> None:
    for number, line in enumerate(block.lines):
        y = block.y - (number + 1) * block.size * LINE_SPACING + block.size * (DESCENT + (LINE_SPACING - 1) / 2)
        _write(drawn, line, left, y, block.size, colour, bold=bold)


def _write(
    drawn: Figure, text: str, x: float, y: float, size: float, colour: str, centred: bool = False, bold: bool = False
) -> Text:
    """One line with its baseline at y; dollar signs are dollar signs, not mathematics."""
    return drawn.text(
        x / WIDTH, y / HEIGHT, text, fontproperties=face(bold), fontsize=size, color=colour, parse_math=False,
        horizontalalignment="center" if centred else "left", verticalalignment="baseline", zorder=_WORDS,
    )  # fmt: skip
