"""Where the words inside the plot go: values at their marks, names at their levels, and signs in the gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.letters import printable, shortened, width
from briefing.picture import Divide, Level, LevelKind, Shape
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, DOT, GAP, GAP_SIGN, LABEL, LABEL_BAND, MARGIN, NO_FIGURE, SMALLEST, WIDTH

NEAR, FAR = LABEL * 1.2, LABEL * 2.2
"""Pixels a label may stand from its point to keep off a steep line; far only to keep off a level, never if crowded."""
LIFT_OF_BAR_LABEL = 3.0
"""Over a taller neighbour the label would seem to be the neighbour's."""
POSITIONS = 12
"""Tried along a level, from the right."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a box; kind is value, newest, level, divide or gap."""

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


def may_fit(texts: Sequence[str], slot: float) -> bool:
    """Whether every mark can perhaps carry its value; a crowded chart names a few only."""
    return all(width(text, LABEL) + CLEARANCE <= slot for text in texts)


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


def _placed(
    plot: Plot, order: Sequence[int], levels: Sequence[Level], taken: Sequence[Label], crowded: bool
) -> list[Label]:
    placed: list[Label] = []
    for at in order:
        label = _value_label(plot, at, levels, [*taken, *placed], crowded)
        placed += [label] if label else []
    return placed


def level_labels(plot: Plot, levels: Sequence[Level], taken: Sequence[Label]) -> list[Label] | None:
    """A name at each level, or None where one finds no free place beside its line."""
    placed: list[Label] = []
    for level in (each for each in levels if each.label):
        label = next(_free_places(plot, level, levels, [*taken, *placed]), None)
        if label is None:
            return None
        placed.append(label)
    return placed


def divide_labels(plot: Plot, divides: Sequence[Divide], taken: Sequence[Label]) -> list[Label]:
    """The words of an upright line beside its upper end; none where they would lie on a mark."""
    placed: list[Label] = []
    for divide in divides:
        text = printable(divide.label)
        wide, x = width(text, SMALLEST), plot.x(divide.before) - plot.slot / 2
        lefts = (x + GAP, x - GAP - wide)
        tops = (plot.frame.top + LABEL_BAND, *(plot.frame.top - row * SMALLEST * 1.3 for row in range(4)))
        boxes = [Box(left, top - SMALLEST, left + wide, top) for top in tops for left in lefts]
        free = (box for box in boxes if _is_free(plot, box, [*taken, *placed]) and not _covered(plot, box))
        placed += [Label(text, box, "divide") for box in list(free)[:1]]
    return placed


def gap_labels(plot: Plot) -> list[Label]:
    """ "no figure" where a run of gaps is wide enough for it, else a small cross; close runs share one."""
    labels: list[Label] = []
    for run in plot.gaps():
        room = plot.slot * len(run) - GAP
        lines = next((words for words in (NO_FIGURE, NO_FIGURE.replace(" ", "\n")) if _wide(words) <= room), GAP_SIGN)
        middle = (plot.x(run.start) + plot.x(run.stop - 1)) / 2
        height = SMALLEST * (1 + lines.count("\n") * 1.2)
        label = Label(lines, _box(middle, plot.ground + CLEARANCE, _wide(lines), height), "gap")
        if not labels or not label.box.meets(labels[-1].box):
            labels.append(label)
    return labels


def _wide(words: str) -> float:
    return max(width(line, SMALLEST) for line in words.split("\n"))


def _told(plot: Plot) -> list[int]:
    """Newest, highest, lowest, first: what a crowded chart still says in figures."""
    told = [(mark.value, at) for at, mark in enumerate(plot.marks) if mark.value is not None]
    order = [told[-1][1], max(told)[1], min(told)[1], told[0][1]]
    return list(dict.fromkeys(order))


def _value_label(plot: Plot, at: int, levels: Sequence[Level], taken: Sequence[Label], crowded: bool) -> Label | None:
    is_newest = at == newest(plot)
    text = printable(plot.marks[at].text)
    size = (width(text, LABEL, bold=is_newest), float(LABEL))
    outside = list(_beside(plot, at, size) if is_newest and crowded else _above_and_below(plot, at, size))
    sides = [box for box in _at_the_side(plot, at, size) if not _covered(plot, box)]
    far = [] if crowded else list(_above_and_below(plot, at, size, FAR))
    inside = list(_on_the_bar(plot, at, size))
    for boxes, crossing in ((outside, False), (inside, False), (sides, False), (far, False), (outside, True)):
        for box in boxes:
            if _is_free(plot, box, taken) and (crossing or not _crossed(plot, box, levels)):
                return Label(text, box, "newest" if is_newest else "value", crossing, boxes is inside)
    return None


