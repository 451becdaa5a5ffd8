"""The force's answer is due on whatever day somebody types."""

import pytest

from bot.sandbox import STRANGER
from tests.bot.conversation import Conversation, labels

TITLE = "999 calls answered within 10 seconds"


@pytest.fixture
def asked(bot: Conversation) -> Conversation:
    """The force was asked on 7 October 2024."""
    bot.run_job("alerts")
    bot.press("Acknowledge")
    bot.press("Force asked, due in 2 weeks")
    bot.run_job("alerts")
    return bot


def said(bot: Conversation, text: str) -> str:
    (reply,) = bot.say(text)
    return reply.text or ""


def due_days(bot: Conversation) -> list[str]:
    return [str(each.due_on) for each in bot.store.enquiries.open()]


def test_several_spans_are_a_tap(bot: Conversation) -> None:
    bot.run_job("alerts")
    (reply, *_) = bot.press("Acknowledge")
    assert labels(reply) == [f"Force asked, due in {span}" for span in ("1 week", "2 weeks", "4 weeks", "6 weeks")]
    bot.press("Force asked, due in 1 week")
    assert due_days(bot) == ["2024-10-14"]


@pytest.mark.parametrize(
    "text", ["/due 14 November", "due 14 November", "Due by 14 Nov 2024.", "/due 1 14/11", "due 1. 14/11"]
)
def test_the_day_is_typed(asked: Conversation, text: str) -> None:
    words = f"{TITLE}: force asked on 7 Oct 2024, answer due 14 Nov 2024. You are reminded then."
    assert said(asked, text) == words
    assert due_days(asked) == ["2024-11-14"]
    asked.clock.pass_by(days=14)
    assert asked.run_job("alerts")[1] == [], "not on the day of before"
    asked.clock.pass_by(days=24)
    _, reminders = asked.run_job("alerts")
    assert any("An answer from the force is due today" in (each.text or "") for each in reminders)


def test_the_day_on_which_it_was_asked_is_typed_too(asked: Conversation) -> None:
    assert "force asked on 3 Oct 2024, answer due 14 Nov 2024" in said(asked, "/due 14 November, asked 3 October")
    assert "asked on 3 Oct 2024" in said(asked, "/open")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/due", "Write the day the answer is due: /due 14 November"),
        ("/due soon", "Write the day the answer is due"),
        ("/due 31 November", "There is no day “31 November”. Write one like 14 November."),
        ("/due 2024-10-06", "2024-10-06 has passed; write a day to come."),
        ("/due 5 October", "5 October has passed; write a day to come."),
        ("/due 14 November 2029", "14 Nov 2029 is more than a year away; write an earlier day."),
        ("/due 14 November, asked 1 December 2024", "1 Dec 2024 has not come yet"),
        ("/due 9 14 November", "/open has no number 9."),
    ],
)
def test_what_cannot_be_the_day_is_refused_and_nothing_changes(asked: Conversation, text: str, words: str) -> None:
    assert said(asked, text).startswith(words)
    assert due_days(asked) == ["2024-10-21"]


def test_where_nothing_is_open_there_is_no_day_to_set(bot: Conversation) -> None:
    assert said(bot, "/due 14 November").startswith("Nothing awaits an answer from the force")
    assert said(bot, "due 14 November").startswith("Nothing awaits an answer from the force")


def test_a_reader_sets_no_day(asked: Conversation) -> None:
    asked.invited()
    (reply,) = asked.say("/due 14 November", by=STRANGER)
    assert reply.text == "Only an editor records what the force was asked, and what it answered."
    assert due_days(asked) == ["2024-10-21"]
