"""What a rule is called on its button."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefing.alert_buttons import rule_label
from kpistore.model.alert import AlertRule, Earlier, RuleKind
from tests.jobs.worlds import kpi

LONG = replace(kpi(), short="Serious violence with a knife")
FALLS = AlertRule("", "answered", RuleKind.WORSENS_BY, Decimal(5))


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        (AlertRule("", "answered", RuleKind.BELOW, Decimal(85)), "Serious violence with a… below 85%"),
        (FALLS, "Serious… falls by 5 points or more"),
        (replace(FALLS, including=False), "Serious… falls by more than 5 points"),
        (replace(FALLS, amount=Decimal(10), including=False), "Serious… falls by more than 10 points"),
        (replace(FALLS, against=Earlier.YEAR), "Serious… falls by 5 points or more, on a year"),
        (AlertRule("", "answered", RuleKind.SIGNAL), "Serious violence with a… has a signal"),
        (AlertRule("", "answered", RuleKind.IMPORT_FAILED), "A file could not be loaded"),
    ],
)
def test_the_condition_is_kept_and_the_measures_name_is_cut(rule: AlertRule, label: str) -> None:
    assert rule_label(rule, LONG) == label


def test_where_there_is_room_all_of_it_is_there() -> None:
    below = AlertRule("", "answered", RuleKind.BELOW, Decimal(85))
    assert rule_label(below, kpi()) == "answered below 85%"
