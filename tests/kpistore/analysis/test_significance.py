"""Whether it may be chance: against the literature's own numbers."""

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.analysis.significance import (
    CHANCE,
    EXACT_BASE,
    SMALL_BASE,
    Share,
    change_bounds,
    exact_interval,
    rounded_counts_differ,
    rounding_bounds,
    score_interval,
    small_counts_differ,
    small_shares_differ,
)

SHARES = st.integers(1, 120).flatmap(lambda base: st.builds(Share, st.integers(0, base), st.just(base)))

NEWCOMBE = [
    (Share(81, 263), (0.2527, 0.3676), (0.2553, 0.3662)),
    (Share(15, 148), (0.0578, 0.1617), (0.0624, 0.1605)),
    (Share(0, 20), (0.0000, 0.1684), (0.0000, 0.1611)),
    (Share(1, 29), (0.0009, 0.1776), (0.0061, 0.1718)),
]
"""Newcombe, Statistics in Medicine 17 (1998), table I: exact and score intervals of 95%."""


@pytest.mark.parametrize(("share", "exact", "score"), NEWCOMBE)
def test_intervals_are_those_of_newcombe(share: Share, exact: tuple[float, float], score: tuple[float, float]) -> None:
    assert exact_interval(share) == pytest.approx(exact, abs=5e-5)
    assert score_interval(share) == pytest.approx(score, abs=5e-5)


@pytest.mark.parametrize("base", [1, 10, 35, EXACT_BASE - 1])
def test_the_exact_interval_of_none_and_of_all_has_a_closed_form(base: int) -> None:
    reach = 1 - (CHANCE / 2) ** (1 / base)
    assert exact_interval(Share(0, base)) == pytest.approx((0, reach))
    assert exact_interval(Share(base, base)) == pytest.approx((1 - reach, 1))


def test_a_large_base_has_a_score_interval_only() -> None:
    assert score_interval(Share(312, 1835)) == pytest.approx((0.1535, 0.1879), abs=5e-5)
    with pytest.raises(ValueError, match="ask for the score interval"):
        exact_interval(Share(312, 1835))


def test_an_empty_base_says_nothing() -> None:
    assert exact_interval(Share(0, 0)) == score_interval(Share(0, 0)) == (0, 1)
    assert small_shares_differ(Share(0, 0), Share(3, 4)) == 1


@given(SHARES)
def test_intervals_hold_the_share_and_mirror(share: Share) -> None:
    rest = Share(share.base - share.part, share.base)
    for interval in (exact_interval, score_interval):
        lower, upper = interval(share)
        assert 0 <= lower <= share.part / share.base <= upper <= 1
        assert interval(rest) == pytest.approx((1 - upper, 1 - lower), abs=1e-9)


@pytest.mark.parametrize(
    ("first", "second", "chance"),
    [
        (Share(3, 4), Share(1, 4), 0.4857142857),
        (Share(4, 4), Share(0, 4), 0.0285714286),
        (Share(2, 17), Share(10, 13), 0.0005367),
    ],
    ids=["Fisher's lady, three of four cups", "all four cups", "Fisher's twins of convicts"],
)
def test_two_shares_are_compared_as_fisher_did(first: Share, second: Share, chance: float) -> None:
    assert small_shares_differ(first, second) == pytest.approx(chance, rel=1e-4)


@given(SHARES, SHARES)
def test_which_share_comes_first_does_not_matter(first: Share, second: Share) -> None:
    assert small_shares_differ(first, second) == pytest.approx(small_shares_differ(second, first))
    assert 0 < small_shares_differ(first, second) <= 1 + 1e-12


def test_satisfaction_of_thirty_five_interviews_may_be_chance() -> None:
    assert small_shares_differ(Share(20, 35), Share(24, 36)) > CHANCE


@pytest.mark.parametrize(("part", "base"), [(-1, 5), (6, 5), (5, SMALL_BASE)])
def test_a_share_has_a_part_of_its_base_and_a_small_one(part: int, base: int) -> None:
    with pytest.raises(ValueError, match=f"not {part} of {base}"):
        Share(part, base)


def test_thirteen_homicides_against_ten_are_chance() -> None:
    assert small_counts_differ(13, 10) == pytest.approx(2 * sum(comb(23, k) for k in range(11)) / 2**23)
    assert small_counts_differ(13, 10) > CHANCE


@pytest.mark.parametrize(
    ("count", "rounded_to", "bounds"), [(20, 5, (18, 22)), (0, 5, (0, 2)), (5, 5, (3, 7)), (7, 1, (7, 7))]
)
def test_a_rounded_count_stands_for_its_neighbours(count: int, rounded_to: int, bounds: tuple[int, int]) -> None:
    assert rounding_bounds(count, rounded_to) == bounds


@pytest.mark.parametrize(
    ("older", "newer", "bounds"), [(20, 15, (-9, -1)), (15, 20, (1, 9)), (10, 10, (-4, 4)), (0, 5, (1, 7))]
)
def test_the_change_of_counts_in_fives_has_bounds(older: int, newer: int, bounds: tuple[int, int]) -> None:
    assert change_bounds(older, newer, 5) == bounds


def test_the_bounds_are_those_of_every_pair_of_true_counts() -> None:
    for older, newer in product(range(0, 40, 5), repeat=2):
        true = [
            new - old
            for old, new in product(range(60), repeat=2)
            if (round(old / 5) * 5, round(new / 5) * 5) == (older, newer)
        ]
        assert change_bounds(older, newer, 5) == (min(true), max(true))


def test_rounded_counts_are_compared_as_near_as_their_rounding_allows() -> None:
    assert rounded_counts_differ(40, 20, 5) == small_counts_differ(38, 22)
    assert rounded_counts_differ(10, 10, 5) == 1
    assert rounded_counts_differ(40, 20, 1) == small_counts_differ(40, 20)
