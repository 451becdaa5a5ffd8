"""Both figures of a comparison are set beside the draft's tables, whether its days are printed, told or left out."""

import re
from itertools import product
from pathlib import Path

import pytest

from tests.kpistore.proofing.look_alike import COVER, CRIME, proof_of, told

BOTH_FIGURES = [
    ("There were 913 robberies, compared with 803 in the previous 12 months.", ["803", "913"]),
    ("There were 830 robberies in the year to September 2029, compared with 803.", ["803"]),
    ("There were 830 robberies in the year to September 2029, down from 941 the year before.", ["941"]),
    ("In the year to September 2029 robbery fell from 941 to 830.", ["941"]),
    ("In the year to September 2029 robbery fell from 914 to 803.", ["803"]),
    ("In the year to September 2029 robbery fell from 941 in the previous 12 months to 803.", ["803", "941"]),
    ("In the year to September 2029 robbery fell by 84 from 941.", ["941"]),
    ("In the year to September 2029 there was a 9.2% decrease in robbery from 941.", ["941"]),
    ("Robbery fell by 84 to 100,000 in the reporting period.", ["100,000"]),
    ("In Q3 2029/30 there were 1,546 stop and searches, compared with 1,308 in the previous quarter.", ["1,308"]),
    ("During quarter 3, stop and searches rose from 1,308 in quarter 2 to 1,546.", ["1,308"]),
    ("89.2% of 999 calls were answered within 10 seconds in the year to September 2029, up from 78.7%.", ["78.7%"]),
]


@pytest.mark.parametrize(("text", "wrong"), BOTH_FIGURES)
def test_both_figures_of_a_comparison_are_set_beside_the_table(tmp_path: Path, text: str, wrong: list[str]) -> None:
    proof = proof_of(tmp_path, text)
    assert sorted(each[2] for each in told(proof)) == wrong
    assert [each.left for each in proof.coverage] == [()]


TEMPLATES = [
    "There were {new} {things} {now}, compared with {old} {before}.",
    "{Measure} fell from {old} {before} to {new} {now}.",
    "{Measure} fell by {change} to {new} {now}.",
    "{Measure} was down {percent} {now}, from {old} to {new}.",
    "There were {new} {things} {now}, {change} fewer than the {old} {before}.",
    "{new} {things} were recorded {now}, a reduction of {percent} on the {old} {before}.",
    "{Measure}: {new} {now} ({old} {before}).",
    "{Measure} fell to {new} {now}, from {old} {before}.",
]
NOW = ["in the year to September 2029", "during the reporting period", "over the last 12 months", ""]
BEFORE = ["in the year to September 2028", "in the previous 12 months", "the year before", ""]
TOLD = {"Measure": "Vehicle crime", "things": "vehicle crimes", "change": "269", "percent": "6.0%"}


def in_many_forms(new: str, old: str) -> list[str]:
    """A sentence for each template and way to name the days."""
    forms = product(TEMPLATES, NOW, BEFORE)
    told = (form.format(new=new, old=old, now=now, before=before, **TOLD) for form, now, before in forms)
    return list(dict.fromkeys(re.sub(r"\s+([,.)])", r"\1", " ".join(each.split())) for each in told))


def test_what_is_true_is_accused_of_nothing_however_it_is_said(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, *in_many_forms("4,222", "4,491"))
    assert [each for each in proof.audit.findings if each.locator.endswith("text")] == []
    assert sum(each.is_whole for each in proof.coverage) > len(proof.coverage) * 0.75


@pytest.mark.parametrize(("new", "old"), [("4,522", "4,491"), ("4,222", "4,194")])
def test_what_would_be_wholly_compared_is_accused_where_a_figure_is_wrong(tmp_path: Path, new: str, old: str) -> None:
    right = proof_of(tmp_path, *in_many_forms("4,222", "4,491")).coverage
    both = zip(right, in_many_forms(new, old), strict=True)
    wrong = [other for one, other in both if one.is_whole and other != one.sentence.text]
    assert [each for each in wrong[::9] if not told(proof_of(tmp_path, each))] == []


