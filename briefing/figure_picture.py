"""The chart of a series: what it shows, before it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.control_picture import with_control
from briefing.level_picture import other_levels, target_levels
from briefing.picture import Mark, Picture, Shape
from briefing.picture_notes import foot_of
from briefing.picture_words import caption_of_series, captioned, finding_of, marked_finding, subtitle_of
from briefing.words import figure_words
from kpistore.analysis.change import Comparison
from kpistore.analysis.findings import Control
from kpistore.analysis.spc.periods import refusal_of, with_gaps
from kpistore.model.kpi import Aggregation, Kpi, Unit
from kpistore.model.observation import Observation, Status
from kpistore.model.period import Period
from kpistore.model.series import Series

MOST_MARKS = 120
"""More cannot be told apart on a phone; of a longer series the newest are drawn."""
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
    asked: Observation | None = None,
) -> Picture | None:
    """The chart of a series, so many of its newest periods at most; None where there is only one figure.

    With a control chart it is a line with the usual range. The figures of a comparator in `others` are a line of their
    own where there are several, else a level; a target holds for the periods it was in force. The figure asked for,
    if it is one of those drawn, stands out and is the finding; else the newest does.
    """
    course = _Course(kpi, series, _places(series, control), most)
    newest = course.sound.newest
    if newest is None or len(course.sound.figures) < FEWEST:
        return None
    told = asked if asked in course.shown else series.newest or newest
    picture = replace(
        course.drawn(told, newest),
        subtitle=subtitle_of(kpi, newest, area_title),
        levels=(
            *target_levels(kpi, newest, course.periods),
            *other_levels(kpi, newest, course.periods, beside, others),
        ),
        foot=foot_of(course.periods, course.shown, len(course.held), told, beside),
    )
    if control is None:
        return captioned(picture)
    charted = with_control(picture, kpi, control, most, told)
    return captioned(replace(charted, title=marked_finding(told) or charted.title))


@dataclass(frozen=True)
class _Course:
    """The figures of a chart: every period of the series, of which so many of the newest are drawn."""

    kpi: Kpi
    series: Series
    held: Sequence[tuple[Period, Observation | None]]
    most: int

    @cached_property
    def sound(self) -> Series:
        """The series without what is marked as wrong."""
        return Series(self.series.kind, tuple(each for each in self.series.observations if not each.mistake))

    @cached_property
    def periods(self) -> list[Period]:
        """Those drawn, oldest first."""
        return [period for period, _ in self.held[-self.most :]]

    @cached_property
    def shown(self) -> tuple[Observation, ...]:
        """What is printed of them."""
        return tuple(each for _, each in self.held[-self.most :] if each)

    def drawn(self, told: Observation, newest: Observation) -> Picture:
        """The marks with the finding, nothing beside them yet."""
        marks = (mark_of(each) if each else Mark(period.label, None) for period, each in self.held[-self.most :])
        return Picture(
            title=marked_finding(told) or finding_of(self.kpi, told, self.sound.at(told.period.previous())),
            subtitle="",
            unit=self.kpi.unit.value,
            shape=shape_of(self.kpi),
            marks=tuple(marks),
            caption=caption_of_series(self.kpi, self.series, told),
            chosen=_chosen(told, newest, self.periods),
        )


def _chosen(told: Observation, newest: Observation, periods: Sequence[Period]) -> int | None:
    """The place of the figure that is told; None for the newest, and for one that is not drawn."""
    is_newest = told.period.covers_same_days(newest.period)
    same = [at for at, period in enumerate(periods) if period.covers_same_days(told.period)]
    return same[-1] if same and told.is_sound and not is_newest else None


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
