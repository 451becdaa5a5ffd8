"""How a figure is judged, in four lines with the numbers in it and no more. No cause is guessed."""

from briefing.finding_words import rounded, usual_range
from briefing.message import Message, bold, plain
from briefing.trial_picture import trial_words
from briefing.words import COMPARATOR_WORDS, COUNTED_WORDS, change, figure_words, number, period_words
from kpistore.analysis.change import Against, Comparison, Judge
from kpistore.analysis.findings import Control
from kpistore.analysis.sampling import share_of
from kpistore.analysis.significance import CHANCE, SMALL_COUNT, Share, rounded_counts_differ, small_shares_differ
from kpistore.analysis.spc.chart import FEW_POINTS
from kpistore.analysis.spc.words import Signal
from kpistore.asking.answer import Answer
from kpistore.asking.judged import trial_of
from kpistore.model.kpi import Direction, Kpi
from kpistore.model.observation import Observation

NOT_SAID = "The reports give figures, not causes: why it moved cannot be read from them."
NO_EARLIER = "no earlier figure of the same length is held, so nothing is said about a change."
NEARLY_ALWAYS = 0.995
_DIRECTIONS = {
    Direction.MORE: "More is better for this measure.",
    Direction.LESS: "Less is better for this measure.",
    Direction.NEITHER: "Neither more nor less alone is better for this measure, so it is called up or down only.",
}
_SIGNALS = {
    Signal.NONE: "no signal",
    Signal.OUTSIDE_LIMITS: "outside a limit",
    Signal.TREND: "7 points or more that rise or fall in a row",
    Signal.TWO_IN_THREE: "two of three points in a row near a limit",
    Signal.SHIFT: "7 points or more in a row on one side of the mean",
}
_IN_TIME = (Against.PREVIOUS, Against.YEAR_EARLIER, Against.BASELINE, Against.NAMED)


def why_message(answer: Answer, title: str = "") -> Message:
    """Four lines: what it counts and how it was read, the sum, what tells it from chance, what it is set beside."""
    figure, kpi = answer.observation, answer.kpi
    assert figure is not None
    assert kpi is not None
    counts = [kpi.definition, _DIRECTIONS[kpi.direction]]
    counts += [f"How it was read: {figure.note}."] if figure.note else []
    counts += [f"Note: {kpi.note}"] if kpi.note else []
    lines = [_sum(answer, figure, kpi), _chance(answer, figure, kpi), f"{_measured_against(answer, kpi)} {NOT_SAID}"]
    first = f"{bold(title or kpi.title)}: {plain(' '.join(counts))}"
    return Message("\n".join([first, *map(plain, lines)]))


def _sum(answer: Answer, figure: Observation, kpi: Kpi) -> str:
    earlier = _earlier(answer)
    if earlier is None:
        return f"{figure_words(figure)} · {period_words(figure.period)}: {NO_EARLIER}"
    way = "up" if earlier.change > 0 else "down" if earlier.change < 0 else "no change"
    moved = f"{way} {change(earlier.change, kpi.unit)}" if earlier.change else way
    percent = f", {earlier.percent:+}%" if earlier.percent is not None and earlier.change else ""
    then = f"{number(earlier.value, kpi.unit)} ({earlier.period.label})"
    return f"Change: {figure_words(figure)} ({figure.period.label}) less {then} is {moved}{percent}."


def _chance(answer: Answer, figure: Observation, kpi: Kpi) -> str:
    """What tells the change from chance, or why nothing does."""
    earlier = _earlier(answer)
    if earlier and earlier.judge is Judge.SMALL_COUNTS and figure.value is not None:
        return _small_counts(int(figure.value), int(earlier.value), kpi)
    if earlier and earlier.judge is Judge.SMALL_SHARES and earlier.observation:
        return _small_shares(share_of(kpi, figure), share_of(kpi, earlier.observation), kpi)
    if answer.control:
        return _charted(answer.control, figure, kpi)
    if kpi.sample and earlier:
        return f"Chance: no verdict. A test needs the number of {kpi.sample.of} of both periods, and it is not printed."
    trial = trial_of(answer)
    limits = f": {trial.n} points, {trial_words(trial, kpi)}" if trial else ""
    return (
        f"Chance: no verdict. Exact tests are for counts under {SMALL_COUNT}; anything else takes a control chart of "
        f"{FEW_POINTS} points or more, and {_held(answer, figure)} held{limits}."
    )


