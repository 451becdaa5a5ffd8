"""Which measure and period a note is about, and where its words begin."""

from datetime import date

import pytest

from kpistore.asking.noted import understand_note
from tests.kpistore.shipped import office

TODAY = date(2024, 10, 7)


def read(words: str) -> tuple[str, str, str] | None:
    found = understand_note(words, office().catalogue, TODAY)
    return (found.kpi.key, found.period.label if found.period else "", found.text) if found else None


@pytest.mark.parametrize(
    ("words", "period", "text"),
    [
        (
            "999 answered q3 2021/22 New telephony from 4 October 2021",
            "Q3 2021/22",
            "New telephony from 4 October 2021",
        ),
        ("999 answered q3 2021/22: New telephony", "Q3 2021/22", "New telephony"),
        ("999 answered, q3 2021/22 - new telephony", "Q3 2021/22", "new telephony"),
        ("999 answered in October 2021 New telephony", "Oct 2021", "New telephony"),
        ("999 answered 12 months to Sept 2024 Staff moved", "12 months to Sept 2024", "Staff moved"),
        ("999 answered year to sept 2024 Staff moved", "12 months to Sept 2024", "Staff moved"),
        ("999 answered 2021/22 2,000 calls\n  were lost", "2021/22", "2,000 calls were lost"),
        ("999 answered: New telephony from 4 October 2021", "", "New telephony from 4 October 2021"),
        ("999 answered: q3 2021/22 was odd", "", "q3 2021/22 was odd"),
        ("999 answered q3 2021/22 Two causes: staff and calls", "Q3 2021/22", "Two causes: staff and calls"),
        ("999 answered q3 2021/22", "Q3 2021/22", ""),
        ("999 answered", "", ""),
        ("999 answered:", "", ""),
    ],
)
def test_a_note_is_split_from_what_it_is_about(words: str, period: str, text: str) -> None:
    assert read(words) == ("calls-999-answered", period, text)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "xyzzy q3 2021/22 text",
        "999 answered New telephony from 4 October 2021 on",
        "999 answered New telephony",
        "999 answered q7 2021/22: odd",
        "domestic abuse q3 2021/22 text",
        ": text",
    ],
)
def test_what_names_no_single_measure_or_period_is_not_guessed(words: str) -> None:
    assert read(words) is None
