"""Words put on a figure by the pixel."""

from matplotlib.figure import Figure
from matplotlib.text import Text

from briefing.blocks import Block
from briefing.letters import face
from briefing.style import DESCENT, DPI, LINE_SPACING, MARGIN, WIDTH, Theme

WORDS = 5
"""What is drawn later lies above: marks 2, levels 3, newest 4, words 5."""


def blank(height: float, theme: Theme) -> Figure:
    """A page of the usual width."""
    return Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=theme.paper)


def block(drawn: Figure, words: Block, colour: str, bold: bool = False, left: float = MARGIN) -> None:
    """The lines of a block, one below the other."""
    for number, line in enumerate(words.lines):
        y = words.y - (number + 1) * words.size * LINE_SPACING + words.size * (DESCENT + (LINE_SPACING - 1) / 2)
        write(drawn, line, left, y, words.size, colour, bold=bold)


def write(
    drawn: Figure, text: str, x: float, y: float, size: float, colour: str, aligned: str = "left", bold: bool = False
) -> Text:
    """One line with its baseline at y; dollar signs are dollar signs, not mathematics."""
    wide, high = (inches * DPI for inches in drawn.get_size_inches())
    return drawn.text(
        x / wide, y / high, text, fontproperties=face(bold), fontsize=size, color=colour, parse_math=False,
        horizontalalignment=aligned, verticalalignment="baseline", zorder=WORDS,
    )  # fmt: skip
