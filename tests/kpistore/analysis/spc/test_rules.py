"""Each rule at its edge: what is flagged, and what just is not."""

import numpy as np
import pytest

from kpistore.analysis.spc import rules
from kpistore.analysis.spc.limits import Flags, Floats, Limits
from tests.kpistore.analysis.spc.months import STEADY, signals

NAN = float("nan")


def column(*values: float) -> Floats:
    return np.array([[value] for value in values], np.float64)


def limits(mean: float, near: float, far: float) -> Limits:
    low, high = np.array([mean - far]), np.array([mean + far])
    return Limits(np.array([mean]), low, high, np.array([mean - near]), np.array([mean + near]))


def flagged(flags: Flags | rules.Headings) -> list[int]:
    return [int(flag) for flag in flags[:, 0]]


def test_a_point_on_the_limit_is_inside_and_one_beyond_is_outside() -> None:
    assert flagged(rules.outside_limits(column(13, 13.01, 7, 6.99, NAN), limits(10, 2, 3))) == [0, 1, 0, 1, 0]


def test_near_means_beyond_the_near_limit_and_not_beyond_the_limit() -> None:
    assert flagged(rules.near_limits(column(12, 12.01, 13, 13.01, 7.99), limits(10, 2, 3))) == [0, 1, 1, 0, 1]


def test_without_limits_nothing_is_outside_or_near() -> None:
    none = limits(NAN, NAN, NAN)
    assert flagged(rules.outside_limits(column(1, 2), none) | rules.near_limits(column(1, 2), none)) == [0, 0]


@pytest.mark.parametrize(
    ("values", "headings"),
    [
        ((1, 2, 3, 4, 5, 6), [0] * 6),
        ((1, 2, 3, 4, 5, 6, 7), [1] * 7),
        ((7, 6, 5, 4, 3, 2, 1), [-1] * 7),
        ((1, 2, 3, 3, 4, 5, 6, 7), [0] * 8),
        ((1, 2, 3, NAN, 4, 5, 6, 7), [0] * 8),
        ((5, 1, 2, 3, 4, 5, 6, 7, 7), [0] + [1] * 7 + [0]),
        ((1, 2, 3, 4, 5, 6, 7, 8, 8), [1] * 8 + [0]),
    ],
    ids=["six points", "seven up", "seven down", "a tie", "a gap", "between others", "eight"],
)
def test_a_trend_is_six_strict_steps_one_way(values: tuple[float, ...], headings: list[int]) -> None:
    assert flagged(rules.trend(column(*values))) == headings


def test_the_peak_between_two_trends_goes_the_way_of_the_step_after_it() -> None:
    assert flagged(rules.trend(column(1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1))) == [1] * 6 + [-1] * 7


def test_the_end_of_a_trend_right_before_another_goes_the_way_of_the_step_between() -> None:
    assert flagged(rules.trend(column(*range(7), *range(7)))) == [1] * 6 + [-1] + [1] * 7


@pytest.mark.parametrize(
    ("near", "side", "expected"),
    [
        ((1, 0, 1), (1, 1, 1), [1, 0, 1]),
        ((1, 1, 0), (1, 1, 1), [1, 1, 0]),
        ((1, 1, 0), (1, 1, -1), [0, 0, 0]),
        ((1, 1, 0), (1, 1, 0), [0, 0, 0]),
        ((1, 0, 1), (1, NAN, 1), [0, 0, 0]),
        ((1, 0, 0, 1), (1, 1, 1, 1), [0, 0, 0, 0]),
        ((1, 1, 1), (-1, -1, -1), [1, 1, 1]),
        ((1, 1), (1, 1), [0, 0]),
    ],
    ids=["first and third", "neighbours", "the other side", "on the mean", "a gap", "too far", "all", "two points"],
)
def test_two_of_three_on_one_side_flag_the_near_ones(
    near: tuple[int, ...], side: tuple[float, ...], expected: list[int]
) -> None:
    flags = np.array([[each] for each in near], np.bool_)
    assert flagged(rules.two_in_three(flags, column(*side))) == expected


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ((1,) * 6, [0] * 6),
        ((1,) * 7, [1] * 7),
        ((-1,) * 8, [1] * 8),
        ((1, 1, 1, 0, 1, 1, 1, 1), [0] * 8),
        ((1, 1, 1, NAN, 1, 1, 1, 1), [0] * 8),
        ((-1, *(1,) * 7, -1), [0, *(1,) * 7, 0]),
    ],
    ids=["six", "seven", "eight below", "one on the mean", "a gap", "between others"],
)
def test_a_shift_is_seven_points_strictly_on_one_side(side: tuple[float, ...], expected: list[int]) -> None:
    assert flagged(rules.shift(column(*side))) == expected


def test_the_first_rule_that_applies_is_the_signal() -> None:
    beyond_and_in_a_shift = [*STEADY, *([16] * 3), 17, 18, 19, 20]
    assert (
        signals(beyond_and_in_a_shift, fix_after=12)[-7:]
        == ["two-in-three"] + ["two-in-three"] * 2 + ["outside-limits"] * 4
    )


def test_a_trend_comes_before_a_shift() -> None:
    rising = [10.5 + step / 10 for step in range(1, 8)]
    assert signals([*STEADY, *rising], fix_after=12)[-7:] == ["trend"] * 7
