"""What a chat receives is shown and changed by tapping; two measures are set side by side."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image

from bot.sandbox import GROUP_ID, YOU, StoredMessage
from briefing.style import DARK, LIGHT
from kpistore.model.ground import Ground
from kpistore.store.people import DIGEST
from tests.bot.conversation import Conversation


def _paper(messages: Sequence[StoredMessage]) -> str:
    """The colour in the corner of the picture that came."""
    (photo,) = (each.photo for each in messages if each.photo)
    corner = Image.open(BytesIO(photo)).convert("RGB").getpixel((0, 0))
    assert isinstance(corner, tuple)
    return "#" + "".join(f"{int(each):02x}" for each in corner)


def test_settings_say_what_a_chat_receives_and_change_it(bot: Conversation) -> None:
    (shown,) = bot.say("/settings")
    assert (shown.text or "").split("\n")[1:] == ["Alerts: yes", "Weekly briefing: yes", "Pictures: on white"]
    (changed,) = bot.press("Stop weekly briefing")
    assert changed.message_id == shown.message_id
    assert "Weekly briefing: no" in (changed.text or "")
    assert YOU.id not in bot.store.people.subscribers(DIGEST)
    (back,) = bot.press("Receive weekly briefing")
    assert "Weekly briefing: yes" in (back.text or "")


def test_pictures_are_drawn_on_dark_once_a_chat_says_so(bot: Conversation) -> None:
    assert _paper(bot.say("/chart stopsearch")) == LIGHT.paper
    bot.say("/settings")
    (changed,) = bot.press("Pictures on dark")
    assert "Pictures: on dark" in (changed.text or "")
    assert _paper(bot.say("/chart stopsearch")) == DARK.paper
    bot.press("Pictures on white")
    assert _paper(bot.say("/chart stopsearch")) == LIGHT.paper


def test_one_chats_ground_is_not_anothers(bot: Conversation) -> None:
    bot.press_data("gd:dark")
    assert bot.store.grounds.of_chat(YOU.id) is Ground.DARK
    assert bot.store.grounds.of_chat(GROUP_ID) is Ground.LIGHT


def test_the_weekly_briefings_album_is_drawn_on_dark_too(bot: Conversation) -> None:
    bot.press_data("gd:dark")
    _, came = bot.run_job("digest")
    assert {_paper([each]) for each in came if each.photo} == {DARK.paper}


def test_followed_measures_are_listed_until_they_are_stopped(bot: Conversation) -> None:
    bot.press_data("f:homicides")
    (shown,) = bot.say("/settings")
    assert "• Homicides" in (shown.text or "")
    bot.press("Stop: Homicides")
    (again,) = bot.say("/settings")
    assert "Homicides" not in (again.text or "")


@pytest.mark.parametrize("data", ["g:", "g:gossip:on", "g:alerts:maybe", "gd:", "gd:pink"])
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