def _above_and_below(plot: Plot, at: int, size: tuple[float, float], most: float = NEAR) -> Iterator[Box]:
    """The nearer of both places to the mark first; none that would stand too far away."""
    value = plot.marks[at].value or 0.0
    x = max(plot.frame.left + size[0] / 2, min(WIDTH - MARGIN / 2 - size[0] / 2, plot.x(at)))
    low, high = plot.span(x - size[0] / 2, x + size[0] / 2) or (plot.y(value), plot.y(value))
    bars = plot.shape is Shape.BARS
    away = CLEARANCE + (0.0 if bars else DOT / 2)
    above = (high - plot.y(value), _box(x, high + away, *size))
    below = (plot.y(value) - low, _box(x, low - away - size[1], *size))
    if bars:
        yield from (box for lift, box in [below if value < 0 else above] if lift <= LIFT_OF_BAR_LABEL)
    else:
        near = sorted((above, below), key=lambda place: round(place[0] / GAP))
        yield from (box for lift, box in near if lift <= most)


def _at_the_side(plot: Plot, at: int, size: tuple[float, float]) -> Iterator[Box]:
    """Right or left of a point, for a line that falls or rises steeply from it."""
    if plot.shape is Shape.LINE:
        away = DOT / 2 + GAP + size[0] / 2
        bottom = plot.y(plot.marks[at].value or 0.0) - size[1] / 2
        yield from (_box(plot.x(at) + side * away, bottom, *size) for side in (1, -1))


def _on_the_bar(plot: Plot, at: int, size: tuple[float, float]) -> Iterator[Box]:
    """Under the top of a bar that is wide and tall enough."""
    top = plot.y(plot.marks[at].value or 0.0) - CLEARANCE
    if plot.shape is Shape.BARS and size[0] + GAP <= plot.bar and top - size[1] - CLEARANCE > plot.ground:
        yield _box(plot.x(at), top - size[1], *size)


def _beside(plot: Plot, at: int, size: tuple[float, float]) -> Iterator[Box]:
    """Right of the newest mark, at its height."""
    left = plot.x(at) + (plot.bar / 2 if plot.shape is Shape.BARS else DOT) + CLEARANCE
    middle = plot.y(plot.marks[at].value or 0.0)
    bottom = max(plot.frame.bottom, min(plot.frame.top + LABEL_BAND - size[1], middle - size[1] / 2))
    yield Box(left, bottom, left + size[0], bottom + size[1])
    yield from _above_and_below(plot, at, size)


def _free_places(plot: Plot, level: Level, levels: Sequence[Level], taken: Sequence[Label]) -> Iterator[Label]:
    start, end = plot.reach(level)
    text = shortened(printable(level.label), plot.frame.width, SMALLEST)
    wide, y = width(text, SMALLEST), plot.y(level.value)
    if wide > end - start:
        return
    others = [each for each in levels if each != level]
    for bottom in (y + CLEARANCE, y - CLEARANCE - SMALLEST):
        for step in range(POSITIONS + 1):
            left = end - wide - (end - start - wide) * step / POSITIONS
            box = Box(left, bottom, left + wide, bottom + SMALLEST)
            if _is_free(plot, box, taken) and not _crossed(plot, box, others) and not _covered(plot, box):
                kind = "limit" if level.kind in (LevelKind.MEAN, LevelKind.LIMIT) else "level"
                yield Label(text, box, kind)


def _is_free(plot: Plot, box: Box, taken: Sequence[Label]) -> bool:
    room = replace(
        plot.frame, left=plot.frame.left - CLEARANCE, right=WIDTH - MARGIN / 2, top=plot.frame.top + LABEL_BAND
    )
    return room.holds(box) and not any(box.meets(label.box, CLEARANCE) for label in taken)


def _covered(plot: Plot, box: Box) -> bool:
    span = plot.span(box.left - GAP / 2, box.right + GAP / 2)
    return span is not None and span[0] - DOT / 2 < box.top and box.bottom < span[1] + DOT / 2


def _crossed(plot: Plot, box: Box, levels: Sequence[Level]) -> bool:
    if box.left >= plot.frame.right:
        return False
    crossing = [each for each in levels if box.bottom - CLEARANCE / 2 < plot.y(each.value) < box.top + CLEARANCE / 2]
    return any(plot.reach(each)[0] < box.right and box.left < plot.reach(each)[1] for each in crossing)


def _box(middle: float, bottom: float, wide: float, high: float) -> Box:
    return Box(middle - wide / 2, bottom, middle + wide / 2, bottom + high)
