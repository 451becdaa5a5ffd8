"""Words inside the plot, and where they may stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.letters import width
from briefing.picture import Level
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, DOT, GAP, LABEL, LABEL_BAND


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a box; kind is value, newest, level, limit, divide, gap or a sign."""

    text: str
    box: Box
    kind: str
    crosses: bool = False
    """A level runs behind it."""
    inside: bool = False
    """It stands on its bar, not on the paper."""


def newest(plot: Plot) -> int:
    """The last mark with a value."""
    return max(at for at, mark in enumerate(plot.marks) if mark.value is not None)


def chosen(plot: Plot) -> int:
    """The mark that stands out: the one asked about, else the newest."""
    return newest(plot) if plot.chosen is None else plot.chosen


def may_fit(texts: Sequence[str], slot: float) -> bool:
    """Whether every mark can perhaps carry its value; a crowded chart names a few only."""
    return all(width(text, LABEL) + CLEARANCE <= slot for text in texts)


def is_free(plot: Plot, box: Box, taken: Sequence[Label]) -> bool:
    """Whether the box lies in the plot and keeps clear of other words."""
    room = replace(plot.frame, left=plot.frame.left - CLEARANCE, right=plot.edge, top=plot.frame.top + LABEL_BAND)
    return room.holds(box) and not any(box.meets(label.box, CLEARANCE) for label in taken)


def is_covered(plot: Plot, box: Box) -> bool:
    """Whether figures are drawn where the box stands."""
    span = plot.span(box.left - GAP / 2, box.right + GAP / 2)
    return span is not None and span[0] - DOT / 2 < box.top and box.bottom < span[1] + DOT / 2


def is_crossed(plot: Plot, box: Box, levels: Sequence[Level]) -> bool:
    """Whether a level runs behind the box."""
    if box.left >= plot.frame.right:
        return False
    spans = (plot.spread(each, box.left, box.right) for each in levels)
    return any(
        span is not None and box.bottom - CLEARANCE / 2 < span[1] and span[0] < box.top + CLEARANCE / 2
        for span in spans
    )


def centred(middle: float, bottom: float, wide: float, high: float) -> Box:
    """A box around an x."""
    return Box(middle - wide / 2, bottom, middle + wide / 2, bottom + high)
