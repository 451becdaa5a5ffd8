"""The control chart of a series of figures, or why there is none."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kpistore.analysis.spc.chart import FEW_POINTS, ControlChart, ControlPoint, Refusal
from kpistore.analysis.spc.collapsed import without_collapsed
from kpistore.analysis.spc.periods import refusal_of, with_gaps
from kpistore.analysis.spc.plotting import Measured, control_points
from kpistore.analysis.spc.words import assurance_of, variation_of
from kpistore.model.kpi import Direction
from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind, month_words
from kpistore.model.series import Series


def control_chart(
    series: Series,
    direction: Direction,
    target: Decimal | None = None,
    rebases: Collection[date] = (),
    *,
    screen: bool = True,
    fix_after: int | None = None,
) -> ControlChart | Refusal:
    """Limits, signals and what the last point says; a refusal where the periods cannot be judged together.

    A rebase counts from the first period that begins on its day or later. Periods no document prints stand in the
    points as gaps; so do figures that are no exact ones. Raises ValueError for a fix_after under 12.
    """
    refused = refusal_of(series)
    if refused:
        return refused
    places = with_gaps(series)
    measured = [(period, _exact(observation)) for period, observation in places]
    if all(value is None for _, value in measured):
        return Refusal("no figure is exact and of a whole period")
    starts = _starts(rebases, measured)
    points = without_collapsed(control_points(measured, direction, starts, screen=screen, fix_after=fix_after))
    level = None if target is None else float(target)
    return chart_of(
        points, direction, level, screened=screen, remarks=_remarks(observation for _, observation in places)
    )


def chart_of(
    points: tuple[ControlPoint, ...],
    direction: Direction,
    target: float | None,
    *,
    screened: bool,
    remarks: Iterable[str] = (),
) -> ControlChart:
    """The chart of points of which one at least has a value; the remarks go before the notes on the limits."""
    newest = next(point for point in reversed(points) if point.value is not None)
    last = points[-1]
    rebased = next(point for point in points if point.group == last.group) if last.group != points[0].group else None
    return ControlChart(
        points=points,
        n=_number(points),
        mean=last.mean,
        lower=last.lower,
        upper=last.upper,
        variation=variation_of(newest.heading, direction),
        assurance=assurance_of(last.lower, last.upper, target, direction),
        rebased_at=rebased.day if rebased else None,
        direction=direction,
        target=target,
        screened=screened,
        notes=(*_notes(points, rebased), *remarks),
    )


def _starts(rebases: Collection[date], measured: Sequence[Measured]) -> set[date]:
    """The first days of the periods from which limits begin anew; a rebase before the first one changes nothing."""
    days = [period.start for period, _ in measured if period.start is not None]
    found = (next((day for day in days if day >= rebase), None) for rebase in rebases)
    return {day for day in found if day is not None and day != days[0]}


def _exact(observation: Observation | None) -> float | None:
    """The value; None for a gap, a forecast, a bound, what is marked as wrong, and what was printed before its end."""
    if observation is None or observation.value is None or not observation.is_sound:
        return None
    return None if observation.bound or _is_part(observation) else float(observation.value)


def _is_part(observation: Observation) -> bool:
    """Printed before its period had ended; a headcount at a date is whole at any time."""
    period = observation.period
    if period.kind is PeriodKind.POINT or period.end is None:
        return False
    return observation.document.known_from < period.end


def _number(points: Iterable[ControlPoint]) -> int:
    return sum(point.value is not None for point in points)


def _notes(points: Sequence[ControlPoint], rebased: ControlPoint | None) -> list[str]:
    newest = [point for point in points if point.group == points[-1].group]
    number, since = _number(newest), f" since {month_words(rebased.day)}" if rebased else ""
    notes = []
    if points[-1].upper is None:
        notes.append(_no_limits(newest, number) + since)
    elif number < FEW_POINTS:
        notes.append(f"{number} points{since}, trial limits")
    gaps = len(points) - _number(points)
    if gaps:
        notes.append(f"{_counted(gaps, 'period')} without a figure; no signal is read across a gap")
    return notes


def _no_limits(points: Sequence[ControlPoint], number: int) -> str:
    if number == 0:
        return "no figures"
    if number == 1:
        return "1 point, no limits yet"
    if len({point.value for point in points if point.value is not None}) == 1:
        return f"{number} equal points, no limits"
    if any(point.value is not None and after.value is not None for point, after in pairwise(points)):
        return f"{number} points, nearly all equal, no limits"
    return f"{number} points with too few neighbours for limits"


def _remarks(observations: Iterable[Observation | None]) -> list[str]:
    printed = [each for each in observations if each is not None and each.value is not None]
    given = [each for each in printed if each.is_figure]
    to_come = [each.period for each in printed if not each.is_figure]
    wrong = [each.period for each in given if each.mistake]
    early = [each.period for each in given if _is_part(each) and not each.mistake]
    vague = [each.period for each in given if each.bound and not _is_part(each) and not each.mistake]
    return [
        *_left_out(to_come, "forecasts"),
        *_left_out(wrong, "marked as wrong"),
        *_left_out(early, "printed before the period ended"),
        *_left_out(vague, "given in words only"),
    ]


def _left_out(periods: Sequence[Period], why: str) -> list[str]:
    return [f"left out, {why}: {', '.join(period.label for period in periods)}"] if periods else []


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
