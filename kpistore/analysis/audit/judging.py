"""Does a published change follow from its two figures?"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum, auto
from itertools import product

from kpistore.analysis.audit.span import Span, around, bounded, round_step, span_of, step
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Bound, Medium, Observation

_HALF = Decimal("0.5")
_ALL = Decimal(100)


class Verdict(Enum):
    """How a published change stands to the computed one."""

    HOLDS = auto()
    CUT_OFF = auto()
    """Right, but for decimals that were cut off and not rounded."""
    OTHER_SIGN = auto()
    """Right in size only."""
    POINTS_AS_PERCENT = auto()
    """The change in percentage points, called per cent."""
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the change it was judged by, in the claim's unit."""

    verdict: Verdict
    computed: Decimal
    cut_off: bool = False
    """Whether decimals were cut off, whatever else is found."""
    round_number: bool = False
    """Whether it holds only if the text rounded it without saying so: 300 for 297."""


def judge(claim: Claim, newer: Observation, older: Observation, kpi: Kpi) -> Judgement | None:
    """The verdict on a claim; None where no change in per cent can be computed."""
    assert newer.value is not None
    assert older.value is not None
    if claim.unit is not ClaimUnit.PERCENT:
        return _judged(claim, newer.value - older.value, _differences(newer, older, kpi))
    if older.value == 0:
        return None
    relative = _judged(claim, _per_cent(newer.value, older.value), _relative(newer, older, kpi))
    if kpi.unit is Unit.PERCENT and relative.verdict in (Verdict.WRONG, Verdict.OTHER_SIGN):
        points = _judged(claim, newer.value - older.value, _differences(newer, older, kpi))
        if points.verdict in (Verdict.HOLDS, Verdict.CUT_OFF):
            return Judgement(Verdict.POINTS_AS_PERCENT, points.computed)
    return relative


def _judged(claim: Claim, computed: Decimal, possible: Span) -> Judgement:
    """By size first, then by sign; what the sources' own rounding leaves open is no mistake."""
    said = _said(claim)
    exact = around(abs(computed), Decimal(0))
    cut = not said.meets(exact) and _is_cut_off(claim, computed)
    low, high = sorted((abs(possible.low), abs(possible.high)))
    crosses = possible.low <= 0 <= possible.high
    wide = Span(Decimal(0) if crosses else low, high)
    if not (said.meets(exact) or cut or said.meets(wide)):
        return Judgement(Verdict.WRONG, computed)
    if claim.value * computed < 0 and not crosses:
        return Judgement(Verdict.OTHER_SIGN, computed, cut)
    verdict = Verdict.CUT_OFF if cut else Verdict.HOLDS
    return Judgement(verdict, computed, cut, _is_round(claim, computed, wide))


def _said(claim: Claim) -> Span:
    """The sizes a claim may stand for, without its sign."""
    size = abs(claim.value)
    if claim.bound or not any(letter.isdigit() for letter in claim.as_published):
        return bounded(size, claim.bound or Bound.ABOUT)
    slack = step(size) * _HALF
    if claim.unit is ClaimUnit.VOLUME and size == size.to_integral_value():
        slack = round_step(size) * _HALF if claim.medium is Medium.PROSE else Decimal(0)
    return around(size, slack)


def _is_round(claim: Claim, computed: Decimal, possible: Span) -> bool:
    if claim.bound or claim.unit is not ClaimUnit.VOLUME or round_step(claim.value) == 0:
        return False
    printed = around(abs(claim.value), step(claim.value) * _HALF)
    return not printed.meets(around(abs(computed), Decimal(0))) and not printed.meets(possible)


def _is_cut_off(claim: Claim, computed: Decimal) -> bool:
    return claim.bound is None and abs(computed).quantize(step(claim.value), ROUND_DOWN) == abs(claim.value)


def _differences(newer: Observation, older: Observation, kpi: Kpi) -> Span:
    new, old = span_of(newer, kpi), span_of(older, kpi)
    return Span(new.low - old.high, new.high - old.low)


def _relative(newer: Observation, older: Observation, kpi: Kpi) -> Span:
    new, old = span_of(newer, kpi), span_of(older, kpi)
    ends = [_per_cent(n, o) for n, o in product((new.low, new.high), (old.low, old.high)) if o > 0]
    return Span(min(ends), max(ends)) if ends else around(_per_cent_of(newer, older), Decimal(0))


def _per_cent_of(newer: Observation, older: Observation) -> Decimal:
    assert newer.value is not None
    assert older.value is not None
    return _per_cent(newer.value, older.value)


def _per_cent(newer: Decimal, older: Decimal) -> Decimal:
    return (newer - older) * _ALL / abs(older)
