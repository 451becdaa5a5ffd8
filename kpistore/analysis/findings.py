"""What a figure says, most important first: the few things worth telling a meeting. Pure; starts without numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kpistore.analysis.change import Against, Comparison, Verdict, is_within_rounding, verdict_of
from kpistore.analysis.spc.chart import ControlChart, ControlPoint
from kpistore.analysis.spc.words import Signal, Tone
from kpistore.analysis.standing import Standing
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import Period
from kpistore.model.series import Series

MOST = 3
"""More are not heard in a meeting."""

FEWEST_FOR_RECORD = 6
"""The highest of fewer figures is no record."""

_TONES = {Tone.IMPROVEMENT: Verdict.BETTER, Tone.CONCERN: Verdict.WORSE}
_ORDER = (
    Against.PREVIOUS,
    Against.TARGET,
    Against.BASELINE,
    Against.NAMED,
    Against.YEAR_EARLIER,
    Against.NATIONAL,
    Against.MOST_SIMILAR_GROUP,
)


@dataclass(frozen=True, slots=True)
class Shifted:
    """A lasting shift for which nobody has rebased the chart yet: how many points before and since, and their means."""

    day: date
    before: int
    since: int
    mean_before: float
    mean_since: float


@dataclass(frozen=True, slots=True)
class Control:
    """The control chart of a figure's series, and the rebase it asks for, if it does."""

    chart: ControlChart
    shifted: Shifted | None = None

    def point_of(self, period: Period) -> ControlPoint | None:
        """The point of exactly these days that holds a value."""
        held = (each for each in self.chart.points if each.value is not None)
        return next((each for each in held if each.period.covers_same_days(period)), None)


@dataclass(frozen=True, slots=True)
class Signalled:
    """Where a figure stands on its control chart."""

    control: Control
    point: ControlPoint

    @property
    def verdict(self) -> Verdict:
        """Better or worse by the signal's tone, else neutral; neutral too while the chart waits for a rebase."""
        return Verdict.NEUTRAL if self.control.shifted else _TONES.get(self.point.tone, Verdict.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Record:
    """The highest or the lowest of all figures held of the series, alone at the top."""

    highest: bool
    held: tuple[Period, ...]
    verdict: Verdict


Remark = Comparison | Signalled | Record | Standing


def remarks_on(
    kpi: Kpi,
    figure: Observation,
    comparisons: Sequence[Comparison],
    series: Series | None,
    control: Control | None,
    standing: Standing | None = None,
    most: int = MOST,
) -> tuple[Remark, ...]:
    """At most so many, most important first; what points the other way is never the one left out."""
    ranked = _ranked(kpi, figure, comparisons, series, control)
    if standing:
        ranked.insert(_after_its_own(ranked), standing)
    return tuple(_fair(ranked[:most], ranked[most:]))


def signalled(figure: Observation, control: Control | None) -> Signalled | None:
    """Where the figure stands on the chart; None without one, or where the chart leaves it out."""
    point = control.point_of(figure.period) if control else None
    return Signalled(control, point) if control and point else None


def record_of(kpi: Kpi, figure: Observation, series: Series | None) -> Record | None:
    """Whether the figure is alone the highest or the lowest of its series, in which no two periods overlap."""
    held = [each for each in series.figures if not each.bound and not each.mistake] if series else []
    if figure not in held or len(held) < FEWEST_FOR_RECORD or figure.value is None:
        return None
    if kpi.sample or any(kpi.bars_verdict(each.period.end) for each in held):
        return None
    periods = tuple(each.period for each in held)
    if any(after.overlaps(before) for before, after in pairwise(periods)) or _is_parted(kpi, periods):
        return None
    others = [each.value for each in held if each is not figure and each.value is not None]
    if any(is_within_rounding(figure.value, each) for each in others):
        return None
    for highest, passed in ((True, figure.value > max(others)), (False, figure.value < min(others))):
        if passed:
            return Record(highest, periods, verdict_of(kpi, figure.value - others[0]))
    return None


def _ranked(
    kpi: Kpi,
    figure: Observation,
    comparisons: Sequence[Comparison],
    series: Series | None,
    control: Control | None,
) -> list[Remark]:
    """The first comparison stands first: it was asked for, or is the one with the period before."""
    in_order = sorted(comparisons[1:], key=lambda each: _ORDER.index(each.against))
    ranked: list[Remark] = [*comparisons[:1], *in_order]
    where = signalled(figure, control)
    if where:
        ranked.insert(0 if where.point.signal is not Signal.NONE else 1, where)
    record = record_of(kpi, figure, series)
    return [*ranked, record] if record else ranked


def _after_its_own(ranked: Sequence[Remark]) -> int:
    """Behind the change, the signal and the target; before what is further off in time or further away."""
    further = (Against.YEAR_EARLIER, Against.NATIONAL, Against.MOST_SIMILAR_GROUP)
    later = (
        at
        for at, each in enumerate(ranked)
        if at and (isinstance(each, Record) or (isinstance(each, Comparison) and each.against in further))
    )
    return next(later, len(ranked))


def _fair(told: list[Remark], left: Sequence[Remark]) -> list[Remark]:
    """Where all that is told points one way, the first that points the other takes the place of the last."""
    ways = {each.verdict for each in told} & {Verdict.BETTER, Verdict.WORSE}
    other = next(
        (each for each in left if ways and each.verdict in _OPPOSITE and _OPPOSITE[each.verdict] in ways), None
    )
    if len(ways) != 1 or other is None:
        return told
    return [*told[:-1], other]


_OPPOSITE = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}


def _is_parted(kpi: Kpi, periods: Sequence[Period]) -> bool:
    first, last = periods[0].end, periods[-1].end
    return bool(first and last and kpi.break_between(first, last))
