"""What a thumb does to an alert."""

import pytest

from bot.sandbox import STRANGER, YOU
from tests.bot.conversation import COLLEAGUE, Conversation, labels

WATCHED = "999 answer rate below the national standard"
ME = f"{YOU.first_name} {YOU.last_name}".strip()
TAG = f"{WATCHED}:240930"


def test_an_alert_is_taken_on_and_its_message_says_so(bot: Conversation) -> None:
    _, (alert,) = bot.run_job("alerts")
    reply, *_ = bot.press("Acknowledge")
    assert (reply.text or "").startswith("Acknowledged: 999 calls answered within 10 seconds")
    _, (edited,) = bot.run_job("alerts")
    assert edited.message_id == alert.message_id, "edited in place, nobody is rung"
    assert (edited.text or "").endswith(f"✓ Acknowledged by {ME} on 7 Oct 2024: {WATCHED}.")
    assert labels(edited) == ["Mute until next figure", "Mute a week", "Chart", "Why"]


def test_of_two_people_the_second_hears_who_was_first(bot: Conversation) -> None:
    bot.invited()
    bot.run_job("alerts")
    bot.press("Acknowledge")
    (second,) = bot.press_data(f"ak:{TAG}", by=STRANGER)
    assert second.text == f"Already acknowledged by {ME} on 7 Oct 2024."


def test_an_acknowledged_alert_is_not_repeated(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Acknowledge")
    bot.run_job("alerts")
    bot.clock.pass_by(days=40)
    assert bot.run_job("alerts")[1] == []


def test_what_is_not_open_cannot_be_acknowledged(bot: Conversation) -> None:
    (reply,) = bot.press_data(f"ak:{TAG}")
    assert reply.text == "This alert is not open. There is nothing to acknowledge."


def test_what_has_ended_says_when(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.clock.pass_by(days=800)
    bot.run_job("alerts")
    (reply,) = bot.press_data(f"ak:{TAG}")
    assert reply.text == "This alert has ended: lapsed on 16 Dec 2026. There is nothing to acknowledge."


def test_a_stranger_in_a_group_takes_nothing_on(bot: Conversation) -> None:
    bot.run_job("alerts")
    (reply,) = bot.press_data(f"ak:{TAG}", by=COLLEAGUE)
    assert "members of the office only" in (reply.text or "")


def test_the_force_is_asked_reminded_of_and_answers(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Acknowledge")
    (asked,) = bot.press("Force asked, due in 2 weeks")
    assert asked.text == (
        "Recorded: force asked on 7 Oct 2024, answer due 21 Oct 2024. You are reminded then.\n"
        "Another day? Write: /due 28 Oct 2024"
    )
    (listed,) = bot.say("/open")
    assert (listed.text or "").split("\n") == [
        "Awaiting an answer from the force (1)",
        f"1. 999 calls answered within 10 seconds: asked on 7 Oct 2024 by {ME}, answer due 21 Oct 2024",
    ]
    assert "; force asked on 7 Oct 2024, answer due 21 Oct 2024" in (bot.say("/alerts")[0].text or "")
    bot.run_job("alerts")
    bot.clock.pass_by(days=14)
    _, (reminder,) = bot.run_job("alerts")
    assert "An answer from the force is due today" in (reminder.text or "")
    assert bot.run_job("alerts")[1] == [], "reminded once"
    (longer,) = bot.press("A week longer")
    assert longer.text == "Now due 28 Oct 2024."
    (answered,) = bot.press("Answered")
    assert (answered.text or "").startswith("Answered: 999 calls")
    (again,) = bot.press("Answered")
    assert (again.text or "").startswith("This was answered already.")
    (empty,) = bot.say("/open")
    assert empty.text == "Open: nothing awaiting an answer from the force."


def test_a_reader_records_nothing_for_the_office(bot: Conversation) -> None:
    bot.invited()
    (reply,) = bot.press_data(f"ea:14:{TAG}", by=STRANGER)
    assert reply.text == "Only an editor records what the force was asked, and what it answered."


def test_a_week_of_silence_is_listed_and_can_be_ended(bot: Conversation) -> None:
    bot.run_job("alerts")
    (muted,) = bot.press("Mute a week")
    assert muted.text == f"Muted here until 14 Oct 2024: {WATCHED}."
    (listed,) = bot.say("/mute")
    assert (listed.text or "").split("\n")[1] == f"• {WATCHED}: until 14 Oct 2024, by {ME}"
    (heard,) = bot.press("Hear again")
    assert heard.text == "You will be told of it again."
    (none,) = bot.say("/mute")
    assert (none.text or "").startswith("Nothing is muted here.")


def test_why_says_rule_state_history_and_chance(bot: Conversation) -> None:
    bot.run_job("alerts")
    (why,) = bot.press("Why")
    lines = (why.text or "").split("\n")
    assert lines[0] == WATCHED
    assert lines[1] == "Rule: 999 calls answered within 10 seconds below its target."
    assert lines[2].startswith(
        "Now: it fits. 89.2% in 12 months to Sept 2024, 0.8 points below the 90% national standard"
    )
    assert lines[3] == "7 Oct 2024: fired, 89.2% in 12 months to Sept 2024"
    assert lines[-1].startswith("Told to everyone who receives alerts; importance high.")
    assert labels(why)[-2:] == ["Figure", "Source"]


@pytest.mark.parametrize(
    "data", ["ak:gone:240930", "ak:", "aw:gone", "mw:x", "me:x", "me:99", "ea:14:x", "ed:x", "el:9"]
)
def test_buttons_of_what_is_gone_are_answered_with_one_sentence(bot: Conversation, data: str) -> None:
    (reply,) = bot.press_data(data)
    assert 10 < len(reply.text or "") < 120


def test_a_rule_of_another_chat_is_answered_by_those_who_hear_it_only(bot: Conversation) -> None:
    bot.say("/alert 101 answered below 90%")
    bot.press("Save")
    bot.invited()
    bot.run_job("alerts")
    for verb in ("ak", "aw", "m", "mw"):
        (reply,) = bot.press_data(f"{verb}:101 calls answered within 2 minutes below 90%:240930", by=STRANGER)
        assert (reply.text or "").startswith("This rule does not exist any more")
    assert [each.event.value for each in bot.store.alerts.of_rule(bot.store.rules.kept()[0].rule.id)] == ["fired"]


def test_a_reader_who_takes_it_on_is_not_offered_what_only_editors_record(bot: Conversation) -> None:
    bot.invited()
    bot.run_job("alerts")
    (reply,) = bot.press_data(f"ak:{TAG}", by=STRANGER)
    assert (reply.text or "").startswith("Acknowledged:")
    assert labels(reply) == []


@pytest.mark.parametrize("data", ["ah:s:owner:1:241007", "ah:h:", "ah:a:owner"])
def test_only_the_owner_lets_readers_hear(bot: Conversation, data: str) -> None:
    (reply,) = bot.press_data(data)
    assert reply.text == "Only the owner of this measure decides when readers hear of it."
