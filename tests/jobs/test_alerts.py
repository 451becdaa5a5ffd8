from dataclasses import replace

import pytest

from jobs.alerts import AlertSettings, run_alerts
from jobs.hours import SendingHours
from jobs.letters import message_from_json
from jobs.told import Told
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.model.observation import Release
from kpistore.store import Store
from kpistore.store.people import ALERTS
from kpistore.store.silences import Silence
from tests.jobs.worlds import BELOW, FALLING, kpi, moment, office, quarters, store_with, years

APRIL_2022 = "2022-04-01T09:00"
OCTOBER_2024 = "2024-10-07T09:00"


@pytest.fixture(scope="module")
def cleveland() -> Office:
    return load_office(CLEVELAND)


def shipped_store(cleveland: Office, *members: int) -> Store:
    return store_with(shipped_figures(cleveland), *members)


def run(store: Store, watched: Office, at: str) -> list[Told]:
    return run_alerts(store, watched, moment(at), AlertSettings())


def events(told: list[Told]) -> list[tuple[str, str, str]]:
    return [(each.event.kpi, each.event.event.value, str(each.event.value)) for each in told if each.event]


def test_in_april_2022_both_answer_rates_are_told(cleveland: Office) -> None:
    told = run(shipped_store(cleveland), cleveland, APRIL_2022)
    assert events(told) == [("calls-999-answered", "fired", "86.80"), ("calls-101-answered", "fired", "63.40")]
    text = told[1].message.plain()
    assert "63.4%" in text
    assert "down 1.2 points on Q3, and 12.6 below Q3 2020/21 (76%), where the fall began" in text


def test_in_october_2024_a_fresh_store_is_told_of_999_only(cleveland: Office) -> None:
    told = run(shipped_store(cleveland), cleveland, OCTOBER_2024)
    assert events(told) == [("calls-999-answered", "fired", "89.2")]
    assert "0.8 points below the 90% national standard" in told[0].message.plain()


def test_after_april_2022_october_2024_brings_the_101_recovery_and_the_better_999(cleveland: Office) -> None:
    store = shipped_store(cleveland)
    run(store, cleveland, APRIL_2022)
    told = run(store, cleveland, OCTOBER_2024)
    assert events(told) == [("calls-999-answered", "improved", "89.2"), ("calls-101-answered", "recovered", "84.6")]


@pytest.mark.parametrize(
    "order",
    [
        (APRIL_2022, APRIL_2022, OCTOBER_2024, OCTOBER_2024, APRIL_2022),
        (OCTOBER_2024, APRIL_2022, OCTOBER_2024, APRIL_2022, OCTOBER_2024),
        (OCTOBER_2024, OCTOBER_2024, APRIL_2022, OCTOBER_2024),
        (APRIL_2022, OCTOBER_2024, "2024-10-07T09:05", OCTOBER_2024),
    ],
)
def test_each_is_told_once_in_whatever_order_runs_are_repeated(cleveland: Office, order: tuple[str, ...]) -> None:
    store = shipped_store(cleveland, 7)
    told = [(kpi_key, value) for at in order for kpi_key, _, value in events(run(store, cleveland, at))]
    assert sorted(told) == [
        ("calls-101-answered", "63.40"),
        ("calls-101-answered", "84.6"),
        ("calls-999-answered", "86.80"),
        ("calls-999-answered", "89.2"),
    ]
    keys = [each.key for each in store.outbox.waiting()]
    assert len(keys) == len(set(keys)) <= 4


def test_a_figure_is_not_known_before_its_report_is(cleveland: Office) -> None:
    assert run(shipped_store(cleveland), cleveland, "2022-03-30T09:00") == []


FIGURES = quarters("95", "80")
WATCHED = office([kpi(target="90")], BELOW)


def test_each_subscriber_gets_one_parcel_with_the_figure_told() -> None:
    store = store_with(FIGURES, 7, 8)
    assert [each.chats for each in run(store, WATCHED, "2020-10-01T09:00")] == [2]
    waiting = store.outbox.waiting()
    assert [each.chat_id for each in waiting] == [7, 8]
    assert "80%" in message_from_json(waiting[0].message).text
    assert [len(each.observation_ids) for each in waiting] == [1, 1]


def test_who_ended_the_topic_or_muted_the_rule_is_not_told() -> None:
    store = store_with(FIGURES, 7, 8, 9)
    store.people.unsubscribe(7, ALERTS, moment("2020-09-01T09:00"), "asked for it")
    end = FIGURES[1].period.end
    assert end is not None
    store.silences.add(Silence(8, BELOW.name, "Ann", moment("2020-09-01T09:00"), until_newer_than=end))
    run(store, WATCHED, "2020-10-01T09:00")
    assert [each.chat_id for each in store.outbox.waiting()] == [9]


def test_a_muted_rule_is_told_again_of_a_newer_figure() -> None:
    store = store_with([*FIGURES, *quarters("", "", "70")], 7)
    end = FIGURES[1].period.end
    assert end is not None
    store.silences.add(Silence(7, BELOW.name, "Ann", moment("2020-10-01T08:00"), until_newer_than=end))
    run(store, WATCHED, "2020-10-01T09:00")
    run(store, WATCHED, "2021-01-01T09:00")
    assert len(store.outbox.waiting()) == 1


def test_an_alert_that_nobody_receives_is_kept_all_the_same() -> None:
    store = store_with(FIGURES)
    assert [each.chats for each in run(store, WATCHED, "2020-10-01T09:00")] == [0]
    assert len(store.alerts.before(moment("2020-10-02T09:00"))) == 1


@pytest.mark.parametrize(
    ("hours", "due"), [(SendingHours(), "2020-10-02T07:30"), (None, "2020-10-01T22:00")], ids=["held", "at once"]
)
def test_at_night_a_message_waits_unless_somebody_waits_for_it(hours: SendingHours | None, due: str) -> None:
    store = store_with(FIGURES, 7)
    run_alerts(store, WATCHED, moment("2020-10-01T22:00"), AlertSettings(hours=hours))
    assert [each.due_at for each in store.outbox.waiting()] == [moment(due)]


def test_a_rule_without_figures_stops_no_other() -> None:
    watched = office([kpi(), kpi("other", target="90")], FALLING, BELOW)
    assert run(store_with([]), watched, "2020-10-01T09:00") == []


def test_a_figure_that_is_not_published_is_neither_judged_nor_told() -> None:
    watched = office([kpi(target="90")], BELOW)
    figures = years("91", "91", "80")
    quiet = [replace(each, document=replace(each.document, release=Release.UNPUBLISHED)) for each in figures]
    assert events(run(store_with(figures), watched, OCTOBER_2024)) == [("answered", "fired", "80")]
    assert run(store_with(quiet), watched, OCTOBER_2024) == []
