"""Who follows a measure hears of its new figure, once."""

from dataclasses import replace

import pytest

from jobs.alerts import AlertSettings
from jobs.following import run_following
from kpistore.model.observation import Observation, Release
from kpistore.store import Store
from kpistore.store.people import following
from tests.jobs.worlds import kpi, moment, office, store_with, years

ASKED = "2024-09-01T10:00"
AFTER = "2024-10-07T09:00"
CALLS = office([kpi()])


def followed(figures: list[Observation], asked: str = ASKED) -> Store:
    store = store_with(figures)
    store.people.subscribe(7, following("answered"), moment(asked))
    return store


def test_a_figure_that_came_after_somebody_began_to_follow_is_told_once() -> None:
    store = followed(years("85.7", "87.7", "89.2"))
    (told,) = run_following(store, CALLS, moment(AFTER), AlertSettings())
    assert "89.2%" in told.message.plain()
    assert "up 1.5 points on the 12 months to Sept 2023" in told.message.plain()
    assert run_following(store, CALLS, moment(AFTER), AlertSettings()) == []


def test_a_figure_that_was_there_when_somebody_began_to_follow_is_no_news() -> None:
    store = followed(years("85.7", "87.7", "89.2"), asked="2024-10-05T10:00")
    assert run_following(store, CALLS, moment(AFTER), AlertSettings()) == []


def test_a_figure_that_is_not_known_yet_is_not_told() -> None:
    assert (
        run_following(followed(years("85.7", "87.7", "89.2")), CALLS, moment("2024-09-30T09:00"), AlertSettings()) == []
    )


def test_who_stopped_following_hears_nothing() -> None:
    store = followed(years("85.7", "87.7", "89.2"))
    store.people.unsubscribe(7, following("answered"), moment(AFTER), "stopped by hand")
    assert run_following(store, CALLS, moment(AFTER), AlertSettings()) == []


def test_an_unpublished_figure_is_not_told() -> None:
    secret = [
        replace(each, document=replace(each.document, release=Release.UNPUBLISHED))
        for each in years("85.7", "87.7", "89.2")
    ]
    assert run_following(followed(secret), CALLS, moment(AFTER), AlertSettings()) == []


def test_a_measure_that_left_the_catalogue_is_passed_over() -> None:
    store = followed(years("85.7", "87.7", "89.2"))
    assert run_following(store, office([kpi("another")]), moment(AFTER), AlertSettings()) == []


@pytest.mark.parametrize(
    ("at", "due"), [("2024-10-07T09:00", "2024-10-07T09:00"), ("2024-10-07T21:00", "2024-10-08T07:30")]
)
def test_it_waits_for_the_sending_hours(at: str, due: str) -> None:
    store = followed(years("85.7", "87.7", "89.2"))
    run_following(store, CALLS, moment(at), AlertSettings())
    assert [each.due_at for each in store.outbox.waiting()] == [moment(due)]
