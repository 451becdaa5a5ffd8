from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobs.alerting.replay import replay
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import NATIONAL, Direction, Unit
from kpistore.model.observation import DATA_POLICE_UK, Bound, NoFigure, Observation
from kpistore.model.period import PeriodKind
from tests.jobs.worlds import BELOW, FALLING, QUARTERS, figure, kpi, quarters, years

ABOVE = AlertRule("waits above", "answered", RuleKind.ABOVE_TARGET)


def found(rule: AlertRule, figures: list[Observation], target: str | None = None, **about: object) -> Assessment:
    result = assess(rule, kpi(target=target, **about), figures)  # type: ignore[arg-type]
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("rule", "direction", "values", "firing", "shortfall"),
    [
        (BELOW, Direction.MORE, ("95", "89.9"), True, "0.1"),
        (BELOW, Direction.MORE, ("80", "90"), False, "0"),
        (ABOVE, Direction.LESS, ("80", "90.5"), True, "0.5"),
        (ABOVE, Direction.LESS, ("80", "90"), False, "0"),
        (FALLING, Direction.MORE, ("64.6", "63.6"), True, "1.0"),
        (FALLING, Direction.MORE, ("64.6", "63.7"), False, "0.9"),
        (FALLING, Direction.MORE, ("64.6", "70"), False, "0"),
        (FALLING, Direction.LESS, ("100", "101"), True, "1"),
        (FALLING, Direction.LESS, ("101", "100"), False, "0"),
        (FALLING, Direction.NEITHER, ("100", "50"), False, "0"),
    ],
)
def test_a_rule_fires_on_the_wrong_side_only(
    rule: AlertRule, direction: Direction, values: tuple[str, ...], firing: bool, shortfall: str
) -> None:
    assessment = found(rule, quarters(*values), target="90", direction=direction)
    assert (assessment.firing, assessment.shortfall) == (firing, Decimal(shortfall))


def test_the_series_whose_figure_ended_last_is_judged() -> None:
    assessment = found(BELOW, [*quarters("60", "70"), *years("95")], target="90")
    assert assessment.series.kind is PeriodKind.ROLLING12
    assert not assessment.firing


def test_of_two_figures_that_end_on_one_day_the_main_kind_is_judged() -> None:
    both = [*quarters(*[""] * 9, "80"), *years("85")]
    assert found(BELOW, both, target="90").figure.period.kind is PeriodKind.ROLLING12
    assert found(BELOW, both, target="90", main_kind=PeriodKind.QUARTER).figure.period.kind is PeriodKind.QUARTER


def test_a_figure_is_never_set_beside_one_of_another_length() -> None:
    assessment = found(FALLING, [*quarters("", "", "90"), *years("50")])
    assert assessment.previous is None
    assert not assessment.firing


def test_a_missing_quarter_is_not_jumped_over() -> None:
    assert found(FALLING, quarters("90", "", "50")).previous is None


def test_the_fall_began_at_the_best_figure_of_two_years_the_latest_of_equals() -> None:
    assessment = found(FALLING, quarters("99", "76", "70", "76", "74", "68", "66", "64", "62", "61"))
    assert assessment.before is not None
    assert assessment.before.period.label == "Q4 2020/21"


def test_where_no_earlier_figure_was_better_there_was_no_fall() -> None:
    assert found(BELOW, quarters("80", "85"), target="90").before is None


def test_without_a_target_in_force_there_is_nothing_to_judge() -> None:
    assert assess(BELOW, kpi(), quarters("80")) is None


def test_without_figures_there_is_nothing_to_judge() -> None:
    assert assess(BELOW, kpi(target="90"), []) is None


NEWER = figure(QUARTERS[4], "10")


@pytest.mark.parametrize(
    "other",
    [
        replace(NEWER, comparator=NATIONAL),
        replace(NEWER, breakdown=(("sex", "female"),)),
        replace(NEWER, bound=Bound.UNDER),
        replace(NEWER, document=replace(NEWER.document, family=DATA_POLICE_UK)),
        replace(NEWER, value=None, reason=NoFigure.BLANK),
    ],
    ids=["national", "women", "under 10", "another source", "a blank cell"],
)
def test_only_the_offices_own_whole_exact_figures_are_judged(other: Observation) -> None:
    assert found(BELOW, [*quarters("95"), other], target="90").value == Decimal(95)


def test_a_revised_figure_is_judged_as_revised() -> None:
    revised = figure(QUARTERS[0], "91", known_from=date(2021, 1, 1))
    assert not found(BELOW, [*quarters("89"), revised], target="90").firing


def test_the_target_of_a_count_is_for_its_main_kind_of_period() -> None:
    few = quarters("20", "25", unit=Unit.COUNT)
    assert assess(BELOW, kpi(unit=Unit.COUNT, target="90"), few) is None


def test_a_figure_is_too_old_after_twice_its_own_length() -> None:
    assessment = found(BELOW, quarters("80"), target="90")
    due = assessment.newer_due_by()
    assert due is not None
    assert due.isoformat() == "2020-12-31"
    assert not assessment.is_too_old(due)


def test_where_the_reports_print_nothing_the_source_that_answers_is_watched_and_two_are_never_mixed() -> None:
    other = [replace(each, document=replace(each.document, family="police.uk")) for each in quarters("95", "80")]
    measure = kpi(target="90")
    found = assess(BELOW, measure, other)
    assert found
    assert found.firing
    beside = assess(BELOW, measure, [*other, *quarters("95")])
    assert beside
    assert not beside.firing
    assert [each.event.event.value for each in replay(BELOW, measure, other)] == ["fired"]
    assert replay(BELOW, measure, [*other, *quarters("95")]) == []
    assert replay(BELOW, measure, []) == []
