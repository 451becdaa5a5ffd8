"""How two figures of one measure compare: change, per cent, better or worse."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kpistore.analysis.sampling import is_without_base, may_be_at, shares_differ
from kpistore.analysis.significance import CHANCE, SMALL_COUNT, small_counts_differ
from kpistore.model.kpi import Aggregation, Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import Period

_TENTH = Decimal("0.1")


class Against(StrEnum):
    """What a figure is compared with."""

    PREVIOUS = "previous period"
    YEAR_EARLIER = "a year earlier"
    BASELINE = "baseline"
    """A period that the office's data names as one."""
    NAMED = "earlier period asked for"
    NATIONAL = "national"
    MOST_SIMILAR_GROUP = "most-similar-group"
    TARGET = "target"


IN_TIME = (Against.PREVIOUS, Against.YEAR_EARLIER, Against.BASELINE, Against.NAMED)
"""The office's own earlier figures."""


class Verdict(StrEnum):
    """What a change means. Neutral: the measure has no direction, or there is too little to say."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEUTRAL = "neutral"


class Judge(StrEnum):
    """What tells a change from chance."""

    SMALL_COUNTS = "exact test of small counts"
    SMALL_SHARES = "exact test of shares on small bases"
    CONTROL_CHART = "control chart"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside another value of the same measure."""

    against: Against
    period: Period
    value: Decimal
    change: Decimal
    """In the measure's own unit; percentage points for a share."""
    percent: Decimal | None
    """Per cent of the other value to one decimal; None for shares and where the other value is zero."""
    verdict: Verdict
    beyond_chance: bool | None
    """None where no test applies."""
    observation: Observation | None = None
    """The other figure; None for a target."""
    name: str = ""
    """What a target is called."""
    judge: Judge | None = None
    """What beyond_chance rests on; None where it is None."""
    within_rounding: bool = False
    """One of the two is printed more roughly than they differ: 167 and 166.7."""


def percent_change(value: Decimal, other: Decimal) -> Decimal | None:
    """The change in per cent of the other value, rounded half up to one decimal; None where it is zero."""
    if other == 0:
        return None
    return ((value - other) * 100 / abs(other)).quantize(_TENTH, ROUND_HALF_UP)


def compare(kpi: Kpi, newer: Observation, older: Observation, against: Against) -> Comparison:
    """Set a figure beside another; both must hold values."""
    assert newer.value is not None
    assert older.value is not None
    change = newer.value - older.value
    chance = _beyond_chance(kpi, newer, older) if newer.comparator == older.comparator else None
    rounding = is_within_rounding(newer.value, older.value)
    unjudged = chance is False or rounding or is_barred(kpi, newer, older)
    return Comparison(
        against=against,
        period=older.period,
        value=older.value,
        change=change,
        percent=None if kpi.unit is Unit.PERCENT else percent_change(newer.value, older.value),
        verdict=Verdict.NEUTRAL if unjudged else verdict_of(kpi, change),
        beyond_chance=chance,
        observation=older,
        judge=None if chance is None else Judge.SMALL_SHARES if kpi.sample else Judge.SMALL_COUNTS,
        within_rounding=rounding,
    )


def is_within_rounding(value: Decimal, other: Decimal) -> bool:
    """Whether two unequal values would be one, were both printed as roughly as the rougher of them."""
    places = max(int(each.as_tuple().exponent) for each in (value, other))
    rough = Decimal(1).scaleb(min(places, 0))
    return value != other and value.quantize(rough, ROUND_HALF_UP) == other.quantize(rough, ROUND_HALF_UP)


def compare_with_target(kpi: Kpi, figure: Observation) -> Comparison | None:
    """Set a figure beside the target in force at the end of its period, if there is one."""
    target = kpi.target_on(figure.period.end) if figure.period.end else None
    if target is None or figure.value is None:
        return None
    change = figure.value - target.value
    verdict = Verdict.BETTER if change == 0 else verdict_of(kpi, change)
    if is_barred(kpi, figure) or may_be_at(kpi, figure, target.value):
        verdict = Verdict.NEUTRAL
    return Comparison(Against.TARGET, figure.period, target.value, change, None, verdict, None, name=target.name)


def verdict_of(kpi: Kpi, change: Decimal) -> Verdict:
    """Better or worse where the measure has a direction; same for no change."""
    if change == 0:
        return Verdict.SAME
    better = kpi.is_better(change)
    return Verdict.NEUTRAL if better is None else Verdict.BETTER if better else Verdict.WORSE


def is_barred(kpi: Kpi, *figures: Observation) -> bool:
    """Whether nothing may be called better or worse: a report's own caution forbids it, or it prints no base."""
    return is_without_base(kpi, *figures) or any(kpi.bars_verdict(each.period.end) for each in figures)


def _beyond_chance(kpi: Kpi, newer: Observation, older: Observation) -> bool | None:
    """Whether chance is ruled out between two small counts or shares of small bases; None where no test applies.

    A headcount is no count of events. A count rounded to fives may stand two lower or higher, so the two are set as
    near to each other as their rounding allows.
    """
    if kpi.sample:
        return shares_differ(kpi, newer, older)
    if kpi.unit is not Unit.COUNT or (kpi.aggregation is not Aggregation.SUM and kpi.rounded_to == 1):
        return None
    if newer.value is None or older.value is None:
        return None
    if any(value != int(value) or not 0 <= value < SMALL_COUNT for value in (newer.value, older.value)):
        return None
    lower, higher = sorted((int(newer.value), int(older.value)))
    doubt = min(kpi.rounded_to // 2, (higher - lower) // 2)
    return small_counts_differ(lower + doubt, higher - doubt) < CHANCE
