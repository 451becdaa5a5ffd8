"""What a person reads when an alert arrives, from the first warning to the last word."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from briefing.alert import AlertWords, alert_message, rule_tag, rule_tagged
from briefing.message import CALLBACK_LIMIT_BYTES, Message
from jobs.alerting.lifecycle import CADENCE, decide
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertEvent, AlertRule, RuleKind
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.observation import Observation
from tests.jobs.worlds import BELOW, FALLING, kpi, moment, quarters, years

RULE_WORDS = "You receive this because you follow alerts."


def said(rule: AlertRule, measure: Kpi, *runs: tuple[str, Sequence[Observation]]) -> Message:
    """The message of the last of several runs, each on the figures given."""
    history: list[AlertEvent] = []
    message = None
    for at, figures in runs:
        found = assess(rule, measure, figures)
        assert found is not None
        decision = decide(found, history, moment(at), CADENCE)
        episode = decision.episode
        if decision.event:
            first, last = (episode.first, episode.last) if episode else (None, None)
            message = alert_message(AlertWords(found, decision.event, first, last))
            history.append(decision.event)
    assert message is not None
    return message


def lines(message: Message) -> list[str]:
    return message.plain().splitlines()[:-2]


FELL = ("2021-01-01T09:00", quarters("76", "70", "65"))


def test_a_first_alert_says_what_how_much_and_where_it_began() -> None:
    assert lines(said(FALLING, kpi(), FELL)) == [
        "🟠 Answered: 65%",
        "Q3 2020/21 · down 5 points on Q2, and 11 below Q1 2020/21 (76%), where the fall began",
    ]


def test_it_ends_with_its_source_and_why_it_was_sent() -> None:
    assert said(FALLING, kpi(), FELL).plain().splitlines()[-2:] == [
        "Published, may be quoted · Report of 2021-01-01, “Table”",
        RULE_WORDS,
    ]


def test_below_a_standard_the_distance_comes_first() -> None:
    assert lines(said(BELOW, kpi(target="90"), ("2024-10-07T09:00", years("85.7", "87.7", "89.2")))) == [
        "🟠 Answered: 89.2%",
        "12 months to Sept 2024 · 0.8 points below the 90% standard; up 1.5 points on the year before",
        "Below it since at least the 12 months to Sept 2022.",
    ]


def test_it_says_since_when_it_is_below_where_an_earlier_figure_was_not() -> None:
    told = said(BELOW, kpi(target="90"), ("2021-04-01T09:00", quarters("91", "87", "88", "86")))
    assert lines(told)[2] == "Below it since Q2 2020/21."
    first = said(BELOW, kpi(target="90"), ("2021-04-01T09:00", quarters("91", "92", "93", "86")))
    assert "since" not in "".join(lines(first))


def test_where_less_is_better_the_rise_began() -> None:
    waits = quarters("65.3", "100", "153", unit=Unit.SECONDS)
    message = said(FALLING, kpi(unit=Unit.SECONDS, direction=Direction.LESS), ("2021-01-01T09:00", waits))
    assert lines(message)[1] == (
        "Q3 2020/21 · up 53 seconds on Q2, and 87.7 seconds above Q1 2020/21 (65.3 seconds), where the rise began"
    )


def test_a_fall_that_began_just_before_names_that_figure_once() -> None:
    message = said(FALLING, kpi(), ("2020-10-01T09:00", quarters("76", "70")))
    assert lines(message)[1] == "Q2 2020/21 · down 6 points on Q1 (76%), where the fall began"


def test_worse_again_names_what_was_told_before() -> None:
    worse = ("2021-04-01T09:00", quarters("76", "70", "65", "60"))
    assert lines(said(FALLING, kpi(), FELL, worse)) == [
        "🟠 Worse · Answered: 60%",
        "Q4 2020/21 · down 5 points on Q3, and 16 below Q1 2020/21 (76%), where the fall began",
        "First told on 1 Jan 2021: 65% in Q3 2020/21.",
    ]


def test_a_repeat_says_that_it_is_one() -> None:
    assert lines(said(FALLING, kpi(), FELL, ("2021-02-01T09:00", FELL[1]))) == [
        "🟠 Still open · Answered: 65%",
        "Q3 2020/21 · down 5 points on Q2, and 11 below Q1 2020/21 (76%), where the fall began",
        "First told on 1 Jan 2021: 65% in Q3 2020/21. No newer figure since 1 Jan 2021.",
    ]


def test_a_rise_that_has_not_made_up_for_the_fall_is_not_called_back() -> None:
    better = ("2021-04-01T09:00", quarters("76", "70", "65", "72"))
    assert lines(said(FALLING, kpi(), FELL, better)) == [
        "🟡 Answered rose to 72%, still below the 76% before the fall",
        "Q4 2020/21 · up 7 points on Q3",
        "First told on 1 Jan 2021: 65% in Q3 2020/21.",
    ]
    repeated = ("2021-05-01T09:00", better[1])
    assert lines(said(FALLING, kpi(), FELL, better, repeated)) == [
        "🟡 Still open · Answered: 72%",
        "Q4 2020/21 · still below the 76% before the fall",
        "First told on 1 Jan 2021: 65% in Q3 2020/21. No newer figure since 1 April 2021.",
    ]


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


def test_what_comes_from_outside_is_escaped() -> None:
    rule = AlertRule("<b>", "answered", RuleKind.BELOW_TARGET, reason="a < b & c")
    message = said(rule, kpi("<script>", target="90"), ("2020-08-01T09:00", quarters("80", of="<script>")))
    assert "<script>" not in message.text.lower()
    assert "a &lt; b &amp; c" in message.text


def test_its_buttons_mute_and_show() -> None:
    first, second = said(FALLING, kpi(), FELL).buttons
    assert [each.action for each in first] == ["ak:101 falling:201231", "m:101 falling:201231"]
    assert [each.action for each in second] == [
        "mw:101 falling:201231",
        "c:answered~201001-201231",
        "aw:101 falling:201231",
    ]


def test_what_is_over_has_nothing_to_mute() -> None:
    recovered = said(FALLING, kpi(), FELL, ("2021-04-01T09:00", quarters("76", "70", "65", "77")))
    assert [each.label for row in recovered.buttons for each in row] == ["Chart", "Why"]


@pytest.mark.parametrize("name", ["short", "n" * 55, "n" * 56, "with: colon", "£" * 40])
def test_a_rule_is_found_again_by_what_its_button_carries(name: str) -> None:
    rule = AlertRule(name, "answered", RuleKind.BELOW_TARGET)
    tag = rule_tag(name)
    assert len(f"m:{tag}:201231".encode()) <= CALLBACK_LIMIT_BYTES
    assert ":" not in tag
    assert rule_tagged(tag, [FALLING, rule]) is rule


def test_a_rule_that_is_gone_is_found_by_no_button() -> None:
    assert rule_tagged("gone", [FALLING]) is None


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
