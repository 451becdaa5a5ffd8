"""Where the values go: at their marks, on no other words, and across a level only where nothing else serves."""

from collections.abc import Iterator, Sequence

from briefing.labels import Label, centred, is_covered, is_crossed, is_free, may_fit, newest
from briefing.letters import printable, width
from briefing.picture import Level, Shape
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, DOT, GAP, LABEL, LABEL_BAND

NEAR, FAR = LABEL * 1.2, LABEL * 2.2
"""Pixels a label may stand from its point to keep off a steep line; far only to keep off a level, never if crowded."""
LIFT_OF_BAR_LABEL = 3.0
"""Over a taller neighbour the label would seem to be the neighbour's."""

_Size = tuple[float, float]


def value_labels(plot: Plot, levels: Sequence[Level], taken: Sequence[Label] = ()) -> list[Label]:
    """Every value where all can be written without touching each other or the marks, else the telling ones."""
    told = [at for at in _told(plot) if plot.marks[at].text]
    others = [at for at, mark in enumerate(plot.marks) if mark.value is not None and mark.text and at not in told]
    crowded = not may_fit([plot.marks[at].text for at in [*told, *others]], plot.slot)
    if not crowded:
        placed = _placed(plot, [*told, *others], levels, taken, crowded)
        if len(placed) == len(told) + len(others):
            return placed
    return _placed(plot, told, levels, taken, crowded)


def _told(plot: Plot) -> list[int]:
    """Newest, highest, lowest, first: what a crowded chart still says in figures."""
    told = [(mark.value, at) for at, mark in enumerate(plot.marks) if mark.value is not None]
    order = [told[-1][1], max(told)[1], min(told)[1], told[0][1]]
    return list(dict.fromkeys(order))


def _placed(
    plot: Plot, order: Sequence[int], levels: Sequence[Level], taken: Sequence[Label], crowded: bool
) -> list[Label]:
    placed: list[Label] = []
    for at in order:
        label = _value_label(plot, at, levels, [*taken, *placed], crowded)
        placed += [label] if label else []
    return placed


def _value_label(plot: Plot, at: int, levels: Sequence[Level], taken: Sequence[Label], crowded: bool) -> Label | None:
    is_newest = at == newest(plot)
    text = printable(plot.marks[at].text)
    size = (width(text, LABEL, bold=is_newest), float(LABEL))
    outside = list(_beside(plot, at, size) if is_newest and crowded else _above_and_below(plot, at, size))
    sides = [box for box in _at_the_side(plot, at, size) if not is_covered(plot, box)]
    far = [] if crowded else list(_above_and_below(plot, at, size, FAR))
    inside = list(_on_the_bar(plot, at, size))
    for boxes, crossing in ((outside, False), (inside, False), (sides, False), (far, False), (outside, True)):
        for box in boxes:
            if is_free(plot, box, taken) and (crossing or not is_crossed(plot, box, levels)):
                return Label(text, box, "newest" if is_newest else "value", crossing, boxes is inside)
    return None


def _above_and_below(plot: Plot, at: int, size: _Size, most: float = NEAR) -> Iterator[Box]:
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
        yield from (box for lift, box in near if lift <= most)


def _at_the_side(plot: Plot, at: int, size: _Size) -> Iterator[Box]:
    """Right or left of a point, for a line that falls or rises steeply from it."""
    if plot.shape is Shape.LINE:
        away = DOT / 2 + GAP + size[0] / 2
        bottom = plot.y(plot.marks[at].value or 0.0) - size[1] / 2
        yield from (centred(plot.x(at) + side * away, bottom, *size) for side in (1, -1))


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
