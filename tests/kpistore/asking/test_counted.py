"""A share that no report prints is computed from the two counts it does print."""

from decimal import Decimal

import pytest

from briefing.source import source_message
from kpistore.asking.answer import AnswerStatus
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "value", "formula"),
    [
        ("stop and search positive outcome rate 2023/24", "25.0", "2,251 of 8,993"),
        ("stop and search positive outcome rate 2022/23", "25.0", "1,787 of 7,137"),
        ("stop and search linked outcome rate 2023/24", "18.9", "1,699 of 8,993"),
    ],
)
def test_a_share_is_computed_from_the_counts_of_the_same_period(text: str, value: str, formula: str) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.ANSWERED
    assert found.value == Decimal(value)
    assert found.derived is not None
    assert found.derived.formula == formula
    assert len(found.derived.inputs) == 2


def test_a_share_that_is_printed_is_never_computed() -> None:
    found = ask("stop and search positive outcome rate q2 2021/22")
    assert found.derived is None
    assert found.observation is not None
    assert found.observation.as_published == "23.5%"


@pytest.mark.parametrize(
    "text", ["stop and search positive outcome rate q4 2021/22", "stop and search positive outcome rate 2021/22"]
)
def test_without_both_counts_there_is_no_share(text: str) -> None:
    assert ask(text).status is AnswerStatus.NO_DATA


def test_a_share_that_its_source_leaves_out_on_purpose_is_not_computed() -> None:
    found = ask("stop and search linked outcome rate january 2019")
    assert found.status is AnswerStatus.NO_DATA
    assert found.absence is not None


def test_the_source_of_a_computed_share_names_its_formula_and_both_figures() -> None:
    text = source_message(ask("stop and search positive outcome rate 2023/24"), "Share").plain()
    assert "2,251 of 8,993 = 25.0%" in text
    assert "line 194" in text
    assert "line 195" in text
