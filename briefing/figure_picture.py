"""The chart of a series: what it shows, before it is drawn."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.control_picture import with_control
from briefing.level_picture import other_levels, target_levels
from briefing.message import CAPTION_LIMIT
from briefing.picture import Mark, Picture, Shape
from briefing.words import (
    BY_CHANCE,
    COMPARATOR_WORDS,
    KIND_WORDS,
    SHARE_BY_CHANCE,
    beside_words,
    figure_words,
)
from briefing.words import change as change_words
from kpistore.analysis.change import Comparison, Judge, is_within_rounding
from kpistore.analysis.findings import Control
from kpistore.analysis.spc.periods import refusal_of, with_gaps
from kpistore.model.kpi import Aggregation, Kpi, Unit, breakdown_text
from kpistore.model.observation import DATA_POLICE_UK, Observation, Status
from kpistore.model.period import Period, PeriodKind
from kpistore.model.series import Series

MOST_MARKS = 120
"""More cannot be told apart on a phone; of a longer series the newest are drawn."""
MOST_UNEVEN = 1.25
"""How much longer one span between two dates may be than another: a quarter of 92 days and one of 90 are alike."""
CAPTION_MARKS = 12
MOST_SOURCES = 3
FEWEST = 2
"""Figures of a chart."""
_SHORT_UNITS = ((" seconds", " s"), (" second", " s"), (" hours", " h"), (" hour", " h"), (" points", " pts"))
_ON_ZERO = {Unit.COUNT, Unit.HOURS, Unit.GBP}


def picture_of(
    kpi: Kpi,
    series: Series,
    area_title: str,
    control: Control | None = None,
    beside: Sequence[Comparison] = (),
    others: Sequence[Series] = (),
    most: int = MOST_MARKS,
) -> Picture | None:
    """The chart of a series, so many of its newest periods at most; None where there is only one figure.

    With a control chart it is a line with the usual range. The figures of a comparator in `others` are a line of their
    own where there are several, else a level; a target holds for the periods it was in force.
    """
    sound = Series(series.kind, tuple(each for each in series.observations if not each.mistake))
    newest = sound.newest
    if newest is None or len(sound.figures) < FEWEST:
        return None
    held = _places(series, control)
    periods, shown = [period for period, _ in held[-most:]], tuple(each for _, each in held[-most:] if each)
    notes = (
        f"{_cut(len(held), most)}{_uneven(periods)}{_provisional(shown)}{_wrong(shown)}{chance_note(newest, beside)}"
    )
    picture = Picture(
        title=_marked(series.newest) or _finding(kpi, sound, newest),
        subtitle=_subtitle(kpi, newest, area_title),
        unit=kpi.unit.value,
        shape=shape_of(kpi),
        marks=tuple(mark_of(each) if each else Mark(period.label, None) for period, each in held[-most:]),
        levels=(*target_levels(kpi, newest, periods), *other_levels(kpi, newest, periods, beside, others)),
        foot=f"{notes}Source: {sources_words(shown)}",
        caption=_caption(kpi, series),
    )
    if control is None:
        return picture
    judged = series.at(control.chart.newest.period) or newest
    charted = with_control(picture, kpi, control, most, figure_words(judged))
    return replace(charted, title=_marked(series.newest) or charted.title)


def _places(series: Series, control: Control | None) -> list[tuple[Period, Observation | None]]:
    """The periods that are drawn, those that no document prints among them, so that a gap is seen as one."""
    if control:
        return [(each.period, series.at(each.period)) for each in control.chart.points]
    printed = tuple(each for each in series.observations if each.status is not Status.FORECAST)
    kept = Series(series.kind, printed)
    return with_gaps(kept) if refusal_of(kept) is None else [(each.period, each) for each in printed]


def shape_of(kpi: Kpi) -> Shape:
    """Counts of events stand on zero; anything else is a line."""
    adds_up = kpi.aggregation is Aggregation.SUM or kpi.rounded_to > 1  # hospital counts are not added, yet counted
    return Shape.BARS if kpi.unit in _ON_ZERO and adds_up else Shape.LINE


def mark_of(observation: Observation) -> Mark:
    """A period's mark; a cell without a figure, with a forecast or with one marked as wrong is a gap."""
    if observation.value is None or not observation.is_sound:
        return Mark(observation.period.label, None)
    hollow = observation.status is Status.PROVISIONAL
    return Mark(observation.period.label, float(observation.value), _short(figure_words(observation)), hollow=hollow)


