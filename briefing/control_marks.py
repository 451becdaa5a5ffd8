"""What a control chart adds to a line: the usual range, the upright lines of rebases, a shape for every signal."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from briefing.labels import chosen
from briefing.page import Page
from briefing.picture import Band, Divide
from briefing.plot import Plot
from briefing.signs import Form
from briefing.style import FORM_MARKERS, GRID_WIDTH, LIMIT_DASHES, NEWEST_DOT, SIGN_DOT, Theme

_BANDS, _DIVIDES, _SIGNS, _NEWEST_SIGN = 0.5, 1, 3.5, 4.5
_WIDER = {Form.RUN: 1.3, Form.RISING: 1.15, Form.FALLING: 1.15}
"""Plus and triangle fill less of their square than the others."""
_LEAST_SIGN = 13.0
"""Pixels; of many points close together the shapes are smaller, but none so small that it is a dot."""


def draw_control(axes: Axes, page: Page, theme: Theme) -> None:
    """Bands below everything and signs above the line; nothing for a chart without limits."""
    draw_range(axes, page.picture.bands, page.picture.divides, theme)
    draw_signs(axes, page.plot, theme)


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
    last, small = chosen(plot), max(_LEAST_SIGN, min(SIGN_DOT, plot.slot))
    for at, mark in enumerate(plot.marks):
        if mark.form and mark.value is not None:
            size, above = (NEWEST_DOT, _NEWEST_SIGN) if at == last else (small, _SIGNS)
            axes.plot(
                [at], [mark.value], linestyle="", marker=FORM_MARKERS[mark.form], markeredgecolor=theme.paper,
                markersize=size * _WIDER.get(mark.form, 1.0), color=theme.signs[mark.sign], markeredgewidth=size / 12,
                clip_on=False, label=f"{mark.sign}: {mark.form}", zorder=above,
            )  # fmt: skip
