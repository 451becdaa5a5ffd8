"""Who is told: everyone, a role, one person or group; and who answers for a measure, by configuration."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jobs.alerts import AlertSettings, run_alerts
from kpistore.catalogue.entry import CatalogueError
from kpistore.catalogue.ruling import rule_problem
from kpistore.model.alert import AlertRule, RuleKind, Severity
from kpistore.store.people import ALERTS, Person, Role
from tests.jobs.worlds import BELOW, kpi, moment, office, quarters, store_with

AT = moment("2020-10-01T09:00")
EDITOR, READER, GROUP = 1, 7, -1009
CALLS = office([kpi(target="90")])


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        ("everyone", [GROUP, EDITOR, READER]),
        ("reader", [GROUP, READER]),
        ("editor", [EDITOR]),
        ("administrator", []),
        ("7", [READER]),
        ("-1009", [GROUP]),
        ("99", []),
    ],
)
def test_an_audience_is_everyone_a_role_or_one_chat_of_those_who_receive_alerts(audience: str, told: list[int]) -> None:
    store = store_with(quarters("95", "80"), READER)
    store.people.join(Person(EDITOR, "Ed", Role.EDITOR, moment("2020-01-01T00:00")))
    store.people.subscribe(GROUP, ALERTS, moment("2020-01-01T00:00"))
    run_alerts(store, office([kpi(target="90")], replace(BELOW, audience=audience)), AT, AlertSettings())
    assert [each.chat_id for each in store.outbox.waiting()] == told


@pytest.mark.parametrize("audience", ["nobody", "7x", "", "- 7", "٧"])
def test_an_audience_that_is_none_is_refused_with_what_to_write(audience: str) -> None:
    problem = rule_problem(replace(BELOW, audience=audience), CALLS.catalogue)
    assert problem.endswith(
        "write one of everyone, reader, editor, administrator, or the Telegram number of a person or group"
    )


def test_who_answers_for_a_measure_owns_its_rules_unless_they_name_somebody_else() -> None:
    shipped = office([kpi(target="90")], BELOW)
    other = replace(BELOW, name="other", owner=5, periods=2)
    assert [each.owner for each in shipped.with_rules((other,), {"answered": 1}).rules] == [1, 5]
    assert [each.owner for each in shipped.with_rules((other,)).rules] == [None, 5]


def test_an_owner_of_a_measure_that_is_not_in_the_catalogue_is_refused() -> None:
    with pytest.raises(CatalogueError, match=r"\[alerts.owners\].*write a key of catalogue.toml"):
        CALLS.with_rules((), {"answred": 1})


UNDER = AlertRule("under", "answered", RuleKind.BELOW, Decimal(85))


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (replace(UNDER, name="again", severity=Severity.HIGH), "says the same as 'under'; leave one of them out"),
        (AlertRule("over", "answered", RuleKind.ABOVE, Decimal(80)), "and 'under' leave no figure between them"),
        (replace(UNDER, amount=Decimal(80)), "stands twice; give each rule its own name"),
    ],
)
def test_rules_of_the_configuration_that_repeat_or_contradict_each_other_are_refused(
    other: AlertRule, problem: str
) -> None:
    with pytest.raises(CatalogueError, match=problem):
        CALLS.with_rules((UNDER, other))


def test_the_same_condition_may_be_told_to_two_audiences() -> None:
    other = replace(UNDER, name="editors", audience="editor")
    assert len(CALLS.with_rules((replace(UNDER, audience="reader"), other)).rules) == 2
