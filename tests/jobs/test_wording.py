"""Rules as people type them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobs.alerting.wording import read_typed, unit_problem
from kpistore.model.alert import AlertRule, Earlier, RuleKind, Severity, Size
from kpistore.model.kpi import MOST_SIMILAR_GROUP, Unit
from tests.jobs.worlds import kpi


def rule(kind: RuleKind, amount: str | None = None, **more: object) -> AlertRule:
    return replace(AlertRule("", "", kind, Decimal(amount) if amount else None), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("999 answered below 85%", "999 answered", rule(RuleKind.BELOW, "85")),
        ("me when 999 answered falls below 85 per cent", "999 answered", rule(RuleKind.BELOW, "85")),
        ("999 answered under 85% for 2 quarters", "999 answered", rule(RuleKind.BELOW, "85", periods=2)),
        ("burglary above 1,500", "burglary", rule(RuleKind.ABOVE, "1500")),
        ("spending over £331,000", "spending", rule(RuleKind.ABOVE, "331000")),
        ("999 answered below target", "999 answered", rule(RuleKind.BELOW_TARGET)),
        ("999 wait above its target", "999 wait", rule(RuleKind.ABOVE_TARGET)),
        ("burglary worse for 3 periods running", "burglary", rule(RuleKind.WORSENS_RUNNING, periods=3)),
        ("burglary improves for 4 quarters in a row", "burglary", rule(RuleKind.IMPROVES_RUNNING, periods=4)),
        ("101 answered worsens by 2 points", "101 answered", rule(RuleKind.WORSENS_BY, "2")),
        ("robbery changes by 20%", "robbery", rule(RuleKind.CHANGES_BY, "20", by=Size.PER_CENT)),
        (
            "robbery changes by 20% on a year earlier from 50",
            "robbery",
            rule(RuleKind.CHANGES_BY, "20", by=Size.PER_CENT, against=Earlier.YEAR, floor=Decimal(50)),
        ),
        ("burglary worse than national", "burglary", rule(RuleKind.WORSE_THAN)),
        (
            "burglary is worse than similar forces by 0.5",
            "burglary",
            rule(RuleKind.WORSE_THAN, "0.5", comparator=MOST_SIMILAR_GROUP),
        ),
        ("homicides worse beyond chance", "homicides", rule(RuleKind.BEYOND_CHANCE)),
        ("stop search signal", "stop search", rule(RuleKind.SIGNAL)),
        ("101 answered late", "101 answered", rule(RuleKind.LATE)),
        ("999 answered import failed", "999 answered", rule(RuleKind.IMPORT_FAILED)),
        ("999 answered below 85% high", "999 answered", rule(RuleKind.BELOW, "85", severity=Severity.HIGH)),
        (
            "999 answered below 85% for 2 periods from 2025-01-01 until 31 March 2025, low importance",
            "999 answered",
            rule(
                RuleKind.BELOW,
                "85",
                periods=2,
                severity=Severity.LOW,
                since=date(2025, 1, 1),
                until=date(2025, 3, 31),
            ),
        ),
        ("999 answered below 85% until 2025-02-30", "999 answered", None),
        ("complaints low", "complaints low", None),
        ("999 answered", "999 answered", None),
        ("", "", None),
        ("below 85%", "", rule(RuleKind.BELOW, "85")),
    ],
)
def test_a_condition_ends_the_text_and_the_rest_names_the_measure(
    text: str, name: str, expected: AlertRule | None
) -> None:
    typed = read_typed(text)
    assert (typed.name, typed.rule) == (name, expected)


def test_a_text_of_any_length_is_read_at_once() -> None:
    assert read_typed("below " * 5000 + "x" * 9000).rule is None


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("x below 85%", Unit.PERCENT, ""),
        ("x below 85%", Unit.COUNT, "Answered is no percentage; write a plain number."),
        ("x worsens by 2%", Unit.COUNT, ""),
        ("x above 12 seconds", Unit.COUNT, "Answered is not measured in seconds; write a plain number."),
        ("x above 12 secs", Unit.SECONDS, ""),
        ("x above 2 minutes", Unit.SECONDS, "Answered is not measured in minutes; write a plain number."),
        ("x changes by 20%", Unit.COUNT, ""),
    ],
)
def test_a_number_in_the_wrong_unit_is_refused(text: str, unit: Unit, words: str) -> None:
    assert unit_problem(read_typed(text), kpi(unit=unit)).startswith(words)
