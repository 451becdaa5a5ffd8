"""Muting says who, why and until when; a rule that got another value is still the same rule."""

import pytest

from bot.sandbox import YOU
from tests.bot.conversation import Conversation, labels

WATCHED = "999 answer rate below the national standard"
ME = f"{YOU.first_name} {YOU.last_name}".strip()


def listed(bot: Conversation) -> str:
    (reply,) = bot.say("/mute")
    return (reply.text or "").split("\n")[1]


@pytest.mark.parametrize(
    ("button", "says"),
    [
        ("In hand", f"until the next newer figure, by {ME} (in hand)"),
        ("Figure in doubt", f"until the next newer figure, by {ME} (figure in doubt)"),
        ("4 weeks", f"until 4 Nov 2024, by {ME}"),
    ],
)
def test_a_tap_gives_the_reason_or_the_length(bot: Conversation, button: str, says: str) -> None:
    bot.run_job("alerts")
    bot.press("Mute until next figure")
    bot.press(button)
    assert listed(bot) == f"• {WATCHED}: {says}"


def test_reason_and_length_are_both_kept(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Mute a week")
    bot.press("Expected")
    (changed,) = bot.press("4 weeks")
    assert changed.text == f"Muted here: {WATCHED}: until 4 Nov 2024, by {ME} (expected)."
    assert labels(changed) == ["Hear again", "A week", "4 weeks", "In hand", "Figure in doubt", "Expected"]


def test_what_is_heard_again_takes_no_reason(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Mute a week")
    bot.press("Hear again")
    (reply,) = bot.press("In hand")
    assert reply.text == "This is not muted any more."


def test_an_open_alert_goes_on_when_its_rule_gets_another_value(bot: Conversation) -> None:
    bot.say("/alert 101 answered below 90%")
    bot.press("Save")
    _, alerts = bot.run_job("alerts")
    bot.say("/alerts")
    bot.press("101 answered below 90%")
    (rule,) = bot.store.rules.kept()
    bot.press_data(f"rv:{rule.id}:88")
    (changed,) = bot.store.rules.kept()
    assert changed.rule.name.endswith("below 88%")
    assert changed.rule.id == rule.rule.id
    bot.clock.pass_by(days=1)
    assert bot.run_job("alerts")[1] == [], "it was told already"
    assert alerts
    (done,) = bot.press_data(f"ak:{rule.rule.name}:240930")
    assert (done.text or "").startswith("Acknowledged: 101 calls answered"), "the alert's own button still works"


def test_another_rule_cannot_take_the_name_that_a_changed_one_had(bot: Conversation) -> None:
    bot.say("/alert 101 answered below 90%")
    bot.press("Save")
    (first,) = bot.store.rules.kept()
    bot.press_data(f"rv:{first.id}:88")
    bot.say("/alert 101 answered below 90%")
    bot.press("Save")
    _, second = bot.store.rules.kept()
    assert second.rule.name.endswith("below 90% (2)")


def test_a_silence_that_takes_the_place_of_another_says_so(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Mute until next figure")
    (week,) = bot.press("Mute a week")
    assert (week.text or "").endswith("Before, it was muted until the next newer figure; that is over.")
    (again,) = bot.press("Mute a week")
    assert "Before" not in (again.text or "")
