"""What a control chart adds to the picture of a series: usual range, centre, signs, rebases; before it is drawn."""

from dataclasses import dataclass, replace
from itertools import groupby

from briefing.finding_words import all_positive, rounded, usual_range
from briefing.picture import Band, Divide, Level, LevelKind, Mark, Picture, Shape, Sign
from kpistore.analysis.findings import Control
from kpistore.analysis.spc.chart import ControlPoint
from kpistore.analysis.spc.words import Signal, Tone
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.period import month_words

_SIGNS = {Tone.CONCERN: Sign.CONCERN, Tone.IMPROVEMENT: Sign.IMPROVEMENT, Tone.NEUTRAL: Sign.NEUTRAL}
_TONE_WORDS = {Sign.CONCERN: "Concern", Sign.IMPROVEMENT: "Improvement", Sign.NEUTRAL: "Unusual"}
_SIGNAL_WORDS = {
    Signal.OUTSIDE_LIMITS: "outside",
    Signal.TWO_IN_THREE: "near the edge",
    Signal.TREND: "run of 7",
    Signal.SHIFT: "run of 7",
}
_TOP = {Unit.PERCENT: 100.0}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point of the control chart and the mark it belongs to."""

    at: int
    point: ControlPoint


def with_control(picture: Picture, kpi: Kpi, control: Control, most: int, newest: str) -> Picture:
    """The picture as a line of the chart's newest points, gaps included, with everything the chart says of them.

    `newest` is its newest figure in words.
    """
    points = control.chart.points[-most:]
    held = {mark.label: mark for mark in picture.marks}
    marks = tuple(_mark(point, held.get(point.period.label)) for point in points)
    placed = [_Placed(at, point) for at, point in enumerate(points)]
    groups = [list(group) for _, group in groupby(placed, key=lambda each: each.point.group)]
    levels = tuple(level for group in groups for level in _levels(group, kpi))
    return replace(
        picture,
        title=_title(control, kpi, f"{newest} in {control.chart.newest.period.label}"),
        shape=Shape.LINE,
        marks=marks,
        levels=(*picture.levels, *levels),
        bands=tuple(band for group in groups for band in _band(group, kpi)),
        divides=(*_rebased(groups), *_suggested(placed, control)),
        signs=_signs(placed),
        range_words=_range_words(control, kpi),
        foot=" ".join([*_notes(control), picture.foot]),
    )


def _mark(point: ControlPoint, held: Mark | None) -> Mark:
    """The mark of the series, with its sign; a period that no document prints is a gap."""
    if held is None:
        return Mark(point.period.label, None)
    return replace(held, sign=_SIGNS.get(point.tone, Sign.NONE)) if point.value is not None else held


def _band(group: list[_Placed], kpi: Kpi) -> list[Band]:
    limits = group[0].point.limits
    if limits.lower is None or limits.upper is None:
        return []
    low = max(limits.lower, 0.0) if all_positive(kpi) else limits.lower
    return [Band(group[0].at, group[-1].at, low, min(limits.upper, _TOP.get(kpi.unit, limits.upper)))]


def _levels(group: list[_Placed], kpi: Kpi) -> list[Level]:
    """Centre and limits, told in the words of the range; a limit that no figure can reach is not drawn."""
    limits, first, last = group[0].point.limits, group[0].at, group[-1].at
    lines = [(limits.mean, LevelKind.MEAN), (limits.upper, LevelKind.LIMIT), (limits.lower, LevelKind.LIMIT)]
    return [
        Level(value, "", kind, first, last)
        for value, kind in lines
        if value is not None and (value > 0 or not all_positive(kpi)) and value <= _TOP.get(kpi.unit, value)
    ]


def _range_words(control: Control, kpi: Kpi) -> str:
    newest = control.chart.newest
    if newest.mean is None or newest.upper is None:
        return ""
    return f"{usual_range(newest, kpi).capitalize()}, mean {rounded(newest.mean, kpi)}"


def _title(control: Control, kpi: Kpi, value: str) -> str:
    """The finding: a lasting shift, a signal, or that all is as usual."""
    shifted, point = control.shifted, control.chart.newest
    if shifted:
        since, before = rounded(shifted.mean_since, kpi), rounded(shifted.mean_before, kpi)
        return f"{since} on average since {month_words(shifted.day)}, {before} before"
    if point.signal is Signal.NONE:
        return f"{value}, within the usual range" if point.upper is not None else value
    side = "high" if point.heading > 0 else "low"
    tone = _SIGNS[point.tone]
    return f"{value}: unusually {side}" + (
        f", a {tone.value}" if tone is Sign.CONCERN else f", an {tone.value}" if tone is Sign.IMPROVEMENT else ""
    )


def _rebased(groups: list[list[_Placed]]) -> list[Divide]:
    return [Divide(group[0].at, f"new limits, {month_words(group[0].point.day)}") for group in groups[1:]]


def _suggested(placed: list[_Placed], control: Control) -> list[Divide]:
    shifted = control.shifted
    if shifted is None:
        return []
    found = [each.at for each in placed if each.point.day >= shifted.day]
    return [Divide(found[0], f"rebase here? {month_words(shifted.day)}")] if found and found[0] > 0 else []


def _signs(placed: list[_Placed]) -> tuple[tuple[Sign, str], ...]:
    """Each shape on the chart with its word, and which rules put it there."""
    told = []
    for tone, sign in _SIGNS.items():
        signals = [each.point.signal for each in placed if each.point.tone is tone]
        reasons = dict.fromkeys(words for signal, words in _SIGNAL_WORDS.items() if signal in signals)
        if reasons:
            told.append((sign, f"{_TONE_WORDS[sign]}: {', '.join(reasons)}"))
    return tuple(told)


def _notes(control: Control) -> list[str]:
    chart, shifted = control.chart, control.shifted
    if shifted:
        return [f"One range does not fit a lasting shift; /rebase begins it anew in {month_words(shifted.day)}."]
    notes = [f"Range: mean ± 2.66 x mean moving range{', jumps screened' if chart.screened else ''}."]
    return [*notes, *(f"{note[:1].upper()}{note[1:]}." for note in chart.notes)]
