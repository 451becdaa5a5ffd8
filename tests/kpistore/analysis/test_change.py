"""What changed, by how much, whether for the better, and whether it may be chance."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.analysis.change import Against, Verdict, compare, compare_with_target, percent_change, verdict_of
from kpistore.analysis.significance import CHANCE, SMALL_COUNT, small_counts_differ
from kpistore.model.kpi import NATIONAL, Direction, Unit
from kpistore.model.period import UNDATED, financial_year
from tests.kpistore.made import figure, kpi

BEFORE = financial_year(2022)
COUNTS = st.integers(0, SMALL_COUNT - 1)


@pytest.mark.parametrize(
    ("value", "other", "percent"),
    [
        ("8993", "7137", "26.0"),
        ("820", "896", "-8.5"),
        ("257", "342", "-24.9"),
        ("100", "100", "0.0"),
        ("1.05", "1", "5.0"),
        ("10005", "10000", "0.1"),
        ("9995", "10000", "-0.1"),
        ("-2", "-4", "50.0"),
        ("5", "0", None),
    ],
)
def test_a_change_in_per_cent_is_of_the_other_value_to_one_decimal_half_up(
    value: str, other: str, percent: str | None
) -> None:
    found = percent_change(Decimal(value), Decimal(other))
    assert (None if found is None else str(found)) == percent


@pytest.mark.parametrize(
    ("unit", "newer", "older", "change", "percent"),
    [
        (Unit.COUNT, "8993", "7137", "1856", "26.0"),
        (Unit.PERCENT, "89.2", "87.7", "1.5", None),
        (Unit.SECONDS, "4.4", "4.9", "-0.5", "-10.2"),
        (Unit.GBP, "331000", "0", "331000", None),
    ],
)
def test_a_share_changes_by_points_and_anything_else_also_by_per_cent(
    unit: Unit, newer: str, older: str, change: str, percent: str | None
) -> None:
    found = compare(kpi(unit=unit), figure(newer, unit=unit), figure(older, BEFORE, unit=unit), Against.PREVIOUS)
    assert str(found.change) == change
    assert (None if found.percent is None else str(found.percent)) == percent


@pytest.mark.parametrize(
    ("direction", "change", "verdict"),
    [
        (Direction.MORE, 5, Verdict.BETTER),
        (Direction.MORE, -5, Verdict.WORSE),
        (Direction.LESS, 5, Verdict.WORSE),
        (Direction.LESS, -5, Verdict.BETTER),
        (Direction.NEITHER, 5, Verdict.NEUTRAL),
        (Direction.NEITHER, 0, Verdict.SAME),
        (Direction.MORE, 0, Verdict.SAME),
    ],
)
def test_a_verdict_follows_the_direction(direction: Direction, change: int, verdict: Verdict) -> None:
    assert verdict_of(kpi(direction=direction), Decimal(change)) is verdict


@pytest.mark.parametrize(
    ("newer", "older", "beyond", "verdict"),
    [
        ("11", "12", False, Verdict.NEUTRAL),
        ("13", "10", False, Verdict.NEUTRAL),
        ("30", "10", True, Verdict.WORSE),
        ("10", "30", True, Verdict.BETTER),
        ("99", "0", True, Verdict.WORSE),
        ("100", "12", None, Verdict.WORSE),
        ("12.5", "50", None, Verdict.BETTER),
    ],
)
def test_small_counts_are_judged_only_beyond_chance(
    newer: str, older: str, beyond: bool | None, verdict: Verdict
) -> None:
    found = compare(kpi(), figure(newer), figure(older, BEFORE), Against.PREVIOUS)
    assert (found.beyond_chance, found.verdict) == (beyond, verdict)


@pytest.mark.parametrize("against", [Against.PREVIOUS, Against.YEAR_EARLIER, Against.BASELINE])
def test_chance_is_asked_whichever_earlier_period_it_is(against: Against) -> None:
    assert compare(kpi(), figure("11"), figure("12", BEFORE), against).beyond_chance is False


def test_chance_is_not_asked_of_shares_nor_of_other_people_s_figures() -> None:
    share = compare(kpi(unit=Unit.PERCENT), figure("11"), figure("12", BEFORE), Against.PREVIOUS)
    nation = compare(kpi(), figure("11"), figure("12", comparator=NATIONAL), Against.NATIONAL)
    assert (share.beyond_chance, nation.beyond_chance) == (None, None)


@pytest.mark.parametrize(
    ("value", "change", "verdict"),
    [("89.2", "-0.8", Verdict.WORSE), ("90.0", "0.0", Verdict.BETTER), ("91", "1", Verdict.BETTER)],
)
def test_a_target_that_is_met_exactly_is_met(value: str, change: str, verdict: Verdict) -> None:
    measure = kpi(unit=Unit.PERCENT, direction=Direction.MORE, target="90")
    found = compare_with_target(measure, figure(value, unit=Unit.PERCENT))
    assert found is not None
    assert (str(found.change), found.verdict, found.name) == (change, verdict, "national standard")


def test_nothing_is_set_beside_a_target_without_a_target_a_value_or_a_date() -> None:
    assert compare_with_target(kpi(), figure("12")) is None
    assert compare_with_target(kpi(target="90"), figure(None)) is None
    assert compare_with_target(kpi(target="90"), figure("12", UNDATED)) is None


@pytest.mark.parametrize(
    ("first", "second", "probability"),
    [(0, 0, 1.0), (5, 5, 1.0), (0, 5, 0.0625), (0, 6, 0.03125), (13, 10, 0.6776), (20, 40, 0.0135)],
)
def test_how_often_chance_makes_such_a_difference(first: int, second: int, probability: float) -> None:
    assert small_counts_differ(first, second) == pytest.approx(probability, abs=5e-5)


@given(COUNTS, COUNTS)
def test_chance_is_a_probability_and_does_not_ask_which_count_came_first(first: int, second: int) -> None:
    found = small_counts_differ(first, second)
    assert 0 < found <= 1
    assert found == small_counts_differ(second, first)


@given(COUNTS, st.integers(1, 20), st.integers(1, 20))
def test_a_larger_difference_from_the_same_total_is_less_likely(middle: int, near: int, further: int) -> None:
    centre = middle + near + further
    assert small_counts_differ(centre - near, centre + near) >= small_counts_differ(
        centre - near - further, centre + near + further
    )


@given(COUNTS)
def test_a_count_never_differs_from_itself_beyond_chance(count: int) -> None:
    assert small_counts_differ(count, count) >= CHANCE


@pytest.mark.parametrize(
    ("value", "other", "within"),
    [
        ("167", "166.7", True),
        ("80", "79.6", True),
        ("76", "76.0", False),
        ("89.2", "89.1", False),
        ("167", "168", False),
        ("167", "166.4", False),
    ],
)
def test_what_only_rounding_parts_is_neither_better_nor_worse(value: str, other: str, within: bool) -> None:
    wait = kpi("wait", Unit.SECONDS)
    newer, older = (figure(v, p, "wait", unit=Unit.SECONDS) for v, p in ((value, LATER), (other, EARLIER)))
    found = compare(wait, newer, older, Against.YEAR_EARLIER)
    assert found.within_rounding is within
    if within:
        assert found.verdict is Verdict.NEUTRAL


LATER, EARLIER = financial_year(2023), financial_year(2022)
