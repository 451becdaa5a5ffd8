"""Figures that follow from printed ones: only whole, adjacent, like periods of one source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kpistore.analysis.derived import derived_share, derived_sum
from kpistore.model.kpi import Aggregation, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Document, Medium, NoFigure, Observation, Release
from kpistore.model.period import Period, PeriodKind, financial_year, from_dates, month, quarter, twelve_months_to

REPORT = Document("r.txt", "Report", "", date(2022, 3, 31), known_from_estimated=False)
CALLS = Kpi(
    "calls", "Calls", "Calls", Unit.COUNT, Direction.NEITHER, Aggregation.SUM, PeriodKind.QUARTER, "Calls.", "service"
)


def figure(period: Period, value: str | None, family: str = "force-report") -> Observation:
    document = replace(REPORT, family=family)
    number = Decimal(value) if value else None
    reason = None if value else NoFigure.BLANK
    return Observation(
        "calls", "cleveland", None, (), period, number, Unit.COUNT, value or "", document, "Calls, row 1", reason=reason
    )


QUARTERS = [figure(quarter(2021, number), str(value)) for number, value in ((1, 10), (2, 20), (3, 30), (4, 40))]


def test_a_financial_year_is_the_sum_of_its_four_quarters() -> None:
    found = derived_sum(CALLS, financial_year(2021), QUARTERS)
    assert found is not None
    assert found.observation.value == 100
    assert found.formula == "10 + 20 + 30 + 40"
    assert found.inputs == tuple(QUARTERS)
    assert found.observation.medium is Medium.COMPUTED
    assert found.observation.as_published == ""


@pytest.mark.parametrize("missing", range(4))
def test_a_year_with_a_quarter_missing_is_not_computed(missing: int) -> None:
    assert derived_sum(CALLS, financial_year(2021), QUARTERS[:missing] + QUARTERS[missing + 1 :]) is None


def test_a_blank_quarter_counts_as_missing() -> None:
    assert derived_sum(CALLS, financial_year(2021), [*QUARTERS[:3], figure(quarter(2021, 4), None)]) is None


def test_twelve_months_that_are_no_financial_year_come_from_four_quarters_too() -> None:
    figures = [figure(quarter(2020, 4), "5"), *QUARTERS]
    found = derived_sum(CALLS, twelve_months_to(2021, 12), figures)
    assert found is not None
    assert found.observation.value == 65


def test_months_make_a_quarter_and_a_range() -> None:
    months = [figure(month(2021, number), "7") for number in range(4, 13)]
    by_quarter = derived_sum(CALLS, quarter(2021, 1), months)
    by_range = derived_sum(CALLS, from_dates(date(2021, 4, 1), date(2021, 12, 31)), months)
    assert by_quarter is not None
    assert by_range is not None
    assert by_quarter.observation.value == 21
    assert by_range.observation.value == 63


def test_parts_of_two_sources_are_never_added_together() -> None:
    mixed = [
        *QUARTERS[:2],
        *(replace(each, document=replace(REPORT, family="data.police.uk")) for each in QUARTERS[2:]),
    ]
    assert derived_sum(CALLS, financial_year(2021), mixed) is None


def test_twelve_month_windows_that_overlap_are_no_parts() -> None:
    windows = [figure(twelve_months_to(2022, 9), "100"), figure(twelve_months_to(2023, 9), "110")]
    assert derived_sum(CALLS, from_dates(date(2021, 10, 1), date(2023, 9, 30)), windows) is None


def test_one_figure_of_the_whole_period_is_no_sum() -> None:
    assert derived_sum(CALLS, quarter(2021, 1), QUARTERS) is None


@pytest.mark.parametrize("aggregation", [Aggregation.NONE])
def test_what_must_not_be_added_is_not_added(aggregation: Aggregation) -> None:
    assert derived_sum(replace(CALLS, aggregation=aggregation), financial_year(2021), QUARTERS) is None


def test_a_bound_is_not_added() -> None:
    assert derived_sum(CALLS, financial_year(2021), [replace(QUARTERS[0], bound=Bound.OVER), *QUARTERS[1:]]) is None


def test_a_share_is_rounded_half_up_to_one_decimal() -> None:
    found = derived_share(CALLS, figure(financial_year(2023), "2251"), figure(financial_year(2023), "8993"))
    assert found is not None
    assert found.observation.value == Decimal("25.0")
    assert found.formula == "2251 of 8993"


@pytest.mark.parametrize(
    "other",
    [
        figure(financial_year(2022), "8993"),
        figure(financial_year(2023), "8993", family="data.police.uk"),
        figure(financial_year(2023), "0"),
        replace(figure(financial_year(2023), "8993"), area="durham"),
        replace(figure(financial_year(2023), "8993"), bound=Bound.ABOUT),
    ],
)
def test_a_share_needs_two_counts_of_one_period_area_and_source(other: Observation) -> None:
    assert derived_share(CALLS, figure(financial_year(2023), "2251"), other) is None


@pytest.mark.parametrize("place", range(4))
def test_one_unpublished_part_makes_the_sum_unpublished(place: int) -> None:
    figures = list(QUARTERS)
    quiet = replace(figures[place].document, release=Release.UNPUBLISHED)
    figures[place] = replace(figures[place], document=quiet)
    found = derived_sum(CALLS, financial_year(2021), figures)
    assert found is not None
    assert found.observation.document.release is Release.UNPUBLISHED
