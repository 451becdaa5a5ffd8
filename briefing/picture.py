"""What a picture shows, before it is drawn: plain values that can be kept in a row and compared."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

STYLE_VERSION = 1
"""Counts up when the drawing changes, so that pictures already sent are drawn again."""


class Shape(StrEnum):
    """How the figures are drawn: counts stand on zero as bars, shares and waits as a line."""

    BARS = "bars"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Mark:
    """One period on the axis; without a value it is a gap."""

    label: str
    value: float | None
    text: str = ""
    """The value as it is written beside its mark."""


@dataclass(frozen=True, slots=True)
class Level:
    """A target or national figure as a line across."""

    value: float
    label: str


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

    def digest(self) -> str:
        """Names the drawn content: equal pictures have equal digests."""
        content = json.dumps([STYLE_VERSION, asdict(self)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:32]
