"""What sounds like a measure and is none is asked back or unknown: never answered with the figure of a like one."""

import pytest

from kpistore.asking.answer import AnswerStatus
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    "text",
    [
        "is the force in special measures?",
        "999 calls not answered within 10 seconds",
        "how many people did divert not work with",
        "drone pilots cost",
        "cost of custody navigators",
        "funding for custody navigators",
        "how many projects did CURV fund",
        "police staff",
        "theft charge rate",
        "violence against police officers",
        "murders by police",
        "neighbourhood policing rate",
        "confidence in the commissioner",
        "how long until an officer arrives after a 999 call",
        "how many officers were trained in restorative justice",
        "cases referred to CPS",
        "pilot schemes",
        "burglary arrests",
        "stolen cars",
        "rape convictions",
        "domestic homicides",
        "knife deaths",
        "unsolved crime",
        "response times",
        "how many victims get any support",
        "domestic abuse support workers",
        "robbery satisfaction",
        "homicide satisfaction",
    ],
)
def test_a_near_miss_is_not_answered(text: str) -> None:
    assert ask(text).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("violence with no injury", "violence-without-injury"),
        ("violence where no one was injured", "violence-without-injury"),
        ("how many cops", "police-officers"),
        ("how much did the OPCC put into Project ADDER", "project-adder-investment"),
        ("domestic-abuse-then-reported", "domestic-abuse-then-reported"),
        ("no. of 999 calls", "calls-999-received"),
    ],
)
def test_the_same_words_still_reach_what_is_meant(text: str, key: str) -> None:
    found = ask(text)
    assert found.kpi is not None
    assert found.kpi.key == key
