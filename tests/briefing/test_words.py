"""Numbers, units, changes and periods as a British report prints them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.words import (
    BY_CHANCE,
    change,
    comparison_words,
    figure_words,
    number,
    period_words,
    plain_number,
    signed_percent,
    source_line,
    spoken_period,
)
from kpistore.analysis.change import Against, Comparison, compare, compare_with_target
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Direction, Unit
from kpistore.model.observation import Bound, Release
from kpistore.model.period import Period, PeriodKind, financial_year, month, quarter, twelve_months_to
from tests.kpistore.made import figure, kpi

YEAR, BEFORE = twelve_months_to(2024, 9), twelve_months_to(2023, 9)
DECIMALS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("8993", Unit.COUNT, "8,993"), ("0", Unit.COUNT, "0"), ("-8486", Unit.COUNT, "-8,486"),
        ("1234567", Unit.COUNT, "1,234,567"), ("1E+3", Unit.COUNT, "1,000"),
        ("89.2", Unit.PERCENT, "89.2%"), ("77.50", Unit.PERCENT, "77.5%"), ("21.0", Unit.PERCENT, "21.0%"),
        ("100", Unit.PERCENT, "100%"), ("0.05", Unit.PERCENT, "0.05%"),
        ("331000", Unit.GBP, "£331,000"), ("-331000", Unit.GBP, "-£331,000"), ("1.50", Unit.GBP, "£1.5"),
        ("1", Unit.POINTS, "1 point"), ("1.5", Unit.POINTS, "1.5 points"), ("0", Unit.POINTS, "0 points"),
        ("1", Unit.SECONDS, "1 second"), ("4.4", Unit.SECONDS, "4.4 seconds"), ("2", Unit.HOURS, "2 hours"),
        ("18", Unit.MONTHS, "18 months"), ("12.30", Unit.PER_1000, "12.3 per 1,000"),
        ("0.5", Unit.RATIO, "0.5"),
    ],
)  # fmt: skip
def test_a_value_is_written_with_its_unit(value: str, unit: Unit, words: str) -> None:
    assert number(Decimal(value), unit) == words


@given(DECIMALS)
def test_a_number_loses_nothing_but_a_closing_zero(value: Decimal) -> None:
    written = plain_number(value)
    assert Decimal(written.replace(",", "")) == value
    assert "E" not in written
    assert all(len(group) == 3 for group in written.split(".")[0].split(",")[1:])


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_has_no_point(value: int) -> None:
    assert plain_number(Decimal(value)) == f"{value:,}"


@pytest.mark.parametrize(
    ("bound", "words"),
    [(None, "250"), (Bound.OVER, "over 250"), (Bound.UNDER, "under 250"), (Bound.ABOUT, "about 250")],
)
def test_a_figure_printed_in_words_keeps_its_bound(bound: Bound | None, words: str) -> None:
    assert figure_words(figure("250", bound=bound)) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [("-1.5", Unit.PERCENT, "1.5 points"), ("1", Unit.PERCENT, "1 point"), ("-1856", Unit.COUNT, "1,856")],
)
def test_the_size_of_a_change_has_no_sign_and_a_share_s_is_in_points(value: str, unit: Unit, words: str) -> None:
    assert change(Decimal(value), unit) == words


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("26", "+26.0%"), ("-8.5", "-8.5%"), ("1234.5", "+1,234.5%"), ("0.05", "+0.1%"),
        ("0.0", "under 0.1%"), ("-0.04", "under 0.1%"),
    ],
)  # fmt: skip
def test_a_change_in_per_cent_has_its_sign(percent: str, words: str) -> None:
    assert signed_percent(Decimal(percent)) == words


@pytest.mark.parametrize(
    ("newer", "older", "unit", "direction", "line"),
    [
        ("8993", "7137", Unit.COUNT, Direction.NEITHER,
         "▲ up 1,856 (+26.0%) on the 12 months to Sept 2023"),
        ("89.2", "87.7", Unit.PERCENT, Direction.MORE,
         "▲ up 1.5 points on the 12 months to Sept 2023: better"),
        ("87.7", "89.2", Unit.PERCENT, Direction.MORE,
         "▼ down 1.5 points on the 12 months to Sept 2023: worse"),
        ("820", "896", Unit.COUNT, Direction.LESS,
         "▼ down 76 (-8.5%) on the 12 months to Sept 2023: better"),
        ("11", "12", Unit.COUNT, Direction.LESS,
         f"▼ down 1 on the 12 months to Sept 2023. {BY_CHANCE}"),
        ("12", "12", Unit.COUNT, Direction.LESS, "● unchanged on the 12 months to Sept 2023"),
        ("99999", "100000", Unit.COUNT, Direction.NEITHER,
         "▼ down 1 (under 0.1%) on the 12 months to Sept 2023"),
        ("5", "0", Unit.SECONDS, Direction.LESS, "▲ up 5 seconds on the 12 months to Sept 2023: worse"),
    ],
)  # fmt: skip
def test_a_comparison_in_time_is_one_line(newer: str, older: str, unit: Unit, direction: Direction, line: str) -> None:
    measure = kpi(unit=unit, direction=direction)
    found = compare(measure, figure(newer, YEAR, unit=unit), figure(older, BEFORE, unit=unit), Against.PREVIOUS)
    assert comparison_words(found, unit) == line


@pytest.mark.parametrize("newer", ["800", "1200", "99"])
def test_a_measure_without_a_direction_is_never_called_better_or_worse(newer: str) -> None:
    measure = kpi(direction=Direction.NEITHER)
    for against, other in ((Against.PREVIOUS, figure("1000", BEFORE)), (Against.NATIONAL, figure("1000"))):
        line = comparison_words(compare(measure, figure(newer), other, against), Unit.COUNT)
        assert not {"better", "worse"} & set(line.replace(":", "").split())


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("89.2", "0.8 points below the 90% national standard"),
        ("91", "1 point above the 90% national standard"),
        ("90.0", "Exactly at the 90% national standard"),
    ],
)
def test_a_target_is_named_with_how_far_it_is(value: str, line: str) -> None:
    measure = kpi(unit=Unit.PERCENT, direction=Direction.MORE, target="90")
    found = compare_with_target(measure, figure(value, unit=Unit.PERCENT))
    assert found is not None
    assert comparison_words(found, Unit.PERCENT) == line


@pytest.mark.parametrize(
    ("against", "other", "line"),
    [
        (NATIONAL, "10.1", "2.2 per 1,000 above England and Wales (10.1 per 1,000): worse"),
        (NATIONAL, "12.3", "The same as England and Wales (12.3 per 1,000)"),
        (MOST_SIMILAR_GROUP, "15.3", "3.0 per 1,000 below most similar group (15.3 per 1,000): better"),
    ],
)
def test_other_people_s_value_is_given_beside_the_difference(against: str, other: str, line: str) -> None:
    measure = kpi(unit=Unit.PER_1000)
    found: Comparison = compare(measure, figure("12.3"), figure(other, comparator=against), Against(against))
    assert comparison_words(found, Unit.PER_1000) == line


@pytest.mark.parametrize(
    ("period", "words", "spoken"),
    [
        (quarter(2021, 3), "Q3 2021/22 (Oct to Dec 2021)", "from October to December 2021"),
        (financial_year(2023), "2023/24", "in the year to March 2024"),
        (YEAR, "12 months to Sept 2024", "in the year to September 2024"),
        (month(2021, 10), "Oct 2021", "in October 2021"),
        (Period(date(2021, 11, 1), date(2022, 1, 31), PeriodKind.RANGE), "Nov 2021 to Jan 2022",
         "from November 2021 to January 2022"),
        (Period(date(2019, 3, 31), date(2019, 3, 31), PeriodKind.POINT), "31 March 2019", "on 31 March 2019"),
        (Period(date(2019, 3, 5), date(2019, 4, 2), PeriodKind.RANGE), "5 March 2019 to 2 April 2019",
         "from 5 March 2019 to 2 April 2019"),
        (Period(None, None, PeriodKind.NONE), "no period printed", "no period printed"),
    ],
)  # fmt: skip
def test_a_period_is_written_and_spoken_in_plain_words(period: Period, words: str, spoken: str) -> None:
    assert (period_words(period), spoken_period(period)) == (words, spoken)


def test_an_open_period_is_read_aloud_from_its_first_day() -> None:
    assert spoken_period(Period(date(2022, 1, 1), None, PeriodKind.RANGE)) == "since 1 January 2022"


def test_the_source_says_whether_it_may_be_quoted_and_where_it_is_printed() -> None:
    assert source_line(figure()) == "Published, may be quoted · Report of April 2024, “Crime”"
    assert source_line(figure(release=Release.UNPUBLISHED)).startswith(
        "Not published: for use inside the office only · "
    )
    assert source_line(replace(figure(), locator="")) == "Published, may be quoted · Report of April 2024"
