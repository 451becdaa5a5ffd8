"""What a figure says, in lines that can be said aloud in a meeting: at most three, most important first."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

from briefing.control_signs import form_of
from briefing.named import place_words
from briefing.signs import FORM_GLYPHS, Form
from briefing.words import COUNTED_WORDS, KIND_WORDS, beside_words, change, comparison_words, number, signed_percent
from kpistore.analysis.change import Against, Comparison, Judge, Verdict
from kpistore.analysis.findings import MOST, Control, Record, Remark, Shifted, Signalled, remarks_on
from kpistore.analysis.significance import change_bounds
from kpistore.analysis.spc.chart import RUN, ControlPoint
from kpistore.analysis.spc.words import Assurance, Signal, Tone
from kpistore.analysis.standing import Standing
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.period import PeriodKind, month_words

GLYPHS = {Form.NONE: "○", **FORM_GLYPHS}
"""Each rule has its own shape, here as on the chart, and each tone its word, so that none rests on colour."""
TONE_WORDS = {Tone.CONCERN: ": concern", Tone.IMPROVEMENT: ": improvement", Tone.NEUTRAL: "", Tone.NONE: ""}
ASSURANCE_WORDS = {
    Assurance.PASS: "✔ As things are, it is met every time: it lies outside the usual range",
    Assurance.FAIL: "✘ As things are, it is not met: it lies outside the usual range",
    Assurance.INCONSISTENT: "◐ As things are, it is met at times and missed at times",
}
MOST_FORCES_NAMED = 6
"""More names than this are a list, not a line."""
_TEENS, _ENDINGS = (11, 12, 13), {1: "st", 2: "nd", 3: "rd"}
_WHOLE_ONLY = {Unit.COUNT, Unit.GBP}


def finding_lines(answer: Answer) -> list[str]:
    """The lines of a reply; a change that was asked for is told already and counts as one of the three."""
    kpi, figure = answer.kpi, answer.observation
    if kpi is None or figure is None or figure.mistake:  # nothing follows from what is marked as wrong
        return []
    told = 1 if answer.change else 0
    series = None if answer.among else answer.series
    remarks = remarks_on(kpi, figure, answer.comparisons[told:], series, answer.control, answer.standing, MOST - told)
    return [remark_words(each, kpi, figure.period.kind) + _met(each, answer.control) for each in remarks]


def remark_words(remark: Remark, kpi: Kpi, kind: PeriodKind) -> str:
    """One finding as a line."""
    match remark:
        case Comparison():
            return change_words(remark, kpi)
        case Record():
            return record_words(remark, kind)
        case Standing():
            return standing_words(remark)
    return control_words(remark, kpi, kind)


def change_words(comparison: Comparison, kpi: Kpi) -> str:
    """A comparison as a line, with what its rounding, its baseline or its control chart adds."""
    size = change(comparison.change, kpi.unit)
    against = beside_words(comparison.period)
    if comparison.change and comparison.judge is Judge.CONTROL_CHART:
        arrow = "▲ up" if comparison.change > 0 else "▼ down"
        percent = f" ({signed_percent(comparison.percent)})" if comparison.percent is not None else ""
        usual = "" if comparison.beyond_chance else ", within the usual variation"
        verdict = f": {comparison.verdict.value}" if comparison.verdict in (Verdict.BETTER, Verdict.WORSE) else ""
        return f"{arrow} {size}{percent} on {against}{usual}{verdict}"
    words = comparison_words(comparison, kpi.unit)
    named = f"{against}, the baseline" if comparison.against is Against.BASELINE else against
    words = words.replace(f" on {against}", f" on {named}{_rounded(comparison, kpi)}", 1)
    return f"{words}, by more than chance alone" if comparison.beyond_chance else words


def record_words(record: Record, kind: PeriodKind) -> str:
    """ "Highest of the 8 quarters held, Q1 2020/21 to Q4 2021/22"."""
    which = "Highest" if record.highest else "Lowest"
    span = f"{record.held[0].label} to {record.held[-1].label}"
    return f"{which} of the {len(record.held)} {COUNTED_WORDS.get(kind, 'figures')} held, {span}"


def standing_words(standing: Standing) -> str:
    """ "2nd highest of 4 forces held: Kent, Cleveland, Durham, Essex"; without a verdict."""
    which = {1: "Highest", len(standing.areas): "Lowest"}.get(standing.place, f"{_ordinal(standing.place)} highest")
    if standing.shared:
        which = f"Joint {which[:1].lower()}{which[1:]}"
    named = f": {', '.join(map(place_words, standing.areas))}" if len(standing.areas) <= MOST_FORCES_NAMED else ""
    return f"{which} of {len(standing.areas)} forces held{named}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def control_words(signalled: Signalled, kpi: Kpi, kind: PeriodKind) -> str:
    """Where the figure stands on its control chart: a glyph, a word, the numbers."""
    control, point = signalled.control, signalled.point
    if control.shifted:
        return shift_words(control.shifted, kpi, kind)
    words = f"{GLYPHS[form_of(point)]} {_variation(control, point, kind)}"
    if point.mean is not None:
        words += f" (mean {rounded(point.mean, kpi)}, {usual_range(point, kpi)})"
    return words + TONE_WORDS[point.tone]


def shift_words(shifted: Shifted, kpi: Kpi, kind: PeriodKind) -> str:
    """A lasting shift with its numbers, and who may begin the limits anew; no cause is named."""
    counted = COUNTED_WORDS.get(kind, "points")
    means = f"average {rounded(shifted.mean_since, kpi)}, against {rounded(shifted.mean_before, kpi)}"
    return (
        f"{GLYPHS[Form.RUN]} Lasting shift since {month_words(shifted.day)}: {shifted.since} {counted} {means} "
        f"in the {shifted.before} before. Editors can begin the limits anew: /rebase"
    )


def usual_range(point: ControlPoint, kpi: Kpi) -> str:
    """ "usual range 190 to 490"; a limit that no figure of the measure can reach is left out."""
    assert point.lower is not None
    assert point.upper is not None
    if point.lower <= 0 and all_positive(kpi):
        return f"usual range up to {rounded(point.upper, kpi)}"
    if kpi.unit is Unit.PERCENT and point.upper >= 100 >= (point.mean or 0):
        return f"usual range from {rounded(point.lower, kpi)}"
    return f"usual range {rounded(point.lower, kpi)} to {rounded(point.upper, kpi)}"


def all_positive(kpi: Kpi) -> bool:
    """Whether no figure of the measure can be under zero."""
    return kpi.unit not in (Unit.POINTS, Unit.GBP, Unit.RATIO)


def rounded(value: float, kpi: Kpi) -> str:
    """A mean or limit as it is told: counts whole, anything else to one decimal."""
    places = Decimal(1) if kpi.unit in _WHOLE_ONLY and abs(value) >= 10 else Decimal("0.1")
    return number(Decimal(repr(value)).quantize(places, ROUND_HALF_UP), kpi.unit)


def assurance_words(control: Control) -> str:
    """Whether the target is met as things are; empty without a target, a direction or limits."""
    chart = control.chart
    if chart.assurance is None or chart.upper is None or control.shifted:
        return ""
    return ASSURANCE_WORDS[chart.assurance]


def _met(remark: Remark, control: Control | None) -> str:
    """What the chart adds to the comparison with a target."""
    is_target = isinstance(remark, Comparison) and remark.against is Against.TARGET
    words = assurance_words(control) if control and is_target else ""
    return f". {words}" if words else ""


def _variation(control: Control, point: ControlPoint, kind: PeriodKind) -> str:
    one, high = KIND_WORDS[kind], point.heading > 0
    match point.signal:
        case Signal.NONE:
            return "Usual variation"
        case Signal.OUTSIDE_LIMITS:
            return f"Outside the usual range, {'above' if high else 'below'} it"
        case Signal.TREND:
            return f"One of {RUN} or more {one}s in a row that each {'rose' if high else 'fell'}"
        case Signal.TWO_IN_THREE:
            return f"Close to the {'upper' if high else 'lower'} limit, as two of three {one}s in a row"
    return f"One of {_run(control, point)} {one}s in a row {'above' if high else 'below'} the mean"


def _run(control: Control, point: ControlPoint) -> int:
    """How many points in a row, this one among them, lie on its side of the mean; gaps end a run."""
    points = control.chart.points
    at = points.index(point)
    alike = [each for each in points if each.group == point.group and each.side == point.side]
    before = takewhile(lambda each: each in alike, reversed(points[:at]))
    return 1 + sum(1 for _ in before) + sum(1 for _ in takewhile(lambda each: each in alike, points[at + 1 :]))


def _rounded(comparison: Comparison, kpi: Kpi) -> str:
    """The bounds of a change of rounded counts: 20 to 15 in fives is between 1 and 9 fewer."""
    values = comparison.value, comparison.value + comparison.change
    if kpi.rounded_to == 1 or any(each != int(each) for each in values):
        return ""
    low, high = change_bounds(int(values[0]), int(values[1]), kpi.rounded_to)
    return f" (between {low:+,d} and {high:+,d}, since the counts are rounded)"
