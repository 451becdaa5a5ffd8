"""When jobs run. APScheduler computes the times and beats the clock; schedules and claimed runs are rows of the store.

A slot is claimed by its unique row, so that of several processes one runs it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from kpistore.store.ledger import Runs, ScheduleRow

GRACE = timedelta(hours=6)
"""A slot missed by no more than this is run late: a briefing is still of use at midday, an evening one is not."""
EVERY_DAY = "*"
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
"""Names, because APScheduler's weekday 0 is Monday and others' is Sunday."""
_INSTANT = timedelta(microseconds=1)


class ScheduleError(ValueError):
    """A day, time or zone that cannot be used; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment at which a job was to run, and whether it is too late for that."""

    job: str
    at: datetime
    missed: bool


def make_schedule(name: str, day: str, time: str, zone: str, since: datetime) -> ScheduleRow:
    """A schedule that can be read: day "mon", or "*" for every day; time "07:30". Raises ScheduleError."""
    row = ScheduleRow(name, day, time, zone, since)
    if day != EVERY_DAY and day not in DAYS:
        raise ScheduleError(f"day {day!r} is not known; write one of {', '.join(DAYS)}, or {EVERY_DAY} for every day")
    try:
        _trigger(row)
    except (ValueError, KeyError, OSError) as error:
        raise ScheduleError(f"{time!r} in {zone!r} is no time of day; write 07:30 in Europe/London") from error
    return row


def next_times(schedule: ScheduleRow, now: datetime, n: int = 3) -> list[datetime]:
    """The next n times, now included, in the schedule's zone."""
    return list(islice(_times(schedule, now), n))


def due_slots(schedules: Iterable[ScheduleRow], runs: Runs, now: datetime) -> list[Slot]:
    """The slots up to now that nobody has claimed, per schedule the newest first.

    After a stop only the newest is run, and only within GRACE: one briefing tells what the older ones would have.
    """
    return [slot for schedule in schedules for slot in _due(schedule, runs, now)]


def is_too_late(slot: datetime, now: datetime) -> bool:
    """Whether a slot is no longer worth running."""
    return now - slot > GRACE


def job_table(schedules: Sequence[ScheduleRow], runs: Runs, now: datetime) -> list[dict[str, Any]]:
    """The schedules as `kpibot jobs list --json` prints them, times in each schedule's zone."""
    return [_table_row(schedule, runs, now) for schedule in schedules]


def schedule_words(schedule: ScheduleRow) -> str:
    """The schedule for a person: "Monday 07:30"."""
    return f"{DAYS.get(schedule.day, 'every day')} {schedule.time}"


def _due(schedule: ScheduleRow, runs: Runs, now: datetime) -> list[Slot]:
    last = runs.last(schedule.name, now)
    start = max(schedule.since, _after(last.slot)) if last else schedule.since
    newest_first = list(takewhile(lambda at: at <= now, _times(schedule, start)))[::-1]
    return [Slot(schedule.name, at, bool(place) or is_too_late(at, now)) for place, at in enumerate(newest_first)]


def _times(schedule: ScheduleRow, start: datetime) -> Iterator[datetime]:
    """The times from start on, without end; one in the hour that comes twice in October comes once."""
    trigger, moment = _trigger(schedule), start.astimezone(ZoneInfo(schedule.zone))
    while found := trigger.get_next_fire_time(None, moment):
        if not found.fold:
            yield found
        moment = _after(found)


def _trigger(schedule: ScheduleRow) -> CronTrigger:
    hour, minute = schedule.time.split(":")
    return CronTrigger(day_of_week=schedule.day, hour=int(hour), minute=int(minute), timezone=ZoneInfo(schedule.zone))


def _after(moment: datetime) -> datetime:
    """Just after, by the world's clock: local arithmetic would go wrong where clocks change."""
    return (moment.astimezone(UTC) + _INSTANT).astimezone(moment.tzinfo)


def _table_row(schedule: ScheduleRow, runs: Runs, now: datetime) -> dict[str, Any]:
    zone = ZoneInfo(schedule.zone)
    last = runs.last(schedule.name, now)
    return {
        "name": schedule.name,
        "schedule": schedule_words(schedule),
        "time_zone": schedule.zone,
        "next": [each.isoformat() for each in next_times(schedule, now)],
        "last": {"slot": last.slot.astimezone(zone).isoformat(), "status": last.status} if last else None,
    }
