import pytest

from bot.sandbox import GROUP_ID, STRANGER, YOU
from kpistore.store.people import ALERTS, DIGEST, Follow
from tests.bot.conversation import Conversation, labels

WATCHED = "999 answer rate below the national standard"


def receives(bot: Conversation, chat: int = YOU.id) -> set[str]:
    return {topic for topic in (ALERTS, DIGEST) if chat in bot.store.people.subscribers(topic)}


def test_alerts_says_what_needs_attention_and_what_is_watched(shared: Conversation) -> None:
    (reply,) = shared.say("/alerts")
    lines = (reply.text or "").split("\n")
    assert lines[0] == "Needs attention (1)"
    assert "89.2%, 12 months to Sept 2024. 0.8 points below the 90% national standard" in lines[1]
    assert f"• {WATCHED}" in lines
    assert "• 101 answer rate falling" in lines
    assert lines[-1] == "You receive alerts here."


def test_alerts_are_switched_off_and_on_where_they_are_shown(bot: Conversation) -> None:
    (shown,) = bot.say("/alerts")
    (off,) = bot.press("Stop alerts here")
    assert off.message_id == shown.message_id
    assert (off.text or "").endswith("This chat receives no alerts.")
    assert receives(bot) == {DIGEST}
    (on,) = bot.press("Receive alerts here")
    assert (on.text or "").endswith("You receive alerts here.")
    assert receives(bot) == {ALERTS, DIGEST}


@pytest.mark.parametrize("data", ["t:", "t:zzz", "t"])
def test_a_switch_that_says_neither_changes_nothing(bot: Conversation, data: str) -> None:
    (reply,) = bot.press_data(data)
    assert "older message" in (reply.text or "")
    assert receives(bot) == {ALERTS, DIGEST}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/unsubscribe", set()),
        ("/unsubscribe alerts", {DIGEST}),
        ("/unsubscribe DIGEST", {ALERTS}),
        ("/unsubscribe everything", {ALERTS, DIGEST}),
        ("/subscribe", {ALERTS, DIGEST}),
    ],
)
def test_what_is_pushed_can_be_chosen(bot: Conversation, text: str, left: set[str]) -> None:
    (reply,) = bot.say(text)
    assert reply.text
    assert receives(bot) == left


def test_a_topic_that_does_not_exist_is_answered_with_those_that_do(shared: Conversation) -> None:
    (reply,) = shared.say("/subscribe gossip")
    assert reply.text == "Write alerts or digest, or nothing for both."


def test_a_group_receives_alerts_once_a_member_asks_for_it(bot: Conversation) -> None:
    assert receives(bot, GROUP_ID) == set()
    bot.say("/subscribe alerts", chat=GROUP_ID)
    assert receives(bot, GROUP_ID) == {ALERTS}


def test_a_stranger_in_a_group_cannot_subscribe_it(bot: Conversation) -> None:
    assert bot.say("/subscribe", by=STRANGER, chat=GROUP_ID) == []
    assert receives(bot, GROUP_ID) == set()


def test_alert_me_follows_a_measure_until_it_is_stopped(bot: Conversation) -> None:
    bot.say("/kpi stopsearch")
    (reply,) = bot.press("Alert me")
    assert reply.text == (
        "Stop and searches carried out\nYou will be told here when a newer figure of this measure is published."
    )
    assert bot.store.people.followed() == [Follow(YOU.id, "stop-searches", bot.clock().astimezone(None))]
    (stopped,) = bot.press("Stop following")
    assert stopped.text == "New figures of this measure are not told here any more."
    assert bot.store.people.followed() == []
    assert receives(bot) == {ALERTS, DIGEST}, "the rest goes on"


def test_alert_me_names_the_rules_that_watch_the_measure(bot: Conversation) -> None:
    bot.say("/unsubscribe")
    bot.say("/kpi 999 answered")
    (reply,) = bot.press("Alert me")
    assert f"• {WATCHED}" in (reply.text or "")
    assert receives(bot) == {ALERTS}


@pytest.mark.parametrize("data", ["f:gone", "u:gone", "m:gone", "m:gone:241001", "m:", "f:" + "x" * 62])
def test_buttons_of_what_is_gone_are_answered_with_one_sentence(bot: Conversation, data: str) -> None:
    (reply,) = bot.press_data(data)
    assert 10 < len(reply.text or "") < 120
    assert bot.store.people.followed() == []


def test_the_alert_job_brings_the_999_alert_once(bot: Conversation) -> None:
    line, (alert,) = bot.run_job("alerts")
    assert line == "Done: 1 told."
    assert (alert.text or "").startswith("🟠 999 calls answered within 10 seconds: 89.2%")
    assert "0.8 points below the 90% national standard" in (alert.text or "")
    assert bot.run_job("alerts") == ("Done. Nothing new to tell.", [])


def test_the_buttons_of_an_alert_mute_it_draw_it_and_answer_it(bot: Conversation) -> None:
    bot.run_job("alerts")
    (chart,) = bot.press("Chart")
    assert chart.photo is not None
    (muted,) = bot.press("Mute until next figure")
    assert muted.text == (f"Muted here: {WATCHED}. The next newer figure that needs attention will be told again.")
    bot.clock.pass_by(days=60)
    assert bot.run_job("alerts")[1] == [], "it would be told again after four weeks"


def test_without_the_mute_it_is_told_again_after_four_weeks(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.clock.pass_by(days=27)
    assert bot.run_job("alerts")[1] == []
    bot.clock.pass_by(days=2)
    (again,) = bot.run_job("alerts")[1]
    assert "Still open" in (again.text or "")
    assert "89.2%" in (again.text or "")


def test_an_alert_is_for_those_who_receive_alerts_only(bot: Conversation) -> None:
    bot.invited()
    bot.say("/unsubscribe alerts")
    line, mine = bot.run_job("alerts")
    assert (line, mine) == ("Done: 1 told.", [])
    assert any("89.2%" in (each.text or "") for each in bot.sandbox.replies(STRANGER.id))
    assert labels(bot.sandbox.replies(STRANGER.id)[-1]) == [
        "Acknowledge",
        "Mute until next figure",
        "Mute a week",
        "Chart",
        "Why",
    ]


def test_a_job_that_reaches_nobody_says_so(bot: Conversation) -> None:
    bot.say("/unsubscribe")
    assert bot.run_job("alerts") == ("Done. Nobody receives it.", [])
