"""Several small charts on one page, each on its own axis: never two measures on one."""

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.figure import Figure

from briefing.ink import write
from briefing.labels import newest
from briefing.letters import fitted, printable, shortened, width
from briefing.marks import bars, line
from briefing.picture import MOST_PANELS, Panel, Picture, Shape
from briefing.plot import Box, Plot
from briefing.plotted import axes_of
from briefing.scale import Scale, scale_of
from briefing.sheet import begun, sheet_of
from briefing.style import DESCENT, GAP, LABEL, LEVEL_DASHES, LEVEL_WIDTH, MARGIN, SMALLEST, Theme
from briefing.timeline import TWELVE_MONTHS, Word, timeline

WIDE_UP_TO = 3
"""So many stand one below the other; more stand in two columns."""
WIDE_HEIGHT, NARROW_HEIGHT = 400.0, 420.0
ROW = SMALLEST * 1.25


def panels(picture: Picture, theme: Theme) -> Figure:
    """The page of the panels that have a figure."""
    shown = [each for each in picture.panels if any(mark.value is not None for mark in each.marks)][:MOST_PANELS]
    columns = 1 if len(shown) <= WIDE_UP_TO else 2
    high = WIDE_HEIGHT if columns == 1 else NARROW_HEIGHT
    rows = -(-len(shown) // columns)
    sheet = sheet_of(picture, rows * high, _notes(shown, columns))
    drawn = begun(sheet, theme)
    wide = (sheet.room.width - (columns - 1) * MARGIN) / columns
    for number, panel in enumerate(shown):
        left = sheet.room.left + number % columns * (wide + MARGIN)
        top = sheet.room.top - number // columns * high
        _panel(drawn, panel, Box(left, top - high + GAP, left + wide, top), sheet.height, theme)
    return drawn


def _panel(drawn: Figure, panel: Panel, box: Box, height: float, theme: Theme) -> None:
    names = _names(panel, box)
    for number, name in enumerate(names):
        write(drawn, name, box.left, box.top - LABEL - number * ROW, SMALLEST, theme.ink, bold=True)
    plot, words = _plot_of(panel, box)
    axes = axes_of(drawn, plot, theme, height)
    (bars if panel.shape is Shape.BARS else line)(axes, plot, theme)
    for level in panel.levels:
        axes.axhline(
            level.value, color=theme.level, linewidth=LEVEL_WIDTH, linestyle=LEVEL_DASHES[0], label=level.label
        )
    last = newest(plot)
    mark = plot.marks[last]
    x = plot.x(last) + (plot.bar / 2 if panel.shape is Shape.BARS else 0) + GAP * 1.5
    y = plot.y(mark.value or 0.0) - LABEL * 0.36
    value = write(drawn, printable(mark.text), x, y, LABEL, theme.newest, bold=True)
    value.set_bbox({"facecolor": theme.paper, "edgecolor": "none", "pad": 2})
    for word in words:
        y = plot.frame.bottom - GAP - (word.row + 1) * ROW + SMALLEST * DESCENT
        write(drawn, word.text, word.x, y, SMALLEST, theme.soft, "center")
    _level_words(drawn, panel, plot, box, theme)


def _names(panel: Panel, box: Box) -> list[str]:
    return fitted(panel.title, box.width, SMALLEST, 2, bold=True)


def _notes(shown: Sequence[Panel], columns: int) -> str:
    """What honest axes must say about themselves, once for all panels."""
    notes = []
    if columns > 1 and any(all(mark.label.startswith(TWELVE_MONTHS) for mark in panel.marks) for panel in shown):
        notes.append("A month alone stands for the 12 months to it.")
    if any(_scale(panel).is_cut for panel in shown if panel.shape is Shape.LINE):
        notes.append("Not every axis starts at zero.")
    return " ".join(notes)


def _scale(panel: Panel) -> Scale:
    values = [mark.value for mark in panel.marks if mark.value is not None]
    return scale_of([*values, *(level.value for level in panel.levels)], panel.unit, panel.shape)


def _plot_of(panel: Panel, box: Box) -> tuple[Plot, tuple[Word, ...]]:
    """The plot between its title, ticks, newest value and periods."""
    scale = _scale(panel)
    left = box.left + max(width(word, SMALLEST) for word in scale.words) + GAP
    text = next(mark.text for mark in reversed(panel.marks) if mark.value is not None)
    right = box.right - width(printable(text), LABEL, bold=True) - GAP
    loose = Plot(Box(left, 0, right, 1), scale, panel.shape, panel.marks)
    xs = [loose.x(at) for at in range(len(panel.marks))]
    named = timeline([mark.label for mark in panel.marks], xs, box.left, box.right)
    bottom = box.bottom + named.rows * ROW + 2 * GAP
    top = box.top - LABEL * 0.4 - len(_names(panel, box)) * ROW - (ROW if panel.levels else 0) - GAP
    return replace(
        loose, frame=Box(left, bottom, right, top), scale=scale.thinned(top - bottom, ROW * 1.3)
    ), named.words


def _level_words(drawn: Figure, panel: Panel, plot: Plot, box: Box, theme: Theme) -> None:
    """Named below the title: beside a line so short a name would lie on the figures."""
    if panel.levels:
        text = shortened("- - " + ", ".join(level.label for level in panel.levels), box.width, SMALLEST)
        write(drawn, printable(text), box.left, plot.frame.top + GAP * 1.2, SMALLEST, theme.level)
