"""The words of a series' chart: its finding, what it measures, and the caption that carries its numbers."""

from dataclasses import replace

from briefing.message import CAPTION_LIMIT
from briefing.named import named_with_part
from briefing.picture import CONTROL_LEVELS, Picture
from briefing.words import COMPARATOR_WORDS, KIND_WORDS, beside_words, figure_words
from briefing.words import change as change_words
from kpistore.analysis.change import is_within_rounding
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind
from kpistore.model.series import Series

CAPTION_MARKS = 12


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


def marked_finding(newest: Observation | None) -> str:
    """The finding where the newest figure is marked as wrong; empty for any other."""
    if newest is None or not newest.mistake:
        return ""
    return f"{figure_words(newest)} in {beside_words(newest.period)} is marked as wrong, not to be quoted"


def subtitle_of(kpi: Kpi, newest: Observation, area_title: str) -> str:
    """The measure and its part, whose figures they are, and of which periods."""
    who = COMPARATOR_WORDS[newest.comparator] if newest.comparator else area_title
    each = "12 months each" if newest.period.kind is PeriodKind.ROLLING12 else f"by {KIND_WORDS[newest.period.kind]}"
    return f"{named_with_part(kpi.title, newest.breakdown)} · {who}, {each}"


def caption_of_series(kpi: Kpi, series: Series, told: Observation) -> str:
    """The measure, the figure told and the newest ones in plain text, within Telegram's limit."""
    recent = series.observations[-CAPTION_MARKS:]
    recent = recent if told in recent else (told, *recent)
    values = (f"{each.period.label}: {_told(each)}" for each in recent)
    return f"{kpi.title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def captioned(picture: Picture) -> Picture:
    """With its lines across in words below the values, for whoever cannot see them; as far as there is room."""
    named = [each.label for each in picture.levels if each.label and each.kind not in CONTROL_LEVELS]
    told = "; ".join(filter(None, [*named, picture.range_words]))
    caption = f"{picture.caption}\n{told[:1].upper()}{told[1:]}"
    return replace(picture, caption=caption) if told and len(caption) <= CAPTION_LIMIT else picture


def series_lines(series: Series, most: int) -> list[str]:
    """The newest figures of a series, oldest first, one a line."""
    return [f"{each.period.label}: {_told(each)}" for each in series.figures[-most:]]


def _told(observation: Observation) -> str:
    words = figure_words(observation) if observation.is_figure else "no figure"
    return f"{words}, marked as wrong" if observation.mistake else words