def _held(answer: Answer, figure: Observation) -> str:
    held = len(answer.series.figures) if answer.series else 0
    return "1 figure is" if held == 1 else f"{held} {COUNTED_WORDS.get(figure.period.kind, 'figures')} are"


def _small_counts(newer: int, older: int, kpi: Kpi) -> str:
    often = rounded_counts_differ(newer, older, kpi.rounded_to)
    nearest = f", set as near as their rounding to {kpi.rounded_to} allows" if kpi.rounded_to > 1 else ""
    return (
        f"Chance: were both periods alike, {newer} and {older}{nearest}, or a wider gap, would come up "
        f"{_often(often)} (exact conditional binomial test)."
    )


def _small_shares(newer: Share | None, older: Share | None, kpi: Kpi) -> str:
    assert newer is not None
    assert older is not None
    assert kpi.sample is not None
    of = kpi.sample.of
    return (
        f"Chance: were both periods alike, {newer.part:,d} of {newer.base:,d} {of} and {older.part:,d} of "
        f"{older.base:,d}, or a wider gap, would come up {_often(small_shares_differ(newer, older))} "
        f"(Fisher's exact test)."
    )


def _often(often: float) -> str:
    """ "68% of the time; the line is 5%, so it is called chance"."""
    share = f"{often:.1%} of the time" if often < CHANCE * 2 else f"{often:.0%} of the time"
    share = "nearly always" if often > NEARLY_ALWAYS else share
    return f"{share}; the line is {CHANCE:.0%}, so it is {'called chance' if often >= CHANCE else 'more than chance'}"


def _charted(control: Control, figure: Observation, kpi: Kpi) -> str:
    chart, point = control.chart, control.point_of(figure.period)
    if point is None or point.mean is None:
        return f"Chance: the control chart of {chart.n} points leaves this figure out: {'; '.join(chart.notes)}."
    screened = ", jumps screened" if chart.screened else ""
    return (
        f"Chance: control chart of {chart.n} {COUNTED_WORDS.get(figure.period.kind, 'points')}, mean "
        f"{rounded(point.mean, kpi)}, {usual_range(point, kpi)} (mean ± 2.66 x mean moving range{screened}); here: "
        f"{_SIGNALS[point.signal]}.{_waiting(control)}"
    )


def _waiting(control: Control) -> str:
    if control.shifted is None:
        return ""
    return " Limits over a lasting shift say little; no verdict is drawn until they begin anew."


def _measured_against(answer: Answer, kpi: Kpi) -> str:
    """Targets, comparators and baselines with their sources."""
    found = [_named(each, kpi) for each in answer.comparisons if each.against not in _IN_TIME[:2]]
    return f"Measured against: {'; '.join(found)}." if found else "Measured against: no target or comparator is held."


def _named(comparison: Comparison, kpi: Kpi) -> str:
    value = number(comparison.value, kpi.unit)
    match comparison.against:
        case Against.TARGET:
            target = kpi.target_on(comparison.period.end) if comparison.period.end else None
            return f"{comparison.name} {value} ({target.source if target else 'no source'})"
        case Against.BASELINE:
            return f"baseline {value} ({comparison.period.label})"
        case Against.NAMED:
            return f"{value} ({comparison.period.label})"
    return f"{COMPARATOR_WORDS[comparison.against.value]} {value} ({comparison.period.label})"


def _earlier(answer: Answer) -> Comparison | None:
    return next((each for each in answer.comparisons if each.against in _IN_TIME), None)
