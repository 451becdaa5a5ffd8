"""Of a figure that is late nothing else is said, to those who hear that it is late; to others it is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jobs.alerts import AlertSettings, run_alerts
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.store import Store
from kpistore.store.rules import RuleState
from tests.jobs.worlds import BELOW, kpi, moment, office, quarters, store_with

LATE = AlertRule("late", "answered", RuleKind.LATE, Decimal(10))
MEASURE = kpi(target="90")
AT = moment("2021-01-20T09:00")


def made(store: Store, rule: AlertRule, chat: int) -> None:
    number = store.rules.draft(rule, chat, chat, "Ann", AT)
    store.rules.set_state(number, RuleState.ACTIVE, AT, among=(RuleState.DRAFT,))


def told(store: Store, *rules: AlertRule) -> list[str]:
    return [each.cause for each in run_alerts(store, office([MEASURE], *rules), AT, AlertSettings())]


@pytest.mark.parametrize(
    ("late", "other", "causes"),
    [
        (LATE, BELOW, ["late"]),
        (replace(LATE, audience="reader"), replace(BELOW, audience="reader"), ["late"]),
        (replace(LATE, audience="editor"), BELOW, ["late", "999 below"]),
        (replace(LATE, kpi="other"), BELOW, ["999 below"]),
    ],
)
def test_lateness_stands_for_the_stale_figure_where_all_hear_of_it(
    late: AlertRule, other: AlertRule, causes: list[str]
) -> None:
    store = store_with(quarters("95", "80"), 7)
    watched = office([MEASURE, kpi("other")], late, other)
    assert [each.cause for each in run_alerts(store, watched, AT, AlertSettings())] == causes


def test_somebodys_own_rule_silences_nothing_that_others_hear() -> None:
    store = store_with(quarters("95", "80"), 7, 8)
    made(store, LATE, 7)
    assert told(store, BELOW) == ["999 below", "late"]


def test_it_stands_for_their_other_rules_in_the_same_chat() -> None:
    store = store_with(quarters("95", "80"), 7, 8)
    below = AlertRule("mine", "answered", RuleKind.BELOW, Decimal(85))
    made(store, LATE, 7)
    made(store, below, 7)
    made(store, replace(below, name="theirs"), 8)
    assert sorted(told(store)) == ["late", "theirs"]
