"""What happened is kept once: alerts, runs, mutes, who was told, pictures that were sent."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kpistore.model.alert import AlertEvent, Event, Reason
from kpistore.store import Store, open_store
from kpistore.store.ledger import RunStatus, ScheduleRow
from kpistore.store.silences import Silence
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, address, at_once, later, parcel, two_processes

FIRED = AlertEvent(
    "999 below", "answered", Event.FIRED, NOW, date(2024, 9, 30), Decimal("89.20"), Reason.FIRST, Decimal("90.0")
)


def test_an_alert_and_its_messages_are_kept_together(store: Store) -> None:
    assert store.alerts.record(FIRED, [parcel("a")], NOW)
    assert store.alerts.since(NOW) == [FIRED]
    assert str(store.alerts.since(NOW)[0].value) == "89.20"
    assert [each.key for each in store.outbox.waiting()] == ["a"]


def test_an_alert_that_is_known_is_not_kept_and_its_messages_are_not_posted(store: Store) -> None:
    store.alerts.record(FIRED, [parcel("a")], NOW)
    again = replace(FIRED, at=later(days=1))
    assert not store.alerts.record(again, [parcel("b")], NOW)
    assert store.alerts.since(NOW) == [FIRED]
    assert [each.key for each in store.outbox.waiting()] == ["a"]


def test_a_repeat_is_known_by_its_day_too(store: Store) -> None:
    repeated = replace(FIRED, event=Event.REPEATED)
    kept = [store.alerts.record(replace(repeated, at=later(hours=h)), [], NOW) for h in (0, 1, 24)]
    assert kept == [True, False, True]


def test_when_messages_cannot_be_posted_the_alert_is_not_kept_either(store: Store) -> None:
    broken = replace(parcel("a"), due_at=NOW.replace(tzinfo=None))
    with pytest.raises(Exception, match="without a zone"):
        store.alerts.record(FIRED, [broken], NOW)
    assert store.alerts.since(NOW) == []


def test_events_are_parted_at_a_moment_and_come_in_order_of_time(store: Store) -> None:
    events = [replace(FIRED, rule=str(day), at=later(days=day)) for day in (2, 0, 1)]
    for event in events:
        store.alerts.record(event, [], NOW)
    assert [each.rule for each in store.alerts.before(later(days=1))] == ["0"]
    assert [each.rule for each in store.alerts.since(later(days=1))] == ["1", "2"]


def test_a_mute_holds_until_a_newer_figure(store: Store) -> None:
    store.silences.add(Silence(1, "999 below", "Ann", NOW, until_newer_than=date(2024, 6, 30)))
    store.silences.add(Silence(1, "999 below", "Ann", NOW, until_newer_than=date(2024, 9, 30)))
    days = (date(2024, 6, 30), date(2024, 9, 30), date(2024, 10, 1))
    assert [store.silences.silent("999 below", day, NOW) for day in days] == [{1}, {1}, set()]
    assert store.silences.silent("another", date(2024, 9, 30), NOW) == set()
    assert len(store.silences.of_chat(1, NOW)) == 1


def test_a_silence_of_a_week_ends_by_itself_or_by_hand(store: Store) -> None:
    store.silences.add(Silence(1, "999 below", "Ann", NOW, until=later(days=7), reason="on leave"))
    day = date(2024, 9, 30)
    assert [store.silences.silent("999 below", day, later(days=days)) for days in (6, 7)] == [{1}, set()]
    (held,) = store.silences.of_chat(1, NOW)
    assert (held.author, held.reason) == ("Ann", "on leave")
    assert not store.silences.end(2, held.id, NOW), "another chat's"
    assert store.silences.end(1, held.id, NOW)
    assert store.silences.silent("999 below", day, NOW) == set()


def test_a_slot_is_claimed_once(store: Store) -> None:
    assert [store.runs.claim("digest", NOW, NOW), store.runs.claim("digest", NOW, later(minutes=1))] == [True, False]
    assert store.runs.claim("digest", later(days=7), NOW)
    assert store.runs.claim("alerts", NOW, NOW)


def test_of_two_processes_that_claim_a_slot_at_once_one_runs_it(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        slots = [later(days=day) for day in range(10)]
        for slot in slots:
            claimed = at_once(
                lambda s=slot: one.runs.claim("digest", s, NOW), lambda s=slot: other.runs.claim("digest", s, NOW)
            )
            assert sorted(claimed) == [False, True]


def test_the_last_run_is_the_newest_slot_that_is_not_later(store: Store) -> None:
    assert store.runs.last("digest", NOW) is None
    for day in (0, 7):
        store.runs.claim("digest", later(days=day), NOW)
    store.runs.finish("digest", NOW, NOW, RunStatus.DONE, "x" * 900)
    last = store.runs.last("digest", later(days=6))
    assert last is not None
    assert (last.slot, last.status) == (NOW, "done")


def test_a_schedule_that_stays_the_same_keeps_its_start(store: Store) -> None:
    weekly = ScheduleRow("digest", "mon", "07:30", "Europe/London", NOW)
    store.runs.set_schedule(weekly)
    store.runs.set_schedule(replace(weekly, since=later(days=1)))
    assert store.runs.schedules() == [weekly]
    moved = replace(weekly, time="08:00", since=later(days=2))
    store.runs.set_schedule(moved)
    assert store.runs.schedules() == [moved]


def test_who_was_told_is_each_chat_once(store: Store) -> None:
    store.figures.record([figure("12"), figure("5", of="burglary")], NOW)
    store.told.record("7Q3F", 20, (1, 2), NOW)
    store.told.record("7Q3F", 10, (1,), NOW)
    store.told.record("7Q3F", 10, (1,), NOW)
    store.told.record("7Q3F", 30, (), NOW)
    assert (store.told.chats_told(1), store.told.chats_told(2)) == ([10, 20], [20])


def test_nobody_is_told_a_figure_that_is_not_there(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.told.record("7Q3F", 20, (99,), NOW)


def test_telegram_s_number_of_a_picture_is_kept_for_each_bot(store: Store) -> None:
    store.pictures.keep(1, "digest", "old", NOW)
    store.pictures.keep(1, "digest", "new", NOW)
    assert store.pictures.file_id(1, "digest") == "new"
    assert store.pictures.file_id(2, "digest") is None


def test_a_moment_comes_back_by_the_clocks_of_the_office_so_that_its_day_is_the_offices(tmp_path: Path) -> None:
    past_midnight = datetime(2024, 10, 8, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    with closing(open_store(address(tmp_path), ZoneInfo("Europe/London"))) as store:
        store.silences.add(Silence(7, "999 below", "Ann", NOW, until=past_midnight))
        (held,) = store.silences.of_chat(7, NOW)
    assert held.until == past_midnight
    assert held.until.date() == past_midnight.date()
