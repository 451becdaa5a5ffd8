"""At most three things are told of a figure: the most important first, and nothing flattering picked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kpistore.analysis.change import Against, Comparison, Verdict, compare
from kpistore.analysis.findings import FEWEST_FOR_RECORD, MOST, Record, Signalled, record_of, remarks_on
from kpistore.asking.judged import control_of
from kpistore.model.kpi import Break, Direction, Kpi, Unit
from kpistore.model.period import PeriodKind, month, quarter, twelve_months_to
from kpistore.model.series import Series, series_of
from tests.kpistore.made import figure, kpi

LESS, MORE = kpi(), kpi(direction=Direction.MORE)


def quarters(*values: str) -> Series:
    first = quarter(2020, 1)
    return series_of([figure(v, first.shifted(3 * at)) for at, v in enumerate(values)], PeriodKind.QUARTER)


def months(*values: int) -> Series:
    return series_of([figure(str(v), month(2020, 1).shifted(at)) for at, v in enumerate(values)], PeriodKind.MONTH)


def against(what: Against, verdict: Verdict) -> Comparison:
    made = compare(LESS, figure("1200"), figure("1000", quarter(2020, 1)), what)
    return replace(made, verdict=verdict)


def told(*comparisons: Comparison) -> list[Against]:
    found = remarks_on(LESS, figure("1200"), comparisons, None, None)
    return [each.against for each in found if isinstance(each, Comparison)]


def test_the_change_comes_first_then_the_target_then_the_baseline() -> None:
    given = [
        against(each, Verdict.WORSE) for each in (Against.PREVIOUS, Against.NATIONAL, Against.BASELINE, Against.TARGET)
    ]
    assert told(*given) == [Against.PREVIOUS, Against.TARGET, Against.BASELINE]


def test_what_was_asked_for_comes_first_whatever_it_is() -> None:
    given = [against(each, Verdict.WORSE) for each in (Against.NATIONAL, Against.PREVIOUS)]
    assert told(*given) == [Against.NATIONAL, Against.PREVIOUS]


def test_the_one_that_points_the_other_way_is_never_left_out() -> None:
    better = [against(each, Verdict.BETTER) for each in (Against.PREVIOUS, Against.TARGET, Against.BASELINE)]
    worse = against(Against.NATIONAL, Verdict.WORSE)
    assert told(*better, worse) == [Against.PREVIOUS, Against.TARGET, Against.NATIONAL]


def test_neutral_ones_take_nobody_s_place() -> None:
    better = [against(each, Verdict.BETTER) for each in (Against.PREVIOUS, Against.TARGET, Against.BASELINE)]
    assert told(*better, against(Against.NATIONAL, Verdict.NEUTRAL)) == [
        Against.PREVIOUS,
        Against.TARGET,
        Against.BASELINE,
    ]


def test_three_are_the_most() -> None:
    series = quarters("1", "2", "3", "4", "5", "6", "7", "9")
    given = [against(each, Verdict.WORSE) for each in (Against.PREVIOUS, Against.TARGET, Against.BASELINE)]
    assert len(remarks_on(LESS, series.figures[-1], given, series, None)) == MOST


@pytest.mark.parametrize(
    ("measure", "values", "highest", "verdict"),
    [
        (LESS, "2 2 3 4 5 9", True, Verdict.WORSE),
        (LESS, "9 9 8 7 6 1", False, Verdict.BETTER),
        (MORE, "9 9 8 7 6 1", False, Verdict.WORSE),
    ],
)
def test_a_record_is_the_highest_or_the_lowest_alone(
    measure: Kpi, values: str, highest: bool, verdict: Verdict
) -> None:
    series = quarters(*values.split())
    found = record_of(measure, series.figures[-1], series)
    assert isinstance(found, Record)
    assert (found.highest, found.verdict, len(found.held)) == (highest, verdict, 6)


@pytest.mark.parametrize("values", ["2 2 3 4 9 9", "1 9 3 4 5 6", "1 2 3 4 9"])
def test_a_tie_one_in_between_and_too_few_are_no_record(values: str) -> None:
    series = quarters(*values.split())
    assert record_of(LESS, series.figures[-1], series) is None


def test_overlapping_periods_and_a_break_make_no_record() -> None:
    rolling = [figure(str(at), twelve_months_to(2023, at)) for at in range(4, 4 + FEWEST_FOR_RECORD)]
    rolling = [replace(each, period=replace(each.period, kind=PeriodKind.ROLLING12)) for each in rolling]
    series = series_of(rolling, PeriodKind.ROLLING12)
    assert record_of(LESS, series.figures[-1], series) is None
    parted = replace(LESS, breaks=(Break(date(2020, 10, 1), "counted otherwise", "the law"),))
    series = quarters("2", "2", "3", "4", "5", "9")
    assert record_of(parted, series.figures[-1], series) is None


def test_a_signal_stands_before_everything_and_usual_variation_after_the_change() -> None:
    series = months(*[100, 104, 98, 101, 103, 97, 100, 102, 99, 101, 98, 103, 100, 140])
    control = control_of(LESS, series)
    given = [against(Against.PREVIOUS, Verdict.WORSE)]
    found = remarks_on(LESS, series.figures[-1], given, series, control)
    assert isinstance(found[0], Signalled)
    assert found[0].verdict is Verdict.WORSE
    quiet = months(*[100, 104, 98, 101, 103, 97, 100, 102, 99, 101, 98, 103, 100, 101])
    calm = remarks_on(LESS, quiet.figures[-1], given, quiet, control_of(LESS, quiet))
    assert isinstance(calm[0], Comparison)
    assert isinstance(calm[1], Signalled)


def test_a_share_is_judged_without_percent_of_percent() -> None:
    share = kpi("answered", Unit.PERCENT, Direction.MORE)
    made = compare(share, figure("89.2", unit=Unit.PERCENT), figure("87.7", quarter(2020, 1)), Against.PREVIOUS)
    assert (made.change, made.percent, made.beyond_chance) == (Decimal("1.5"), None, None)
