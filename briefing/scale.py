"""The value axis: from where to where, its ticks, and how they are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.picture import Shape
from briefing.style import MINUS

INTERVALS = 5
"""At most so many steps: more do not fit under a long title."""
STEPS = (1, 2, 5, 10)
STEPS_FROM_TEN = (1, 2, 2.5, 5, 10)
"""25 and 250 are even steps; 2.5 is not."""
LINE_ROOM_BELOW = 0.18
LINE_ROOM_ABOVE = 0.06
"""Of the span: room for the labels under the lowest and a little over the highest mark."""
BAR_ROOM_BELOW = 0.15
BAR_ROOM_ABOVE = 0.015
"""The same for bars; labels above the plot have their own band."""
FROM_ZERO_BELOW = 0.5
"""A line whose lowest mark is under this share of its highest starts at zero: little is gained by cutting."""
LEAST_SPAN_PERCENT = 10.0
LEAST_SPAN_SHARE = 0.2
"""Narrower spans would blow up chance: ten points of a share, a fifth of any other value."""
HUNDRED = 100.0

_WHOLE = frozenset({"count", "percent"})
_BEFORE = {"gbp": "£"}
_AFTER = {"percent": "%", "points": " pts", "seconds": " s", "hours": " h", "months": " mths"}
_SHORT_FORMS = ((1e9, "bn"), (1e6, "m"))
"""A thousand is written out, as in the reports."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Limits, ticks within them in rising order, and the words beside the ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]
    words: tuple[str, ...]

    @property
    def is_cut(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0 or self.high < 0

    def thinned(self, height: float, apart: float) -> "Scale":
        """The same limits with every second or later tick, so that neighbours stand so many pixels apart."""
        if len(self.ticks) < 2:
            return self
        pixels = height * (self.share(self.ticks[1]) - self.share(self.ticks[0]))
        every = max(1, math.ceil(apart / pixels))
        return replace(self, ticks=self.ticks[::every], words=self.words[::every])

    def share(self, value: float) -> float:
        """Where the value stands between the limits, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Sequence[float], unit: str, shape: Shape) -> Scale:
    """The axis on which all values (marks and levels, at least one) can be seen.

    Bars always stand on zero; a share stays within 0 to 100 unless a value does not.
    """
    least, most = min(values), max(values)
    low, high = _bar_limits(least, most) if shape is Shape.BARS else _line_limits(least, most, unit)
    step = _step((high - low) / INTERVALS, unit)
    if low > 0:
        low = math.floor(low / step) * step
    if unit == "percent" and most <= HUNDRED:
        high = min(high, HUNDRED)
    first, last = math.ceil(round(low / step, 6)), math.floor(round(high / step, 6))
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return Scale(low, high, ticks, tick_words(ticks, step, unit))


def tick_words(ticks: Sequence[float], step: float, unit: str) -> tuple[str, ...]:
    """Each tick with its unit: "80%", "7,500", "£1.5m"; millions and billions in short from one million on."""
    most = max(map(abs, ticks), default=0)
    size, short = next(((size, short) for size, short in _SHORT_FORMS if most >= size), (1.0, ""))
    decimals = _decimals(step / size)
    return tuple(_tick(tick / size, decimals, "" if tick == 0 else short, unit) for tick in ticks)


def _tick(number: float, decimals: int, short: str, unit: str) -> str:
    sign = MINUS if number < 0 else ""
    if short:
        figure = f"{abs(number):,.{decimals}f}"
        figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    else:
        figure = f"{abs(number):,.{0 if number == 0 else decimals}f}"
    return f"{sign}{_BEFORE.get(unit, '')}{figure}{short}{_AFTER.get(unit, '')}"


def _decimals(step: float) -> int:
    return next((places for places in range(10) if math.isclose(round(step, places), step, rel_tol=1e-6)), 10)


def _bar_limits(least: float, most: float) -> tuple[float, float]:
    low, high = min(least, 0.0), max(most, 0.0)
    if low == high:
        return 0.0, 1.0
    span = high - low
    return (low - span * BAR_ROOM_BELOW if low < 0 else 0.0), (high + span * BAR_ROOM_ABOVE if high > 0 else 0.0)


def _line_limits(least: float, most: float, unit: str) -> tuple[float, float]:
    low, high = _widened(least, most, unit)
    span = high - low
    low, high = low - span * LINE_ROOM_BELOW, high + span * LINE_ROOM_ABOVE
    if least >= 0 and (low <= 0 or least < most * FROM_ZERO_BELOW):
        return 0.0, high
    return low, high


def _widened(least: float, most: float, unit: str) -> tuple[float, float]:
    reach = max(abs(least), abs(most))
    span = LEAST_SPAN_PERCENT if unit == "percent" else reach * LEAST_SPAN_SHARE or 1.0
    lacking = max(0.0, span - (most - least))
    return least - lacking / 2, most + lacking / 2


def _step(rough: float, unit: str) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    steps = STEPS_FROM_TEN if power >= 10 else STEPS
    step = next(each * power for each in steps if each * power >= rough * (1 - 1e-9))
    return max(step, 1.0) if unit in _WHOLE else step
