"""The picture laid out by hand before anything is drawn: head, plot, periods, foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.gap_labels import divide_labels, gap_labels
from briefing.labels import Label, may_fit
from briefing.letters import balanced, broken_at_comma, fitted, parted, printable, shortened, width, wrapped
from briefing.level_labels import level_labels
from briefing.picture import Level, Mark, Picture, Shape, Sign
from briefing.plot import Box, Plot
from briefing.scale import Scale, scale_of
from briefing.style import (
    BAR_SHARE,
    FOOT_LINES,
    GAP,
    GAP_SIGN,
    HEIGHT,
    LABEL,
    LABEL_BAND,
    LINE_SPACING,
    MARGIN,
    NO_FIGURE,
    SMALLEST,
    SUBTITLE,
    SUBTITLE_LINES,
    TITLE_STEPS,
    WIDTH,
)
from briefing.timeline import Timeline, timeline
from briefing.value_labels import value_labels

ROOM = WIDTH - 2 * MARGIN
DASH_SAMPLE = 90.0
"""Pixels of dashes before a level's name where it stands above the plot."""
ROW = SMALLEST * LINE_SPACING
LEAST_PLOT = 120.0
"""Pixels that a plot has, however long its newest value."""
LEFT_OVER = 0.3
"""A last line of the foot under this share of the room is a word or two left over."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size; y is the upper edge of the first."""

    lines: tuple[str, ...]
    size: float
    y: float

    @property
    def height(self) -> float:
        """Pixels."""
        return len(self.lines) * self.size * LINE_SPACING

    @property
    def bottom(self) -> float:
        """Pixels."""
        return self.y - self.height


@dataclass(frozen=True, slots=True)
class Page:
    """Everything with its place, in pixels."""

    title: Block
    subtitle: Block
    foot: Block
    plot: Plot
    timeline: Timeline
    labels: tuple[Label, ...]
    keys: Block
    """The words of the signs, then the names of levels that found no free place beside their line."""
    key_signs: tuple[Sign, ...]
    key_levels: tuple[Level, ...]
    picture: Picture

    @property
    def height(self) -> float:
        """Pixels."""
        return height_of(self.picture, self.key_levels)

    def key_row(self, number: int) -> float:
        """The middle of a row of the keys, as a share of the frame's height above its lower edge."""
        return (self.keys.y - (number + 0.5) * ROW - self.plot.frame.bottom) / self.plot.frame.height

    @property
    def levels(self) -> tuple[Level, ...]:
        """The lines across."""
        return self.picture.levels


def page_of(picture: Picture) -> Page:
    """The layout, each level named at its line; those that find no place there are named above the plot."""
    keyed: tuple[Level, ...] = ()
    while True:
        page, left = _page(picture, keyed)
        if not left:
            return page
        keyed = tuple(each for each in picture.levels if each in keyed or each in left)


def height_of(picture: Picture, key_levels: Sequence[Level]) -> float:
    """Pixels; a control chart is square, for the words of its shapes, and names above the plot take nothing from it."""
    return round((WIDTH if picture.bands else HEIGHT) + len(key_levels) * ROW)


def title_block(text: str, height: float = HEIGHT) -> Block:
    """The finding in the largest size that holds it; cut only where the smallest does not."""
    for size, most in TITLE_STEPS:
        lines = wrapped(text, ROOM, size, bold=True)
        if len(lines) <= most:
            break
    lines = balanced(fitted(text, ROOM, size, most, bold=True), ROOM, size, bold=True)
    told = parted(text, ROOM, size, bold=True) if len(lines) == _TWO else []
    return Block(tuple(told or lines), size, height - MARGIN)


