"""The picture laid out by hand before anything is drawn: head, plot, periods, foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.blocks import ROOM, ROW, Block, foot_block, subtitle_block, title_block
from briefing.gap_labels import divide_labels, divide_lines, gap_labels
from briefing.labels import Label, may_fit
from briefing.letters import printable, shortened, width
from briefing.level_labels import level_labels
from briefing.picture import Level, LevelKind, Mark, Picture, Shape
from briefing.plot import Box, Plot
from briefing.scale import Scale, scale_of
from briefing.sign_labels import sign_labels
from briefing.signs import FORM_GLYPHS, Signed
from briefing.style import (
    BAR_SHARE,
    CONTROL_PLOT_HEIGHT,
    GAP,
    GAP_SIGN,
    LABEL,
    LABEL_BAND,
    MARGIN,
    NO_FIGURE,
    PLOT_HEIGHT,
    SMALLEST,
    WIDTH,
)
from briefing.timeline import Timeline, timeline
from briefing.value_labels import value_labels

DASH_SAMPLE = 90.0
"""Pixels of dashes before a level's name where it stands above the plot."""
LEAST_PLOT = 120.0
"""Pixels that a plot is wide, however long its newest value."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """What found no free place beside its line or mark and is named above the plot."""

    levels: tuple[Level, ...] = ()
    signs: tuple[Signed, ...] = ()

    @property
    def level_lines(self) -> tuple[str, ...]:
        """A line each, beside a piece of the level."""
        return tuple(shortened(printable(each.label), ROOM - DASH_SAMPLE - GAP, SMALLEST) for each in self.levels)

    @property
    def sign_lines(self) -> tuple[str, ...]:
        """One after the other, each with its shape as a letter."""
        lines: list[str] = []
        for each in (shortened(f"{FORM_GLYPHS[one.form]} {one.words}", ROOM, SMALLEST) for one in self.signs):
            joined = f"{lines[-1]} · {each}" if lines else each
            if lines and width(joined, SMALLEST) <= ROOM:
                lines[-1] = joined
            else:
                lines.append(each)
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything with its place, in pixels."""

    title: Block
    subtitle: Block
    signs: Block
    keys: Block
    foot: Block
    plot: Plot
    timeline: Timeline
    labels: tuple[Label, ...]
    keyed: Keyed
    picture: Picture
    height: float

    def key_row(self, number: int) -> float:
        """The middle of a row of the keys, as a share of the frame's height above its lower edge."""
        return (self.keys.y - (number + 0.5) * ROW - self.plot.frame.bottom) / self.plot.frame.height

    @property
    def levels(self) -> tuple[Level, ...]:
        """The lines across."""
        return self.picture.levels


def page_of(picture: Picture) -> Page:
    """The layout, each level and signal named at its line or mark; what finds no place there, above the plot."""
    keyed = Keyed()
    while True:
        page, left = _page(picture, keyed)
        if left == Keyed():
            return page
        levels = tuple(each for each in picture.levels if each in keyed.levels or each in left.levels)
        keyed = Keyed(levels, (*keyed.signs, *left.signs))


def _page(picture: Picture, keyed: Keyed) -> tuple[Page, Keyed]:
    """The layout with these named above the plot, and what still has no place; the page is as high as it must be."""
    scale = _scale(picture)
    left, right = _sides(picture, scale)
    loose = Plot(Box(left, 0, right, 1), scale, picture.shape, picture.marks, chosen=picture.chosen)
    named = _timeline(loose)
    foot = foot_block(" ".join([*_notes(loose, named), picture.foot]))
    bottom = foot.y + GAP * 1.5 + named.rows * ROW + GAP
    top = bottom + (CONTROL_PLOT_HEIGHT if picture.bands else PLOT_HEIGHT)
    plot = replace(loose, frame=Box(left, bottom, right, top), scale=scale.thinned(top - bottom, ROW))
    height = round(top + LABEL_BAND - _head(picture, keyed, 0)[-1].bottom + (GAP if keyed != Keyed() else 0))
    labels, left_over = _labels(plot, picture, keyed)
    return Page(*_head(picture, keyed, height), foot, plot, named, labels, keyed, picture, height), left_over


def _head(picture: Picture, keyed: Keyed, height: float) -> tuple[Block, Block, Block, Block]:
    title = title_block(picture.title, height)
    subtitle = subtitle_block(picture.subtitle, title.bottom - GAP / 2)
    signs = Block(keyed.sign_lines, SMALLEST, subtitle.bottom - GAP)
    return title, subtitle, signs, Block(keyed.level_lines, SMALLEST, signs.bottom)


def _scale(picture: Picture) -> Scale:
    values = [mark.value for mark in picture.marks if mark.value is not None]
    values += [value for level in picture.levels for value in level.heights]
    values += [edge for band in picture.bands for edge in (band.low, band.high)]
    return scale_of(values, picture.unit, picture.shape)


def _timeline(loose: Plot) -> Timeline:
    xs = [loose.x(at) for at in range(len(loose.marks))]
    return timeline([mark.label for mark in loose.marks], xs, MARGIN / 2, WIDTH - MARGIN / 2)


def _labels(plot: Plot, picture: Picture, keyed: Keyed) -> tuple[tuple[Label, ...], Keyed]:
    gaps = gap_labels(plot)
    divides = divide_labels(plot, picture.divides, gaps)
    values = value_labels(plot, picture.levels, [*gaps, *divides])
    placed = [*gaps, *divides, *values]
    taken = [*placed, *divide_lines(plot, picture.divides)]
    signs, unsaid = sign_labels(
        plot, picture.levels, taken, [each for each in picture.signs if each not in keyed.signs]
    )
    named, left = level_labels(plot, picture.levels, [*taken, *signs], keyed.levels)
    left = [each for each in left if each.kind is not LevelKind.MEAN]  # it lies in the middle of the range
    return (*placed, *signs, *named), Keyed(tuple(left), tuple(unsaid))


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
