"""What is a figure in a sentence and what only has digits."""

from decimal import Decimal

import pytest

from kpistore.model.kpi import Unit
from kpistore.model.observation import Bound
from kpistore.proofing.amounts import amounts_in


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("There were 8,993 kites.", "8993", None, "8,993"),
        ("There were 8993 kites.", "8993", None, "8993"),
        ("It stood at 89.2%.", "89.2", Unit.PERCENT, "89.2%"),
        ("It stood at 89.2 per cent.", "89.2", Unit.PERCENT, "89.2 per cent"),
        ("It rose by 1.5pts.", "1.5", Unit.POINTS, "1.5pts"),
        ("It rose by 1.5 percentage points.", "1.5", Unit.POINTS, "1.5 percentage points"),
        ("It took 4.9 seconds.", "4.9", Unit.SECONDS, "4.9 seconds"),
        ("They gave 3,464 hours.", "3464", Unit.HOURS, "3,464 hours"),
        ("We spent £1.4m.", "1400000", Unit.GBP, "£1.4m"),
        ("We spent £331,000.", "331000", Unit.GBP, "£331,000"),
        ("A quarter of kites flew.", "25", Unit.PERCENT, "A quarter"),
        ("Nine in ten flew.", "90", Unit.PERCENT, "Nine in ten"),
        ("9 in 10 flew.", "90", Unit.PERCENT, "9 in 10"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: str, unit: Unit | None, printed: str) -> None:
    (found,) = amounts_in(text)
    assert (found.value, found.unit, found.printed) == (Decimal(value), unit, printed)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("over 1,000 kites", Bound.OVER, "over"),
        ("Almost 250 kites", Bound.ABOUT, "almost"),
        ("less than 20%", Bound.UNDER, "less than"),
        ("approximately 10%", Bound.ABOUT, "approximately"),
        ("12% less than", None, ""),
        ("300 kites", None, ""),
    ],
)
def test_the_words_that_bound_a_figure_are_kept(text: str, bound: Bound | None, words: str) -> None:
    (found,) = amounts_in(text)
    assert (found.bound, found.bound_words) == (bound, words)


def test_what_is_compared_with_is_not_bounded_by_the_word_than() -> None:
    assert [each.bound for each in amounts_in("12% fewer than 500")] == [None, None]


@pytest.mark.parametrize(
    ("text", "sign"), [("(-1,047 kites)", -1), ("of +3%", 1), ("by –2%", -1), ("kites - 12 owls", 0), ("12%", 0)]
)
def test_a_sign_stands_right_before_its_figure(text: str, sign: int) -> None:
    assert amounts_in(text)[0].sign == sign


@pytest.mark.parametrize(
    "text",
    [
        "in 2021", "the 2021-2024 plan", "2021/22", "on 4 April", "4th April", "on March 31", "999 calls",
        "non-999 calls", "101 calls", "within 10 seconds", "in 2 minutes", "under 25s", "under-18", "U25",
        "aged 14-25", "a 10-year-old", "5-18 year olds", "a four-month project", "a 3-year period",
        "over 12 months", "six months", "Section 60", "Safer Streets 5", "phase 2", "page 4", "quarter 3", "Q3",
        "9am to 5pm", "24/7", "at 10:30", "per 1,000 people", "a 1:1 talk", "6-6.7%", "10–15%", "01642 301861",
        "TS17 6QW", "pcc@office.example", "www.office.example/12", "4.2 The keepers walk", "12 Kites fly",
        "the 1st and 2nd", "in week 12", "The A19",
    ],
)  # fmt: skip
def test_what_only_has_digits_is_no_figure(text: str) -> None:
    assert amounts_in(text) == []


def test_a_longer_number_is_never_read_in_part() -> None:
    assert [each.printed for each in amounts_in("in the year 8,993 kites; over 1,999,101 owls; 999,000 crows")] == [
        "8,993",
        "1,999,101",
        "999,000",
    ]
