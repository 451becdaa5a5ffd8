"""An answer judged by its control chart, where the series is long enough for one."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from kpistore.analysis.change import IN_TIME, Comparison, Judge, Verdict, verdict_of
from kpistore.analysis.findings import Control, Shifted
from kpistore.analysis.spc.chart import FEW_POINTS, FEWEST_ON_TRIAL, ControlChart, ControlPoint
from kpistore.analysis.spc.words import Signal
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.model.kpi import Kpi
from kpistore.model.series import Series

Rebased = Callable[[Answer], Collection[date]]
"""The days from which editors let the limits of an answer's measure begin anew."""


def never(_answer: Answer) -> Collection[date]:
    """For a store without rebases."""
    return ()


def judged(answer: Answer, rebases_of: Rebased = never) -> Answer:
    """The answer with the control chart of its series, and with its changes told from chance by it; so its lines.

    Nothing is added where there are fewer than FEW_POINTS figures, where the periods overlap, or where the figure is
    of a comparator, or where a report's own caution on the figures forbids a verdict. Limits begin anew at each rebase
    and at each break of the measure.
    """
    if answer.lines:
        answer = replace(answer, lines=tuple(judged(each, rebases_of) for each in answer.lines))
    series, kpi = answer.series, answer.kpi
    if answer.status is not AnswerStatus.ANSWERED or kpi is None or series is None or answer.comparator:
        return answer
    if len(series.figures) < FEW_POINTS:
        return answer
    control = control_of(kpi, series, rebases_of(answer))
    if control is None:
        return answer
    return replace(answer, control=control, comparisons=_told_from_chance(answer, kpi, control))


def control_of(kpi: Kpi, series: Series, rebases: Collection[date] = ()) -> Control | None:
    """The chart of the series; None where it has fewer than FEW_POINTS figures or its periods cannot be judged."""
    if len(series.figures) < FEW_POINTS or any(kpi.bars_verdict(each.period.end) for each in series.figures):
        return None
    # numpy is imported where there is a chart to calculate, so that a reply without one starts fast.
    from kpistore.analysis.spc.chart import Refusal
    from kpistore.analysis.spc.control import control_chart
    from kpistore.analysis.spc.rebasing import suggest_rebase

    newest = series.newest
    target = kpi.target_on(newest.period.end) if newest and newest.period.end and not newest.breakdown else None
    starts = {*rebases, *(each.day for each in kpi.breaks)}
    chart = control_chart(series, kpi.direction, target.value if target else None, starts)
    if isinstance(chart, Refusal) or chart.n < FEW_POINTS:
        return None
    suggested = suggest_rebase(chart)
    return Control(chart, _shifted(chart, suggested.day) if suggested else None)


def trial_of(answer: Answer) -> ControlChart | None:
    """Limits of a series too short for a verdict, to be shown as a trial; None where they would say nothing at all."""
    kpi, series = answer.kpi, answer.series
    if kpi is None or series is None or answer.comparator or answer.control:
        return None
    figures = series.figures
    if not FEWEST_ON_TRIAL <= len(figures) < FEW_POINTS or any(kpi.bars_verdict(each.period.end) for each in figures):
        return None
    from kpistore.analysis.spc.chart import Refusal
    from kpistore.analysis.spc.control import control_chart

    chart = control_chart(series, kpi.direction, rebases={each.day for each in kpi.breaks})
    if isinstance(chart, Refusal) or chart.upper is None or chart.rebased_at or chart.n < FEWEST_ON_TRIAL:
        return None
    return chart


def _shifted(chart: ControlChart, day: date) -> Shifted:
    held = [(point.day, point.value) for point in chart.newest_group if point.value is not None]
    before = [value for start, value in held if start < day]
    since = [value for start, value in held if start >= day]
    return Shifted(day, len(before), len(since), sum(before) / len(before), sum(since) / len(since))


def _told_from_chance(answer: Answer, kpi: Kpi, control: Control) -> tuple[Comparison, ...]:
    point = control.point_of(answer.period) if answer.period else None
    if point is None or point.upper is None or point.short_group or control.shifted:
        return answer.comparisons
    return tuple(_judged(each, kpi, control, point) for each in answer.comparisons)


def _judged(comparison: Comparison, kpi: Kpi, control: Control, point: ControlPoint) -> Comparison:
    """A change within one group of the chart is beyond chance where its newer figure signals the way it went."""
    older = control.point_of(comparison.period)
    if comparison.against not in IN_TIME or older is None or older.group != point.group or comparison.change == 0:
        return comparison
    beyond = point.signal is not Signal.NONE and (point.heading > 0) == (comparison.change > 0)
    verdict = verdict_of(kpi, comparison.change) if beyond else Verdict.NEUTRAL
    return replace(comparison, beyond_chance=beyond, verdict=verdict, judge=Judge.CONTROL_CHART)
