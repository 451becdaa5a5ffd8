"""Before and after: a line a part from the earlier value on the left to the later one on the right, both written."""

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.figure import Figure

from briefing.ink import write
from briefing.letters import printable, shortened, width
from briefing.picture import Mark, Picture
from briefing.sheet import begun, sheet_of
from briefing.style import GAP, GRID_WIDTH, LABEL, LINE_WIDTH, NEWEST_DOT, SMALLEST, WIDTH, Theme
from briefing.timeline import rows_of

LEAST_HEIGHT = 420.0
ROW = LABEL * 1.3
MOST_LINES = 8
NAMES = 480.0
"""Pixels for the names on the right; a longer one is cut."""


def slope(picture: Picture, theme: Theme) -> Figure:
    """The page of a slope: each mark holds its value after and, as what stands beside it, its value before."""
    marks = [mark for mark in picture.marks if mark.value is not None and mark.beside is not None][:MOST_LINES]
    sheet = sheet_of(picture, max(LEAST_HEIGHT, len(marks) * ROW * 1.4) + 3 * ROW)
    drawn = begun(sheet, theme)
    room = sheet.room
    left = room.left + max(width(printable(mark.beside_text), LABEL) for mark in marks) + 2 * GAP
    right = room.right - min(NAMES, max(_wide(mark) for mark in marks)) - 2 * GAP
    right = max(right, left + _heading(picture.ends) + GAP)
    bottom, top = room.bottom + ROW, room.top - 1.6 * ROW
    before, after = (_heights(marks, bottom, top - 1.6 * ROW, later=later) for later in (False, True))
    axes = drawn.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, sheet.height))
    axes.set_axis_off()
    for x, name in zip((left, right), picture.ends, strict=True):
        axes.plot([x, x], [bottom - ROW / 2, top - ROW], color=theme.grid, linewidth=GRID_WIDTH * 2, zorder=1)
        for row, words in enumerate(filter(None, rows_of(printable(name)))):
            wide = width(words, SMALLEST) / 2
            middle = max(room.left + wide, min(room.right - wide, x))
            write(drawn, words, middle, top + ROW * (0.6 - row), SMALLEST, theme.soft, "center")
    for mark, start, end in zip(marks, before, after, strict=True):
        true = [_height(value, marks, bottom, top - 1.6 * ROW) for value in (mark.beside or 0.0, mark.value or 0.0)]
        axes.plot([left, right], true, color=theme.earlier, linewidth=LINE_WIDTH, zorder=2, label=mark.label,
                  marker="o", markersize=NEWEST_DOT * 0.8, markerfacecolor=theme.newest, markeredgewidth=0)  # fmt: skip
        write(drawn, printable(mark.beside_text), left - 1.5 * GAP, start - LABEL * 0.36, LABEL, theme.ink, "right")
        text = shortened(printable(f"{mark.text}  {mark.label}"), room.right - right - 1.5 * GAP, LABEL)
        write(drawn, text, right + 1.5 * GAP, end - LABEL * 0.36, LABEL, theme.newest)
    return drawn


def _heading(ends: Sequence[str]) -> float:
    """Pixels that the names of both periods need between their middles."""
    return max(width(words, SMALLEST) for end in ends for words in rows_of(printable(end)))


def _wide(mark: Mark) -> float:
    return width(printable(f"{mark.text}  {mark.label}"), LABEL)


def _height(value: float, marks: Sequence[Mark], bottom: float, top: float) -> float:
    values = [each for mark in marks for each in (mark.value or 0.0, mark.beside or 0.0)]
    low, high = min(0.0, *values), max(0.0, *values)
    return bottom + (top - bottom) * (value - low) / ((high - low) or 1.0)


def _heights(marks: Sequence[Mark], bottom: float, top: float, *, later: bool) -> list[float]:
    """Where the words go: at their value, or as little above or below as keeps them apart."""
    wanted = [_height((mark.value if later else mark.beside) or 0.0, marks, bottom, top) for mark in marks]
    order = sorted(range(len(marks)), key=lambda at: wanted[at])
    placed = list(wanted)
    for lower, upper in pairwise(order):
        placed[upper] = max(placed[upper], placed[lower] + ROW)
    ceiling = top
    for at in reversed(order):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - ROW
    return placed
