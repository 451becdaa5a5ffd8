"""What a chat receives is shown and changed by tapping; two measures are set side by side."""

import pytest

from bot.sandbox import YOU
from kpistore.store.people import DIGEST
from tests.bot.conversation import Conversation


def test_settings_say_what_a_chat_receives_and_change_it(bot: Conversation) -> None:
    (shown,) = bot.say("/settings")
    assert (shown.text or "").split("\n")[1:] == ["Alerts: yes", "Weekly briefing: yes"]
    (changed,) = bot.press("Stop weekly briefing")
    assert changed.message_id == shown.message_id
    assert "Weekly briefing: no" in (changed.text or "")
    assert YOU.id not in bot.store.people.subscribers(DIGEST)
    (back,) = bot.press("Receive weekly briefing")
    assert "Weekly briefing: yes" in (back.text or "")


def test_followed_measures_are_listed_until_they_are_stopped(bot: Conversation) -> None:
    bot.press_data("f:homicides")
    (shown,) = bot.say("/settings")
    assert "• Homicides" in (shown.text or "")
    bot.press("Stop: Homicides")
    (again,) = bot.say("/settings")
    assert "Homicides" not in (again.text or "")


@pytest.mark.parametrize("data", ["g:", "g:gossip:on", "g:alerts:maybe"])
def test_a_switch_that_says_neither_changes_nothing(shared: Conversation, data: str) -> None:
    (reply,) = shared.press_data(data)
    assert "older message" in (reply.text or "")


def test_two_measures_are_set_side_by_side(shared: Conversation) -> None:
    reply, *_ = shared.say("/compare burglary and robbery")
    assert "3,131" in (reply.text or "")
    assert "830" in (reply.text or "")


def test_compare_without_names_says_how_to_ask(shared: Conversation) -> None:
    (reply,) = shared.say("/compare")
    assert "/compare burglary and robbery" in (reply.text or "")
