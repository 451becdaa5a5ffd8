"""A file that was refused is told once, again when another one is, and over when none was for some days."""

from datetime import date
from decimal import Decimal

import pytest

from jobs.alerts import AlertSettings, run_alerts
from jobs.told import Told
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.failed_import import FailedImport
from kpistore.store import Store
from tests.jobs.worlds import QUARTERS, figure, kpi, moment, office, quarters, store_with

RULE = AlertRule("imports", "answered", RuleKind.IMPORT_FAILED, Decimal(3))
WATCHED = office([kpi()], RULE)


def world(*failed: str) -> Store:
    store = store_with(quarters("95", "80"), 7)
    for number, at in enumerate(failed, 1):
        store.failed_imports.keep(FailedImport(f"{number}.pdf", "This file is protected.", moment(at)))
    return store


def run(store: Store, at: str) -> list[Told]:
    return run_alerts(store, WATCHED, moment(at), AlertSettings())


def events(store: Store, *moments: str) -> list[str]:
    return [each.event.event.value for at in moments for each in run(store, at) if each.event]


def test_nothing_is_told_while_no_import_failed() -> None:
    assert events(world(), "2020-10-02T09:00") == []


def test_it_is_told_once_and_over_after_the_days_of_the_rule() -> None:
    store = world("2020-10-01T15:00")
    days = [f"2020-10-0{day}T09:00" for day in range(1, 8)]
    assert [events(store, day) for day in days] == [[], ["fired"], [], [], ["recovered"], [], []]


def test_another_one_that_fails_is_told_again() -> None:
    store = world("2020-10-01T15:00", "2020-10-03T10:00")
    assert events(store, "2020-10-02T09:00", "2020-10-04T09:00", "2020-10-05T09:00") == ["fired", "worsened"]


def test_one_that_fails_after_the_matter_was_over_is_a_matter_of_its_own() -> None:
    store = world("2020-10-01T15:00", "2020-10-20T10:00")
    assert events(store, "2020-10-02T09:00", "2020-10-09T09:00", "2020-10-21T09:00") == ["fired", "recovered", "fired"]


def test_an_import_that_succeeds_ends_it_with_how_long_it_was_open() -> None:
    store = world("2020-10-01T15:00")
    assert events(store, "2020-10-02T09:00") == ["fired"]
    store.figures.record([figure(QUARTERS[2], "85", known_from=date(2020, 10, 2))], moment("2020-10-03T11:00"))
    assert run_alerts(store, WATCHED, moment("2020-10-03T10:00"), AlertSettings()) == [], "not yet by then"
    (told,) = run_alerts(store, WATCHED, moment("2020-10-03T12:00"), AlertSettings(), kpis=())
    assert told.message.text == (
        "🟢 Over · <b>Imports</b>\nAn import succeeded on 3 Oct 2020. It was open for 1 day.\n"
        "You receive this because you follow alerts."
    )
    assert events(store, "2020-10-04T09:00") == []


def test_one_that_fails_after_another_succeeded_is_told() -> None:
    store = world("2020-10-01T15:00", "2020-10-03T15:00")
    store.figures.record([figure(QUARTERS[2], "85", known_from=date(2020, 10, 2))], moment("2020-10-03T11:00"))
    days = [f"2020-10-0{day}T12:00" for day in range(2, 5)]
    assert [events(store, day) for day in days] == [["fired"], ["recovered"], ["fired"]]


@pytest.mark.parametrize("day", ["2020-10-02T09:00", "2030-10-02T09:00"])
def test_it_is_told_however_old_the_newest_figure_is(day: str) -> None:
    assert events(world(day.replace("T09", "T08")), day) == ["fired"]


def test_the_alert_names_the_file_and_why() -> None:
    (told,) = run(world("2020-10-01T15:00"), "2020-10-02T09:00")
    assert "1.pdf was not loaded on 1 Oct 2020: This file is protected." in told.message.text
    assert "80%" not in told.message.text