def _page(picture: Picture, keyed: tuple[Level, ...]) -> tuple[Page, list[Level]]:
    """The layout with these levels named above the plot, and those that still have no place."""
    values = [mark.value for mark in picture.marks if mark.value is not None]
    values += [value for level in picture.levels for value in level.heights]
    values += [edge for band in picture.bands for edge in (band.low, band.high)]
    scale = scale_of(values, picture.unit, picture.shape)
    left, right = _sides(picture, scale)
    loose = Plot(Box(left, 0, right, 1), scale, picture.shape, picture.marks)
    named = timeline(
        [mark.label for mark in picture.marks],
        [loose.x(at) for at in range(len(picture.marks))],
        MARGIN / 2,
        WIDTH - MARGIN / 2,
    )
    title = title_block(picture.title, height_of(picture, keyed))
    subtitle = subtitle_block(picture.subtitle, title.bottom - GAP / 2)
    keys = Block(_key_lines(picture, keyed), SMALLEST, subtitle.bottom - GAP)
    foot = foot_block(" ".join([*_notes(loose, named), picture.foot]))
    top = keys.bottom - (GAP if keys.lines else 0) - LABEL_BAND
    bottom = foot.y + GAP * 1.5 + named.rows * ROW + GAP
    plot = replace(loose, frame=Box(left, bottom, right, top), scale=scale.thinned(top - bottom, ROW))
    labels, left_over = _labels(plot, picture, keyed)
    signs = tuple(sign for sign, _ in picture.signs)
    return Page(title, subtitle, foot, plot, named, labels, keys, signs, keyed, picture), left_over


def _labels(plot: Plot, picture: Picture, keyed: Sequence[Level]) -> tuple[tuple[Label, ...], list[Level]]:
    gaps = gap_labels(plot)
    divides = divide_labels(plot, picture.divides, gaps)
    values = value_labels(plot, picture.levels, [*gaps, *divides])
    named, left = level_labels(plot, picture.levels, [*gaps, *divides, *values], keyed)
    return (*gaps, *divides, *values, *named), left


def _sides(picture: Picture, scale: Scale) -> tuple[float, float]:
    """Left of the plot the tick words, right of it room for the newest value where it needs some."""
    left = MARGIN + max(width(word, SMALLEST) for word in scale.words) + GAP
    return left, right_of(picture.marks, picture.shape, left, float(WIDTH - MARGIN))


def right_of(marks: Sequence[Mark], shape: Shape, left: float, right: float) -> float:
    """Where the plot ends: right of a crowded one stands the newest value."""
    told = [printable(mark.text) for mark in marks if mark.value is not None]
    if may_fit(told, (right - left) / len(marks)):
        return right
    needed = width(told[-1], LABEL, bold=True) + 2 * GAP
    slot = (right - needed - left) / len(marks)
    beside_mark = slot / 2 if shape is Shape.LINE else slot * (1 - BAR_SHARE) / 2
    return max(right - max(0.0, needed - beside_mark), left + LEAST_PLOT)


def _notes(plot: Plot, named: Timeline) -> list[str]:
    """What an honest axis must say about itself."""
    notes = [named.note] if named.note else []
    if plot.shape is Shape.LINE and plot.scale.is_cut:
        notes.append(f"Axis starts at {plot.scale.words[0]}.")
    if any(label.text == GAP_SIGN for label in gap_labels(plot)):
        notes.append(f"{GAP_SIGN} {NO_FIGURE}.")
    return notes


def subtitle_block(text: str, y: float) -> Block:
    lines = broken_at_comma(text, ROOM, SUBTITLE) or fitted(text, ROOM, SUBTITLE, SUBTITLE_LINES)
    return Block(tuple(lines), SUBTITLE, y)


def foot_block(text: str) -> Block:
    lines = fitted(text, ROOM, SMALLEST, FOOT_LINES)
    if lines and width(lines[-1], SMALLEST) < ROOM * LEFT_OVER:
        lines = balanced(lines, ROOM, SMALLEST)
    return Block(tuple(lines), SMALLEST, MARGIN * 0.8 + len(lines) * ROW)


def _key_lines(picture: Picture, levels: Sequence[Level]) -> tuple[str, ...]:
    room = ROOM - DASH_SAMPLE - GAP
    lines = [
        *filter(None, [picture.range_words]),
        *(words for _, words in picture.signs),
        *(level.label for level in levels),
    ]
    return tuple(shortened(printable(line), room, SMALLEST) for line in lines)