def _short(words: str) -> str:
    """The unit as the axis writes it: beside a mark there is no room for "seconds"."""
    return next((words.removesuffix(unit) + short for unit, short in _SHORT_UNITS if words.endswith(unit)), words)


def _finding(kpi: Kpi, series: Series, newest: Observation) -> str:
    return finding_of(kpi, newest, series.at(newest.period.previous()))


def finding_of(kpi: Kpi, newest: Observation, earlier: Observation | None) -> str:
    """The figure, and how it moved since the earlier one if there is one: the title of a chart."""
    value = f"{figure_words(newest)} in {beside_words(newest.period)}"
    if earlier is None or earlier.value is None or newest.value is None:
        return value
    difference = newest.value - earlier.value
    if difference == 0:
        return f"{value}, unchanged on {beside_words(earlier.period)}"
    if is_within_rounding(newest.value, earlier.value):
        return f"{value}, the same but for rounding as in {beside_words(earlier.period)}"
    way = "up" if difference > 0 else "down"
    return f"{value}, {way} {change_words(difference, kpi.unit)} on {beside_words(earlier.period)}"


def _subtitle(kpi: Kpi, newest: Observation, area_title: str) -> str:
    who = COMPARATOR_WORDS[newest.comparator] if newest.comparator else area_title
    part = f" · {breakdown_text(newest.breakdown).replace('=', ': ')}" if newest.breakdown else ""
    each = "12 months each" if newest.period.kind is PeriodKind.ROLLING12 else f"by {KIND_WORDS[newest.period.kind]}"
    return f"{kpi.title}{part} · {who}, {each}"


def chance_note(newest: Observation, beside: Sequence[Comparison]) -> str:
    """A rise of a handful looks large in a chart: the words that belong to it, and a space; empty without need."""
    words = {Judge.SMALL_COUNTS: BY_CHANCE, Judge.SMALL_SHARES: SHARE_BY_CHANCE}
    before = [each for each in beside if each.observation and each.period == newest.period.previous()]
    told = (words.get(each.judge) for each in before if each.change and each.judge and each.beyond_chance is False)
    return next((f"{each} " for each in told if each), "")


def _cut(held: int, most: int) -> str:
    return f"The newest {most} of {held} periods. " if held > most else ""


def _uneven(periods: Sequence[Period]) -> str:
    """Dates stand side by side on the axis however far apart they are."""
    days = [each.end for each in periods if each.kind is PeriodKind.POINT and each.end]
    apart = [(later - earlier).days for earlier, later in pairwise(days)]
    return "Dates not evenly apart. " if apart and max(apart) > min(apart) * MOST_UNEVEN else ""


def _provisional(shown: tuple[Observation, ...]) -> str:
    return "Hollow: provisional. " if any(each.status is Status.PROVISIONAL for each in shown) else ""


def _marked(newest: Observation | None) -> str:
    """The finding where the newest figure is marked as wrong; empty for any other."""
    if newest is None or not newest.mistake:
        return ""
    return f"{figure_words(newest)} in {beside_words(newest.period)} is marked as wrong, not to be quoted"


def _wrong(shown: Sequence[Observation]) -> str:
    wrong = [each.period.label for each in shown if each.mistake]
    return f"Marked as wrong and not drawn: {', '.join(wrong)}. " if wrong else ""


def sources_words(shown: Sequence[Observation]) -> str:
    """The documents, once each; many as their number and the newest, monthly files as the span they cover."""
    told = [each for each in shown if each.is_figure]
    titles = list(dict.fromkeys(each.document.title for each in told))
    if len(titles) > MOST_SOURCES and told[0].document.family == DATA_POLICE_UK:
        return f"{DATA_POLICE_UK}, {told[0].period.label} to {told[-1].period.label}"
    if len(titles) > MOST_SOURCES:
        return f"{len(titles)} documents, the newest: {titles[-1]}"
    return "; ".join(titles)


def _caption(kpi: Kpi, series: Series) -> str:
    recent = series.observations[-CAPTION_MARKS:]
    values = (f"{each.period.label}: {_told(each)}" for each in recent)
    return f"{kpi.title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def _told(observation: Observation) -> str:
    words = figure_words(observation) if observation.is_figure else "no figure"
    return f"{words}, marked as wrong" if observation.mistake else words


def series_lines(series: Series, most: int) -> list[str]:
    """The newest figures of a series, oldest first, one a line."""
    return [f"{each.period.label}: {_told(each)}" for each in series.figures[-most:]]
