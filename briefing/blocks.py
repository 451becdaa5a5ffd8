"""Lines of words above and below a plot: title, subtitle and foot, each in the largest size that holds it."""

from dataclasses import dataclass

from briefing.letters import balanced, broken_at_comma, by_clause, fitted, width
from briefing.style import (
    FOOT_LINES,
    HEIGHT,
    LINE_SPACING,
    MARGIN,
    SMALLEST,
    SUBTITLE,
    SUBTITLE_LINES,
    TITLE_STEPS,
    WIDTH,
)

ROOM = WIDTH - 2 * MARGIN
ROW = SMALLEST * LINE_SPACING
LEFT_OVER = 0.3
"""A last line of the foot under this share of the room is a word or two left over."""


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


def title_block(text: str, height: float = HEIGHT) -> Block:
    """The finding in the largest size that holds it, broken at its commas; cut only where the smallest does not."""
    for size, most in TITLE_STEPS:
        lines = by_clause(text, ROOM, size, bold=True)
        if len(lines) <= most:
            return Block(tuple(lines), size, height - MARGIN)
    lines = balanced(fitted(text, ROOM, size, most, bold=True), ROOM, size, bold=True)
    return Block(tuple(lines), size, height - MARGIN)


def subtitle_block(text: str, y: float) -> Block:
    """What is measured, where and by which periods."""
    lines = broken_at_comma(text, ROOM, SUBTITLE) or fitted(text, ROOM, SUBTITLE, SUBTITLE_LINES)
    return Block(tuple(lines), SUBTITLE, y)


def foot_block(text: str) -> Block:
    """Notes and source; its last line stands on the lower margin."""
    lines = fitted(text, ROOM, SMALLEST, FOOT_LINES)
    if lines and width(lines[-1], SMALLEST) < ROOM * LEFT_OVER:
        lines = balanced(lines, ROOM, SMALLEST)
    return Block(tuple(lines), SMALLEST, MARGIN * 0.8 + len(lines) * ROW)
