"""How every chart looks: sizes, colours and the lettering, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from kpistore.model.ground import Ground

WIDTH = 1080
"""Pixels: three times a phone's 360, so that Telegram only ever shrinks the picture."""
HEIGHT = 810
"""Pixels of a page whose words leave the usual room: 4:3 fills a chat bubble without scrolling."""
PLOT_HEIGHT = 440.0
"""Pixels: a long title or foot makes the page higher and never the plot lower."""
CONTROL_PLOT_HEIGHT = 560.0
"""A control chart has limits and signals to tell apart."""
DPI = 72
"""One point is one pixel, so every size below reads as pixels in PNG, SVG and PDF alike."""
COMPRESSION = 3
"""zlib's level for the PNG: half the time of the default for a few kilobytes more."""

SMALLEST = 33
"""Pixels an em: 11 points where the picture is shown 360 pixels wide. No text is smaller."""
SUBTITLE = 35
LABEL = 34
"""Value labels carry the figures; they stand out from the axis beside them."""
TITLE_STEPS = ((48, 2), (42, 3), (36, 3))
"""Size and most lines: a longer finding is set smaller before it is cut."""
SUBTITLE_LINES = 4
FOOT_LINES = 4
LINE_SPACING = 1.2
"""Baseline to baseline, in ems."""
DESCENT = 0.24
"""Below the baseline, in ems: DejaVu's own."""

FONT = "DejaVu Sans"
"""Comes with matplotlib: the same letters on every computer."""
MINUS = "-"
"""As the reports and the bot's messages write it."""
ELLIPSIS = "…"
NO_FIGURE = "no figure"
GAP_SIGN = "×"

MARGIN = 36
GAP = 12
"""Between words that stand beside each other."""
CLEARANCE = 6
"""Between a value label and what is drawn under it."""
LABEL_BAND = 54
"""Above the plot, kept free for the labels of the highest marks."""
BAR_SHARE = 0.72
"""Of its slot; a few wide bars are held to BAR_WIDEST."""
BAR_WIDEST = 190
LINE_WIDTH = 5.0
GRID_WIDTH = 1.5
LEVEL_WIDTH = 3.5
LEVEL_DASHES = ((0, (4, 2)), (0, (1, 1.4)), (0, (6, 1.5, 1, 1.5)))
"""Dashed, dotted, then both, so that levels differ without their colour; in line widths."""
LEVEL_DOT = 9.0
"""At each figure of another area; smaller than the office's own."""
LIMIT_WIDTH = 2.5
LIMIT_DASHES = (0, (6, 3))
SIGN_DOT = 17.0
FORM_MARKERS = {"outside": "D", "rising": "^", "falling": "v", "near": "s", "run": "P"}
"""Diamond, triangles, square and plus: the glyphs of the replies, one for each rule."""
DOT = 15.0
NEWEST_DOT = 21.0
DOTS_UP_TO = 24
"""More points than this are a line without a dot on each."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours. Blue and orange keep apart for every kind of colour vision; neither says good or bad."""

    paper: str
    ink: str
    soft: str
    """Subtitle, axis and foot; at least 4.5:1 on the paper."""
    grid: str
    axis: str
    newest: str
    earlier: str
    """A paler tint of the newest, still about 3:1 on the paper."""
    level: str
    limit: str
    """Centre and limits of a control chart; quieter than the figures, at least 4.5:1 for their names."""
    band: str
    """The usual range, little darker than the paper."""
    signs: Mapping[str, str]
    """Never alone: every sign has its own shape and word."""


LIGHT = Theme(
    paper="#ffffff",
    ink="#1b1f24",
    soft="#57606a",
    grid="#e1e5ea",
    axis="#8c959f",
    newest="#00609a",
    earlier="#6f9dc1",
    level="#a34e00",
    limit="#57606a",
    band="#f0f2f5",
    signs={"concern": "#b34700", "improvement": "#00609a", "neutral": "#454c55"},
)
DARK = Theme(
    paper="#17212b",
    ink="#f2f5f8",
    soft="#a9b4c0",
    grid="#2c3844",
    axis="#6b7885",
    newest="#56b4e9",
    earlier="#3f7da6",
    level="#e69f00",
    limit="#a9b4c0",
    band="#1f2c38",
    signs={"concern": "#ff9d3c", "improvement": "#56b4e9", "neutral": "#f2f5f8"},
)
THEMES = {Ground.LIGHT: LIGHT, Ground.DARK: DARK}
