"""Before and after: a line a part from the earlier value on the left to the later one on the right, both written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from briefing.ink import write
from briefing.letters import printable, shortened, width
from briefing.picture import Mark, Picture, Shape
from briefing.scale import Scale, scale_of
from briefing.sheet import Sheet, begun, sheet_of
from briefing.style import GAP, GRID_WIDTH, LABEL, LINE_WIDTH, NEWEST_DOT, SMALLEST, WIDTH, Theme
from briefing.timeline import rows_of

LEAST_HEIGHT = 380.0
ROW = LABEL * 1.3
MOST_LINES = 8
NAMES = 480.0
"""Pixels for the names on the right; a longer one is cut."""
NOT_FROM_ZERO = "Heights are not counted from zero."


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the two periods stand, and from where to where the values reach."""

    left: float
    right: float
    bottom: float
    top: float
    scale: Scale

    def height(self, value: float) -> float:
        return self.bottom + (self.top - self.bottom) * self.scale.share(value)


def slope(picture: Picture, theme: Theme) -> Figure:
    """The page of a slope: each mark holds its value after and, as what stands beside it, its value before."""
    marks = [mark for mark in picture.marks if mark.value is not None and mark.beside is not None][:MOST_LINES]
    values = [each for mark in marks for each in (mark.value or 0.0, mark.beside or 0.0)]
    scale = scale_of(values, picture.unit, Shape.BARS if picture.on_zero else Shape.LINE)
    notes = NOT_FROM_ZERO if scale.is_cut else ""
    sheet = sheet_of(picture, max(LEAST_HEIGHT, len(marks) * ROW * 1.4) + 3 * ROW, notes)
    drawn = begun(sheet, theme)
    ground = _ground(sheet, marks, picture.ends, scale)
    axes = drawn.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, sheet.height))
    axes.set_axis_off()
    _draw_ends(drawn, axes, ground, sheet, picture.ends, theme)
    before, after = (_heights(marks, ground, later=later) for later in (False, True))
    for mark, start, end in zip(marks, before, after, strict=True):
        _draw_line(axes, mark, ground, theme)
        write(drawn, printable(mark.beside_text), ground.left - 1.5 * GAP, start - LABEL * 0.36, LABEL, theme.ink,
              "right")  # fmt: skip
        _draw_name(drawn, mark, (ground.right + 1.5 * GAP, end - LABEL * 0.36), sheet.room.right, theme)
    return drawn


def _ground(sheet: Sheet, marks: Sequence[Mark], ends: Sequence[str], scale: Scale) -> _Ground:
    room = sheet.room
    left = room.left + max(width(printable(mark.beside_text), LABEL) for mark in marks) + 2 * GAP
    right = room.right - min(NAMES, max(_wide(mark) for mark in marks)) - 2 * GAP
    right = max(right, left + max(_wide_end(each) for each in ends) + GAP)
    return _Ground(left, right, room.bottom + ROW, room.top - 2.6 * ROW, scale)


def _draw_ends(drawn: Figure, axes: Axes, ground: _Ground, sheet: Sheet, ends: Sequence[str], theme: Theme) -> None:
    """The upright of each period under its name."""
    head = sheet.room.top - 1.6 * ROW
    for x, name in zip((ground.left, ground.right), ends, strict=True):
        axes.plot(
            [x, x], [ground.bottom - ROW / 2, head - ROW / 2], color=theme.grid, linewidth=GRID_WIDTH * 2, zorder=1
        )
        for row, words in enumerate(filter(None, rows_of(printable(name)))):
            wide = width(words, SMALLEST) / 2
            middle = max(sheet.room.left + wide, min(sheet.room.right - wide, x))
            write(drawn, words, middle, head + ROW * (0.9 - row), SMALLEST, theme.soft, "center")


def _draw_line(axes: Axes, mark: Mark, ground: _Ground, theme: Theme) -> None:
    heights = [ground.height(value) for value in (mark.beside or 0.0, mark.value or 0.0)]
    ends = [ground.left, ground.right]
    axes.plot(ends, heights, color=theme.earlier, linewidth=LINE_WIDTH, zorder=2, label=mark.label)
    for x, y, colour in zip(ends, heights, (theme.earlier, theme.newest), strict=True):
        axes.plot([x], [y], color=colour, zorder=3, marker="o", markersize=NEWEST_DOT * 0.8, markeredgewidth=0)


def _draw_name(drawn: Figure, mark: Mark, place: tuple[float, float], edge: float, theme: Theme) -> None:
    """The value after in bold, and what it is of."""
    (x, y), text = place, printable(mark.text)
    write(drawn, text, x, y, LABEL, theme.newest, bold=True)
    x += width(text, LABEL, bold=True) + GAP
    write(drawn, shortened(printable(mark.label), edge - x, LABEL), x, y, LABEL, theme.newest)


def _wide_end(end: str) -> float:
    """Pixels that the name of a period needs."""
    return max(width(words, SMALLEST) for words in rows_of(printable(end)))


def _wide(mark: Mark) -> float:
    return width(printable(mark.text), LABEL, bold=True) + GAP + width(printable(mark.label), LABEL)


def _heights(marks: Sequence[Mark], ground: _Ground, *, later: bool) -> list[float]:
    """Where the words go: at their value, or as little above or below as keeps them apart."""
    wanted = [ground.height((mark.value if later else mark.beside) or 0.0) for mark in marks]
    order = sorted(range(len(marks)), key=lambda at: wanted[at])
    placed = list(wanted)
    for lower, upper in pairwise(order):
        placed[upper] = max(placed[upper], placed[lower] + ROW)
    ceiling = ground.top
    for at in reversed(order):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - ROW
    return placed
