"""A total is no answer to how many there were a day, a share is no rate per 1,000 people."""

from decimal import Decimal

import pytest

from kpistore.analysis.change import Against
from kpistore.asking.answer import AnswerStatus
from kpistore.asking.question import understand
from tests.kpistore.shipped import TODAY, ask, office


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("how many crimes per day", "day"),
        ("number of 999 calls a day", "day"),
        ("how many burglaries each week", "week"),
        ("daily 999 calls", "day"),
    ],
)
def test_a_count_by_the_day_is_not_in_the_reports_and_the_total_is_offered_as_what_it_is(text: str, span: str) -> None:
    answered = ask(text)
    assert (answered.status, answered.not_per) == (AnswerStatus.NO_DATA, span)
    assert answered.choices[0].kpi is answered.kpi


@pytest.mark.parametrize("text", ["boys in blue each week", "boys engaging weekly"])
def test_a_measure_that_is_counted_so_keeps_its_name(text: str) -> None:
    answered = ask(text)
    assert answered.kpi is not None
    assert answered.kpi.key == "boys-in-blue-weekly"
    assert not answered.not_per


@pytest.mark.parametrize("text", ["what % of crime is burglary", "share of crimes that are neighbourhood crime"])
def test_a_share_is_no_rate_per_1000_people(text: str) -> None:
    assert ask(text).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "are there more officers than in 2019",
        "more officers than in 2019",
        "how many more police officers than in March 2019",
    ],
)
def test_a_headcount_is_set_beside_the_date_that_is_held_in_a_year(text: str) -> None:
    answered = ask(text)
    assert answered.change is not None
    assert answered.change.change == Decimal(297)
    assert answered.change.period.label == "March 2019"
    assert answered.lacking == ()


def test_above_the_national_average_asks_for_the_own_figure_beside_it() -> None:
    answered = ask("are we above the national average for confidence")
    assert answered.value == Decimal(69)
    assert answered.comparator is None
    assert [each.value for each in answered.comparisons if each.against is Against.NATIONAL] == [Decimal(75)]


def test_the_best_of_all_measures_is_not_that_of_the_one_asked_before() -> None:
    before = understand("sexual offences charge rate", office().catalogue, TODAY)
    assert understand("what are we best at", office().catalogue, TODAY, before).kpi is None
