"""Rebases are kept with their reason and person; the same day of a measure counts once."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kpistore.model.rebase import Rebase
from kpistore.store import Store, open_store
from tests.databases import new_address

NOW = datetime(2024, 10, 7, tzinfo=UTC)
MADE = Rebase("stop-searches", "cleveland", date(2020, 3, 1), "recording changed", "Jo Reid", NOW)


def held() -> Store:
    return open_store(new_address())


def test_a_rebase_is_kept_as_it_was_made() -> None:
    store = held()
    assert store.rebases.add(MADE)
    (kept,) = store.rebases.of_kpi("stop-searches", "cleveland")
    assert replace(kept, id=0) == MADE
    assert store.rebases.of_kpi("stop-searches", "durham") == []


def test_the_same_day_counts_once_and_days_come_in_order() -> None:
    store = held()
    store.rebases.add(MADE)
    store.rebases.add(replace(MADE, day=date(2019, 1, 1)))
    assert not store.rebases.add(replace(MADE, reason="another"))
    assert [each.day for each in store.rebases.of_kpi("stop-searches", "cleveland")] == [date(2019, 1, 1), MADE.day]


def test_one_that_is_taken_back_holds_no_more_and_may_be_made_again() -> None:
    store = held()
    store.rebases.add(MADE)
    (kept,) = store.rebases.all()
    assert store.rebases.end(kept.id, "Jo Reid", NOW) == kept
    assert store.rebases.end(kept.id, "Jo Reid", NOW) is None
    assert store.rebases.all() == []
    assert store.rebases.add(MADE)
