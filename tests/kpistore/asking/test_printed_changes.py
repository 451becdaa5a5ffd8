"""Where no figure is printed, a change that is printed is told as such."""

from datetime import date

import pytest

from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.printed_changes import with_printed_changes
from kpistore.incoming.importing import shipped_claims
from tests.kpistore import shipped


def ask(text: str) -> Answer:
    found = shipped.ask(text)
    claims = [each for each in shipped_claims(shipped.office()) if found.kpi and each.kpi == found.kpi.key]
    return with_printed_changes(found, claims)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("total recorded crime 2023/24", ["8%", "7,500"]),
        ("safer streets asb", ["47%"]),
        ("999 calls received december 2021", ["37.5%"]),
        ("asb most improved hotspot", ["46", "47%", "55%", "73%"]),
        ("asb most improved hotspot stockton", ["46"]),
        ("sexual violence demand", ["20%"]),
        ("copa downloads change", ["42.6%"]),
        ("adult re-offending rate nationally", ["7.2"]),
    ],
)
def test_a_change_without_its_figures_is_told_where_they_are_asked_for(text: str, changes: list[str]) -> None:
    found = ask(text)
    assert (found.status, found.value) == (AnswerStatus.NO_DATA, None)
    assert [each.as_published for each in found.changes] == changes


@pytest.mark.parametrize(
    "text",
    [
        "stop searches 2023/24",
        "999 calls received november 2021",
        "recorded crime 2021/22",
        "police officers march 2023",
        "crimestoppers cuckooing",
        "officers expected",
    ],
    ids=["a figure is held", "another month", "another year", "a forecast", "not readable", "nothing but a forecast"],
)
def test_nothing_else_is_told_as_one(text: str) -> None:
    assert ask(text).changes == ()


def test_what_was_not_known_or_is_asked_of_another_area_has_none() -> None:
    assert shipped.ask("safer streets asb", date(2022, 1, 1)).changes == ()
    assert ask("safer streets asb durham").changes == ()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("hospital admissions for serious violence", ["10 fewer"]),
        ("adult reoffending v national", ["7.2"]),
        ("police officers", ["+297"]),
        ("adult reoffending", []),
        ("residential burglary", []),
        ("residential burglary v national", []),
        ("hospital admissions for serious violence durham", []),
    ],
)
def test_beside_a_figure_stands_what_is_printed_of_an_earlier_or_another_that_is_not_held(
    text: str, changes: list[str]
) -> None:
    assert [each.as_published for each in ask(text).changes] == changes


@pytest.mark.parametrize(
    "text", ["total crime 2022/23 to 2023/24 change", "change in total crime from 2023/24 to 2022/23"]
)
def test_the_printed_change_between_two_years_is_told_whichever_is_named_first(text: str) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.NO_DATA
    assert [each.as_published for each in found.changes] == ["8%", "7,500"]


def test_a_gap_that_is_asked_for_is_answered_with_the_printed_one_and_the_own_figure_offered() -> None:
    found = ask("how many points above national is our adult re-offending rate")
    assert (found.status, [each.as_published for each in found.changes]) == (AnswerStatus.NO_DATA, ["7.2"])
    assert [each.observation and each.observation.as_published for each in found.choices] == ["32.1%"]
    assert ask("burglary how many points above national").changes == ()
