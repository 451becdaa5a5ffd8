"""Whoever was not let in: one polite line in private, nothing in a group, and nothing done."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.access import STRANGER as ONE_LINE
from bot.sandbox import GROUP_ID, STRANGER, YOU
from tests.bot.conversation import Conversation

PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]}
PLACE = {"location": {"latitude": 54.5, "longitude": -1.2}}
STICKER = {
    "sticker": {
        "file_id": "a",
        "file_unique_id": "b",
        "type": "regular",
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
    }
}
NOT_TEXT = [PHOTO, {**PHOTO, "caption": "/kpi stopsearch"}, PLACE, STICKER]


@pytest.mark.parametrize(
    "text", ["/kpi stopsearch", "stopsearch", "/help", "/alerts", "/people", "/nonsense", "/subscribe", "😀"]
)
def test_a_stranger_gets_one_polite_line_for_any_text(shared: Conversation, text: str) -> None:
    (reply,) = shared.say(text, by=STRANGER)
    assert reply.text == ONE_LINE
    assert not reply.buttons


@pytest.mark.parametrize("content", NOT_TEXT)
def test_a_stranger_gets_the_same_line_for_anything_else(shared: Conversation, content: Mapping[str, Any]) -> None:
    (reply,) = shared.send(content, by=STRANGER)
    assert reply.text == ONE_LINE


@pytest.mark.parametrize("data", ["q:stop-searches", "t:on", "f:stop-searches", "junk"])
def test_a_strangers_press_gets_the_line_and_does_nothing(shared: Conversation, data: str) -> None:
    (reply,) = shared.press_data(data, by=STRANGER)
    assert reply.text == ONE_LINE
    assert shared.store.people.followed() == []


def test_a_stranger_in_a_group_is_not_answered_at_all(bot: Conversation) -> None:
    assert bot.say("/kpi stopsearch", by=STRANGER, chat=GROUP_ID) == []
    assert bot.say("/start", by=STRANGER, chat=GROUP_ID) == []
    assert len(bot.say("/kpi stopsearch", by=YOU, chat=GROUP_ID)) == 2
    assert bot.press("Source", by=STRANGER, chat=GROUP_ID) == []
    assert len(bot.press("Source", by=YOU, chat=GROUP_ID)) == 1


def test_a_person_who_was_removed_is_a_stranger_again(bot: Conversation) -> None:
    bot.invited()
    assert len(bot.say("/kpi stopsearch", by=STRANGER)) == 2
    bot.store.people.remove(STRANGER.id)
    assert bot.say("/kpi stopsearch", by=STRANGER)[0].text == ONE_LINE
    assert bot.press("Source", by=STRANGER)[0].text == ONE_LINE
