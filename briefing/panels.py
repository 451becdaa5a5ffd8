"""Several small charts on one page, each on its own axis: never two measures on one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from briefing.control_marks import draw_range, draw_signs
from briefing.gap_labels import gap_labels
from briefing.ink import write
from briefing.label_marks import draw_label
from briefing.letters import balanced, fitted, printable, shortened, width
from briefing.level_labels import level_labels
from briefing.level_marks import draw_levels, level_styles
from briefing.marks import bars, line
from briefing.page import LEAST_PLOT, right_of
from briefing.picture import MOST_PANELS, Level, Panel, Picture, Shape
from briefing.plot import Box, Plot
from briefing.plotted import axes_of
from briefing.scale import Scale, scale_of
from briefing.sheet import begun, sheet_of
from briefing.signs import FORM_GLYPHS
from briefing.style import (
    DESCENT,
    GAP,
    GAP_SIGN,
    GRID_WIDTH,
    LABEL,
    LABEL_BAND,
    MARGIN,
    NO_FIGURE,
    SMALLEST,
    WIDTH,
    Theme,
)
from briefing.timeline import TWELVE_MONTHS, Word, timeline
from briefing.value_labels import value_labels

WIDE_UP_TO = 3
"""So many stand one below the other; more stand in two columns."""
WIDE_HEIGHT, NARROW_HEIGHT = 500.0, 470.0
WIDE = 600.0
"""Pixels; in a narrower panel the names of lines would lie on the figures."""
ROW = SMALLEST * 1.25
SAMPLE = 54.0
"""Pixels of a line before its name."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A panel with its places."""

    panel: Panel
    box: Box
    names: tuple[str, ...]
    plot: Plot
    words: tuple[Word, ...]
    keyed: tuple[Level, ...]
    """Lines that are named below its title."""


