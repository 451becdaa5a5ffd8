"""Whether a target is met is asked of the measure that has one; a measure named after a standard keeps its name."""

import pytest

from kpistore.asking.answer import AnswerStatus
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    "text",
    [
        "are we hitting our 999 target?",
        "are we on target for 999",
        "are we missing the 999 standard",
        "which targets are we missing?",
        "what targets do we have",
    ],
)
def test_the_measure_with_a_target_is_meant(text: str) -> None:
    answered = ask(text)
    assert answered.kpi is not None
    assert answered.kpi.key == "calls-999-answered"
    assert answered.question.versus_target


def test_a_measure_without_a_target_is_said_to_have_none() -> None:
    answered = ask("do we hit the homicide target")
    assert answered.kpi is not None
    assert answered.kpi.key == "homicides"
    assert answered.lacking


def test_measures_of_a_subject_without_targets_are_shown_as_without_the_word() -> None:
    assert ask("did we meet the 101 target").question.topic == ask("101").question.topic


def test_a_measure_that_speaks_of_a_standard_is_asked_for_by_its_name() -> None:
    answered = ask("crimes that met the victims' code standard")
    assert answered.status is AnswerStatus.ANSWERED
    assert answered.kpi is not None
    assert answered.kpi.title.endswith("met the Victims' Code standard")


def test_what_is_near_a_period_without_a_figure_begins_with_what_holds_it() -> None:
    (first, *_) = ask("homicides march 2024").choices
    assert first.observation is not None
    assert first.observation.period.label == "2023/24"
