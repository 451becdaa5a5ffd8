from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox import SandboxClock


class Seconds:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_office_opens_on_a_monday_morning_in_london() -> None:
    clock = SandboxClock(monotonic=Seconds())
    assert clock().isoformat() == "2024-10-07T07:00:00+01:00"


def test_it_runs_at_the_speed_of_real_time() -> None:
    seconds = Seconds()
    clock = SandboxClock(monotonic=seconds)
    seconds.now += 3600
    assert clock().isoformat() == "2024-10-07T08:00:00+01:00"


def test_an_hour_lasts_an_hour_when_the_clocks_go_back() -> None:
    seconds = Seconds()
    clock = SandboxClock(datetime(2024, 10, 27, 0, 30, tzinfo=UTC), monotonic=seconds)
    before = clock()
    seconds.now += 3600
    assert clock().isoformat() == "2024-10-27T01:30:00+00:00"
    assert clock().astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=1)


def test_a_start_with_a_zone_keeps_its_moment() -> None:
    clock = SandboxClock(datetime(2024, 10, 7, 6, 0, tzinfo=UTC), ZoneInfo("Europe/London"), Seconds())
    assert clock().hour == 7
