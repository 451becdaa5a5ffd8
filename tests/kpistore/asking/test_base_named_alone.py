"""A period that is only named to compare with is never the answer."""

from decimal import Decimal

import pytest

from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("neighbourhood crime compared with 2019", "8463", "12 months to Sept 2024"),
        ("domestic abuse victim satisfaction v 2019", "80", "2022/23"),
        ("101 answered v q3 2020/21", "63.4", "Q4 2021/22"),
    ],
)
def test_the_newest_figure_answers_and_not_the_base(text: str, value: str, label: str) -> None:
    found = ask(text)
    assert found.observation is not None
    assert found.observation.period.label == label
    assert found.observation.value == Decimal(value)


def test_a_year_that_is_asked_for_answers_itself() -> None:
    found = ask("domestic abuse victim satisfaction 2019")
    assert found.observation is not None
    assert found.observation.period.label == "calendar year 2019"
