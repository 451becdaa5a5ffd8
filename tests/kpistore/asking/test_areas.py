"""Whose area is the own one is the office's word: another office is another folder."""

from dataclasses import replace

import pytest

from kpistore.asking.areas import Areas, is_force
from kpistore.asking.question import Question, understand
from tests.kpistore.shipped import TODAY, office

DURHAM = replace(office().catalogue, area="durham")


def asked(text: str) -> Question:
    """The question as an office in Durham reads it."""
    return understand(text, DURHAM, TODAY)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("burglary in cleveland", "cleveland"),
        ("burglary in durham", ""),
        ("durham burglary", ""),
        ("burglary in north yorkshire", "north-yorkshire"),
    ],
)
def test_the_own_area_may_be_said_and_any_other_is_another(text: str, area: str) -> None:
    question = asked(text)
    assert question.kpi is not None
    assert (question.kpi.key, question.area) == ("residential-burglary", area)


def test_another_area_is_set_beside_the_own() -> None:
    question = asked("compare stop and search in durham with cleveland")
    assert (question.area, question.beside_area) == ("", "cleveland")


def test_a_follow_up_returns_to_the_own_area() -> None:
    there = asked("burglary in cleveland")
    assert understand("and in durham?", DURHAM, TODAY, there).area == ""
    assert understand("and the year before?", DURHAM, TODAY, there).area == "cleveland"


def test_an_office_without_an_area_knows_all_forces_as_others() -> None:
    assert Areas("").find("burglary in cleveland") == ("cleveland", "burglary")
    assert not Areas("").is_ours("burglary in cleveland")
    assert Areas("").is_ours("what about us")


def test_a_borough_is_no_force() -> None:
    assert is_force("cleveland")
    assert not is_force("hartlepool")
