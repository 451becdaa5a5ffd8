"""What may not be called better or worse is not, in an alert either; what chance explains is said to be so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.alert import AlertWords, alert_message
from briefing.draft import try_message
from jobs.alerting.lifecycle import CADENCE, decide
from jobs.alerting.rules import assess
from jobs.drafting import suggested_values
from jobs.lookout import Lookout
from jobs.trying import trial
from kpistore.model.alert import AlertRule, Recovery, RuleKind
from kpistore.model.caution import Caution
from kpistore.model.kpi import Break, Direction, Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind
from kpistore.model.sample import Sample
from tests.jobs.worlds import BELOW, FALLING, kpi, moment, office, quarters, store_with

AT = moment("2020-11-02T09:00")
WARNED = Caution("The report warns: recording changed.", "a.txt", 1, no_verdict=True)
HARMLESS = Caution("A headcount, as the report says.", "a.txt", 2)
RUNNING = AlertRule("running", "answered", RuleKind.WORSENS_RUNNING, periods=2)
UNDER = AlertRule("under", "answered", RuleKind.BELOW, Decimal(90))


def told(rule: AlertRule, measure: Kpi, figures: Sequence[Observation]) -> str:
    found = assess(rule, measure, figures)
    assert found
    event = decide(found, [], AT, CADENCE).event
    assert event
    return alert_message(AlertWords(found, event)).plain()


@pytest.mark.parametrize("rule", [FALLING, RUNNING, replace(FALLING, recovery=Recovery.LEVEL)])
@pytest.mark.parametrize("measure", [replace(kpi(), cautions=(WARNED,)), replace(kpi(), sample=Sample("people asked"))])
def test_a_fall_that_may_not_be_called_one_is_not_judged(rule: AlertRule, measure: Kpi) -> None:
    figures = quarters("80", "70", "60")
    assert assess(rule, measure, figures) is None
    assert assess(rule, kpi(), figures) is not None


def test_a_level_is_passed_all_the_same_and_no_step_is_better_or_worse() -> None:
    measure = replace(kpi(), cautions=(WARNED,))
    first = assess(UNDER, measure, quarters("80"))
    assert first
    event = decide(first, [], AT, CADENCE).event
    assert event
    second = assess(UNDER, measure, quarters("80", "60"))
    assert second
    assert decide(second, [event], AT, CADENCE).event is None
    assert "⚠ The report warns: recording changed." in told(UNDER, measure, quarters("80", "60"))


def test_what_a_report_warns_of_travels_with_the_alert() -> None:
    assert "⚠ A headcount, as the report says." in told(
        BELOW, replace(kpi(target="90"), cautions=(HARMLESS,)), quarters("80")
    )


def test_figures_that_a_break_parts_are_not_set_side_by_side() -> None:
    parted = replace(kpi(), breaks=(Break(date(2020, 9, 1), "another way of counting", "a report"),))
    figures = quarters("80", "70", "60")
    found = assess(FALLING, parted, figures)
    assert found
    assert found.firing, "within one way of counting it is"
    assert found.before
    assert str(found.before.value) == "70", "where the fall began lies after the break"
    assert not getattr(assess(RUNNING, parted, figures), "firing", None)
    across = assess(FALLING, replace(parted, breaks=(Break(date(2020, 12, 1), "another way", "a report"),)), figures)
    assert across
    assert not across.firing


def test_small_counts_are_said_to_rise_and_fall_by_chance() -> None:
    homicides = kpi(unit=Unit.COUNT, direction=Direction.LESS, main_kind=PeriodKind.QUARTER)
    above = AlertRule("above", "answered", RuleKind.ABOVE, Decimal(8))
    assert "Numbers this small rise and fall by chance." in told(
        above, homicides, quarters("10", "11", unit=Unit.COUNT)
    )
    assert "by chance" not in told(above, homicides, quarters("10", "40", unit=Unit.COUNT))
    values = suggested_values(above, homicides, quarters("10", "11", unit=Unit.COUNT))
    assert [str(each) for each in values] == ["11", "12", "13", "16"], "no half events"


def test_what_chance_explains_is_never_said_to_be_more_than_that() -> None:
    homicides = kpi(unit=Unit.COUNT, direction=Direction.LESS, main_kind=PeriodKind.QUARTER)
    rule = AlertRule("beyond", "answered", RuleKind.BEYOND_CHANCE)
    store = store_with(quarters("10", "11", unit=Unit.COUNT))
    shown = trial(rule, homicides, Lookout(store, office([homicides]), AT), AT)
    assert shown
    text = try_message(shown).plain()
    assert "The figure does not fit the rule" in text
    assert "Numbers this small rise and fall by chance." in text
    assert "more than chance explains" not in text
    assert "more than chance explains" in told(rule, homicides, quarters("10", "40", unit=Unit.COUNT))


@pytest.mark.parametrize(
    ("direction", "values", "mark"),
    [
        (Direction.LESS, ("900", "700"), "🔵"),
        (Direction.LESS, ("700", "900"), "🟠"),
        (Direction.MORE, ("700", "900"), "🔵"),
        (Direction.NEITHER, ("700", "900"), "🔵"),
    ],
)
def test_a_change_for_the_better_is_no_warning(direction: Direction, values: tuple[str, str], mark: str) -> None:
    changes = AlertRule("changes", "answered", RuleKind.CHANGES_BY, Decimal(50))
    measure = kpi(unit=Unit.COUNT, direction=direction, main_kind=PeriodKind.QUARTER)
    assert told(changes, measure, quarters(*values, unit=Unit.COUNT)).startswith(mark)
