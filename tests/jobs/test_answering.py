"""An alert is taken on once; what is told anew is taken on anew."""

from dataclasses import replace
from datetime import date

from jobs.alerts import AlertSettings, run_alerts
from jobs.answering import Outcome, acknowledge
from kpistore.model.period import twelve_months_to
from kpistore.store import Store
from tests.jobs.worlds import BELOW, QUARTERS, figure, kpi, moment, office, quarters, store_with

OFFICE = office([kpi(target="90")], BELOW)


def events(store: Store, at: str) -> list[str]:
    return [each.event.event.value for each in run_alerts(store, OFFICE, moment(at), AlertSettings()) if each.event]


def test_an_alert_that_a_revised_figure_worsened_is_taken_on_anew() -> None:
    store = store_with(quarters("95", "80"), 7)
    assert events(store, "2020-10-01T09:00") == ["fired"]
    assert acknowledge(store, BELOW, "Ann", moment("2020-10-01T10:00")).outcome is Outcome.DONE
    store.figures.record([figure(QUARTERS[1], "75", known_from=date(2020, 11, 1))], moment("2020-11-01T09:00"))
    assert events(store, "2020-11-02T09:00") == ["worsened"]
    assert acknowledge(store, BELOW, "Bob", moment("2020-11-02T10:00")).outcome is Outcome.DONE
    assert acknowledge(store, BELOW, "Ann", moment("2020-11-02T10:00")).outcome is Outcome.ALREADY


def test_a_figure_revised_up_and_down_again_is_told_each_time() -> None:
    store = store_with(quarters("95", "80"), 7)
    told = [events(store, "2020-10-01T09:00")]
    for month, value in ((11, "91"), (12, "78")):
        known = date(2020, month, 1)
        store.figures.record([figure(QUARTERS[1], value, known_from=known)], moment(f"2020-{month}-01T09:00"))
        told.append(events(store, f"2020-{month}-02T09:00"))
    assert told == [["fired"], ["recovered"], ["fired"]]
    last = store.alerts.of_rule(BELOW.name)[-1]
    assert str(last.revised_from) == "91", "the message says that the figure was revised"


def test_an_alert_is_closed_when_its_rule_has_ended() -> None:
    ends = office([kpi(target="90")], replace(BELOW, until=date(2020, 9, 30)))
    store = store_with(quarters("95", "80"), 7)
    assert [len(run_alerts(store, ends, moment(f"2020-10-0{day}T09:00"), AlertSettings())) for day in (1, 2)] == [1, 0]
    store.figures.record([figure(QUARTERS[2], "70", known_from=date(2021, 1, 1))], moment("2021-01-01T09:00"))
    (told,) = run_alerts(store, ends, moment("2021-01-04T09:00"), AlertSettings())
    assert told.message.plain().splitlines()[:2] == [
        "⚪ No longer watched · Answered",
        "Its rule ended on 30 Sept 2020; this alert is closed, whether it recovered is not said.",
    ]
    assert run_alerts(store, ends, moment("2021-01-05T09:00"), AlertSettings()) == []


def test_twelve_months_that_end_with_a_quarter_told_before_are_no_revision_of_it() -> None:
    store = store_with(quarters("95", "80"), 7)
    assert events(store, "2020-10-01T09:00") == ["fired"]
    year = figure(twelve_months_to(2020, 9), "79", known_from=date(2020, 11, 1))
    store.figures.record([year], moment("2020-11-01T09:00"))
    (told,) = run_alerts(store, OFFICE, moment("2020-11-02T09:00"), AlertSettings())
    assert "12 months to Sept 2020" in told.message.text
    assert "revised" not in told.message.text
