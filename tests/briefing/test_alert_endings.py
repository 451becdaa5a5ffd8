"""What a person reads when an alert ends: how, after how long, and what is not known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from briefing.alert import AlertWords, alert_message
from jobs.alerting.lifecycle import CADENCE, decide
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from tests.briefing.alerts_said import FELL, lines, said
from tests.jobs.worlds import FALLING, kpi, moment, quarters, years


@pytest.mark.parametrize(
    ("measure", "figures", "why"),
    [
        (kpi(), quarters("76", "70", "65", "77"), "Above 76%, the level before the fall."),
        (kpi(), quarters("76", "70", "65", "76"), "At 76%, the level before the fall."),
        (kpi(), quarters("76", "70", "65", "68", "69"),
         "Better for two periods running, still below the 76% before the fall."),
        (kpi(target="72"), quarters("76", "70", "65", "73"), "Back at the target: 1 point above the 72% standard."),
        (kpi(), [*FELL[1], *years("80", "84.6")],
         "Above 76%, the level before the fall (that figure covers 3 months, this one 12 months)."),
    ],
)  # fmt: skip
def test_a_recovery_is_named_with_its_reason_and_not_by_colour_alone(
    measure: Kpi, figures: Sequence[Observation], why: str
) -> None:
    end = figures[-1].period.end
    said_now = lines(said(FALLING, measure, FELL, (f"{end}T09:00", figures)))
    assert said_now[0].startswith("🟢 Recovered · Answered: ")
    assert said_now[2].split(" It was open for ")[0] == why


def test_a_lapse_says_what_is_not_known() -> None:
    assert lines(said(FALLING, kpi(), FELL, ("2021-07-01T09:00", FELL[1]))) == [
        "⚪ No newer figure · Answered",
        "The last is 65%, Q3 2020/21. The reports loaded hold nothing newer by 30 June 2021.",
        "This alert is closed; whether it recovered is not known.",
    ]


def test_a_figure_that_came_is_no_recovery() -> None:
    late = AlertRule("late", "answered", RuleKind.LATE, Decimal(30))
    before, after = quarters("80"), quarters("80", "70")
    first = assess(late, kpi(), before, date(2020, 11, 2))
    assert first
    fired = decide(first, [], moment("2020-11-02T09:00"), CADENCE).event
    assert fired
    second = assess(late, kpi(), after, date(2020, 11, 4))
    assert second
    over = decide(second, [fired], moment("2020-11-04T09:00"), CADENCE).event
    assert over
    assert lines(alert_message(AlertWords(second, over, fired, fired)))[:4] == [
        "🟢 No longer late · Answered: 70%",
        "Q2 2020/21 · down 10 points on Q1",
        "A newer figure is here: Q2 2020/21. It was open for 2 days.",
        "First told on 2 Nov 2020.",
    ]


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (AlertRule("good", "answered", RuleKind.ABOVE, Decimal(85)), ("90", "80")),
        (AlertRule("changes", "answered", RuleKind.CHANGES_BY, Decimal(5)), ("60", "90", "88")),
        (AlertRule("better", "answered", RuleKind.IMPROVES_RUNNING, periods=2), ("60", "70", "80", "70")),
    ],
)
def test_the_end_of_good_news_is_no_recovery(rule: AlertRule, values: tuple[str, ...]) -> None:
    before = ("2020-11-02T09:00", quarters(*values[:-1]))
    assert lines(said(rule, kpi(), before, ("2020-11-03T09:00", quarters(*values))))[0].startswith("⚪ Over · Answered")


def test_good_news_that_is_over_is_no_way_back() -> None:
    good = AlertRule("good", "answered", RuleKind.ABOVE, Decimal(85))
    over = said(good, kpi(), ("2020-11-02T09:00", quarters("90")), ("2020-11-03T09:00", quarters("90", "80")))
    assert lines(over)[2].startswith("No longer so: 5 points below 85%.")