OF_SOMETHING_ELSE = [
    "In the year to September 2029 robbery fell from 990 in 2019 to 830.",
    "There were 830 robberies in the year to September 2029, down from 990 in 2019.",
    "There were 830 robberies in the year to September 2029, down from 990 before the pandemic.",
    "There were 830 robberies in the year to September 2029, compared with 3,131 residential burglaries.",
    "There were 830 robberies in the year to September 2029, compared with 90 in Redcar.",
    "There were 830 robberies in the year to September 2029, down from 870 in the previous quarter.",
    "There were 830 robberies in the year to September 2029, down from 870 in the year to June 2029.",
    "In the year to September 2029 robbery fell from 1,100 to 830 over three years.",
    "There were 1,546 stop and searches in Q3 2029/30, compared with 1,600 the year before.",
    "There were 1,546 stop and searches in Q3 2029/30, compared with 1,600.",
    "89.2% of 999 calls were answered within 10 seconds in the year to September 2029, against 87.0% nationally.",
    "89.2% of 999 calls were answered within 10 seconds in the year to September 2029, against the standard of 90%.",
    "89.2% of 999 calls were answered within 10 seconds in the year to September 2029, compared with 84.6% for 101.",
    "Robbery fell from 990 in 2019 to 830.",
    "Robbery fell from 990 to 830 over ten years.",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_a_figure_of_another_time_measure_or_place_is_compared_with_nothing(tmp_path: Path, text: str) -> None:
    assert told(proof_of(tmp_path, text)) == []


UNDATED = [
    ("Robberies rose from 803 to 913.", "from 803 to 913"),
    ("Robberies rose from 830 to 914.", "from 830 to 914"),
    ("Robbery fell by 84 to 803.", "a fall of 84 to 803"),
    ("Robbery fell by 12.2% to 830.", "a fall of 12.2% to 830"),
    ("There were 830 robberies, up from 803.", "from 803 to 830"),
    ("89.2% of 999 calls were answered within 10 seconds, up from 78.7%.", "from 78.7% to 89.2%"),
]


@pytest.mark.parametrize(("text", "words"), UNDATED)
def test_figures_without_days_that_fit_no_two_of_their_row_are_a_doubt(tmp_path: Path, text: str, words: str) -> None:
    (finding,) = [each for each in proof_of(tmp_path, text).audit.findings if each.locator.endswith("text")]
    assert (finding.kind, finding.severity) == ("prose-and-table", "doubt")
    assert f"the text says {words}, not of when; its table has " in finding.says


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Robberies fell from 914 to 830.", True),
        ("Robbery fell by 9.2% to 830.", True),
        ("There were 830 robberies, down from 914.", True),
        ("Robberies fell from 91 to 83.", False),
        ("Since the patrols began, robberies fell from 990 to 830.", False),
        ("Robberies in Redcar fell from 990 to 830.", False),
        ("Robbery is down 12%.", False),
    ],
)
def test_figures_without_days_that_fit_or_may_be_of_something_else_are_accused_of_nothing(
    tmp_path: Path, text: str, is_whole: bool
) -> None:
    proof = proof_of(tmp_path, text)
    assert told(proof) == []
    assert [each.is_whole for each in proof.coverage] == [is_whole]


def test_a_change_without_days_is_compared_right_beside_its_table(tmp_path: Path) -> None:
    tables = COVER + CRIME + "An overall reduction of {} in robbery has been met.\n\n"
    assert told(proof_of(tmp_path, tables=tables.format("9.2% (-84)"))) == []
    assert [each[2] for each in told(proof_of(tmp_path, tables=tables.format("9.2% (-48)")))] == ["9.2%"]


def test_a_doubt_says_why_it_is_no_error(tmp_path: Path) -> None:
    (error,), (doubt,) = ([each for each in proof_of(tmp_path, text).audit.findings if each.locator.endswith("text")]
                          for text in ("During the year to September 2029 there were 803 robberies.",
                                       "During the reporting period there were 803 robberies."))  # fmt: skip
    assert (error.severity, error.matter) == ("error", "the report's text says 803, its table 830")
    assert (doubt.severity, doubt.matter) == ("doubt", f"{error.matter}, if the sentence means that measure and period")


def test_a_fall_with_a_minus_sign_is_told_once(tmp_path: Path) -> None:
    tables = COVER + CRIME + "An overall reduction of 9.2% (-48) in robbery has been met.\n\n"
    (finding,) = [each for each in proof_of(tmp_path, tables=tables).audit.findings if each.locator.endswith("text")]
    assert "the text says a fall of 9.2% and a fall of 48, not of when" in finding.matter
