"""Questions as they are spoken: hesitation, an introduction and a slip in a small word name nothing."""

import pytest

from kpistore.asking.spoken import written
from kpistore.asking.words import clean
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("erm whats the figure for anti social behaviour in the last twelve months please", "asb-incidents"),
        ("uh, sort of, burglary", "residential-burglary"),
        ("wht about rape", "rape-offences"),
        ("shw me homicides", "homicides"),
        ("one oh one calls received um you know", "calls-101-received"),
        ("Commissioner here, what is the er nine nine nine answer rate", "calls-999-answered"),
    ],
)
def test_fillers_do_not_stand_in_the_way_of_a_measure(text: str, key: str) -> None:
    found = ask(text)
    assert found.kpi is not None
    assert found.kpi.key == key


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("how do you know that", "how do you know that"),
        ("confidence in the commissioner here", "confidence in the commissioner here"),
        ("calls per quarter", "calls per quarter"),
        ("Um, and the year before?", "and the year before?"),
    ],
)
def test_only_what_says_nothing_is_dropped(said: str, read: str) -> None:
    assert written(clean(said)) == read
