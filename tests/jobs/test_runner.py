import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime

import pytest

from briefing.message import Message
from jobs.runner import JobRunner, Ticker, UnknownJob, run_due_aside, run_now_aside
from jobs.schedule import make_schedule
from jobs.told import Told
from kpistore.store import Store
from tests.jobs.worlds import moment, store_with

SINCE = moment("2024-10-07T07:00")


class Diary:
    """A job that keeps when it was run, and fails when told to."""

    def __init__(self, failing: bool = False) -> None:
        self.runs: list[datetime] = []
        self.failing = failing

    def __call__(self, at: datetime, kpis: Collection[str] | None = None, /) -> Sequence[Told]:
        self.runs.append(at)
        if self.failing:
            raise RuntimeError("no luck")
        return [Told("cause", Message("text"), 1)]


def runner_of(store: Store, **jobs: Diary) -> JobRunner:
    schedules = [make_schedule(name, "*", "07:30", "Europe/London", SINCE) for name in jobs]
    runner = JobRunner(store.runs, jobs, schedules)
    runner.keep_schedules()
    return runner


def test_a_slot_is_run_once_though_two_processes_look() -> None:
    store, one, two = store_with([]), Diary(), Diary()
    first, second = runner_of(store, alerts=one), runner_of(store, alerts=two)
    now = moment("2024-10-07T07:30")
    assert len(first.run_due(now)) == 1
    assert second.run_due(now) == []
    assert (one.runs, two.runs) == ([now], [])


def test_a_slot_run_late_is_run_as_of_its_own_time() -> None:
    store, diary = store_with([]), Diary()
    runner_of(store, alerts=diary).run_due(moment("2024-10-07T09:12"))
    assert diary.runs == [moment("2024-10-07T07:30")]


def test_what_was_missed_is_kept_as_missed_and_not_run() -> None:
    store, diary = store_with([]), Diary()
    runner_of(store, alerts=diary).run_due(moment("2024-10-09T07:30"))
    assert diary.runs == [moment("2024-10-09T07:30")]
    last = store.runs.last("alerts", moment("2024-10-08T12:00"))
    assert last is not None
    assert last.status == "missed"


def test_a_job_that_fails_is_kept_as_failed_and_stops_no_other() -> None:
    store, failing, sound = store_with([]), Diary(failing=True), Diary()
    now = moment("2024-10-07T07:30")
    runner_of(store, alerts=failing, digest=sound).run_due(now)
    assert sound.runs == [now]
    last = store.runs.last("alerts", now)
    assert last is not None
    assert last.status == "failed"


def test_a_new_start_keeps_the_schedule_and_so_the_slots_missed_meanwhile() -> None:
    store, diary = store_with([]), Diary()
    runner_of(store, alerts=diary)
    runner_of(store, alerts=diary).run_due(moment("2024-10-07T10:00"))
    assert len(diary.runs) == 1


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-10-07T07:40", []),
        ("2024-10-07T07:41", ["2024-10-07T07:30"]),
        ("2024-10-07T13:31", []),
    ],
)
def test_a_run_that_died_with_its_process_is_run_again_while_it_is_of_use(now: str, expected: list[str]) -> None:
    store, diary = store_with([]), Diary()
    runner = runner_of(store, alerts=diary)
    slot = moment("2024-10-07T07:30")
    assert store.runs.claim("alerts", slot, slot)
    runner.run_due(moment(now))
    runner.run_due(moment(now))
    assert diary.runs == [moment(each) for each in expected]


def test_a_job_run_by_hand_is_run_each_time_and_kept() -> None:
    store, diary = store_with([]), Diary()
    runner = runner_of(store, alerts=diary)
    at = moment("2022-04-01T09:00")
    assert len(runner.run_now("alerts", at)) == 1
    assert len(runner.run_now("alerts", at)) == 1
    assert diary.runs == [at, at]
    assert runner.table(SINCE)[0]["last"] == {"slot": "2022-04-01T09:00:00+01:00", "status": "done"}


def test_a_failure_by_hand_reaches_who_asked() -> None:
    with pytest.raises(RuntimeError, match="no luck"):
        runner_of(store_with([]), alerts=Diary(failing=True)).run_now("alerts", SINCE)


def test_an_unknown_job_is_refused_by_name_with_those_there_are() -> None:
    with pytest.raises(UnknownJob, match="'alert'; there are alerts, digest"):
        runner_of(store_with([]), alerts=Diary(), digest=Diary()).run_now("alert", SINCE)


def test_a_schedule_for_no_job_is_refused() -> None:
    schedule = make_schedule("letter", "*", "07:30", "Europe/London", SINCE)
    with pytest.raises(UnknownJob, match="letter"):
        JobRunner(store_with([]).runs, {"alerts": Diary()}, [schedule])


def test_jobs_run_aside_of_the_event_loop() -> None:
    store, diary = store_with([]), Diary()
    runner = runner_of(store, alerts=diary)
    assert len(asyncio.run(run_due_aside(runner, moment("2024-10-07T07:30")))) == 1
    assert len(asyncio.run(run_now_aside(runner, "alerts", moment("2024-10-07T07:45")))) == 1


def test_a_beat_that_fails_does_not_stop_the_clock() -> None:
    beats: list[int] = []

    async def beat() -> None:
        beats.append(1)
        raise RuntimeError("no luck")

    async def two_beats() -> None:
        ticker = Ticker(beat)
        ticker.start()
        await ticker.tick()
        await ticker.tick()
        ticker.stop()

    asyncio.run(two_beats())
    assert len(beats) == 2


def test_a_beat_under_way_is_finished_before_the_program_ends() -> None:
    finished: list[int] = []

    async def stopped_in_the_middle() -> None:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def beat() -> None:
            begun.set()
            await go_on.wait()
            finished.append(1)

        ticker = Ticker(beat)
        ticker.start()
        wrapper = asyncio.create_task(ticker.tick())
        await begun.wait()
        ticker.stop()
        wrapper.cancel()
        go_on.set()
        await ticker.finish(5)

    asyncio.run(stopped_in_the_middle())
    assert finished == [1]


def test_without_a_beat_there_is_nothing_to_wait_for() -> None:
    async def beat() -> None:
        raise AssertionError

    asyncio.run(Ticker(beat).finish(5))
