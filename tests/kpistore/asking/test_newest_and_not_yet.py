"""The newest of a kind, periods that are not over, and what follows up on the newest figure."""

from datetime import date

import pytest

from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.question import understand
from kpistore.asking.remembering import recalled, remembered
from tests.kpistore.shipped import TODAY, ask, office, reply


def after(*texts: str) -> Answer:
    """The answer to the last of several questions in one chat."""
    kept = ""
    for text in texts:
        found = reply(understand(text, office().catalogue, TODAY, recalled(kept, office().catalogue)))
        kept = remembered(found) or kept
    return found


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("stop and search most recent month", "Nov 2021", 477),
        ("latest monthly stop and search", "Nov 2021", 477),
        ("burglary latest quarter", "Q3 2021/22", 771),
        ("asb latest year", "12 months to Sept 2024", 17027),
        ("stop and search most recent year", "2023/24", 8993),
    ],
)
def test_the_most_recent_one_is_the_newest_that_is_held(text: str, label: str, value: int) -> None:
    found = ask(text)
    assert found.period is not None
    assert found.period.label == label
    assert found.value == value


def test_the_most_recent_of_a_kind_that_nobody_prints_is_none() -> None:
    assert ask("999 calls latest month").status is AnswerStatus.NO_DATA


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("crime this year", "running"),
        ("burglary this week", "running"),
        ("burglary 2030", "ahead"),
        ("burglary next year", "ahead"),
        ("burglary tomorrow", "ahead"),
        ("burglary next week", "ahead"),
        ("asb 2022/23", ""),
    ],
)
def test_a_period_that_is_not_over_is_known_as_that(text: str, due: str) -> None:
    asked = ask(text).question.period
    assert asked is not None
    assert asked.due == due


def test_what_is_not_over_yet_offers_the_newest_figure_first() -> None:
    found = ask("crime up or down this year")
    assert found.status is AnswerStatus.NO_DATA
    assert found.choices[0].observation is not None
    assert found.choices[0].observation.period.end == date(2024, 9, 30)


def test_last_year_after_the_newest_figure_is_not_that_figure_again() -> None:
    assert after("burglary", "what about last year").value == 4050
    found = after("homicides", "what about last year")
    assert found.period is not None
    assert found.period.label == "2023/24"


def test_a_period_kept_for_another_measure_offers_the_newest_figure() -> None:
    found = after("999 calls 12 months to sept 2024", "and the year before?", "what about 101")
    assert found.value == 221164
    assert [each.observation and each.observation.value for each in found.choices] == [208698]


def test_a_period_that_is_named_is_not_a_kept_one() -> None:
    assert not after("999 calls 12 months to sept 2023", "what about 101 12 months to sept 2022").choices


@pytest.mark.parametrize("text", ["how does that compare with the national target", "is that on target"])
def test_a_target_may_be_asked_for_after_a_figure(text: str) -> None:
    found = after("999 answered", text)
    assert found.question.versus_target
    assert found.value == ask("999 answered").value


@pytest.mark.parametrize("text", ["whats the source for that", "what's the source of this", "wheres that from"])
def test_the_source_is_asked_for_without_an_apostrophe_too(text: str) -> None:
    assert after("burglary", text).question.intent == "source"


def test_the_latest_of_what_has_no_figure_has_the_reason_that_is_printed() -> None:
    for text in ("knife crime", "the latest on knife crime"):
        assert [each.absence is not None for each in ask(text).lines][-1]
