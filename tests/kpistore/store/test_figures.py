"""Figures are recorded once, exactly, and never overwritten."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from kpistore.model.kpi import NATIONAL, Unit
from kpistore.model.observation import Bound, Medium, Observation, Release, Status, current
from kpistore.model.period import UNDATED, financial_year, quarter
from kpistore.store import Store
from tests.kpistore import shipped
from tests.kpistore.made import document, figure
from tests.kpistore.store.stores import NOW, at_once, later, looking_into, two_processes

FULL = replace(
    figure("1234.50", quarter(2021, 3), unit=Unit.GBP, comparator=NATIONAL, breakdown=(("age", "under-25"),)),
    as_published="over £1,234.50",
    bound=Bound.OVER,
    status=Status.PROVISIONAL,
    medium=Medium.PROSE,
    line=17,
    note="the year is the cover's",
    document=replace(document(release=Release.UNPUBLISHED), published_on=date(2024, 5, 1), sha256="ab" * 32),
)


def forgetting(figures: list[Observation]) -> list[Observation]:
    """What was recorded, without the number and the moment that the store adds."""
    return [replace(each, id=None, recorded_at=None) for each in figures]


@pytest.mark.parametrize("one", [FULL, figure(None), figure("7", UNDATED), figure("0.10"), figure("-5")])
def test_a_figure_comes_back_exactly_as_it_was_recorded(store: Store, one: Observation) -> None:
    store.figures.record([one], NOW)
    (held,) = store.figures.all()
    assert forgetting([held]) == [one]
    assert str(held.value) == str(one.value)
    assert (held.recorded_at, held.id) == (NOW, 1)


def test_the_measures_that_have_figures_are_told_in_order(store: Store) -> None:
    store.figures.record([replace(FULL, kpi=each) for each in ("theft", "robbery", "theft")], NOW)
    assert store.figures.measures() == ["robbery", "theft"]


def test_what_is_recorded_twice_is_there_once(store: Store) -> None:
    figures = [figure("12"), figure("13", quarter(2021, 1))]
    assert len(store.figures.record(figures, NOW)) == 2
    assert store.figures.record(figures, later(days=1)) == []
    assert store.figures.record([*figures, *figures], later(days=2)) == []
    assert [each.recorded_at for each in store.figures.all()] == [NOW, NOW]


def test_a_figure_that_stands_twice_in_one_file_is_recorded_once(store: Store) -> None:
    assert len(store.figures.record([figure("12"), figure("12")], NOW)) == 1


def test_a_revision_is_kept_beside_what_it_revises(store: Store) -> None:
    store.figures.record([figure("12", known_from=date(2024, 4, 30))], NOW)
    store.figures.record([figure("13", known_from=date(2024, 10, 31))], later(days=1))
    held = store.figures.of_kpi("robbery")
    assert [each.value for each in held] == [12, 13]
    assert [each.value for each in current(held)] == [13]


def test_a_corrected_value_of_the_same_document_is_kept_beside_the_first(store: Store) -> None:
    store.figures.record([replace(figure("12"), as_published="")], NOW)
    assert len(store.figures.record([replace(figure("13"), as_published="")], later(days=1))) == 1
    assert [each.value for each in current(store.figures.all())] == [13]


def test_the_shipped_figures_come_back_as_they_ship(store: Store) -> None:
    def once(figures: list[Observation]) -> list[Observation]:
        """A document may say the same thing on two lines: it counts once."""
        return list(dict.fromkeys(replace(each, line=None, note="") for each in figures))

    recorded = store.figures.record(shipped.shelf().all(), NOW)
    assert once(forgetting(store.figures.all())) == once(shipped.shelf().all())
    assert store.figures.count() == len(recorded) > 400


def test_figures_of_another_kpi_are_not_given(store: Store) -> None:
    store.figures.record([figure("12"), figure("5", of="burglary")], NOW)
    assert [each.kpi for each in store.figures.of_kpi("burglary")] == ["burglary"]
    assert store.figures.of_kpi("arson") == []


def test_the_moment_of_recording_is_kept_in_utc_whatever_its_zone(store: Store) -> None:
    bst = datetime(2024, 10, 7, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    store.figures.record([figure("12")], bst)
    (held,) = store.figures.all()
    assert held.recorded_at == bst
    assert held.recorded_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused_and_nothing_is_recorded(store: Store) -> None:
    with pytest.raises(Exception, match="without a zone cannot be kept"):
        store.figures.record([figure("12")], NOW.replace(tzinfo=None))
    assert store.figures.count() == 0


def test_a_loading_that_fails_midway_leaves_nothing_half_written(store: Store) -> None:
    def interrupted() -> Iterator[Observation]:
        yield figure("12")
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        store.figures.record(interrupted(), NOW)
    with pytest.raises(Exception, match=r"(?i)not.null"):
        store.figures.record([figure("13"), replace(figure("14", quarter(2021, 1)), area=None)], NOW)  # type: ignore[arg-type]
    assert store.figures.all() == []


def test_documents_of_a_failed_loading_are_gone_with_it(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (first, _), pytest.raises(Exception, match=r"(?i)not.null"):
        first.figures.record([replace(figure("14"), area=None)], NOW)  # type: ignore[arg-type]
    with looking_into(tmp_path) as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 0


def test_writers_at_once_lose_nothing_and_are_never_told_that_the_store_is_locked(tmp_path: Path) -> None:
    def years(store: Store, first: int) -> int:
        mine = [figure(str(year), financial_year(year)) for year in range(first, first + 15)]
        return sum(len(store.figures.record([each], NOW)) for each in mine)

    with two_processes(tmp_path) as (one, other):
        recorded = at_once(*(lambda s=store, y=year: years(s, y) for store, year in [
            (one, 1990), (other, 2005), (one, 2020), (other, 1990)]))  # fmt: skip
        held = [str(each.value) for each in one.figures.all()]
    assert sorted(held) == [str(year) for year in range(1990, 2035)]
    assert sum(recorded) == len(held)
