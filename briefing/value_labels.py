"""Where the values go: at their marks, on no other words; the telling ones across a level where nothing else serves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.labels import Label, centred, chosen, is_covered, is_crossed, is_free, may_fit, newest
from briefing.letters import printable, width
from briefing.picture import Level, Shape
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, DOT, GAP, LABEL, LABEL_BAND

NEAR = LABEL * 0.6
"""Pixels a label may keep further off its point than a line needs; further away it would seem another point's."""
LIFT_OF_BAR_LABEL = 3.0
"""Over a taller neighbour the label would seem to be the neighbour's."""

_Size = tuple[float, float]


def value_labels(plot: Plot, levels: Sequence[Level], taken: Sequence[Label] = ()) -> list[Label]:
    """The telling values first, then the others where there is room: each next to its mark, or not at all."""
    told = [at for at in _told(plot) if plot.marks[at].text]
    others = [at for at, mark in enumerate(plot.marks) if mark.value is not None and mark.text and at not in told]
    crowded = not may_fit([plot.marks[at].text for at in [*told, *others]], plot.slot)
    placed: list[Label] = []
    for at in told if crowded else [*told, *others]:
        label = _value_label(plot, at, levels, [*taken, *placed], _Way(crowded, crossing=at in told))
        placed += [label] if label else []
    return placed


@dataclass(frozen=True, slots=True)
class _Way:
    """How a label may be placed: right of the plot if it is crowded, and over a level."""

    crowded: bool
    crossing: bool


def _told(plot: Plot) -> list[int]:
    """Chosen, newest, highest, lowest, first: what a crowded chart still says in figures."""
    told = [(mark.value, at) for at, mark in enumerate(plot.marks) if mark.value is not None]
    order = [chosen(plot), told[-1][1], max(told)[1], min(told)[1], told[0][1]]
    return list(dict.fromkeys(order))


def _value_label(plot: Plot, at: int, levels: Sequence[Level], taken: Sequence[Label], way: _Way) -> Label | None:
    stands_out = at == chosen(plot)
    text = printable(plot.marks[at].text)
    size = (width(text, LABEL, bold=stands_out), float(LABEL))
    outside = list(_beside(plot, at, size) if at == newest(plot) and way.crowded else _above_and_below(plot, at, size))
    around = [box for box in _around(plot, at, size) if not is_covered(plot, box)]
    inside = list(_on_the_bar(plot, at, size))
    for boxes, crossing in ((outside, False), (inside, False), (around, False), ([*outside, *around], way.crossing)):
        for box in boxes:
            if is_free(plot, box, taken) and (crossing or not is_crossed(plot, box, levels)):
                return Label(text, box, "newest" if stands_out else "value", crossing, boxes is inside)
    return None


def _above_and_below(plot: Plot, at: int, size: _Size) -> Iterator[Box]:
    """The nearer of both places to the mark first; none that would stand too far away."""
    value = plot.marks[at].value or 0.0
    x = max(plot.frame.left + size[0] / 2, min(plot.edge - size[0] / 2, plot.x(at)))
    low, high = plot.span(x - size[0] / 2, x + size[0] / 2) or (plot.y(value), plot.y(value))
    bars = plot.shape is Shape.BARS
    away = CLEARANCE + (0.0 if bars else DOT / 2)
    above = (high - plot.y(value), centred(x, high + away, *size))
    below = (plot.y(value) - low, centred(x, low - away - size[1], *size))
    if bars:
        yield from (box for lift, box in [below if value < 0 else above] if lift <= LIFT_OF_BAR_LABEL)
    else:
        near = sorted((above, below), key=lambda place: round(place[0] / GAP))
        yield from (box for lift, box in near if lift <= NEAR)


def _around(plot: Plot, at: int, size: _Size) -> Iterator[Box]:
    """Right or left of a point, at its height or at its corners, for a line that falls or rises steeply from it."""
    if plot.shape is not Shape.LINE:
        return
    y, half = plot.y(plot.marks[at].value or 0.0), DOT / 2
    for side in (1, -1):
        yield centred(plot.x(at) + side * (half + GAP + size[0] / 2), y - size[1] / 2, *size)
    for bottom in (y + half, y - half - size[1]):
        for side in (1, -1):
            yield centred(plot.x(at) + side * (half + size[0] / 2), bottom, *size)


def _on_the_bar(plot: Plot, at: int, size: _Size) -> Iterator[Box]:
    """Under the top of a bar that is wide and tall enough."""
    top = plot.y(plot.marks[at].value or 0.0) - CLEARANCE
    if plot.shape is Shape.BARS and size[0] + GAP <= plot.bar and top - size[1] - CLEARANCE > plot.ground:
        yield centred(plot.x(at), top - size[1], *size)


def _beside(plot: Plot, at: int, size: _Size) -> Iterator[Box]:
    """Right of the newest mark, at its height."""
    left = plot.x(at) + (plot.bar / 2 if plot.shape is Shape.BARS else DOT) + CLEARANCE
    middle = plot.y(plot.marks[at].value or 0.0)
    bottom = max(plot.frame.bottom, min(plot.frame.top + LABEL_BAND - size[1], middle - size[1] / 2))
    yield Box(left, bottom, left + size[0], bottom + size[1])
    yield from _above_and_below(plot, at, size)
