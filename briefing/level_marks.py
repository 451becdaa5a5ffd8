"""Lines across a plot: targets, other areas' figures, centre and limits; each kind has its own dashes."""

import math
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from briefing.picture import CONTROL_LEVELS, Level, LevelKind
from briefing.plot import Plot
from briefing.style import DOTS_UP_TO, LEVEL_DASHES, LEVEL_DOT, LEVEL_WIDTH, LIMIT_DASHES, LIMIT_WIDTH, Theme

LEVELS = 3
"""What is drawn later lies above: marks 2, levels 3."""


def draw_levels(axes: Axes, plot: Plot, levels: Sequence[Level], theme: Theme) -> None:
    """Each from where it begins to hold to where it ends."""
    for level, style in zip(levels, level_styles(levels, theme), strict=True):
        name = level.label or "earlier limit"
        if level.values:
            heights = [math.nan if each is None else each for each in level.values]
            size = LEVEL_DOT if len(heights) <= DOTS_UP_TO else 0.0
            dot: dict[str, Any] = {"marker": "o", "markersize": size, "markeredgewidth": 0}
            axes.plot(range(len(heights)), heights, label=name, zorder=LEVELS, **style, **dot)
            continue
        ends = [(each - plot.frame.left) / plot.slot - 0.5 for each in plot.reach(level)]
        axes.plot(ends, [level.value] * 2, label=name, zorder=LEVELS, **style)


def level_styles(levels: Sequence[Level], theme: Theme) -> list[dict[str, Any]]:
    """How each is drawn. Two that hold at one time differ by more than their colour; the steps of a target do not."""
    return [
        _style(each, LEVEL_DASHES[_beside(levels[:at], each) % len(LEVEL_DASHES)], theme)
        for at, each in enumerate(levels)
    ]


def _beside(earlier: Sequence[Level], level: Level) -> int:
    """How many of the earlier ones hold at one time with it; centres and limits have their own dashes."""
    others = (each for each in earlier if each.kind not in CONTROL_LEVELS)
    return sum(each.first <= _last(level) and level.first <= _last(each) for each in others)


def _last(level: Level) -> float:
    return math.inf if level.last is None else level.last


def _style(level: Level, dashes: object, theme: Theme) -> dict[str, Any]:
    style: dict[str, Any] = {"clip_on": False, "solid_capstyle": "butt"}
    if level.kind is LevelKind.MEAN:
        return style | {"color": theme.limit, "linewidth": LIMIT_WIDTH, "linestyle": "-"}
    if level.kind is LevelKind.LIMIT:
        return style | {"color": theme.limit, "linewidth": LIMIT_WIDTH, "linestyle": LIMIT_DASHES}
    return style | {"color": theme.level, "linewidth": LEVEL_WIDTH, "linestyle": dashes}
