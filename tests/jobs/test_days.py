"""Days as people type them."""

from datetime import date

import pytest

from jobs.days import read_day, whole_day

TODAY = date(2024, 10, 7)


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("14 November", "2024-11-14", "2023-11-14"),
        ("14 Nov 2024", "2024-11-14", "2024-11-14"),
        ("14th november", "2024-11-14", "2023-11-14"),
        ("14/11", "2024-11-14", "2023-11-14"),
        ("14.11.", "2024-11-14", "2023-11-14"),
        ("03/04/2025", "2025-04-03", "2025-04-03"),
        ("2024-11-14", "2024-11-14", "2024-11-14"),
        ("3 Sept", "2025-09-03", "2024-09-03"),
        ("7 October", "2024-10-07", "2024-10-07"),
        ("29 February", "2028-02-29", "2024-02-29"),
    ],
)
def test_a_day_is_the_next_or_the_last_one_of_its_name_day_before_month(text: str, ahead: str, back: str) -> None:
    assert [str(read_day(text, TODAY)), str(read_day(text, TODAY, past=True))] == [ahead, back]


@pytest.mark.parametrize("text", ["", "soon", "31 November", "14", "99/99", "2024-13-01", "November 14 2024 at noon"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None
    assert whole_day(text) is None


def test_a_day_without_its_year_is_no_whole_one() -> None:
    assert whole_day("14 November") is None
