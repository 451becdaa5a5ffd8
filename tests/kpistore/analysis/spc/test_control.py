"""The chart of a series of figures: refusals, notes, variation and assurance."""

from dataclasses import replace
from datetime import date

import pytest

from kpistore.analysis.spc.chart import ControlChart, Refusal
from kpistore.analysis.spc.control import control_chart
from kpistore.analysis.spc.words import Signal, Variation
from kpistore.model.kpi import Direction
from kpistore.model.observation import Bound, Observation, Status
from kpistore.model.period import (
    UNDATED,
    Period,
    PeriodKind,
    financial_year,
    from_dates,
    month,
    point,
    twelve_months_to,
)
from kpistore.model.series import Series, series_of
from tests.kpistore.analysis.spc.months import STEADY, chart, month_number, monthly
from tests.kpistore.made import figure


def judged(series: Series) -> ControlChart | Refusal:
    return control_chart(series, Direction.LESS)


def refusal(*figures: Observation, kind: PeriodKind) -> str:
    refused = judged(Series(kind, figures))
    assert isinstance(refused, Refusal)
    return refused.reason


def test_overlapping_twelve_months_are_refused() -> None:
    figures = [figure("10", twelve_months_to(2023, number)) for number in (3, 6, 9)]
    reason = refusal(*figures, kind=PeriodKind.ROLLING12)
    assert "2022/23 and 12 months to June 2023 overlap" in reason


def test_twelve_months_that_do_not_overlap_are_judged() -> None:
    figures = [figure(value, twelve_months_to(2021 + year, 9)) for year, value in enumerate(("85.7", "87.7", "89.2"))]
    made = judged(Series(PeriodKind.ROLLING12, tuple(figures)))
    assert isinstance(made, ControlChart)
    assert made.notes == ("3 points, trial limits",)


def test_a_part_of_a_period_is_not_put_beside_whole_ones() -> None:
    spans = [
        (date(2022, 4, 1), date(2022, 9, 30)),
        (date(2022, 10, 1), date(2023, 3, 31)),
        (date(2023, 4, 1), date(2023, 5, 31)),
    ]
    figures = [figure("10", from_dates(*span)) for span in spans]
    assert "April 2023 to May 2023 is not as long" in refusal(*figures, kind=PeriodKind.RANGE)


def test_figures_without_a_date_are_refused() -> None:
    assert "no date" in refusal(figure("1", UNDATED), kind=PeriodKind.NONE)


@pytest.mark.parametrize("series", [monthly([]), monthly([None] * 9)], ids=["empty", "only blanks"])
def test_a_series_without_figures_is_refused(series: Series) -> None:
    assert judged(series) == Refusal("there are no figures")


def test_a_figure_printed_before_its_period_ended_is_left_out_and_said() -> None:
    early = figure("99", month_number(3), known_from=date(2019, 4, 15))
    figures = [*monthly([10, 12, 11]).observations, early]
    made = judged(series_of(figures, PeriodKind.MONTH))
    assert isinstance(made, ControlChart)
    assert (made.n, made.points[-1].value) == (3, None)
    assert "left out, printed before the period ended: April 2019" in made.notes


def test_a_headcount_at_a_date_is_whole_whenever_it_is_printed() -> None:
    figures = [
        figure(value, point(2023, number), known_from=date(2023, number, 5)) for number, value in ((3, "9"), (9, "8"))
    ]
    made = judged(Series(PeriodKind.POINT, tuple(figures)))
    assert isinstance(made, ControlChart)
    assert made.notes == ("2 points, trial limits",)


def test_a_bound_in_words_is_left_out_and_said() -> None:
    figures = [*monthly([10, 12]).observations, figure("1000", month_number(2), bound=Bound.OVER)]
    made = judged(series_of(figures, PeriodKind.MONTH))
    assert isinstance(made, ControlChart)
    assert "left out, given in words only: March 2019" in made.notes


def test_a_forecast_is_no_point_and_said() -> None:
    forecast = replace(figure("99", month_number(2)), status=Status.FORECAST)
    made = judged(series_of([*monthly([10, 12]).observations, forecast], PeriodKind.MONTH))
    assert isinstance(made, ControlChart)
    assert (made.n, made.points[-1].signal) == (2, "none")
    assert "left out, forecasts: March 2019" in made.notes


def test_a_month_that_no_document_prints_is_a_gap() -> None:
    figures = [each for each in monthly([10.0] * 14).observations if each.period != month(2019, 5)]
    made = judged(series_of(figures, PeriodKind.MONTH))
    assert isinstance(made, ControlChart)
    assert (len(made.points), made.n, made.points[4].value) == (14, 13, None)
    assert "1 period without a figure; no signal is read across a gap" in made.notes


