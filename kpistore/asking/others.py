"""What stands near a figure: other values of the same days, and the figures before and after them."""

from collections.abc import Sequence

from kpistore.asking.answer import Choice, Other, Why
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import at
from kpistore.asking.held import end_of, newest_of
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Medium, Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind


def others_of(figure: Observation, recorded: Sequence[Observation]) -> tuple[Other, ...]:
    """Other published values of the same measure and days: superseded, of another source, or in the prose."""
    found = []
    same_thing = _anywhere(figure)
    for each in recorded:
        if each is figure or figure.value is None or each.allows(figure.value):
            continue
        if _anywhere(each) != same_thing:
            continue
        if each.document.family != figure.document.family:
            found.append(Other(each, Why.ANOTHER_SOURCE))
        elif each.mistake:
            found.append(Other(each, Why.WAS_WRONG))
        else:
            found.append(Other(each, Why.PROSE_DISAGREES if each.medium is Medium.PROSE else Why.REVISED))
    return tuple(found)


def nearest(kpi: Kpi, figures: Sequence[Observation], period: Period | None) -> tuple[Choice, ...]:
    """The figures before and after the period asked for, one that holds it first; the newest ones where none was."""
    dated = sorted((each for each in figures if each.period.end), key=end_of)
    if period is None or period.end is None:
        return tuple(Choice(kpi, each.breakdown, each) for each in dated[-2:])
    end = period.end
    before = [each for each in dated if end_of(each) < end][-1:]
    after = [each for each in dated if end_of(each) >= end and not each.period.covers_same_days(period)][:1]
    near = sorted(before + after, key=lambda each: not each.period.overlaps(period))
    return tuple(Choice(kpi, each.breakdown, each) for each in near)


def other_kinds(figures: Sequence[Observation], figure: Observation) -> tuple[Observation, ...]:
    """The newest figure of each other kind of period that a series can be asked for in."""
    kinds = {each.period.kind for each in figures} - {figure.period.kind, PeriodKind.NONE, PeriodKind.RANGE}
    newest = (newest_of([each for each in figures if each.period.kind is kind]) for kind in sorted(kinds))
    return tuple(each for each in newest if each)


def other_readings(
    kpi: Kpi, figures: Sequence[Observation], asked: PeriodAsked | None, figure: Observation
) -> tuple[Choice, ...]:
    """The figures that the words for the period may mean too."""
    found = [at(figures, each) for each in asked.candidates] if asked else []
    others = {id(each): each for each in found if each and each.period.months >= MONTHS_IN_YEAR}
    return tuple(Choice(kpi, each.breakdown, each) for each in others.values() if each is not figure)


def _anywhere(figure: Observation) -> tuple[object, ...]:
    """Its identity, whatever its source."""
    period = figure.period
    return period.end, period.start, figure.kpi, figure.area, figure.comparator, figure.breakdown
