"""Somebody is told a figure; then a later document prints another one."""

import asyncio
from datetime import date

from briefing.message import Message, without_markup
from jobs.alerts import AlertSettings, run_alerts
from jobs.correcting import approve, run_corrections
from jobs.delivery import deliver
from jobs.letters import message_from_json, message_to_json
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS, Person, Role
from tests.jobs.worlds import QUARTERS, YEARS, KeepingSender, figure, kpi, moment, office, quarters, store_with, years

OFFICE = office([kpi(target="90")])
TOLD, REVISED = "2020-10-02T09:00", "2021-01-04T09:00"
SETTINGS = AlertSettings()
EDITOR = 1


def world(revised: str) -> Store:
    """7 was told 95% of Q2, 8 of Q1 only; from January another report prints another figure for Q2."""
    store = store_with(quarters("92", "95"), 7, 8)
    store.people.join(Person(EDITOR, "Ed", Role.EDITOR, moment("2020-01-01T00:00")))
    store.told.record("A", 7, [2], moment(TOLD))
    store.told.record("A", 8, [1], moment(TOLD))
    store.figures.record([figure(QUARTERS[1], revised, known_from=date(2021, 1, 1))], moment(REVISED))
    return store


def texts(store: Store) -> list[tuple[int, str]]:
    return [(each.chat_id, without_markup(message_from_json(each.message).text)) for each in store.outbox.waiting()]


def test_a_revision_that_turns_the_verdict_is_drafted_for_the_editor_once() -> None:
    store = world("91")
    assert run_corrections(store, OFFICE, moment(TOLD), SETTINGS) == [], "not known yet"
    run_corrections(store, OFFICE, moment(REVISED), SETTINGS)
    assert texts(store) == [
        (
            EDITOR,
            "✎ Correction to approve: Answered, Q2 2020/21\nWas 95%. Is 91%.\n"
            "Why: Report of 2021-01-01 prints 91%; on the period before it was better and is worse.\n"
            "1 chat was told it.",
        )
    ]
    assert run_corrections(store, OFFICE, moment(REVISED), SETTINGS) == []


def test_of_twelve_months_the_year_before_is_said_once() -> None:
    store = store_with(years("85.7", "87.7", "89.2"), 7)
    store.people.join(Person(EDITOR, "Ed", Role.EDITOR, moment("2020-01-01T00:00")))
    store.told.record("A", 7, [3], moment("2024-10-02T09:00"))
    store.figures.record([figure(YEARS[2], "86.5", known_from=date(2024, 11, 1))], moment("2024-11-01T09:00"))
    run_corrections(store, OFFICE, moment("2024-11-04T09:00"), SETTINGS)
    ((_, text),) = texts(store)
    assert "Why: Report of 2024-11-01 prints 86.5%; on the year before it was better and is worse.\n" in text


def test_a_revision_that_changes_no_verdict_is_no_correction() -> None:
    assert run_corrections(world("94"), OFFICE, moment(REVISED), SETTINGS) == []


def test_a_figure_that_nobody_was_told_is_no_correction() -> None:
    store = store_with([*quarters("92", "95"), figure(QUARTERS[1], "85", known_from=date(2021, 1, 1))], 7)
    assert run_corrections(store, OFFICE, moment(REVISED), SETTINGS) == []


def test_on_approval_those_who_were_told_hear_it_once() -> None:
    store = world("85")
    run_corrections(store, OFFICE, moment(REVISED), SETTINGS)
    assert approve(store, 1, "Ed", moment(REVISED)) == 1
    assert approve(store, 1, "Jo", moment(REVISED)) is None
    (heard,) = [text for chat, text in texts(store) if chat == 7]
    assert heard.endswith("If you quoted it, say: the figure of 95% has been corrected to 85%.")
    assert [chat for chat, _ in texts(store)].count(8) == 0
    assert run_corrections(store, OFFICE, moment(REVISED), SETTINGS) == []


def test_an_alert_still_on_its_way_counts_as_told() -> None:
    store = world("85")
    assert store.corrections.chats_told(2) == [7]
    asyncio.run(deliver(store.outbox, store.people, KeepingSender(), lambda: moment(TOLD)))
    run_alerts(store, OFFICE, moment(TOLD), SETTINGS)
    assert store.corrections.told_figures() == {1, 2}


def test_what_waits_with_the_old_figure_says_so_itself_and_no_correction_comes_before_it() -> None:
    store = world("85")
    held = message_to_json(Message("⏰ Answered: 95%"))
    for chat, released in ((9, True), (10, False)):
        parcel = Parcel(f"owner:1:1:{chat}", chat, ALERTS, held, moment("2021-01-05T07:30"), (2,))
        store.outbox.post([parcel], moment(REVISED))
        if not released:
            store.outbox.hold("owner:1:1:10", moment(REVISED))
    run_corrections(store, OFFICE, moment(REVISED), SETTINGS)
    assert approve(store, 1, "Ed", moment(REVISED)) == 3
    assert store.outbox.release("owner:1:1:10", moment(REVISED)) == 1
    told = [text for chat, text in texts(store) if chat in (9, 10)]
    line = "✎ Since this was written: the 95% of Answered, Q2 2020/21 has been corrected to 85%."
    assert told == [f"⏰ Answered: 95%\n{line}"] * 2


def test_a_figure_revised_twice_is_corrected_once_to_each_who_was_told() -> None:
    store = world("85")
    run_corrections(store, OFFICE, moment(REVISED), SETTINGS)
    approve(store, 1, "Ed", moment(REVISED))
    asyncio.run(deliver(store.outbox, store.people, KeepingSender(), lambda: moment(REVISED)))
    store.figures.record([figure(QUARTERS[1], "92", known_from=date(2021, 2, 1))], moment("2021-02-01T09:00"))
    (drafted,) = run_corrections(store, OFFICE, moment("2021-02-01T09:00"), SETTINGS)
    assert "Was 85%. Is 92%." in drafted.message.text
    assert approve(store, 2, "Ed", moment("2021-02-01T10:00")) == 1


def test_nobody_is_corrected_to_a_figure_that_is_wrong_itself() -> None:
    store = world("85")
    store.mistakes.mark(3, "a typing mistake", "Ann", moment(REVISED))
    assert run_corrections(store, OFFICE, moment(REVISED), SETTINGS) == []


def test_a_rejected_draft_is_not_drafted_again() -> None:
    store = world("85")
    run_corrections(store, OFFICE, moment(REVISED), SETTINGS)
    assert store.corrections.reject(1, "Ed", moment(REVISED))
    assert approve(store, 1, "Ed", moment(REVISED)) is None
    assert run_corrections(store, OFFICE, moment(REVISED), SETTINGS) == []
