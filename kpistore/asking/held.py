"""Figures held, by their ends: the newest, those within a span, those of one source."""

from collections.abc import Sequence
from datetime import date

from kpistore.model.observation import FORCE_REPORT, Observation
from kpistore.model.period import Period


def with_values(observations: Sequence[Observation]) -> list[Observation]:
    """The figures among them: neither blank cells nor forecasts."""
    return [each for each in observations if each.is_figure]


def source_order(observation: Observation) -> tuple[bool, str]:
    """The office's own reports go first."""
    family = observation.document.family
    return family != FORCE_REPORT, family


def end_of(observation: Observation) -> date:
    """The last day it is about; the first day there is where none is printed."""
    return observation.period.end or date.min


def newest_of(figures: Sequence[Observation]) -> Observation | None:
    """The one that ends last, else the first without a period; None of none."""
    return max((each for each in figures if each.period.end), key=end_of, default=figures[0] if figures else None)


def lies_within(period: Period, span: Period) -> bool:
    """Whether all of a period's days are the span's."""
    if period.start is None or period.end is None:
        return False
    return (span.start or date.min) <= period.start and period.end <= (span.end or date.max)
