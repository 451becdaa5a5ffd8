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
        "how many 999 calls took longer than 10 seconds",
        "percent of 999 calls missing the target",
        "101 calls over 2 minutes 12 months sept 2024",
        "how many 101 calls waited longer than 2 minutes",
        "999 calls in over 10 seconds",
        "how many 999 calls were answered after 10 seconds",
        "have we ever met the 999 target",
        "how many quarters did we meet the 999 target",
        "when did we meet the 999 target",
        "share of victims who reported to police after support",
        "how many domestic abuse victims were supported by police",
        "detainees visited",
        "how many officers lost",
        "how many officers short",
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
        ("are we missing the 999 target", "calls-999-answered"),
        ("what percent of 999 calls meet the target", "calls-999-answered"),
    ],
)
def test_the_same_words_still_reach_what_is_meant(text: str, key: str) -> None:
    found = ask(text)
    assert found.kpi is not None
    assert found.kpi.key == key


def test_a_miss_by_points_is_the_share_beside_its_target_and_no_change_in_time() -> None:
    found = ask("by how many points do we miss the 999 target")
    assert str(found.value) == "89.2"
    assert any(each.against.value == "target" for each in found.comparisons)
