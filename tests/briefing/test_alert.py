"""What a person reads when an alert arrives, from the first warning to the last word."""

import pytest

from briefing.alert import rule_tag, rule_tagged
from briefing.message import CALLBACK_LIMIT_BYTES
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Direction, Unit
from tests.briefing.alerts_said import FELL, lines, said
from tests.jobs.worlds import BELOW, FALLING, kpi, quarters, years

RULE_WORDS = "You receive this because you follow alerts."


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