def panels(picture: Picture, theme: Theme) -> Figure:
    """The page of the panels that have a figure."""
    shown = [each for each in picture.panels if any(mark.value is not None for mark in each.marks)][:MOST_PANELS]
    columns = 1 if len(shown) <= WIDE_UP_TO else 2
    wide = (WIDTH - 2 * MARGIN - (columns - 1) * MARGIN) / columns
    least = WIDE_HEIGHT if columns == 1 else NARROW_HEIGHT
    high = least + max(_rows(each, Box(0, 0, wide, least)) for each in shown) * ROW
    rows = -(-len(shown) // columns)
    sheet = sheet_of(picture, rows * high, _notes(shown, columns, Box(0, 0, wide, least)))
    drawn = begun(sheet, theme)
    for number, panel in enumerate(shown):
        left = sheet.room.left + number % columns * (wide + MARGIN)
        top = sheet.room.top - number // columns * high
        box = Box(left, top - high + GAP, left + wide, top)
        _draw(drawn, _laid(panel, box, _keyed(panel, Box(0, 0, wide, least))), sheet.height, theme)
    return drawn


def _notes(shown: Sequence[Panel], columns: int, box: Box) -> str:
    """What honest axes and shapes must say about themselves, once for all panels."""
    notes = []
    if columns > 1 and any(all(mark.label.startswith(TWELVE_MONTHS) for mark in panel.marks) for panel in shown):
        notes.append("A month alone stands for the 12 months to it.")
    if any(_scale(panel).is_cut for panel in shown if panel.shape is Shape.LINE):
        notes.append("Not every axis starts at zero.")
    signs = dict.fromkeys(f"{FORM_GLYPHS[each.form]} {each.words}" for panel in shown for each in panel.signs)
    notes += [f"{', '.join(signs)}."] if signs else []
    divides = dict.fromkeys(divide.label for panel in shown for divide in panel.divides)
    if divides:
        notes.append(f"Upright line: {'; '.join(divides)}.")
    if any(label.text == GAP_SIGN for panel in shown for label in gap_labels(_laid(panel, box, ()).plot)):
        notes.append(f"{GAP_SIGN} {NO_FIGURE}.")
    return " ".join(notes)


def _keyed(panel: Panel, box: Box) -> tuple[Level, ...]:
    """The lines whose names find no place in the plot; all where the plots are narrow."""
    named = tuple(level for level in panel.levels if level.label)
    if box.width < WIDE or not named:
        return named
    plot = _laid(panel, box, ()).plot
    gaps = gap_labels(plot)
    _, left = level_labels(plot, named, [*gaps, *value_labels(plot, panel.levels, gaps)], ())
    return tuple(left)


def _rows(panel: Panel, box: Box) -> int:
    """Rows below its title, for the usual range and for the names of lines that find no place."""
    return bool(panel.range_words) + len(_keyed(panel, box))


def _scale(panel: Panel) -> Scale:
    return scale_of(panel.heights, panel.unit, panel.shape)


def _laid(panel: Panel, box: Box, keyed: tuple[Level, ...]) -> _Laid:
    """The plot between its title, keys, ticks, newest value and periods."""
    scale, names = _scale(panel), fitted(panel.title, box.width, SMALLEST, 2, bold=True)
    ticks = max(width(word, SMALLEST) for word in scale.words) + GAP
    left = box.left + min(ticks, box.width - LEAST_PLOT)
    right = right_of(panel.marks, panel.shape, left, box.right)
    loose = Plot(Box(left, 0, right, 1), scale, panel.shape, panel.marks, box.right + MARGIN / 2, panel.chosen)
    xs = [loose.x(at) for at in range(len(panel.marks))]
    named = timeline([mark.label for mark in panel.marks], xs, box.left, box.right)
    bottom = box.bottom + named.rows * ROW + 2 * GAP
    top = box.top - LABEL * 0.4 - (len(names) + bool(panel.range_words) + len(keyed)) * ROW - LABEL_BAND
    plot = replace(loose, frame=Box(left, bottom, right, top), scale=scale.thinned(top - bottom, ROW * 1.3))
    return _Laid(panel, box, tuple(balanced(names, box.width, SMALLEST, bold=True)), plot, named.words, keyed)


def _draw(drawn: Figure, laid: _Laid, height: float, theme: Theme) -> None:
    panel, plot = laid.panel, laid.plot
    axes = axes_of(drawn, plot, theme, height)
    draw_range(axes, panel.bands, panel.divides, theme)
    (bars if panel.shape is Shape.BARS else line)(axes, plot, theme)
    draw_signs(axes, plot, theme)
    draw_levels(axes, plot, panel.levels, theme)
    _draw_keys(drawn, axes, laid, theme)
    _draw_words(drawn, laid, theme)


def _draw_words(drawn: Figure, laid: _Laid, theme: Theme) -> None:
    """A chart so small names no more figures than find a place of their own, and always the newest."""
    box, plot = laid.box, laid.plot
    for number, name in enumerate(laid.names):
        write(drawn, name, box.left, box.top - LABEL - number * ROW, SMALLEST, theme.ink, bold=True)
    gaps = gap_labels(plot)
    values = value_labels(plot, laid.panel.levels, gaps)
    shown = [*gaps, *(each for each in values if not each.crosses or each.kind == "newest")]
    named, _ = level_labels(plot, laid.panel.levels, shown, laid.keyed)
    for label in [*shown, *named]:
        draw_label(drawn, label, theme)
    for word in laid.words:
        y = plot.frame.bottom - GAP - (word.row + 1) * ROW + SMALLEST * DESCENT
        write(drawn, word.text, word.x, y, SMALLEST, theme.soft, "center")


def _draw_keys(drawn: Figure, axes: Axes, laid: _Laid, theme: Theme) -> None:
    """A patch of the range and a piece of each named line, before their words."""
    panel, frame, left = laid.panel, laid.plot.frame, laid.box.left
    ends = [(each - frame.left) / frame.width for each in (left, left + SAMPLE)]
    styles = level_styles(panel.levels, theme)
    lines = [(level.label, style) for level, style in zip(panel.levels, styles, strict=True) if level in laid.keyed]
    rows = [(panel.range_words, None), *lines] if panel.range_words else lines
    for number, (words, style) in enumerate(rows):
        y = laid.box.top - LABEL - (len(laid.names) + number) * ROW
        half = SMALLEST * 0.36 / frame.height
        middle = (y - frame.bottom) / frame.height + half
        if style is None:
            axes.fill_between(ends, middle - half, middle + half, transform=axes.transAxes, facecolor=theme.band,
                              edgecolor=theme.limit, linewidth=GRID_WIDTH, clip_on=False)  # fmt: skip
        else:
            axes.plot(ends, [middle, middle], transform=axes.transAxes, **style)
        room = laid.box.right - left - SAMPLE - GAP
        colour = theme.level if style else theme.ink
        write(drawn, shortened(printable(words), room, SMALLEST), left + SAMPLE + GAP, y, SMALLEST, colour)
