"""Changes and levels as people say them; what is worse for a measure, and what says too little."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefing.rule_words import condition_words
from jobs.alerting.wording import for_kpi, read_typed
from kpistore.model.alert import AlertRule, Earlier, RuleKind, Size, Way
from kpistore.model.kpi import Direction, Unit
from tests.jobs.worlds import kpi


def rule(kind: RuleKind, amount: str | None = None, **more: object) -> AlertRule:
    return replace(AlertRule("", "", kind, Decimal(amount) if amount else None), **more)  # type: ignore[arg-type]


UP, DOWN = {"way": Way.UP}, {"way": Way.DOWN}
PERCENT, STRICTLY, YEAR = {"by": Size.PER_CENT}, {"including": False}, {"against": Earlier.YEAR}
CHANGES, RUNS = RuleKind.CHANGES_BY, RuleKind.WORSENS_RUNNING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rises by more than 10%", rule(CHANGES, "10", **UP, **PERCENT, **STRICTLY)),
        ("rises more than 10%", rule(CHANGES, "10", **UP, **PERCENT, **STRICTLY)),
        ("increases by at least 10%", rule(CHANGES, "10", **UP, **PERCENT)),
        ("goes up by 10 per cent or more", rule(CHANGES, "10", **UP, **PERCENT)),
        ("is up 10% on last year", rule(CHANGES, "10", **UP, **PERCENT, **YEAR)),
        ("up 10% year on year", rule(CHANGES, "10", **UP, **PERCENT, **YEAR)),
        ("rises by over 200 between years", rule(CHANGES, "200", **UP, **STRICTLY, **YEAR)),
        ("drops by 2 points", rule(CHANGES, "2", **DOWN)),
        ("falls by 1.5 percentage points compared with the year before", rule(CHANGES, "1.5", **DOWN, **YEAR)),
        ("goes down by 3 pts on the period before", rule(CHANGES, "3", **DOWN)),
        ("decreases by 5% quarter on quarter", rule(CHANGES, "5", **DOWN, **PERCENT)),
        ("has a rise of 10%", rule(CHANGES, "10", **UP, **PERCENT)),
        ("moves by more than 3", rule(CHANGES, "3", **STRICTLY)),
        ("gets worse by more than 2", rule(RuleKind.WORSENS_BY, "2", **STRICTLY)),
        ("exceeds 12", rule(RuleKind.ABOVE, "12")),
        ("rises above 12", rule(RuleKind.ABOVE, "12")),
        ("is over 12", rule(RuleKind.ABOVE, "12")),
        ("at or above 12", rule(RuleKind.ABOVE, "12", including=True)),
        ("reaches 12", rule(RuleKind.ABOVE, "12", including=True)),
        ("12 or more", rule(RuleKind.ABOVE, "12", including=True)),
        ("drops under 12", rule(RuleKind.BELOW, "12")),
        ("fewer than 12", rule(RuleKind.BELOW, "12")),
        ("at or below 85%", rule(RuleKind.BELOW, "85", including=True)),
        ("falls to 85% or less", rule(RuleKind.BELOW, "85", including=True)),
        ("no more than 12", rule(RuleKind.BELOW, "12", including=True)),
        ("misses its target", rule(RuleKind.BELOW_TARGET, **DOWN)),
        ("gets worse two periods running", rule(RUNS, periods=2)),
        ("worsens twice in a row", rule(RUNS, periods=2)),
        ("falls for three quarters in a row", rule(RUNS, periods=3, **DOWN)),
        ("rises two years running", rule(RUNS, periods=2, **UP)),
        ("below 85% two quarters running", rule(RuleKind.BELOW, "85", periods=2)),
        ("below 85% for 2 consecutive quarters", rule(RuleKind.BELOW, "85", periods=2)),
    ],
)
def test_a_change_or_a_level_is_read_as_people_say_it(text: str, expected: AlertRule) -> None:
    typed = read_typed(f"tell me when robbery {text}")
    assert (typed.name, typed.rule) == ("robbery", expected)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("robbery gets worse", "gets worse"),
        ("robbery rises loads", "rises loads"),
        ("robbery rises by between 5 and 10%", "rises by between 5 and 10%"),
        ("robbery rises by 5% in 3 months", "rises by 5% in 3 months"),
        ("robbery below", "below"),
        ("robbery above -5", "above -5"),
    ],
)
def test_a_near_miss_is_kept_to_be_asked_about(text: str, unread: str) -> None:
    typed = read_typed(text)
    assert (typed.name, typed.rule, typed.unread) == ("robbery", None, unread)


@pytest.mark.parametrize(
    "text",
    [
        "a fall of more than 5% in robbery",
        "robbery: when it falls by more than 5%",
        "robbery, if it falls more than 5%",
        "falls by more than 5% for robbery",
    ],
)
def test_the_measure_may_stand_last_or_be_joined_by_small_words(text: str) -> None:
    assert (read_typed(text).name, read_typed(text).rule) == (
        "robbery",
        rule(CHANGES, "5", **DOWN, **PERCENT, **STRICTLY),
    )


@pytest.mark.parametrize(
    ("direction", "text", "kind", "words"),
    [
        (
            Direction.LESS,
            "x rises by more than 10%",
            RuleKind.WORSENS_BY,
            "rises by more than 10% on the period before",
        ),
        (Direction.LESS, "x falls by 10%", CHANGES, "falls by 10% or more on the period before"),
        (Direction.MORE, "x falls by 3 on last year", RuleKind.WORSENS_BY, "falls by 3 or more on a year earlier"),
        (Direction.NEITHER, "x rises by 3", CHANGES, "rises by 3 or more on the period before"),
        (Direction.LESS, "x rises two periods running", RUNS, "worse for 2 periods running"),
        (Direction.MORE, "x rises two periods running", RuleKind.IMPROVES_RUNNING, "better for 2 periods running"),
        (Direction.LESS, "x misses its target", RuleKind.ABOVE_TARGET, "above its target"),
        (Direction.LESS, "x at or below 4", RuleKind.BELOW, "at or below 4"),
    ],
)
def test_what_is_worse_for_the_measure_is_a_worsening(
    direction: Direction, text: str, kind: RuleKind, words: str
) -> None:
    measure = kpi(unit=Unit.COUNT, direction=direction)
    typed = read_typed(text)
    assert typed.rule
    meant = for_kpi(typed.rule, measure)
    assert (meant.kind, condition_words(meant, measure)) == (kind, words)


def test_a_length_of_time_that_a_change_is_measured_over_is_kept_apart() -> None:
    typed = read_typed("robbery falls by 2 points between quarters")
    assert (typed.span, typed.without_span) == ("quarter", "falls by 2 points")
    assert read_typed("robbery falls by 2 points between years").span == ""
