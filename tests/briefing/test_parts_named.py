"""A part stands for nothing but itself: said where it is all that is printed."""

import pytest

from briefing.answer import answer_message
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("alley gates", "Printed for Hartlepool only; no whole is known."),
        ("safer streets investment", "Printed for Stockton only; no whole is known."),
        ("fraud", "That is printed only as a part of another measure: Divert referrals by type of offence."),
    ],
)
def test_a_part_that_is_all_there_is_is_called_so(text: str, says: str) -> None:
    assert says in answer_message(ask(text), "Cleveland").plain()


def test_a_part_that_was_asked_for_needs_no_such_line() -> None:
    assert "only; no whole" not in answer_message(ask("alley gates hartlepool"), "Cleveland").plain()


def test_buttons_of_parts_have_the_names_of_measure_and_part() -> None:
    rows = answer_message(ask("safer streets stockton"), "Cleveland").buttons
    labels = [button.label for row in rows for button in row]
    assert labels
    assert all(label.endswith(", Stockton") for label in labels)
