"""Before and after: two figures are wanted of a series, not its course."""

from datetime import date

import pytest

from kpistore.asking.both_ends import find_both_ends
from kpistore.asking.intents import Intent
from kpistore.asking.question import understand
from tests.kpistore import shipped

TODAY = date(2024, 10, 7)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("999 answered before and after", "999 answered"),
        ("before & after robbery", "robbery"),
        ("robbery before/after", "robbery"),
        ("robbery then and now", "robbery"),
        ("slope of robbery", "robbery"),
        ("robbery as a slope chart", "robbery"),
    ],
)
def test_the_words_are_found_and_left_out(text: str, rest: str) -> None:
    assert find_both_ends(text) == (True, rest)


@pytest.mark.parametrize("text", ["robbery", "and the year before?", "robbery before and after march 2020", "slopes"])
def test_other_words_are_left_alone(text: str) -> None:
    assert find_both_ends(text) == (False, text)


def test_a_question_carries_it_and_so_does_a_follow_up() -> None:
    catalogue = shipped.office().catalogue
    asked = understand("999 answered before and after", catalogue, TODAY)
    assert (asked.both_ends, asked.kpi and asked.kpi.key) == (True, "calls-999-answered")
    plain = understand("999 answered", catalogue, TODAY)
    followed = understand("before and after", catalogue, TODAY, plain)
    assert (followed.kpi, followed.both_ends, followed.intent) == (plain.kpi, True, Intent.CHART)
