"""What is compared in a follow-up is the figure told before, at its own period; the year before is counted from it."""

import pytest

from kpistore.asking.answer import AnswerStatus
from tests.kpistore.asking.test_carried_part import told


@pytest.mark.parametrize(
    ("before", "text", "value", "older"),
    [
        ("how many 999 calls in q4 2021/22", "compared to the year before", "25945", "19132"),
        ("how many 999 calls in q4 2021/22", "versus the previous quarter", "25945", "27334"),
        ("how many 999 calls in q4 2021/22", "how does that compare to q3 2021/22", "25945", "27334"),
        ("how many 999 calls in q4 2021/22", "compared to 2021", "25945", "19132"),
        ("999 wait q3 2021/22", "compared to a year earlier", "4.4", "6.4"),
        ("999 answer rate 12 months to sept 2023", "compared with the year after", "89.2", "87.7"),
    ],
)
def test_a_comparison_keeps_the_period_told_before(before: str, text: str, value: str, older: str) -> None:
    found = told(before, text)
    assert str(found.value) == value
    assert str(found.comparisons[0].observation and found.comparisons[0].observation.value) == older


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        ("asb", "and the previous 12 months", "18074"),
        ("how many crimes", "and in the previous year", "82023"),
        ("robbery", "same period last year", "914"),
        ("asb 12 months to sept 2023", "and the previous 12 months", "18692"),
        ("how many 999 calls in q4 2021/22", "same quarter last year", "19132"),
    ],
)
def test_the_year_before_is_counted_from_the_figure_told(before: str, text: str, value: str) -> None:
    assert str(told(before, text).value) == value


def test_a_comparison_that_is_not_held_is_told_as_lacking_at_the_period_told_before() -> None:
    found = told("robbery q3 2021/22", "compared to last year")
    assert (str(found.value), len(found.lacking)) == ("209", 1)
    assert told("how many 999 calls in q4 2021/22", "compared to 2023").status is not AnswerStatus.ANSWERED
