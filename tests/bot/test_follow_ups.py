"""A conversation: what a person says next leans on what was said before, in this chat and by this person."""

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import GROUP_ID, YOU, StoredMessage
from tests.bot.conversation import COLLEAGUE, Conversation, conversing, labels


def first(messages: list[StoredMessage]) -> str:
    return messages[0].text or ""


@pytest.fixture
def bot(tmp_path: Path) -> Any:
    with conversing(tmp_path) as conversation:
        yield conversation


def test_a_follow_up_keeps_measure_and_kind(bot: Conversation) -> None:
    assert "113,266" in first(bot.say("999 calls in the 12 months to sept 2024?"))
    assert "121,752" in first(bot.say("and the year before?"))
    assert "221,164" in first(bot.say("what about 101?"))


def test_source_why_and_say_it_speak_of_the_last_figure(bot: Conversation) -> None:
    bot.say("homicides 12 months to sept 2024")
    assert "Place: table" in first(bot.say("source?"))
    assert "The reports give figures, not causes" in first(bot.say("why?"))
    assert "year to September 2024" in first(bot.say("say it"))


def test_chart_it_draws_and_alert_me_follows(bot: Conversation) -> None:
    bot.say("999 answered by quarter")
    (drawn,) = bot.say("chart it")
    assert drawn.photo is not None if hasattr(drawn, "photo") else drawn.caption
    assert first(bot.say("alert me")).startswith("999 calls answered within 10 seconds\nYou will be told")


def test_without_anything_before_it_a_follow_up_says_what_to_do(bot: Conversation) -> None:
    assert first(bot.say("source?")).startswith("Ask for a figure first.")


def test_a_tap_is_remembered_too(bot: Conversation) -> None:
    bot.say("domestic abuse")
    bot.press("Domestic abuse crimes")
    assert "12,924" in first(bot.say("and in the year to sept 2022?"))


def test_what_was_spoken_of_survives_a_restart_and_is_forgotten_after_a_day(tmp_path: Path) -> None:
    with conversing(tmp_path) as bot:
        bot.say("robbery year to sept 2024")
    with conversing(tmp_path) as bot:
        assert "914" in first(bot.say("and the year before?"))
        assert "914" in first(bot.say("source?"))
    with conversing(tmp_path) as bot:
        kept = bot.store.memory
        assert kept.recall(YOU.id, YOU.id, bot.clock()) != ""
        bot.clock.pass_by(hours=25)
        assert kept.recall(YOU.id, YOU.id, bot.clock()) == ""


def test_a_reply_to_an_older_figure_continues_that_one(bot: Conversation) -> None:
    older = bot.say("robbery year to sept 2024")[0]
    bot.say("999 calls year to sept 2024")
    chat = bot.sandbox.state.chats.known(YOU.id).as_json()
    held = {"message_id": older.message_id, "date": 1728280800, "chat": chat, "text": older.text}
    held["reply_markup"] = {
        "inline_keyboard": [[{"text": b.text, "callback_data": b.data} for b in row] for row in older.buttons]
    }
    assert "914" in first(bot.send({"text": "and the year before?", "reply_to_message": held}))


def test_two_people_in_a_group_each_keep_their_own(bot: Conversation) -> None:
    bot.invited(by=COLLEAGUE)
    bot.say("/kpi robbery year to sept 2024", chat=GROUP_ID)
    bot.say("/kpi rape offences year to sept 2024", chat=GROUP_ID, by=COLLEAGUE)
    assert "914" in first(bot.say("/kpi and the year before?", chat=GROUP_ID))
    assert "979" in first(bot.say("/kpi and the year before?", chat=GROUP_ID, by=COLLEAGUE))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/kp stopsearch", "8,993"),
        ("/stopsearch", "8,993"),
        ("/burglary", "3,131"),
        ("/stop_search q1 2021/22", "1,687"),
        ("/knife", "These point different ways."),
        ("/kpi", "Name a measure"),
        ("/unsubscrib", "There is no command /unsubscrib"),
        ("/invit reader", "There is no command /invit"),
    ],
)
def test_a_mistyped_command_is_put_right_where_one_thing_is_meant(
    shared: Conversation, typed: str, expected: str
) -> None:
    assert expected in first(shared.say(typed))


def test_a_link_to_a_measure_opens_it_for_members_only(bot: Conversation) -> None:
    assert "8,993" in first(bot.say("/start kpi_stop-searches"))
    assert "leads nowhere" in first(bot.say("/start kpi_gone"))
    assert "members of the office only" in first(bot.say("/start kpi_stop-searches", by=COLLEAGUE))


def test_a_topic_has_a_button_for_each_measure_that_has_a_figure(shared: Conversation) -> None:
    (card,) = shared.say("knife crime")
    assert "These point different ways." in first([card])
    assert "Hospital admissions, sharp objects" in labels(card)
    assert len(labels(card)) == 7
    (chart,) = shared.press("Chart")
    assert chart.photo is not None
    assert "Hospital admissions, sharp objects" in (chart.caption or "")
