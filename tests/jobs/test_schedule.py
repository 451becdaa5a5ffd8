from datetime import datetime

import pytest

from jobs.schedule import ScheduleError, due_slots, job_table, make_schedule, next_times
from kpistore.store import Store
from kpistore.store.ledger import RunStatus, ScheduleRow
from tests.jobs.worlds import moment, store_with

MONDAY = "2024-10-07T07:00"


def schedule(day: str = "mon", time: str = "07:30", since: str = MONDAY, name: str = "digest") -> ScheduleRow:
    return make_schedule(name, day, time, "Europe/London", moment(since))


@pytest.mark.parametrize(
    ("day", "time", "now", "expected"),
    [
        ("mon", "07:30", "2024-10-07T07:30", ["07 Oct 07:30 BST", "14 Oct 07:30 BST", "21 Oct 07:30 BST"]),
        ("mon", "07:30", "2024-10-07T07:31", ["14 Oct 07:30 BST", "21 Oct 07:30 BST", "28 Oct 07:30 GMT"]),
        ("*", "07:30", "2024-10-26T07:30", ["26 Oct 07:30 BST", "27 Oct 07:30 GMT", "28 Oct 07:30 GMT"]),
        ("*", "07:30", "2024-03-30T07:30", ["30 Mar 07:30 GMT", "31 Mar 07:30 BST", "01 Apr 07:30 BST"]),
        # 01:30 comes twice on the night of the 27th, and not at all on that of 31 March.
        ("*", "01:30", "2024-10-26T12:00", ["27 Oct 01:30 BST", "28 Oct 01:30 GMT", "29 Oct 01:30 GMT"]),
        ("sun", "09:00", "2024-10-07T07:00", ["13 Oct 09:00 BST", "20 Oct 09:00 BST", "27 Oct 09:00 GMT"]),
    ],
)
def test_the_next_times_are_right_on_the_wall_across_clock_changes(
    day: str, time: str, now: str, expected: list[str]
) -> None:
    assert [f"{each:%d %b %H:%M %Z}" for each in next_times(schedule(day, time), moment(now))] == expected


@pytest.mark.parametrize(
    ("day", "time", "zone"),
    [
        ("monday", "07:30", "Europe/London"),
        ("0", "07:30", "Europe/London"),
        ("mon", "7.30", "Europe/London"),
        ("mon", "25:00", "Europe/London"),
        ("mon", "07:30", "London"),
    ],
)
def test_a_schedule_that_cannot_be_read_is_refused_with_what_to_write(day: str, time: str, zone: str) -> None:
    with pytest.raises(ScheduleError, match="write"):
        make_schedule("digest", day, time, zone, moment(MONDAY))


def due(store: Store, wanted: ScheduleRow, now: str) -> list[tuple[datetime, bool]]:
    return [(each.at, each.missed) for each in due_slots([wanted], store.runs, moment(now))]


def test_a_slot_is_due_from_its_minute_on_until_it_is_claimed() -> None:
    store, daily = store_with([]), schedule("*")
    slot = moment("2024-10-07T07:30")
    assert due(store, daily, "2024-10-07T07:29") == []
    assert due(store, daily, "2024-10-07T07:30") == [(slot, False)]
    assert store.runs.claim("digest", slot, slot)
    assert due(store, daily, "2024-10-07T07:31") == []


def test_slots_before_the_schedule_was_made_are_nobodys() -> None:
    assert due(store_with([]), schedule("*", since="2024-10-07T07:31"), "2024-10-07T08:00") == []


@pytest.mark.parametrize(("now", "missed"), [("2024-10-07T13:30", False), ("2024-10-07T13:31", True)])
def test_a_slot_missed_by_up_to_six_hours_is_run_late(now: str, missed: bool) -> None:
    assert due(store_with([]), schedule("*"), now) == [(moment("2024-10-07T07:30"), missed)]


def test_after_a_stop_of_days_only_the_newest_slot_is_run() -> None:
    assert due(store_with([]), schedule("*"), "2024-10-09T09:00") == [
        (moment("2024-10-09T07:30"), False),
        (moment("2024-10-08T07:30"), True),
        (moment("2024-10-07T07:30"), True),
    ]


def test_a_slot_in_the_hour_that_comes_twice_is_due_once() -> None:
    store, nightly = store_with([]), schedule("*", "01:30", "2024-10-26T12:00")
    assert len(due_slots([nightly], store.runs, moment("2024-10-27T05:00"))) == 1


def test_a_run_by_hand_stands_for_the_slots_before_it() -> None:
    store = store_with([])
    store.runs.claim("digest", moment("2024-10-07T08:00"), moment("2024-10-07T08:00"))
    assert due(store, schedule("*"), "2024-10-07T09:00") == []
    assert due(store, schedule("*"), "2024-10-08T09:00") == [(moment("2024-10-08T07:30"), False)]


def test_a_run_by_hand_as_of_a_later_day_hides_no_slot() -> None:
    store = store_with([])
    store.runs.claim("digest", moment("2030-01-01T08:00"), moment(MONDAY))
    assert due(store, schedule("*"), "2024-10-07T09:00") == [(moment("2024-10-07T07:30"), False)]


def test_the_table_of_jobs_has_the_shape_that_was_promised() -> None:
    store = store_with([])
    slot = moment("2024-10-07T07:30")
    store.runs.claim("digest", slot, slot)
    store.runs.finish("digest", slot, slot, RunStatus.DONE)
    rows = job_table([schedule(), schedule("*", name="alerts")], store.runs, moment("2024-10-07T09:00"))
    assert rows[0] == {
        "name": "digest",
        "schedule": "Monday 07:30",
        "time_zone": "Europe/London",
        "next": ["2024-10-14T07:30:00+01:00", "2024-10-21T07:30:00+01:00", "2024-10-28T07:30:00+00:00"],
        "last": {"slot": "2024-10-07T07:30:00+01:00", "status": "done"},
    }
    assert (rows[1]["schedule"], rows[1]["last"]) == ("every day 07:30", None)
