"""A published change follows from its two figures, with its sign and its unit; what cannot be checked is no error."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import NATIONAL
from kpistore.model.observation import Bound, Document, Medium, Observation
from tests.kpistore.analysis.audit.made_up import (
    ONE,
    Q1,
    Q2,
    Q3,
    TWO,
    YEAR,
    YEAR_BEFORE,
    audited,
    claim,
    figure,
    forecast,
    only,
    prose,
    told,
)


def pair(kpi: str, newer: str, older: str) -> list[Observation]:
    return [figure(kpi, newer, YEAR), figure(kpi, older, YEAR_BEFORE)]


VOLUME, PERCENT, POINTS = ClaimUnit.VOLUME, ClaimUnit.PERCENT, ClaimUnit.POINTS


@pytest.mark.parametrize(
    ("kpi", "newer", "older", "printed", "unit"),
    [
        ("apples", "113,266", "121,752", "-8,486", VOLUME),
        ("apples", "208,698", "221,164", "-5.6%", PERCENT),
        ("apples", "8,993", "7,137", "+26.0%", PERCENT),
        ("apples", "8,993", "7,137", "26%", PERCENT),
        ("apples", "5", "5", "0%", PERCENT),
        ("pear-rate", "89.2%", "87.7%", "+1.5pts", POINTS),
        ("pear-rate", "88%", "80%", "10%", PERCENT),
        ("wait", "4.4", "7.7", "-3.3", VOLUME),
    ],
)
def test_a_change_that_follows_is_checked_and_not_found(
    kpi: str, newer: str, older: str, printed: str, unit: ClaimUnit
) -> None:
    audit = audited(*pair(kpi, newer, older), claim(kpi, printed, unit))
    assert (audit.checked, audit.findings) == (1, ())


@pytest.mark.parametrize(
    ("kpi", "newer", "older", "printed", "unit", "found"),
    [
        ("apples", "4,222", "4,491", "-5.9%", PERCENT, ("rounding", "note", "-5.9%", "-5.99%")),
        ("apples", "1,486", "1,049", "+41.6%", PERCENT, ("rounding", "note", "+41.6%", "+41.66%")),
        ("apples", "17,027", "18,074", "1,047", VOLUME, ("sign", "error", "1,047", "-1,047")),
        ("apples", "1,821", "1,997", "8.8%", PERCENT, ("sign", "error", "8.8%", "-8.8%")),
        ("apples", "110", "100", "-10%", PERCENT, ("sign", "error", "-10%", "+10.0%")),
        ("pear-rate", "64.6%", "54.4%", "+10.2%", PERCENT, ("unit", "error", "+10.2%", "+10.2 points")),
        ("apples", "120", "100", "+21%", PERCENT, ("change", "error", "+21%", "+20.0%")),
        ("apples", "113,266", "121,752", "-8,487", VOLUME, ("change", "error", "-8,487", "-8,486")),
        ("pear-rate", "89.2%", "87.7%", "+1.8pts", POINTS, ("change", "error", "+1.8pts", "+1.5 points")),
    ],
)
def test_a_change_that_does_not_follow_is_found_by_kind(
    kpi: str, newer: str, older: str, printed: str, unit: ClaimUnit, found: tuple[str, ...]
) -> None:
    audit = audited(*pair(kpi, newer, older), claim(kpi, printed, unit))
    (finding,) = audit.findings
    assert (finding.kind, finding.severity, finding.printed, finding.computed) == found
    assert audit.checked == 0


def test_what_the_rounding_of_the_figures_leaves_open_is_no_mistake() -> None:
    assert told(*pair("pear-rate", "84.6%", "67.9%"), claim("pear-rate", "+16.8pts", POINTS)) == []
    assert told(*pair("fives", "90", "65"), claim("fives", "+32%")) == []


def test_a_lost_sign_and_cut_off_decimals_are_two_matters_of_one_cell() -> None:
    found = told(*pair("apples", "4,222", "4,491"), claim("apples", "5.9%"))
    assert [each[0] for each in found] == ["sign", "rounding"]


def test_a_change_in_per_cent_without_its_sign_is_noted_beside_what_else_there_is() -> None:
    assert told(*pair("fives", "90", "65"), claim("fives", "38.5")) == [("unit", "note", "38.5", "38.5%")]
    assert told(*pair("fives", "90", "65"), claim("fives", "a third", value="38", medium=Medium.PROSE)) == []


@pytest.mark.parametrize(
    ("value", "bound", "found"),
    [("-7,600", Bound.OVER, 0), ("-7,700", Bound.OVER, 1), ("-7,700", Bound.UNDER, 0), ("-7,500", Bound.ABOUT, 0)],
)
def test_a_bound_in_words_bounds_the_size_of_the_change(value: str, bound: Bound, found: int) -> None:
    said = claim("apples", value, VOLUME, bound=bound, medium=Medium.PROSE)
    assert len(told(*pair("apples", "74,366", "82,023"), said)) == found


@pytest.mark.parametrize(
    ("medium", "found"),
    [
        (Medium.PROSE, ("prose-and-table", "doubt", "300", "+297")),
        (Medium.TABLE, ("change", "error", "300", "+297")),
    ],
)
def test_prose_may_have_rounded_a_large_number_and_a_table_may_not(medium: Medium, found: tuple[str, ...]) -> None:
    said = claim("apples", "300", VOLUME, medium=medium)
    assert told(*pair("apples", "1,495", "1,198"), said) == [found]


@pytest.mark.parametrize(
    ("printed", "bound", "older"), [("297", None, "1,198"), ("300", Bound.ABOUT, "1,198"), ("300", None, "1,195")]
)
def test_a_number_that_is_exact_or_says_that_it_is_not_is_no_matter(
    printed: str, bound: Bound | None, older: str
) -> None:
    said = claim("apples", printed, VOLUME, bound=bound, medium=Medium.PROSE)
    assert told(*pair("apples", "1,495", older), said) == []


def test_a_round_number_of_the_text_says_what_the_table_has() -> None:
    said = claim("apples", "300", VOLUME, medium=Medium.PROSE)
    assert only(*pair("apples", "1,495", "1,198"), said).matter == (
        "the text says 300 more in 2023/24 than in 2022/23; the table has 297 more, so 300 may be rounded"
    )


def test_a_claim_of_the_text_that_goes_the_other_way_says_so() -> None:
    said = claim("apples", "267 more", VOLUME, value="267", medium=Medium.PROSE)
    finding = only(*pair("apples", "4,930", "5,197"), said)
    assert (finding.kind, finding.severity, finding.computed) == ("prose-and-table", "error", "-267")
    assert finding.matter == (
        "the text says 267 more in 2023/24 than in 2022/23; the table has 267 fewer (4,930 against 5,197)"
    )


def test_digits_alone_are_told_with_the_way_they_were_meant() -> None:
    said = claim("apples", "8.8%", value="8.8", medium=Medium.PROSE)
    assert only(*pair("apples", "1,821", "1,997"), said).matter.startswith(
        "the text says 8.8% more in 2023/24 than in 2022/23; the table has 8.8% fewer"
    )


def test_a_change_that_table_and_text_both_print_is_one_matter() -> None:
    said = claim("apples", "5.9%", value="-5.9", medium=Medium.PROSE, line=3)
    assert len(told(*pair("apples", "4,222", "4,491"), claim("apples", "-5.9%"), said)) == 1


def test_a_base_that_is_not_held_is_noted_and_accuses_nobody() -> None:
    finding = only(figure("apples", "1,546", YEAR), claim("apples", "261 less", VOLUME, value="-261"))
    assert (finding.kind, finding.severity, finding.computed) == ("missing-base", "note", "")


def test_a_change_against_nothing_named_says_so_and_two_changes_of_one_pair_are_one_matter() -> None:
    finding = only(claim("apples", "8%", earlier=None), claim("apples", "7,500", VOLUME, earlier=None))
    assert finding.matter.startswith("8% and 7,500 is printed as a difference")
    assert "does not say since when" in finding.matter


def test_a_change_without_a_base_keeps_its_bound_and_tells_of_a_lost_per_cent_sign_once() -> None:
    assert only(claim("apples", "44%", bound=Bound.OVER)).matter.startswith("over 44% is printed as a difference")
    finding = only(claim("apples", "46", medium=Medium.PROSE))
    assert (finding.kind, finding.printed) == ("missing-base", "46 (without its per cent sign)")


def quarters(**further: Document) -> list[Observation]:
    values = {Q1: "1,687", Q2: "1,380", Q3: "1,546"}
    return [figure("apples", value, period, **further) for period, value in values.items()]


UNBASED = claim("apples", "141 less", VOLUME, Q3, None, value="-141", medium=Medium.PROSE)


def test_a_change_that_names_no_base_and_goes_the_other_way_on_the_period_before_is_a_doubt() -> None:
    finding = only(*quarters(), UNBASED)
    assert (finding.kind, finding.severity, finding.computed) == ("prose-and-table", "doubt", "+166")
    assert finding.matter == (
        "the text says 141 less, not since when; that fits Q1 2021/22 (1,687), "
        "while on Q2 2021/22 (1,380) the table has 166 more"
    )


@pytest.mark.parametrize(
    "said",
    [
        replace(UNBASED, value=Decimal(166), as_published="166 more"),
        replace(UNBASED, value=Decimal(-142), as_published="142 less"),
        replace(UNBASED, period=Q2, value=Decimal(-307), as_published="307 less"),
    ],
    ids=["fits the period before", "fits nothing", "goes the same way as the period before"],
)
def test_a_change_that_names_no_base_is_a_note_where_nothing_speaks_against_it(said: Claim) -> None:
    assert [each[:2] for each in told(*quarters(), said)] == [("missing-base", "note")]


def test_a_gap_to_another_area_is_no_change_in_time() -> None:
    gap = claim("pear-rate", "7.2", POINTS, earlier=None, comparator=NATIONAL, medium=Medium.PROSE)
    own, theirs = figure("pear-rate", "32.1%", YEAR), figure("pear-rate", "24.9%", YEAR, comparator=NATIONAL)
    assert only(own, gap).matter == (
        "7.2 points is printed as the gap to the national figure and cannot be checked: "
        "the national figure is not in the reports"
    )
    assert audited(own, theirs, gap).checked == 1
    assert [each[0] for each in told(own, replace(theirs, value=Decimal(26)), gap)] == ["change"]


def test_a_base_may_stand_in_another_report_of_the_family_but_not_be_a_bound_or_a_forecast() -> None:
    newer, said = figure("apples", "110", YEAR), claim("apples", "+10%")
    assert told(newer, figure("apples", "100", YEAR_BEFORE, document=TWO), said) == []
    for base in (prose("apples", "100", YEAR_BEFORE, Bound.OVER), forecast("apples", "100", YEAR_BEFORE)):
        assert [each[0] for each in told(newer, base, said)] == ["missing-base"]


def test_the_claim_is_judged_by_the_table_of_its_own_report() -> None:
    held = [*pair("apples", "8,993", "7,137"), figure("apples", "1", YEAR, document=TWO)]
    kinds = [each[0] for each in told(*held, claim("apples", "+26.0%", document=ONE))]
    assert kinds == ["restated"]


def test_no_per_cent_is_asked_of_nothing() -> None:
    assert [each[0] for each in told(*pair("apples", "5", "0"), claim("apples", "+5%"))] == ["missing-base"]


def test_a_claim_that_nobody_could_read_is_unreadable() -> None:
    unclear = claim("apples", "6-6.7%", value="6.7", note="unreadable: from 6 to 6.7")
    assert told(unclear) == [("unreadable", "note", "6-6.7%", "")]
