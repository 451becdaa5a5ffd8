"""What a control chart adds to a line: the usual range, the upright lines of rebases, a shape for every signal."""

from typing import Any

from matplotlib.axes import Axes

from briefing.labels import newest
from briefing.page import DASH_SAMPLE, Page
from briefing.picture import Sign
from briefing.style import GRID_WIDTH, LIMIT_DASHES, MARGIN, NEWEST_DOT, SIGN_DOT, SIGN_MARKERS, SMALLEST, Theme

_BANDS, _DIVIDES, _SIGNS, _NEWEST_SIGN = 0.5, 1, 3.5, 4.5


def draw_control(axes: Axes, page: Page, theme: Theme) -> None:
    """Bands below everything, signs above the line; nothing for a chart without limits."""
    for band in page.picture.bands:
        ends = [band.first - 0.5, band.last + 0.5]
        axes.fill_between(ends, band.low, band.high, color=theme.band, linewidth=0, zorder=_BANDS, label="usual range")
    for divide in page.picture.divides:
        axes.axvline(
            divide.before - 0.5, color=theme.axis, linewidth=GRID_WIDTH, linestyle=LIMIT_DASHES, zorder=_DIVIDES,
            label=f"divide: {divide.label}",
        )  # fmt: skip
    last = newest(page.plot)
    for at, mark in enumerate(page.picture.marks):
        if mark.sign and mark.value is not None:
            size = NEWEST_DOT if at == last else SIGN_DOT
            _sign(axes, at, mark.value, mark.sign, theme, size, zorder=_NEWEST_SIGN if at == last else _SIGNS)
    _keys(axes, page, theme)


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
        markeredgecolor=theme.paper, markeredgewidth=1.5, clip_on=False, label=sign.value, **more,
    )  # fmt: skip
