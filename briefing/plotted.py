"""The usual page: marks side by side on one axis, with levels, limits and words."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from briefing.control_marks import draw_control
from briefing.ink import blank, block, write
from briefing.labels import Label, newest
from briefing.letters import face
from briefing.marks import bars, line
from briefing.page import DASH_SAMPLE, ROW, Page, page_of
from briefing.picture import Level, LevelKind, Picture, Shape
from briefing.plot import Box, Plot
from briefing.style import (
    DESCENT,
    GAP,
    GRID_WIDTH,
    HEIGHT,
    LABEL,
    LEVEL_DASHES,
    LEVEL_WIDTH,
    LIMIT_DASHES,
    LIMIT_WIDTH,
    LINE_SPACING,
    MARGIN,
    SMALLEST,
    WIDTH,
    Theme,
)

_LEVELS = 3


def plotted(picture: Picture, theme: Theme) -> Figure:
    """The page of a picture whose shape is bars or a line."""
    page = page_of(picture)
    drawn = blank(page.height, theme)
    axes = axes_of(drawn, page.plot, theme, page.height)
    (bars if picture.shape is Shape.BARS else line)(axes, page.plot, theme)
    draw_control(axes, page, theme)
    _levels(axes, page, theme)
    _words(drawn, page, theme)
    return drawn


def axes_of(drawn: Figure, plot: Plot, theme: Theme, height: float = HEIGHT) -> Axes:
    """Axes in the frame of a plot on a page so many pixels high, with ticks, grid and ground."""
    frame: Box = plot.frame
    place = (frame.left / WIDTH, frame.bottom / height, frame.width / WIDTH, frame.height / height)
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


def _levels(axes: Axes, page: Page, theme: Theme) -> None:
    dashes = cycle(LEVEL_DASHES)
    for level in page.levels:
        style = _level_style(level, dashes, theme)
        left, right = page.plot.reach(level)
        ends = [(each - page.plot.frame.left) / page.plot.slot - 0.5 for each in (left, right)]
        axes.plot(ends, [level.value] * 2, label=level.label or "earlier limit", zorder=_LEVELS, **style)
        if level in page.key_levels:
            frame = page.plot.frame
            y = page.key_row(bool(page.picture.range_words) + len(page.key_signs) + page.key_levels.index(level))
            start = (MARGIN - frame.left) / frame.width
            axes.plot([start, start + DASH_SAMPLE / frame.width], [y, y], transform=axes.transAxes,
                      label=f"key of {level.label}", **style)  # fmt: skip


def _level_style(level: Level, dashes: Iterator[Any], theme: Theme) -> dict[str, Any]:
    style: dict[str, Any] = {"clip_on": False, "solid_capstyle": "butt"}
    if level.kind is LevelKind.MEAN:
        return style | {"color": theme.limit, "linewidth": LIMIT_WIDTH, "linestyle": "-"}
    if level.kind is LevelKind.LIMIT:
        return style | {"color": theme.limit, "linewidth": LIMIT_WIDTH, "linestyle": LIMIT_DASHES}
    return style | {"color": theme.level, "linewidth": LEVEL_WIDTH, "linestyle": next(dashes)}


def _words(drawn: Figure, page: Page, theme: Theme) -> None:
    block(drawn, page.title, theme.ink, bold=True)
    block(drawn, page.subtitle, theme.soft)
    block(drawn, page.foot, theme.soft)
    block(drawn, page.keys, theme.ink, left=MARGIN + DASH_SAMPLE + GAP)
    last = newest(page.plot)
    for word in page.timeline.words:
        y = page.plot.frame.bottom - GAP - (word.row + 1) * ROW + SMALLEST * DESCENT
        write(drawn, word.text, word.x, y, SMALLEST, theme.ink if word.mark == last else theme.soft, "center")
    for label in page.labels:
        _label(drawn, label, theme)


def _label(drawn: Figure, label: Label, theme: Theme) -> None:
    colour = _INKS[label.kind](theme)
    if label.inside and label.kind == "newest":
        colour = theme.paper
    size = LABEL if label.kind in ("newest", "value") else SMALLEST
    lines = label.text.split("\n")
    for number, words in enumerate(reversed(lines)):
        y = label.box.bottom + size * (DESCENT * 0.5 + number * LINE_SPACING)
        text = write(drawn, words, (label.box.left + label.box.right) / 2, y, size, colour,
                     "center", bold=label.kind == "newest")  # fmt: skip
        if label.crosses:
            text.set_bbox({"facecolor": theme.paper, "edgecolor": "none", "pad": 4})


_INKS: dict[str, Callable[[Theme], str]] = {
    "newest": lambda theme: theme.newest,
    "value": lambda theme: theme.ink,
    "level": lambda theme: theme.level,
    "limit": lambda theme: theme.limit,
    "divide": lambda theme: theme.soft,
    "gap": lambda theme: theme.soft,
}
