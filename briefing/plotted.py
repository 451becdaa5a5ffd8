"""The usual page: marks side by side on one axis, with levels, limits and words."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from briefing.blocks import ROW
from briefing.control_marks import draw_control
from briefing.ink import blank, block, write
from briefing.label_marks import draw_label
from briefing.labels import chosen
from briefing.letters import face
from briefing.level_marks import LEVELS, draw_levels, level_styles
from briefing.marks import bars, line
from briefing.page import DASH_SAMPLE, Page, page_of
from briefing.picture import Picture, Shape
from briefing.plot import Box, Plot
from briefing.style import (
    DESCENT,
    GAP,
    GRID_WIDTH,
    HEIGHT,
    MARGIN,
    SMALLEST,
    WIDTH,
    Theme,
)


def plotted(picture: Picture, theme: Theme) -> Figure:
    """The page of a picture whose shape is bars or a line."""
    page = page_of(picture)
    drawn = blank(page.height, theme)
    axes = axes_of(drawn, page.plot, theme, page.height)
    (bars if picture.shape is Shape.BARS else line)(axes, page.plot, theme)
    draw_control(axes, page, theme)
    draw_levels(axes, page.plot, page.levels, theme)
    _keys(axes, page, theme)
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
    axes.axhline(ground, color=theme.axis, linewidth=GRID_WIDTH * 1.5, zorder=LEVELS, label="ground", clip_on=False)
    return axes


def _keys(axes: Axes, page: Page, theme: Theme) -> None:
    """A piece of each line before its name, where the names stand above the plot."""
    frame = page.plot.frame
    start = (MARGIN - frame.left) / frame.width
    styles = level_styles(page.levels, theme)
    for number, level in enumerate(page.keyed.levels):
        y, style = page.key_row(number), styles[page.levels.index(level)]
        axes.plot([start, start + DASH_SAMPLE / frame.width], [y, y], transform=axes.transAxes,
                  label=f"key of {level.label}", **style)  # fmt: skip


def _words(drawn: Figure, page: Page, theme: Theme) -> None:
    block(drawn, page.title, theme.ink, bold=True)
    block(drawn, page.subtitle, theme.soft)
    block(drawn, page.foot, theme.soft)
    block(drawn, page.signs, theme.ink)
    block(drawn, page.keys, theme.ink, left=MARGIN + DASH_SAMPLE + GAP)
    last = chosen(page.plot)
    for word in page.timeline.words:
        y = page.plot.frame.bottom - GAP - (word.row + 1) * ROW + SMALLEST * DESCENT
        write(drawn, word.text, word.x, y, SMALLEST, theme.ink if word.mark == last else theme.soft, "center")
    for label in page.labels:
        draw_label(drawn, label, theme)
