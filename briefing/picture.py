"""What a picture shows, before it is drawn: plain values that can be kept in a row and compared."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from briefing.signs import Form, Sign, Signed
from kpistore.model.ground import Ground

STYLE_VERSION = 5
"""Counts up when the drawing changes, so that pictures already sent are drawn again."""


class Shape(StrEnum):
    """How the figures are drawn: counts stand on zero as bars, shares and waits as a line."""

    BARS = "bars"
    LINE = "line"
    ACROSS = "across"
    """One bar a part, lying, its name above it."""
    SLOPE = "slope"
    """Before and after, a line a part."""
    PANELS = "panels"
    """Several small charts of one page, each on its own axis."""


MOST_PARTS = 12
"""Bars that lie on one page."""
MOST_PANELS = 6
PLOTTED = (Shape.BARS, Shape.LINE)
"""Shapes with a mark for each period, side by side."""


class LevelKind(StrEnum):
    """What a line across stands for; each has its own dashes."""

    TARGET = "target"
    OTHERS = "others"
    """The country, or a group of forces."""
    MEAN = "mean"
    LIMIT = "limit"


CONTROL_LEVELS = (LevelKind.MEAN, LevelKind.LIMIT)


@dataclass(frozen=True, slots=True)
class Mark:
    """One period on the axis; without a value it is a gap."""

    label: str
    value: float | None
    text: str = ""
    """The value as it is written beside its mark."""
    sign: Sign = Sign.NONE
    form: Form = Form.NONE
    hollow: bool = False
    """Provisional."""
    beside: float | None = None
    """The country's value for the same part, where bars lie across; or the value before, on a slope."""
    beside_text: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A target, another area's figures, a centre or a limit as a line across some or all of the marks."""

    value: float
    """Of one that moves, its newest."""
    label: str
    """Empty where the line is drawn but not named: limits before a rebase."""
    kind: LevelKind = LevelKind.TARGET
    first: int = 0
    last: int | None = None
    """The first and last mark it holds for; None for the newest."""
    values: tuple[float | None, ...] = ()
    """At each mark of the picture, where it moves from period to period; empty where it does not."""

    @property
    def heights(self) -> tuple[float, ...]:
        """Every value it has."""
        return tuple(each for each in self.values if each is not None) or (self.value,)


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range between two limits, for the marks from first to last."""

    first: int
    last: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Divide:
    """An upright line before a mark: from there on limits begin anew, or are asked to."""

    before: int
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart of several."""

    title: str
    unit: str
    shape: Shape
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    divides: tuple[Divide, ...] = ()
    range_words: str = ""
    """What the shaded band stands for; empty without one."""
    reach: tuple[float, ...] = ()
    """Values that its axis shows beside its own, where panels share one scale."""
    signs: tuple[Signed, ...] = ()
    chosen: int | None = None
    """The mark that was asked about, where it is not the newest."""

    @property
    def heights(self) -> tuple[float, ...]:
        """Every value that its axis must show."""
        values = [mark.value for mark in self.marks if mark.value is not None]
        values += [value for level in self.levels for value in level.heights]
        return (*values, *(edge for band in self.bands for edge in (band.low, band.high)), *self.reach)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart to be drawn; the caption carries its numbers for those who cannot see it."""

    title: str
    """What the chart shows, as a finding."""
    subtitle: str
    """Measure, area and kind of period."""
    unit: str
    """A word of the model's units: count, percent, seconds …"""
    shape: Shape
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...] = ()
    foot: str = ""
    """Source and date."""
    caption: str = ""
    """Plain text below the picture; at most 1024 characters."""
    bands: tuple[Band, ...] = ()
    divides: tuple[Divide, ...] = ()
    signs: tuple[Signed, ...] = ()
    """The signals on the chart, each with its words."""
    range_words: str = ""
    """What the shaded band stands for, in a chart too small to name its limits; empty without one."""
    ends: tuple[str, ...] = ()
    """The periods before and after, of a slope."""
    chosen: int | None = None
    """The mark that was asked about, where it is not the newest."""
    names: tuple[str, ...] = ()
    """What the bar and the thinner one below it are of, where bars lie across; written once, at the first two."""
    on_zero: bool = True
    """Whether the heights of a slope are counted from zero, as those of bars are."""
    panels: tuple[Panel, ...] = ()

    def digest(self, ground: Ground = Ground.LIGHT) -> str:
        """Names the drawn content: equal pictures on the same ground have equal digests."""
        content = json.dumps([STYLE_VERSION, ground, asdict(self)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:32]
