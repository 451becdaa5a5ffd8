"""The words inside a plot, drawn."""

from collections.abc import Callable

from matplotlib.figure import Figure

from briefing.ink import write
from briefing.labels import Label
from briefing.style import DESCENT, LABEL, LINE_SPACING, SMALLEST, Theme


def draw_label(drawn: Figure, label: Label, theme: Theme) -> None:
    """One label in its box; over a level its own patch of paper."""
    colour = theme.paper if label.inside and label.kind == "newest" else _INKS[label.kind](theme)
    size = LABEL if label.kind in ("newest", "value") else SMALLEST
    for number, words in enumerate(reversed(label.text.split("\n"))):
        y = label.box.bottom + size * (DESCENT * 0.5 + number * LINE_SPACING)
        text = write(drawn, words, (label.box.left + label.box.right) / 2, y, size, colour,
                     "center", bold=label.kind == "newest")  # fmt: skip
        if label.crosses:
            text.set_bbox({"facecolor": theme.paper, "edgecolor": "none", "pad": 4})


_INKS: dict[str, Callable[[Theme], str]] = {
    "newest": lambda theme: theme.newest,
    "value": lambda theme: theme.ink,
    "level": lambda theme: theme.level,
    "limit": lambda theme: theme.limit,
    "divide": lambda theme: theme.soft,
    "gap": lambda theme: theme.soft,
    "concern": lambda theme: theme.signs["concern"],
    "improvement": lambda theme: theme.signs["improvement"],
    "neutral": lambda theme: theme.signs["neutral"],
}
