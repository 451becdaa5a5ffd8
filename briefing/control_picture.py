"""What a control chart adds to the picture of a series: usual range, centre, signs, rebases; before it is drawn."""

from dataclasses import dataclass, replace
from itertools import groupby

from briefing.control_signs import form_of, sign_of, signs_on
from briefing.finding_words import all_positive, rounded, usual_range
from briefing.picture import Band, Divide, Level, LevelKind, Mark, Picture, Shape
from briefing.signs import Form, Sign
from briefing.words import figure_words
from kpistore.analysis.findings import Control
from kpistore.analysis.spc.chart import ControlPoint
from kpistore.analysis.spc.words import HIGH, Signal
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import month_words

_TOP = 100.0
"""Of a share, unless its own figures lie above."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point of the control chart and the mark it belongs to."""

    at: int
    point: ControlPoint


def with_control(picture: Picture, kpi: Kpi, control: Control, most: int, told: Observation) -> Picture:
    """The picture as a line of the chart's newest points, gaps included, with everything the chart says of them.

    `told` is the figure that its title is about.
    """
    points = control.chart.points[-most:]
    judged = control.shifted is None
    held = {mark.label: mark for mark in picture.marks}
    placed = [_Placed(at, point) for at, point in enumerate(points)]
    groups = [list(group) for _, group in groupby(placed, key=lambda each: each.point.group)]
    levels = tuple(level for group in groups for level in _levels(group, kpi, named=group is groups[-1]))
    return replace(
        picture,
        title=_title(control, kpi, told) or picture.title,
        shape=Shape.LINE,
        marks=tuple(_mark(point, held.get(point.period.label), judged=judged) for point in points),
        levels=(*picture.levels, *levels),
        bands=tuple(band for group in groups for band in _band(group, kpi)),
        divides=(*_rebased(groups), *_suggested(placed, control)),
        signs=signs_on(points, judged=judged),
        range_words=_range_words(control, kpi),
        foot=" ".join([*_notes(control), picture.foot]),
    )


def _mark(point: ControlPoint, held: Mark | None, *, judged: bool) -> Mark:
    """The mark of the series, with its sign; a period that no document prints is a gap."""
    if held is None:
        return Mark(point.period.label, None)
    return replace(held, sign=sign_of(point, judged=judged), form=form_of(point)) if point.value is not None else held


def _band(group: list[_Placed], kpi: Kpi) -> list[Band]:
    limits = group[0].point.limits
    if limits.lower is None or limits.upper is None:
        return []
    low = max(limits.lower, 0.0) if all_positive(kpi) else limits.lower
    return [Band(group[0].at, group[-1].at, low, limits.upper if can_reach(limits.upper, kpi, limits.mean) else _TOP)]


def _levels(group: list[_Placed], kpi: Kpi, *, named: bool) -> list[Level]:
    """Centre and limits, those of the newest group named; a limit that no figure can reach is not drawn."""
    point, first, last = group[0].point, group[0].at, group[-1].at
    lines = [(point.upper, LevelKind.LIMIT), (point.lower, LevelKind.LIMIT)]
    drawn = [(value, kind) for value, kind in lines if value is not None and can_reach(value, kpi, point.mean)]
    range_words = [usual_range(point, kpi) if named else "", ""][: len(drawn)] if drawn else []
    levels = [Level(value, words, kind, first, last) for (value, kind), words in zip(drawn, range_words, strict=True)]
    if point.mean is None:
        return levels
    return [
        Level(point.mean, f"mean {rounded(point.mean, kpi)}" if named else "", LevelKind.MEAN, first, last),
        *levels,
    ]


def can_reach(value: float, kpi: Kpi, mean: float | None) -> bool:
    """Whether a figure of the measure can stand at a limit, to judge by the mean of its figures."""
    is_share = kpi.unit is Unit.PERCENT and (mean is None or mean <= _TOP)
    return (value > 0 or not all_positive(kpi)) and (value <= _TOP or not is_share)


def _range_words(control: Control, kpi: Kpi) -> str:
    newest = control.chart.newest
    if newest.mean is None or newest.upper is None:
        return ""
    return f"{usual_range(newest, kpi).capitalize()}, mean {rounded(newest.mean, kpi)}"


def _title(control: Control, kpi: Kpi, told: Observation) -> str:
    """The finding: a lasting shift, a signal, or that all is as usual; empty for one that the chart does not judge."""
    shifted, point = control.shifted, control.point_of(told.period)
    if point is None or (shifted and point is not control.chart.newest):
        return ""
    value = f"{figure_words(told)} in {told.period.label}"
    if shifted:
        since, before = rounded(shifted.mean_since, kpi), rounded(shifted.mean_before, kpi)
        return f"{since} on average since {month_words(shifted.day)}, {before} before"
    if point.signal is Signal.NONE:
        return f"{value}, within the usual range" if point.upper is not None else value
    article = {Sign.CONCERN: ": a concern", Sign.IMPROVEMENT: ": an improvement"}
    found = _FOUND[form_of(point)][point.heading == HIGH]
    return f"{value}, {found}{article.get(sign_of(point, judged=True), '')}"


_FOUND = {
    Form.OUTSIDE: ("unusually low", "unusually high"),
    Form.NEAR: ("close to the lower limit", "close to the upper limit"),
    Form.RUN: ("in a run below the mean", "in a run above the mean"),
    Form.RISING: ("the end of a rising run",) * 2,
    Form.FALLING: ("the end of a falling run",) * 2,
}


def _rebased(groups: list[list[_Placed]]) -> list[Divide]:
    return [Divide(group[0].at, f"new limits, {month_words(group[0].point.day)}") for group in groups[1:]]


def _suggested(placed: list[_Placed], control: Control) -> list[Divide]:
    shifted = control.shifted
    if shifted is None:
        return []
    found = [each.at for each in placed if each.point.day >= shifted.day]
    return [Divide(found[0], f"rebase here? {month_words(shifted.day)}")] if found and found[0] > 0 else []


def _notes(control: Control) -> list[str]:
    chart, shifted = control.chart, control.shifted
    if shifted:
        return [f"One range does not fit a lasting shift; editors can begin it anew in {month_words(shifted.day)}."]
    screened = ", jumps screened" if chart.screened else ""
    formula = f"Range: mean ± 2.66 x mean moving range{screened}." if chart.upper is not None else ""
    return [*filter(None, [formula]), *(f"{note[:1].upper()}{note[1:]}." for note in chart.notes)]
