"""The chart of a series: what it shows, before it is drawn."""

from briefing.message import CAPTION_LIMIT
from briefing.picture import Level, Mark, Picture, Shape
from briefing.words import COMPARATOR_WORDS, KIND_WORDS, figure_words, number
from briefing.words import change as change_words
from kpistore.model.kpi import Aggregation, Kpi, Unit, breakdown_text
from kpistore.model.observation import Observation
from kpistore.model.series import Series

MOST_MARKS = 60
CAPTION_MARKS = 12
_ON_ZERO = {Unit.COUNT, Unit.HOURS, Unit.GBP}


def picture_of(kpi: Kpi, series: Series, area_title: str) -> Picture | None:
    """The chart of a series, newest 60 periods at most; None where there is only one figure and nothing to compare."""
    shown = series.observations[-MOST_MARKS:]
    newest = series.newest
    if newest is None or len(series.figures) < 2:
        return None
    return Picture(
        title=_finding(kpi, series, newest),
        subtitle=_subtitle(kpi, newest, area_title),
        unit=kpi.unit.value,
        shape=Shape.BARS if kpi.unit in _ON_ZERO and kpi.aggregation is Aggregation.SUM else Shape.LINE,
        marks=tuple(_mark(each) for each in shown),
        levels=_levels(kpi, newest),
        foot=f"Source: {_sources(shown)}",
        caption=_caption(kpi, series),
    )


def _mark(observation: Observation) -> Mark:
    if observation.value is None or not observation.is_figure:
        return Mark(observation.period.label, None)
    return Mark(observation.period.label, float(observation.value), figure_words(observation))


def _finding(kpi: Kpi, series: Series, newest: Observation) -> str:
    value = f"{figure_words(newest)} in {newest.period.label}"
    earlier = series.at(newest.period.previous())
    if earlier is None or earlier.value is None or newest.value is None:
        return value
    difference = newest.value - earlier.value
    if difference == 0:
        return f"{value}, unchanged on {earlier.period.label}"
    way = "up" if difference > 0 else "down"
    return f"{value}, {way} {change_words(difference, kpi.unit)} on {earlier.period.label}"


def _subtitle(kpi: Kpi, newest: Observation, area_title: str) -> str:
    who = COMPARATOR_WORDS[newest.comparator] if newest.comparator else area_title
    part = f" · {breakdown_text(newest.breakdown).replace('=', ': ')}" if newest.breakdown else ""
    return f"{kpi.title}{part} · {who}, by {KIND_WORDS[newest.period.kind]}"


def _levels(kpi: Kpi, newest: Observation) -> tuple[Level, ...]:
    if newest.period.end is None or newest.comparator or newest.breakdown:
        return ()
    target = kpi.target_on(newest.period.end)
    return (Level(float(target.value), f"{target.name} {number(target.value, kpi.unit)}"),) if target else ()


def _sources(shown: tuple[Observation, ...]) -> str:
    return "; ".join(dict.fromkeys(each.document.title for each in shown if each.is_figure))


def _caption(kpi: Kpi, series: Series) -> str:
    recent = series.observations[-CAPTION_MARKS:]
    values = (
        f"{each.period.label}: {figure_words(each) if each.is_figure else 'no figure'}" for each in recent
    )
    return f"{kpi.title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def series_lines(series: Series, most: int) -> list[str]:
    """The newest figures of a series, oldest first, one a line."""
    return [f"{each.period.label}: {figure_words(each)}" for each in series.figures[-most:]]
