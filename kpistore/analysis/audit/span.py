"""How far a printed figure may be from the true one: by its last decimal, its bound in words, its source's rounding."""

from dataclasses import dataclass
from decimal import Decimal

from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import ALMOST, Bound, Medium, Observation

_HALF = Decimal("0.5")
_ABOUT = Decimal("0.05")
"""What "about" and a figure in words ("a quarter") may be off, as a share of it: chosen, so as to accuse nobody."""
_ROUND_FROM = 100
"""Prose rounds figures from here on: "300 officers" may be 297, "10 homicides" are ten."""
_ROUGHEST = Decimal("0.1")
"""As a share of itself, how far a round number of prose may be from the exact one: 100,000 is not 74,366 rounded."""
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Span:
    """Every value a printed figure may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Span") -> bool:
        """Whether one value could be both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)


NOTHING = Span(Decimal(0), Decimal(0))


def span_of(figure: Observation, kpi: Kpi) -> Span:
    """What a printed figure may stand for; a count in a table is exact."""
    assert figure.value is not None
    value = figure.value
    if figure.bound or not _has_digits(figure.as_published):
        span = bounded(value, figure.bound or Bound.ABOUT)
        return Span(span.low, value) if figure.bound_words in ALMOST else span
    if kpi.rounded_to > 1:
        return around(value, Decimal(kpi.rounded_to // 2))
    if figure.unit in (Unit.COUNT, Unit.GBP) and value == value.to_integral_value():
        return around(value, _rounded_by(value) if figure.medium is Medium.PROSE else Decimal(0))
    return around(value, step(value) * _HALF)


def bounded(value: Decimal, bound: Bound) -> Span:
    """What a figure with a bound in words may stand for: "over 1,000" is 1,000 or more."""
    match bound:
        case Bound.OVER:
            return Span(value, _ENDLESS)
        case Bound.UNDER:
            return Span(-_ENDLESS, value)
    return around(value, max(abs(value) * _ABOUT, round_step(value) * _HALF))


def around(value: Decimal, slack: Decimal) -> Span:
    """The value and as much on either side."""
    return Span(value - slack, value + slack)


def step(value: Decimal) -> Decimal:
    """The unit of the last printed decimal: 0.1 for 5.9, 1 for 1,546."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent)) if isinstance(exponent, int) else Decimal(1)


def round_step(value: Decimal) -> Decimal:
    """The unit of the last digit that is not zero, for a whole number prose may have rounded: 100 for 7,500."""
    if value != value.to_integral_value() or abs(value) < _ROUND_FROM:
        return Decimal(0)
    digits = str(abs(int(value)))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if digits.endswith("0") else Decimal(0)


def _rounded_by(value: Decimal) -> Decimal:
    """How much a number of prose may have been rounded without a word."""
    return min(round_step(value) * _HALF, abs(value) * _ROUGHEST)


def share(part: Span, whole: Span) -> Span | None:
    """What per cent of the whole the part may be; None where the whole may be nothing."""
    if whole.low <= 0:
        return None
    return Span(part.low * 100 / whole.high, part.high * 100 / whole.low)


def _has_digits(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
