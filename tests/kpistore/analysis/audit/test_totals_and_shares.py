"""A total is the sum of its parts and a percentage its part of its whole, as far as printed decimals go."""

import pytest

from kpistore.model.observation import Bound, Observation
from tests.kpistore.analysis.audit.made_up import TWO, audited, figure, only, prose, told


def fruit(apples: str, pears: str, total: str) -> list[Observation]:
    return [figure("apples", apples), figure("pears", pears), figure("fruit", total)]


def test_a_total_that_is_the_sum_of_its_parts_is_checked_and_not_found() -> None:
    audit = audited(*fruit("1,200", "34", "1,234"))
    assert (audit.checked, audit.findings) == (1, ())


def test_a_total_that_is_not_the_sum_of_its_parts_is_an_error_of_the_total_alone() -> None:
    finding = only(*fruit("1,200", "35", "1,234"))
    assert (finding.kind, finding.severity, finding.printed, finding.computed) == ("total", "error", "1,234", "1,235")
    assert finding.kpis == ("fruit",)
    assert finding.says == "Fruit, Q1 2021/22: the parts printed add up to 1,235; 1,234 is printed."


def test_a_total_is_not_judged_by_some_of_its_parts() -> None:
    assert audited(*fruit("1,200", "35", "1,234")[:1], figure("fruit", "5")).checked == 0


def test_the_parts_of_another_report_are_not_added() -> None:
    assert told(figure("apples", "1"), figure("pears", "1", document=TWO), figure("fruit", "5")) == []


@pytest.mark.parametrize(("total", "found"), [("12.1", 0), ("12.2", 0), ("12.3", 1)])
def test_rates_add_up_within_the_rounding_of_each(total: str, found: int) -> None:
    held = [figure("rate-a", "7.0"), figure("rate-b", "5.1"), figure("rate", total)]
    assert len(audited(*held).findings) == found


@pytest.mark.parametrize(("total", "found"), [("1,500", 0), ("1,600", 1)])
def test_a_bound_of_a_part_is_a_bound_of_the_sum(total: str, found: int) -> None:
    over = prose("apples", "1,400", bound=Bound.UNDER)
    assert len(told(over, figure("pears", "100"), figure("fruit", total))) == found


@pytest.mark.parametrize(("green", "found"), [("30", 0), ("45", 1)])
def test_parts_that_are_not_all_may_only_not_exceed_their_total(green: str, found: int) -> None:
    parts = [figure("apples", value, breakdown=(("kind", kind),)) for kind, value in (("red", "60"), ("green", green))]
    assert len(told(figure("apples", "100"), *parts)) == found


@pytest.mark.parametrize(("green", "found"), [("39.9%", 0), ("39.7%", 1)])
def test_shares_of_one_whole_add_up_to_a_hundred_within_rounding(green: str, found: int) -> None:
    shares = [figure("pear-rate", v, breakdown=(("kind", k),)) for k, v in (("red", "60.1%"), ("green", green))]
    assert [each[0] for each in told(*shares)] == ["total"] * found


@pytest.mark.parametrize(("rate", "found"), [("21.0%", 0), ("21%", 0), ("20.9%", 1)])
def test_a_percentage_is_its_part_of_its_whole_to_the_printed_decimals(rate: str, found: int) -> None:
    held = [figure("pears", "354"), figure("fruit", "1,687"), figure("pear-rate", rate)]
    assert len(told(*held)) == found
    assert audited(*held).checked == 1 - found


def test_a_percentage_of_the_text_that_the_table_does_not_give_is_text_against_table() -> None:
    finding = only(figure("pears", "2,251"), figure("fruit", "8,993"), prose("pear-rate", "24.6%"))
    assert finding.kind == "prose-and-table"
    assert finding.matter == "the report's text says 24.6%; 2,251 of 8,993 is 25.0%"


@pytest.mark.parametrize(
    ("rate", "found"),
    [("62.70%", []), ("62.80%", ["total"]), ("62.75%", ["rounding"])],
    ids=["of somewhat more than the bound", "of less than the bound", "of the bound exactly"],
)
def test_a_whole_with_a_bound_bounds_the_percentage(rate: str, found: list[str]) -> None:
    held = [prose("pears", "4,706"), prose("fruit", "7,500", bound=Bound.OVER), prose("pear-rate", rate)]
    assert [each[0] for each in told(*held)] == found


def test_a_share_of_a_round_number_is_noted_once_however_often_it_is_printed() -> None:
    rates = [prose("pear-rate", "62.75%"), prose("pear-rate", "62.75%", locator="box")]
    finding = only(prose("pears", "4,706"), prose("fruit", "7,500", bound=Bound.OVER), *rates)
    assert (finding.severity, finding.matter) == ("note", "62.75% is 4,706 of exactly 7,500; over 7,500 is printed")


def test_a_share_of_an_exact_whole_is_nothing_to_note() -> None:
    assert told(prose("pears", "4,706"), prose("fruit", "7,500"), prose("pear-rate", "62.75%")) == []


def test_nothing_is_divided_by_nothing() -> None:
    assert told(figure("pears", "0"), figure("fruit", "0"), figure("pear-rate", "0%")) == []
