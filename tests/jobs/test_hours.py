import pytest

from jobs.hours import SendingHours, next_sending_time
from tests.jobs.worlds import moment


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("2024-10-07T07:29", "2024-10-07T07:30"),
        ("2024-10-07T07:30", "2024-10-07T07:30"),
        ("2024-10-07T19:59", "2024-10-07T19:59"),
        ("2024-10-07T20:00", "2024-10-08T07:30"),
        ("2024-10-07T23:59", "2024-10-08T07:30"),
        ("2024-10-07T00:00", "2024-10-07T07:30"),
        # The night in which clocks go back has 25 hours, the one in which they go forward 23.
        ("2024-10-26T21:00", "2024-10-27T07:30"),
        ("2024-03-30T21:00", "2024-03-31T07:30"),
        ("2024-12-31T21:00", "2025-01-02T07:30"),
    ],
)
def test_messages_go_out_within_the_hours_by_the_clocks_on_the_wall(asked: str, sent: str) -> None:
    assert next_sending_time(moment(asked), SendingHours()) == moment(sent)


def test_half_past_seven_is_an_hour_later_by_the_worlds_clock_in_winter() -> None:
    assert next_sending_time(moment("2024-10-26T21:00"), SendingHours()).isoformat() == "2024-10-27T07:30:00+00:00"
    assert next_sending_time(moment("2024-03-30T21:00"), SendingHours()).isoformat() == "2024-03-31T06:30:00+00:00"