def test_an_absence_of_many_years_begins_another_series() -> None:
    years = [figure("1", Period(date(year, 1, 1), date(year, 1, 31), PeriodKind.MONTH)) for year in (1990, 2020)]
    assert "more than 60 periods are missing" in refusal(*years, kind=PeriodKind.MONTH)


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ([5.0], "1 point, no limits yet"),
        ([5.0] * 8, "8 equal points, no limits"),
        ([*[5.0] * 19, 6.0], "20 points, nearly all equal, no limits"),
        ([10, 12, 11, 9, 10, 13, 8, 11], "8 points, trial limits"),
        ([*STEADY, None], "12 points, trial limits"),
    ],
)
def test_too_little_for_firm_limits_is_said(values: list[float | None], note: str) -> None:
    assert chart(values).notes[0] == note


def test_thirteen_points_need_no_note() -> None:
    assert chart([*STEADY, 10]).notes == ()


def test_after_a_rebase_only_the_points_since_count_as_enough() -> None:
    made = chart([*STEADY, *STEADY, 11], rebases=[date(2020, 1, 1)])
    assert made.rebased_at == date(2020, 1, 1)
    assert made.notes == ()
    assert chart([*STEADY, *STEADY], rebases=[date(2020, 1, 1)]).notes == ("12 points since Jan 2020, trial limits",)


def test_a_rebase_within_a_month_counts_from_the_next_whole_one() -> None:
    assert chart([*STEADY, *STEADY], rebases=[date(2020, 1, 15)]).rebased_at == date(2020, 2, 1)


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2019, 1, 1), date(2030, 1, 1)])
def test_a_rebase_with_nothing_before_or_after_it_changes_nothing(day: date) -> None:
    assert chart(STEADY, rebases=[day]) == chart(STEADY)


@pytest.mark.parametrize(
    ("direction", "last", "variation"),
    [
        (Direction.MORE, 60.0, "improvement_high"),
        (Direction.LESS, 60.0, "concern_high"),
        (Direction.NEITHER, 60.0, "neutral_high"),
        (Direction.MORE, -60.0, "concern_low"),
        (Direction.LESS, -60.0, "improvement_low"),
        (Direction.NEITHER, -60.0, "neutral_low"),
        (Direction.MORE, 10.0, "common_cause"),
    ],
)
def test_variation_speaks_of_the_last_point(direction: Direction, last: float, variation: str) -> None:
    assert chart([*STEADY, last], direction).variation == variation


def test_variation_speaks_of_the_last_figure_where_a_blank_follows_it() -> None:
    assert chart([*STEADY, 60.0, None], Direction.LESS).variation == "concern_high"


@pytest.mark.parametrize(
    ("direction", "target", "assurance"),
    [
        (Direction.MORE, "1", "pass"),
        (Direction.MORE, "10", "inconsistent"),
        (Direction.MORE, "30", "fail"),
        (Direction.LESS, "1", "fail"),
        (Direction.LESS, "30", "pass"),
        (Direction.NEITHER, "30", None),
        (Direction.MORE, None, None),
    ],
)
def test_assurance_compares_the_target_with_the_last_limits(
    direction: Direction, target: str | None, assurance: str | None
) -> None:
    assert chart(STEADY, direction, target).assurance == assurance


def test_without_limits_nothing_is_assured() -> None:
    assert chart([5.0] * 15, Direction.MORE, "6").assurance == "inconsistent"


def test_three_yearly_shares_of_999_calls_give_no_signal() -> None:
    figures = [figure(value, financial_year(2021 + place)) for place, value in enumerate(("85.7", "87.7", "89.2"))]
    made = judged(Series(PeriodKind.YEAR, tuple(figures)))
    assert isinstance(made, ControlChart)
    assert (made.variation, made.notes) == ("common_cause", ("3 points, trial limits",))


def test_points_that_are_nearly_all_equal_are_not_each_called_unusual() -> None:
    made = chart([*[0.0] * 15, 5.0])
    assert {each.signal for each in made.points} == {Signal.NONE}
    assert (made.lower, made.upper, made.variation) == (None, None, Variation.COMMON_CAUSE)


def test_equal_points_have_limits_on_their_mean_where_jumps_are_not_screened() -> None:
    made = control_chart(monthly([5.0] * 8), Direction.LESS, screen=False)
    assert isinstance(made, ControlChart)
    assert (made.lower, made.upper) == (5.0, 5.0)
