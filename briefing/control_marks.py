"""What a control chart adds to a line: the usual range, the upright lines of rebases, a shape for every signal."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from briefing.labels import newest
from briefing.page import DASH_SAMPLE, Page
from briefing.picture import Band, Divide, Sign
from briefing.plot import Plot
from briefing.style import GRID_WIDTH, LIMIT_DASHES, MARGIN, NEWEST_DOT, SIGN_DOT, SIGN_MARKERS, SMALLEST, Theme

_BANDS, _DIVIDES, _SIGNS, _NEWEST_SIGN = 0.5, 1, 3.5, 4.5
_LEAST_SIGN = 12.0
"""Pixels; of many points close together the shapes are smaller, but none so small that it is a dot."""


def draw_control(axes: Axes, page: Page, theme: Theme) -> None:
    """Bands below everything, signs above the line, and the keys; nothing for a chart without limits."""
    draw_range(axes, page.picture.bands, page.picture.divides, theme)
    draw_signs(axes, page.plot, theme)
    _keys(axes, page, theme)


def draw_range(axes: Axes, bands: Sequence[Band], divides: Sequence[Divide], theme: Theme) -> None:
    """The usual range of each group, and where limits begin anew."""
    for band in bands:
        ends = [band.first - 0.5, band.last + 0.5]
        axes.fill_between(ends, band.low, band.high, color=theme.band, linewidth=0, zorder=_BANDS, label="usual range")
    for divide in divides:
        axes.axvline(
            divide.before - 0.5, color=theme.axis, linewidth=GRID_WIDTH, linestyle=LIMIT_DASHES, zorder=_DIVIDES,
            label=f"divide: {divide.label}",
        )  # fmt: skip


def draw_signs(axes: Axes, plot: Plot, theme: Theme) -> None:
    """The shape of each signal at its point."""
    last, small = newest(plot), max(_LEAST_SIGN, min(SIGN_DOT, plot.slot))
    for at, mark in enumerate(plot.marks):
        if mark.sign and mark.value is not None:
            size = NEWEST_DOT if at == last else small
            _sign(axes, at, mark.value, mark.sign, theme, size, zorder=_NEWEST_SIGN if at == last else _SIGNS)


def _keys(axes: Axes, page: Page, theme: Theme) -> None:
    """A patch of the band and each shape, before their words."""
    frame = page.plot.frame
    left, right = ((each - frame.left) / frame.width for each in (MARGIN, MARGIN + DASH_SAMPLE))
    below = bool(page.picture.range_words)
    if below:
        half = SMALLEST * 0.4 / frame.height
        y = page.key_row(0)
        axes.fill_between(
            [left, right], y - half, y + half, transform=axes.transAxes, facecolor=theme.band, edgecolor=theme.limit,
            linewidth=GRID_WIDTH, clip_on=False, label="key of the usual range",
        )  # fmt: skip
    for number, sign in enumerate(page.key_signs):
        y = page.key_row(number + below)
        _sign(axes, (left + right) / 2, y, sign, theme, SIGN_DOT, zorder=_SIGNS, transform=axes.transAxes)


def _sign(axes: Axes, x: float, y: float, sign: Sign, theme: Theme, size: float, **more: Any) -> None:
    axes.plot(
        [x], [y], linestyle="", marker=SIGN_MARKERS[sign], markersize=size, color=theme.signs[sign],
        markeredgecolor=theme.paper, markeredgewidth=size / 12, clip_on=False, label=sign.value, **more,
    )  # fmt: skip
