"""Notes are kept with their author and day, newest first; the same words count once; deleted ones are told no more."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kpistore.model.note import Note
from kpistore.model.period import Period, PeriodKind, financial_year, quarter, twelve_months_to
from kpistore.store import Store

NOW = datetime(2024, 10, 7, tzinfo=UTC)
MADE = Note("answered", "cleveland", quarter(2021, 3), "New telephony", "Jo Reid", "editor", date(2024, 10, 7), NOW)


def test_a_note_comes_back_as_it_was_made_newest_first(store: Store) -> None:
    first = store.notes.add(MADE)
    second = store.notes.add(replace(MADE, period=None, text="At all times"))
    held = store.notes.of_kpi("answered", "cleveland")
    assert [each.id for each in held] == [second, first]
    assert replace(held[1], id=0) == MADE
    assert held[0].period is None
    assert store.notes.of_kpi("answered", "durham") == store.notes.of_kpi("other", "cleveland") == ()
    assert tuple(store.notes.all()) == held


def test_the_same_words_on_the_same_days_count_once(store: Store) -> None:
    assert store.notes.add(MADE)
    assert store.notes.add(replace(MADE, person="Sam")) is None
    assert store.notes.add(replace(MADE, period=quarter(2021, 4)))
    assert store.notes.add(replace(MADE, text="Another"))


def test_a_deleted_note_is_told_no_more_and_may_be_written_again(store: Store) -> None:
    number = store.notes.add(MADE)
    assert number is not None
    assert store.notes.end(number, "Sam", NOW) == replace(MADE, id=number)
    assert store.notes.end(number, "Sam", NOW) is None
    assert store.notes.end(99, "Sam", NOW) is None
    assert store.notes.all() == []
    assert store.notes.add(MADE)


@pytest.mark.parametrize(
    ("period", "concerned"),
    [
        (quarter(2021, 3), True),
        (quarter(2021, 2), False),
        (quarter(2021, 4), False),
        (financial_year(2021), True),
        (twelve_months_to(2021, 10), True),
        (twelve_months_to(2021, 9), False),
        (Period(None, None, PeriodKind.NONE), True),
        (None, True),
    ],
)
def test_a_note_concerns_the_figures_that_share_days_with_it(period: Period | None, concerned: bool) -> None:
    assert MADE.concerns(period) is concerned
