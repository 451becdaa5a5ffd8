"""What may be pushed at all: published, known that day, right, and no small count of a part."""

from dataclasses import replace
from datetime import date

from jobs.known import known_on
from kpistore.model.kpi import Breakdown, Kpi, Unit
from kpistore.model.observation import Observation, Release
from tests.jobs.worlds import QUARTERS, figure, kpi

DAY = date(2020, 12, 1)
COUNTS = kpi("searches", Unit.COUNT)
HIDING = replace(COUNTS, suppress_below=5)


def part(value: str, breakdown: Breakdown = ()) -> Observation:
    return replace(figure(QUARTERS[0], value, "searches", Unit.COUNT), breakdown=breakdown)


FIGURES = [part("63"), part("3", (("sex", "f"),)), part("20", (("sex", "m"),)), part("40", (("sex", "x"),))]


def pushed(measure: Kpi, figures: list[Observation] = FIGURES, day: date = DAY) -> list[str]:
    return ["-" if each.value is None else str(each.value) for each in known_on([measure], figures, "cleveland", day)]


def test_a_small_count_of_a_part_is_never_pushed_nor_what_gives_it_away() -> None:
    assert pushed(COUNTS) == ["63", "3", "20", "40"]
    assert pushed(HIDING) == ["63", "-", "-", "40"]


def test_of_other_measures_nothing_is_hidden_on_its_account() -> None:
    other = replace(FIGURES[1], kpi="robbery")
    assert pushed(HIDING, [other]) == ["3"]


def test_what_is_not_published_not_known_or_wrong_is_not_pushed() -> None:
    first = FIGURES[0]
    unpublished = replace(first, document=replace(first.document, release=Release.UNPUBLISHED))
    assert pushed(COUNTS, [unpublished]) == []
    assert pushed(COUNTS, [first], date(2020, 6, 30)) == []
    assert pushed(COUNTS, [replace(first, mistake="a slip")]) == []
    assert pushed(COUNTS, [replace(first, area="durham")]) == []
