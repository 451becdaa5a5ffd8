"""Bars that lie: one a part, its name above it, its value at its end; the country's as a thinner bar below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from briefing.ink import write
from briefing.letters import printable, shortened, width
from briefing.picture import MOST_PARTS, Mark, Picture
from briefing.sheet import begun, sheet_of
from briefing.style import DESCENT, GAP, LABEL, SMALLEST, WIDTH, Theme

BAR, THIN_BAR, NAME = 34.0, 16.0, SMALLEST * 1.3
"""Pixels."""


def across(picture: Picture, theme: Theme) -> Figure:
    """The page of a breakdown; the parts in the order given, from the top."""
    marks = _named([mark for mark in picture.marks if mark.value is not None][:MOST_PARTS], picture.names)
    rows = [NAME + BAR + (THIN_BAR + SMALLEST * 0.9 if mark.beside is not None else 0) + 2 * GAP for mark in marks]
    sheet = sheet_of(picture, sum(rows))
    drawn = begun(sheet, theme)
    room, axes = sheet.room, drawn.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, sheet.height))
    axes.set_axis_off()
    edge = room.left + _left_of_zero(marks, room.width)
    scale = min(_scales(marks, room.right - edge), default=1.0)
    top = room.top
    for mark, high in zip(marks, rows, strict=True):
        _row(drawn, axes, mark, edge, top, scale, theme)
        top -= high
    return drawn


def _named(marks: list[Mark], names: Sequence[str]) -> list[Mark]:
    """With the name of each of the two bars behind its first value."""
    first = next((at for at, mark in enumerate(marks) if mark.beside is not None), None)
    if not names or first is None:
        return marks
    mark = marks[first]
    told = replace(mark, text=f"{mark.text}  {names[0]}", beside_text=f"{mark.beside_text}  {names[1]}")
    return [*marks[:first], told, *marks[first + 1 :]]


def _row(drawn: Figure, axes: Axes, mark: Mark, edge: float, top: float, scale: float, theme: Theme) -> None:
    name = shortened(printable(mark.label), WIDTH - 2 * edge, SMALLEST)
    write(drawn, name, edge, top - SMALLEST * (1 - DESCENT * 0.5), SMALLEST, theme.ink)
    middle, value = top - NAME - BAR / 2, mark.value or 0.0
    axes.barh([middle], [value * scale], height=BAR, left=edge, color=theme.newest, linewidth=0)
    _value(drawn, mark.text, edge + max(value, 0.0) * scale, middle, LABEL, theme.newest, bold=True)
    if mark.beside is None:
        return
    lower = middle - BAR / 2 - THIN_BAR / 2 - SMALLEST * 0.25
    axes.barh([lower], [mark.beside * scale], height=THIN_BAR, left=edge, color=theme.level, linewidth=0)
    _value(drawn, mark.beside_text, edge + max(mark.beside, 0.0) * scale, lower, SMALLEST, theme.level)


def _value(drawn: Figure, text: str, x: float, y: float, size: float, colour: str, bold: bool = False) -> None:
    write(drawn, printable(text), x + GAP, y - size * 0.36, size, colour, bold=bold)


def _scales(marks: list[Mark], room: float) -> Iterator[float]:
    """Pixels a unit at which each bar and the words at its end fill the room."""
    for mark in marks:
        for value, text, size, bold in (
            (mark.value, mark.text, LABEL, True),
            (mark.beside, mark.beside_text, SMALLEST, False),
        ):
            if value:
                yield (room - (width(printable(text), size, bold) + 2 * GAP if value > 0 else 0.0)) / abs(value)


def _widest(marks: list[Mark]) -> float:
    texts = [(mark.text, LABEL, True) for mark in marks] + [(mark.beside_text, SMALLEST, False) for mark in marks]
    return max(width(printable(text), size, bold) for text, size, bold in texts) + 2 * GAP


def _left_of_zero(marks: list[Mark], room: float) -> float:
    """Bars under zero grow to the left: a share of the room as large as theirs of all."""
    values = [mark.value or 0.0 for mark in marks]
    below, above = -min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    return (room - _widest(marks)) * below / (below + above) if below else 0.0
