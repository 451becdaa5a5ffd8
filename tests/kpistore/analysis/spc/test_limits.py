"""Centre and limits: constants, screening, fixing, gaps, and series that have no limits."""

import numpy as np
import pytest

from kpistore.analysis.spc.limits import mean_of
from tests.kpistore.analysis.spc.months import STEADY, points


def test_limits_are_266_mean_moving_ranges_from_the_mean() -> None:
    newest = points([2, 4, 2, 4])[-1]
    assert newest.mean == 3
    assert newest.lower == pytest.approx(3 - 2.66 * 2)
    assert newest.upper == pytest.approx(3 + 2.66 * 2)
    assert newest.limits.near_upper == pytest.approx(3 + 2.66 * 2 * 2 / 3)


def test_limits_are_not_clipped_at_0_or_100() -> None:
    low, high = points([1, 9, 1, 9])[-1], points([91, 99, 91, 99])[-1]
    assert low.lower is not None
    assert high.upper is not None
    assert low.lower < 0
    assert high.upper > 100


def test_screening_leaves_out_the_moving_ranges_of_a_jump() -> None:
    values = [*STEADY, 60.0, *STEADY]
    screened, whole = points(values)[0], points(values, screen=False)[0]
    assert screened.mean == whole.mean
    assert screened.upper is not None
    assert whole.upper is not None
    assert screened.upper < whole.upper


def test_a_constant_series_has_no_limits_when_screened_and_its_mean_when_not() -> None:
    screened, whole = points([5.0] * 15)[-1], points([5.0] * 15, screen=False)[-1]
    assert (screened.mean, screened.lower, screened.outside) == (5, None, None)
    assert (whole.lower, whole.upper, whole.outside) == (5, 5, False)


def test_a_single_point_has_a_mean_and_no_limits() -> None:
    (only,) = points([4.0])
    assert (only.mean, only.lower, only.side, only.outside, only.near) == (4, None, 0, None, None)


def test_two_points_have_limits() -> None:
    assert points([4.0, 6.0])[0].upper == pytest.approx(5 + 2.66 * 2)


def test_values_missing_everywhere_have_neither_mean_nor_limits() -> None:
    assert {(point.mean, point.upper, point.side, point.signal) for point in points([None] * 20)} == {
        (None, None, None, "none")
    }


def test_no_moving_range_is_taken_across_a_gap() -> None:
    assert points([1, 2, None, 100, 101], screen=False)[0].upper == pytest.approx(51 + 2.66)


def test_limits_may_be_fixed_after_the_first_points_gaps_counted() -> None:
    values = [None, *STEADY, 90.0, 91.0]
    assert points(values, fix_after=13)[-1].mean == pytest.approx(10.5)
    assert points(values, fix_after=13)[-1].signal == "outside-limits"


def test_limits_are_not_fixed_after_fewer_than_twelve_points() -> None:
    with pytest.raises(ValueError, match="12 points or more, not after 11"):
        points([1.0] * 20, fix_after=11)


@pytest.mark.parametrize("value", [0.1, 0.7, 33.3, 1e9 + 0.1, -0.3])
def test_equal_values_lie_on_their_mean(value: float) -> None:
    assert {point.side for point in points([value] * 31, screen=False)} == {0}


@pytest.mark.parametrize("scale", [1.0, -1.0, 1e9])
def test_negative_and_large_figures_are_judged_like_any_other(scale: float) -> None:
    judged = points([value * scale for value in (*STEADY, 60.0)])
    assert [point.signal for point in judged][-1] == "outside-limits"


def test_five_hundred_points_are_judged() -> None:
    assert {point.signal for point in points([10.0, 12.0] * 250)} == {"none"}


def test_columns_do_not_touch_one_another() -> None:
    pair = np.array([[1.0, np.nan], [2.0, np.nan], [3.0, 7.0]])
    assert mean_of(pair).tolist() == [2.0, 7.0]
