"""What must hold for any series."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.analysis.spc.words import Tone
from kpistore.model.kpi import Direction
from tests.kpistore.analysis.spc.months import month_number, points

COUNTS = st.lists(st.one_of(st.none(), st.integers(-50, 200).map(float)), min_size=1, max_size=40)
SWAPPED = {Tone.IMPROVEMENT: Tone.CONCERN, Tone.CONCERN: Tone.IMPROVEMENT, Tone.NONE: Tone.NONE}


@given(COUNTS, st.integers(-4096, 4096), st.booleans())
def test_adding_a_constant_moves_mean_and_limits_by_it(values: list[float | None], added: int, screen: bool) -> None:
    moved = points([None if value is None else value + added for value in values], screen=screen)
    for before, after in zip(points(values, screen=screen), moved, strict=True):
        for name in ("mean", "lower", "upper"):
            old, new = getattr(before, name), getattr(after, name)
            assert (old is None) == (new is None)
            assert old is None or new == pytest.approx(old + added, abs=1e-8)


@given(COUNTS)
def test_the_other_direction_swaps_improvement_and_concern(values: list[float | None]) -> None:
    more, less = points(values, Direction.MORE), points(values, Direction.LESS)
    assert [point.tone for point in less] == [SWAPPED[point.tone] for point in more]


@given(COUNTS)
def test_a_measure_without_direction_is_never_praised_or_blamed(values: list[float | None]) -> None:
    assert {point.tone for point in points(values, Direction.NEITHER)} <= {Tone.NONE, Tone.NEUTRAL}


@given(COUNTS, COUNTS, COUNTS)
def test_signals_do_not_depend_on_points_of_another_group(
    first: list[float | None], second: list[float | None], other: list[float | None]
) -> None:
    rebase = month_number(len(first)).start
    assert rebase is not None
    alone = points(first)
    joined = points([*first, *second], rebases=[rebase])
    changed = points([*first, *other], rebases=[rebase])
    assert joined[: len(first)] == changed[: len(first)] == alone


@given(COUNTS)
def test_a_mirror_image_has_mirrored_signals(values: list[float | None]) -> None:
    upright, mirrored = points(values), points([None if value is None else -value for value in values])
    assert [point.signal for point in mirrored] == [point.signal for point in upright]


@given(COUNTS)
def test_a_signal_has_a_heading_and_a_gap_has_neither(values: list[float | None]) -> None:
    for point in points(values):
        assert (point.heading == 0) == (point.signal == "none")
        assert point.value is not None or point.signal == "none"


@given(COUNTS)
def test_points_come_in_order_one_for_each_month(values: list[float | None]) -> None:
    judged = points(values)
    assert [point.value for point in judged] == values
    assert all(earlier.day < later.day for earlier, later in pairwise(judged))
