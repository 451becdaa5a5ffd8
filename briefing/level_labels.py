"""Where the names of levels go: along their lines, or nowhere."""

from collections.abc import Iterator, Sequence

from briefing.labels import Label, is_covered, is_crossed, is_free
from briefing.letters import printable, shortened, width
from briefing.picture import CONTROL_LEVELS, Level
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, SMALLEST

POSITIONS = 12
"""Tried along a level, from the right."""


def level_labels(
    plot: Plot, levels: Sequence[Level], taken: Sequence[Label], keyed: Sequence[Level]
) -> tuple[list[Label], list[Level]]:
    """A name at each level that is not named above the plot, and the levels whose name finds no free place."""
    placed: list[Label] = []
    left: list[Level] = []
    for level in (each for each in levels if each.label and each not in keyed):
        label = next(_free_places(plot, level, levels, [*taken, *placed]), None)
        if label:
            placed.append(label)
        else:
            left.append(level)
    return placed, left


def _free_places(plot: Plot, level: Level, levels: Sequence[Level], taken: Sequence[Label]) -> Iterator[Label]:
    text = shortened(printable(level.label), plot.frame.width, SMALLEST)
    kind = "limit" if level.kind in CONTROL_LEVELS else "level"
    others = [each for each in levels if each != level]
    for box in _boxes(plot, level, width(text, SMALLEST)):
        if is_free(plot, box, taken) and not is_crossed(plot, box, others) and not is_covered(plot, box):
            yield Label(text, box, kind)


def _boxes(plot: Plot, level: Level, wide: float) -> Iterator[Box]:
    """Above the line from right to left, then below it."""
    start, end = plot.reach(level)
    if wide > end - start:
        return
    lefts = [end - wide - (end - start - wide) * step / POSITIONS for step in range(POSITIONS + 1)]
    spans = [(left, plot.spread(level, left, left + wide)) for left in lefts]
    for above in (True, False):
        for left, span in spans:
            if span:
                bottom = span[1] + CLEARANCE if above else span[0] - CLEARANCE - SMALLEST
                yield Box(left, bottom, left + wide, bottom + SMALLEST)
