"""A part of a year is that part, or is refused: never the whole year."""

import pytest

from .test_periods import days, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("first half of 2021/22", "2021-04-01..2021-09-30"),
        ("in the second half of 2021/22", "2021-10-01..2022-03-31"),
        ("last half of 2021/22", "2021-10-01..2022-03-31"),
        ("h1 2021/22", "2021-04-01..2021-09-30"),
        ("2021/22 first half", "2021-04-01..2021-09-30"),
        ("first six months of 2021/22", "2021-04-01..2021-09-30"),
        ("first 9 months of 2021/22", "2021-04-01..2021-12-31"),
        ("first three quarters of 2021/22", "2021-04-01..2021-12-31"),
        ("last two quarters of 2021/22", "2021-10-01..2022-03-31"),
        ("second three months of 2021/22", "2021-07-01..2021-09-30"),
        ("last month of 2021/22", "2022-03-01..2022-03-31"),
        ("first quarter of 2021/22", "2021-04-01..2021-06-30"),
        ("last quarter of 2020/21", "2021-01-01..2021-03-31"),
        ("in the last quarter 2020/21", "2021-01-01..2021-03-31"),
        ("first half of calendar year 2021", "2021-01-01..2021-06-30"),
        ("first half of the last financial year", "2023-04-01..2023-09-30"),
    ],
)
def test_a_part_is_read_as_its_months(text: str, expected: str) -> None:
    read = found(text)

    assert days(text) == expected
    assert len(read.asked.candidates) == 1
    assert not read.asked.inferred
    assert read.rest == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at the start of 2020/21", "2020-04-01..2020-06-30"),
        ("beginning of 2020/21", "2020-04-01..2020-06-30"),
        ("at the end of 2021/22", "2022-01-01..2022-03-31"),
        ("first half of 2021", "2021-01-01..2021-06-30"),
        ("first three quarters of 2021", "2021-04-01..2021-12-31"),
        ("first half of last year", "2023-04-01..2023-09-30"),
        ("first half of the year", "2024-04-01..2024-09-30"),
        ("burglary two years ago", "2022-04-01..2023-03-31"),
    ],
)
def test_a_part_that_may_be_meant_otherwise_is_marked_as_inferred(text: str, expected: str) -> None:
    assert days(text) == expected
    assert found(text).asked.inferred


@pytest.mark.parametrize(
    "text",
    [
        "mid 2021",
        "late 2021/22",
        "early december 2021",
        "summer 2021",
        "half of 2021/22",
        "first week of 2021/22",
        "first half of december 2021",
        "three quarters of 2021/22",
        "first five quarters of 2021/22",
        "first half of 2021/23",
    ],
)
def test_a_part_that_cannot_be_told_is_refused(text: str) -> None:
    assert found(text).asked.candidates == ()
    assert found(text).asked.problem


@pytest.mark.parametrize("text", ["since the start of 2022", "to the end of 2021/22", "by the end of 2021/22"])
def test_up_to_the_end_or_since_the_start_is_no_part(text: str) -> None:
    assert days(text) in ("2022-01-01..", "2021-04-01..2022-03-31")


def test_years_ago_beside_another_period_are_counted_from_that() -> None:
    against = found("burglary q3 2021/22 v two years ago").against

    assert against is not None
    assert (against.candidates, against.shift) == ((), -24)
