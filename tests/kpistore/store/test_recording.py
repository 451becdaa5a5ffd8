"""What is recorded is compared with what it could repeat, and with nothing else; many figures take no other way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kpistore.model.observation import Medium, Observation
from kpistore.model.period import UNDATED, Period, PeriodKind, quarter
from kpistore.model.sameness import sameness
from kpistore.store import Store
from kpistore.store.bulk import ROWS_AT_ONCE, in_parts
from tests.kpistore.made import document, figure
from tests.kpistore.store.stores import NOW, later

FIRST, NEXT = date(2024, 4, 1), date(2024, 7, 1)


def days(many: int) -> list[Observation]:
    """So many figures of one measure, a day each."""
    spans = (date(1990, 1, 1) + timedelta(days=each) for each in range(many))
    return [figure(str(each.toordinal()), Period(each, each, PeriodKind.RANGE), known_from=FIRST) for each in spans]


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({}, True),
        ({"line": 99, "note": "a footnote"}, True),
        ({"document": replace(document(FIRST), title="Another title", sha256="ab" * 32)}, True),
        ({"document": document(NEXT)}, False),
        ({"document": replace(document(FIRST), family="import")}, False),
        ({"as_published": "12.0"}, False),
        ({"medium": Medium.PROSE}, False),
        ({"locator": "Crime, row 2"}, False),
        ({"area": "elsewhere"}, False),
        ({"period": quarter(2023, 1)}, False),
        ({"period": UNDATED}, False),
    ],
)
def test_two_readings_are_one_figure_if_they_say_the_same_in_the_same_place_of_a_document(
    store: Store, other: dict[str, object], is_same: bool
) -> None:
    one = figure("12", known_from=FIRST)
    another = replace(one, **other)  # type: ignore[arg-type]
    assert (sameness(one) == sameness(another)) is is_same
    store.figures.record([one], NOW)
    assert store.figures.record([another], later(days=1)) == ([] if is_same else [another])
    assert store.figures.record([another], later(days=2)) == []


def test_a_value_is_the_same_however_many_noughts_it_is_written_with(store: Store) -> None:
    store.figures.record([replace(figure("12.50"), as_published="")], NOW)
    assert store.figures.record([replace(figure("12.5"), as_published="")], NOW) == []


def test_more_figures_than_are_written_at_once_come_back_in_their_order_and_only_what_is_new_is_given_back(
    store: Store,
) -> None:
    figures = days(ROWS_AT_ONCE + 500)
    assert store.figures.record(figures[100:], NOW) == figures[100:]
    assert store.figures.record(figures, later(days=1)) == figures[:100]
    ends = [each.period.end for each in store.figures.of_kpi("robbery")]
    assert ends == [each.period.end for each in (*figures[100:], *figures[:100])]


def test_figures_of_one_area_are_given_alone_whether_or_not_all_were_read_before(store: Store) -> None:
    here, there = figure("12"), replace(figure("13"), area="elsewhere")
    store.figures.record([here, there], NOW)
    assert [each.value for each in store.figures.of_kpi("robbery", "elsewhere")] == [13]
    assert [each.value for each in store.figures.of_kpi("robbery")] == [12, 13]
    assert [each.value for each in store.figures.of_kpi("robbery", here.area)] == [12]
    store.figures.record([replace(here, document=document(NEXT), as_published="14")], NOW)
    assert [each.as_published for each in store.figures.of_kpi("robbery", here.area)] == ["12", "14"]


def test_what_figures_could_repeat_or_revise_is_of_their_measures_areas_and_ends(store: Store) -> None:
    held = [
        figure("1"),
        figure("2", known_from=NEXT),
        figure("3", UNDATED),
        figure("4", quarter(2023, 1)),
        figure("5", of="burglary"),
        replace(figure("6"), area="elsewhere"),
        figure("7", comparator="national"),
    ]
    store.figures.record(held, NOW)
    assert [each.as_published for each in store.figures.like([figure("9")])] == ["1", "2", "7"]
    assert [each.as_published for each in store.figures.like([figure("9", UNDATED)])] == ["3"]
    assert store.figures.like([figure("9", of="arson")]) == store.figures.like([]) == []


def test_figures_are_found_by_their_numbers(store: Store) -> None:
    store.figures.record([figure("12"), figure("13", of="burglary")], NOW)
    assert {number: each.kpi for number, each in store.figures.numbered([2, 3]).items()} == {2: "burglary"}


def test_parts_hold_everything_once() -> None:
    assert list(in_parts(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(in_parts([])) == []


def test_the_vitals_count_what_came_since_they_were_read(store: Store) -> None:
    store.figures.record([figure("12"), figure(None, of="arson")], NOW)
    assert (store.vitals(NOW).figures, store.vitals(NOW).newest_recorded) == (1, NOW)
    store.figures.record([figure("13", quarter(2025, 1)), figure("14", UNDATED)], later(days=1))
    said = store.vitals(NOW)
    assert (said.figures, said.newest_end, said.newest_recorded) == (3, date(2025, 6, 30), later(days=1))
    assert store.vitals(NOW) == said
