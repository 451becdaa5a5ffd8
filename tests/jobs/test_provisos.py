"""What is typed after a rule's condition."""

from datetime import date

import pytest

from jobs.alerting.provisos import read_provisos
from jobs.alerting.wording import read_typed
from kpistore.model.alert import Recovery, RuleKind, Severity


@pytest.mark.parametrize(
    ("text", "rest", "more"),
    [
        ("below 85%", "below 85%", {}),
        ("below 85%, high", "below 85%", {"severity": Severity.HIGH}),
        ("below 85% with importance low", "below 85%", {"severity": Severity.LOW}),
        ("below 85% until 31 March 2025, low", "below 85%", {"until": date(2025, 3, 31), "severity": Severity.LOW}),
        ("below 85% owner @Jo Reid, high", "below 85%", {"owner": "Jo Reid", "severity": Severity.HIGH}),
        ("below 85% owner Jo until 2025-03-31", "below 85%", {"owner": "Jo", "until": date(2025, 3, 31)}),
        ("worse by 2, over at the target", "worse by 2", {"recovery": Recovery.TARGET}),
        ("worse by 2 over when back at the level before", "worse by 2", {"recovery": Recovery.LEVEL}),
        ("worse by 2, over after two better periods", "worse by 2", {"recovery": Recovery.TWO_BETTER}),
        (
            "below 85% because the plan, of 2021, promises it.",
            "below 85%",
            {"reason": "The plan, of 2021, promises it."},
        ),
        ("changes by 20% from 50", "changes by 20% from 50", {}),
        ("below 85% until soon", "below 85% until soon", {}),
        ("below 85%, low, high", "below 85%, low", {"severity": Severity.HIGH}),
    ],
)
def test_they_are_taken_off_the_end(text: str, rest: str, more: dict[str, object]) -> None:
    assert read_provisos(text) == (rest, more)


@pytest.mark.parametrize(
    ("words", "signals"),
    [
        ("signal", ()),
        ("signal: trend", ("trend",)),
        ("signal trend or shift", ("trend", "shift")),
        (
            "has a signal on its control chart (outside the limits, two of three near a limit)",
            ("outside-limits", "two-in-three"),
        ),
        ("special cause: seven on one side", ("shift",)),
    ],
)
def test_the_kinds_of_signal_may_be_named(words: str, signals: tuple[str, ...]) -> None:
    typed = read_typed(f"stop search {words}")
    assert typed.rule
    assert (typed.name, typed.rule.kind, typed.rule.signals) == ("stop search", RuleKind.SIGNAL, signals)
