"""A page whose height follows its content: head above, foot below, and the room between."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from briefing.blocks import Block, foot_block, subtitle_block, title_block
from briefing.ink import blank, block
from briefing.picture import Picture
from briefing.plot import Box
from briefing.style import GAP, MARGIN, WIDTH, Theme


@dataclass(frozen=True, slots=True)
class Sheet:
    """Title, subtitle and foot with their places, and the room for what is drawn."""

    title: Block
    subtitle: Block
    foot: Block
    room: Box
    height: float


def sheet_of(picture: Picture, content: float, notes: str = "") -> Sheet:
    """The sheet with so many pixels of height for its content."""
    foot = foot_block(f"{notes} {picture.foot}".strip())
    head = subtitle_block(picture.subtitle, title_block(picture.title, 0).bottom - GAP / 2).bottom
    height = round(content + foot.y + 2 * GAP - head + GAP)
    title = title_block(picture.title, height)
    subtitle = subtitle_block(picture.subtitle, title.bottom - GAP / 2)
    room = Box(MARGIN, foot.y + 2 * GAP, WIDTH - MARGIN, subtitle.bottom - GAP)
    return Sheet(title, subtitle, foot, room, height)


def begun(sheet: Sheet, theme: Theme) -> Figure:
    """The page with its words."""
    drawn = blank(sheet.height, theme)
    block(drawn, sheet.title, theme.ink, bold=True)
    block(drawn, sheet.subtitle, theme.soft)
    block(drawn, sheet.foot, theme.soft)
    return drawn
