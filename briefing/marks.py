"""The figures themselves: bars from zero, or a line; provisional ones hollow."""

import math
from typing import Any

from matplotlib.axes import Axes

from briefing.labels import chosen
from briefing.plot import Plot
from briefing.style import DOT, DOTS_UP_TO, LINE_WIDTH, NEWEST_DOT, Theme

_MARKS, _NEWEST = 2, 4
"""What is drawn later lies above."""


def bars(axes: Axes, plot: Plot, theme: Theme) -> None:
    last = chosen(plot)
    told = [(at, mark) for at, mark in enumerate(plot.marks) if mark.value is not None]
    colours = [theme.newest if at == last else theme.earlier for at, _ in told]
    axes.bar(
        [at for at, _ in told], [mark.value or 0.0 for _, mark in told], width=plot.bar / plot.slot,
        color=["none" if mark.hollow else colour for colour, (_, mark) in zip(colours, told, strict=True)],
        edgecolor=colours, linewidth=[LINE_WIDTH * 0.6 if mark.hollow else 0 for _, mark in told], zorder=_MARKS,
    )  # fmt: skip


def line(axes: Axes, plot: Plot, theme: Theme) -> None:
    values = [math.nan if mark.value is None else mark.value for mark in plot.marks]
    dotted = len(values) <= DOTS_UP_TO
    alone = [at for at in range(len(values)) if _is_alone(values, at)]
    axes.plot(
        values, color=theme.earlier, linewidth=LINE_WIDTH, marker="o", markersize=DOT if dotted else LINE_WIDTH * 1.6,
        markeredgewidth=0, markevery=None if dotted else alone, solid_joinstyle="round", solid_capstyle="round",
        clip_on=False, zorder=_MARKS, label="figures",
    )  # fmt: skip
    last = chosen(plot)
    for at in (at for at, mark in enumerate(plot.marks) if mark.hollow and at != last and mark.value is not None):
        axes.plot([at], [values[at]], color=theme.earlier, label="provisional", **_dot(theme, DOT, hollow=True))
    style = _dot(theme, NEWEST_DOT, hollow=plot.marks[last].hollow)
    axes.plot([last], [values[last]], color=theme.newest, label="newest", **style)


def _dot(theme: Theme, size: float, *, hollow: bool) -> dict[str, Any]:
    """A point by itself; a provisional one is a ring."""
    style: dict[str, Any] = {"linestyle": "", "marker": "o", "markersize": size, "clip_on": False, "zorder": _NEWEST}
    if hollow:
        return style | {"markerfacecolor": theme.paper, "markeredgewidth": LINE_WIDTH}
    return style | {"markeredgecolor": theme.paper, "markeredgewidth": 2}


def _is_alone(values: list[float], at: int) -> bool:
    """A figure between two gaps: no line leads to it."""
    beside = [values[each] for each in (at - 1, at + 1) if 0 <= each < len(values)]
    return all(math.isnan(value) for value in beside)
