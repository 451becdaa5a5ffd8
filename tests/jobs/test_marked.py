"""A figure that is marked as wrong: its alert waits for the right one; an older one is never told unsaid."""

from datetime import date

import pytest

from briefing.digest import digest_message
from jobs.alerts import AlertSettings, run_alerts
from jobs.answering import Outcome, acknowledge
from jobs.digests import DigestSettings, build_digest
from jobs.lookout import Lookout
from jobs.told import Told
from kpistore.catalogue import Office
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.store import Store
from tests.jobs.worlds import BELOW, QUARTERS, figure, kpi, moment, office, quarters, store_with

OFFICE = office([kpi(target="90")], BELOW)
LATE = AlertRule("late", "answered", RuleKind.LATE)
TOLD, MARKED, AFTER = "2020-10-01T09:00", "2020-10-02T09:00", "2020-10-02T10:00"
SAID = "he figure for Q2 2020/21 was marked as wrong on 2 Oct 2020"


def run(store: Store, at: str, watched: Office = OFFICE) -> list[Told]:
    return run_alerts(store, watched, moment(at), AlertSettings())


def events(store: Store, at: str, watched: Office = OFFICE) -> list[str]:
    return [each.event.event.value for each in run(store, at, watched) if each.event]


def marked(*values: str, told: bool = True) -> Store:
    """The newest figure was told, if it was, taken on, and then marked."""
    store = store_with(quarters(*values), 7)
    if told:
        assert events(store, TOLD) == ["fired"]
        acknowledge(store, BELOW, "Ann", moment("2020-10-01T10:00"))
    store.mistakes.mark(len(values), "a typing mistake", "Ann", moment(MARKED))
    return store


@pytest.mark.parametrize("before", ["95", "85"])
def test_the_alert_on_it_stays_as_it_is_with_whoever_took_it_on(before: str) -> None:
    store = marked(before, "80")
    assert events(store, AFTER) == []
    assert events(store, "2020-11-15T09:00") == [], "not repeated either"
    assert acknowledge(store, BELOW, "Bob", moment("2020-11-16T09:00")).outcome is Outcome.ALREADY


def test_it_goes_on_when_the_mark_is_taken_back() -> None:
    store = marked("95", "80")
    store.mistakes.undo(2, "Ann", moment("2020-10-03T09:00"))
    assert events(store, "2020-10-03T10:00") == []
    assert acknowledge(store, BELOW, "Bob", moment("2020-10-04T09:00")).outcome is Outcome.ALREADY


@pytest.mark.parametrize(("right", "event"), [("88", "improved"), ("70", "worsened"), ("93", "recovered")])
def test_the_right_figure_is_told_as_the_revision_it_is(right: str, event: str) -> None:
    store = marked("95", "80")
    store.figures.record([figure(QUARTERS[1], right, known_from=date(2020, 10, 5))], moment("2020-10-05T09:00"))
    (told,) = run(store, "2020-10-05T10:00")
    assert told.event
    assert told.event.event.value == event
    assert "This is the right figure of this period: the 80% told before was wrong." in told.message.text


def test_it_lapses_in_its_time_if_nothing_comes() -> None:
    store = marked("85", "80")
    assert events(store, "2021-06-01T10:00") == ["lapsed"]
    assert events(store, "2021-06-02T10:00") == []


def test_where_nothing_was_told_before_the_last_good_figure_says_what_it_is() -> None:
    (told,) = run(marked("85", "80", told=False), AFTER)
    assert told.message.plain().splitlines()[:4] == [
        "🟠 Answered: 85%",
        "Q1 2020/21 · 5 points below the 90% standard",
        f"⚠ T{SAID}; this is the last good one.",
        "Published, may be quoted · Report of 2020-07-01, “Table”",
    ]


def test_the_weekly_briefing_says_so_beside_the_figure_and_in_what_was_checked() -> None:
    digest = build_digest(marked("85", "80"), OFFICE, moment(AFTER), DigestSettings())
    lines = digest_message(digest).plain().splitlines()
    assert lines[2] == (
        f" • Answered: t{SAID}; the last good figure is 85% (Q1 2020/21), 5 points below the 90% standard"
    )
    assert "figures up to 30 June 2020; 1 on the last good figure, as the newest is marked as wrong." in lines[-1]


def test_a_mark_on_a_figure_that_is_not_the_newest_is_no_news() -> None:
    store = store_with(quarters("85", "80"))
    store.mistakes.mark(1, "a typing mistake", "Ann", moment(MARKED))
    found = Lookout(store, OFFICE, moment(AFTER)).find(BELOW)
    assert found
    assert found.marked is None


@pytest.mark.parametrize(("at", "late"), [("2021-01-02T09:00", False), ("2021-06-01T09:00", True)])
def test_a_figure_that_came_and_was_marked_is_not_late_the_next_may_be(at: str, late: bool) -> None:
    watched = office([kpi()], LATE)
    store = marked("95", "80", told=False)
    found = Lookout(store, watched, moment(at)).find(LATE)
    assert found
    assert found.firing is late
    assert found.grounds.awaited == QUARTERS[2]


def test_a_late_figure_that_comes_and_is_marked_has_come() -> None:
    watched, store = office([kpi()], LATE), store_with(quarters("95"), 7)
    assert events(store, "2021-02-01T09:00", watched) == ["fired"]
    store.figures.record([figure(QUARTERS[1], "80")], moment("2021-02-02T09:00"))
    store.mistakes.mark(2, "a typing mistake", "Ann", moment("2021-02-02T09:30"))
    (told,) = run(store, "2021-02-02T10:00", watched)
    assert "It came, and does not count: the figure for Q2 2020/21 was marked as wrong" in told.message.text


@pytest.mark.parametrize(("newer", "event"), [("82", "worsened"), ("86", "improved")])
def test_a_newer_figure_is_held_against_the_last_good_one_and_the_wrong_one_is_called_so(
    newer: str, event: str
) -> None:
    store = marked("85", "80")
    store.figures.record([figure(QUARTERS[2], newer)], moment("2021-01-02T09:00"))
    (told,) = run(store, "2021-01-03T10:00")
    assert told.event
    assert told.event.event.value == event
    assert "First told on 1 Oct 2020: 80% in Q2 2020/21 (wrong, not to be quoted)." in told.message.plain()
