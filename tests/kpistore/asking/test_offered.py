"""What is offered where no one measure is named: only what shares a telling word with the question."""

import pytest

from kpistore.asking.answer import Answer, AnswerStatus
from tests.kpistore.shipped import ask


def offered(found: Answer) -> set[str]:
    return {each.kpi.key for each in found.choices}


@pytest.mark.parametrize(
    "text",
    [
        "which force is worst",
        "use of force",
        "county lines",
        "three good things to say",
        "over 90%",
        "avg sickness days per officer",
        "police dogs",
        "89.2%",
        "officers leaving",
        "police officers assaulted",
    ],
)
def test_nothing_is_offered_where_no_telling_word_is_shared(text: str) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.UNKNOWN
    assert not offered(found)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("theft", {"theft-from-person", "theft-from-person-rate"}),
        ("hospital admissions under 25", {"knife-admissions", "sharps-admissions"}),
        ("bike theft", {"theft-from-person", "theft-from-person-rate"}),
        ("average wait", {"calls-999-wait", "calls-101-wait"}),
    ],
)
def test_what_shares_a_telling_word_is_offered_and_no_more(text: str, keys: set[str]) -> None:
    assert offered(ask(text)) == keys


@pytest.mark.parametrize("text", ["how many kids were stabbed", "how many people got stabbed", "stabings"])
def test_a_word_of_a_topic_is_no_slip_for_a_measure(text: str) -> None:
    topic = ask(text).question.topic
    assert topic is not None
    assert topic.key == "knife-crime"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fraud", {"offence=fraud;sex=female", "offence=fraud;sex=male"}),
        ("shoplifting offences", {"crime-category=shoplifting"}),
        ("hospital admissions under 25", {"age=under-25"}),
        ("safer streets stockton", {"borough=stockton"}),
    ],
)
def test_a_part_that_is_named_is_the_one_that_is_offered(text: str, parts: set[str]) -> None:
    told = {";".join(f"{of}={value}" for of, value in each.breakdown) for each in ask(text).choices}
    assert told == parts


def test_the_only_part_that_is_held_is_told_and_named_rather_than_asked_for() -> None:
    found = ask("alley gates")
    assert found.status is AnswerStatus.ANSWERED
    assert found.breakdown == (("borough", "hartlepool"),)
    assert found.only_part
    assert not ask("alley gates hartlepool").only_part
    assert ask("alley gates stockton").status is AnswerStatus.NO_DATA
