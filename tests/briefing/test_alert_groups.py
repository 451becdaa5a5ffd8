"""Alerts told together: each by its own rule, its own reason and its own button."""

from dataclasses import replace
from decimal import Decimal

from briefing.alert import AlertWords, block, group_message
from briefing.message import TEXT_LIMIT, Message
from jobs.alerting.circumstances import Circumstances
from jobs.alerting.lifecycle import CADENCE, decide
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.failed_import import FailedImport
from tests.jobs.worlds import BELOW, kpi, moment, quarters

AT = moment("2020-10-01T09:00")
OFFICE = replace(BELOW, reason="The law asks for 90%.")
MINE = AlertRule("Answered below 85%", "answered", RuleKind.BELOW, Decimal(85))


def told(*rules: tuple[AlertRule, str]) -> Message:
    """Of one measure."""
    words = []
    for rule, made_by in rules:
        found = assess(rule, kpi(target="90"), quarters("95", "80"))
        assert found
        event = decide(found, [], AT, CADENCE).event
        assert event
        words.append(AlertWords(found, event, made_by=made_by))
    return group_message(words, {})


def test_each_is_told_by_its_own_rule_and_reason() -> None:
    parts = told((OFFICE, ""), (MINE, "Ann")).plain().split("\n\n")
    assert parts[1].splitlines()[-1] == "Office rule “999 below” (below its target). The law asks for 90%."
    assert parts[2].splitlines()[-1] == "Ann’s rule “Answered below 85%”."
    assert parts[3] == "You receive the rest because you follow alerts."


def test_two_rules_of_one_measure_have_buttons_that_differ() -> None:
    labels = [button.label for row in told((OFFICE, ""), (MINE, "Ann")).buttons for button in row]
    assert labels == ["answered below its target", "answered below 85%"]


def test_who_follows_nothing_is_not_told_that_they_do() -> None:
    other = replace(MINE, name="Answered below 82%", amount=Decimal(82))
    assert "follow" not in told((MINE, "Ann"), (other, "Ann")).plain()
    both = told((OFFICE, ""), (replace(OFFICE, name="again"), ""))
    assert both.plain().splitlines()[-1] == "You receive these because you follow alerts."


def test_as_many_are_told_in_full_as_one_message_holds() -> None:
    wordy = [replace(OFFICE, name=f"rule {number}", reason="Because. " * 90) for number in range(6)]
    message = told(*((rule, "") for rule in wordy))
    assert len(message.plain()) <= TEXT_LIMIT
    assert "And 3 more" in message.plain()
    assert len(message.buttons) == 3


def test_a_file_that_failed_is_called_so_and_not_by_a_measure() -> None:
    failed = FailedImport("a.pdf", "It is protected.", AT)
    rule = replace(MINE, kind=RuleKind.IMPORT_FAILED, amount=None)
    found = assess(rule, kpi(), quarters("95"), AT.date(), Circumstances(failed))
    assert found
    event = decide(found, [], AT, CADENCE).event
    assert event
    told = block(AlertWords(found, event, made_by="Ann"), {})
    assert told.button
    assert told.button.label == "An import failed"
    assert told.short == "• a.pdf was not loaded on 1 Oct 2020: It is protected."
