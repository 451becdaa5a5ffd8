"""What an editor sees who writes a note, and what everybody reads below the figure."""

import pytest

from bot.commands.note import EDITORS_ONLY, GONE
from bot.sandbox import GROUP_ID, YOU
from tests.bot.conversation import COLLEAGUE, Conversation, labels
from tests.bot.test_figures import text_of

WRITE = "/note 999 answered q3 2021/22 New telephony from 4 October 2021"
LINE = "Note, Q3 2021/22: New telephony from 4 October 2021 (administrator, 7 Oct 2024)"


def test_a_note_stands_below_its_figure_for_everybody_until_it_is_deleted(bot: Conversation) -> None:
    (noted,) = bot.say(WRITE)
    assert text_of(noted).startswith(
        "Noted, 999 calls answered within 10 seconds, Q3 2021/22: New telephony from 4 October 2021. It stands"
    )
    bot.invited()
    bot.invited(by=COLLEAGUE)
    for text in ("/kpi 999 answered q3 2021/22", "999 answered 2021/22", "/source 999 answered q3 2021/22"):
        assert LINE in text_of(bot.say(text, by=COLLEAGUE)[0]), text
    assert LINE in text_of(bot.say("/kpi 999 answered q3 2021/22", chat=GROUP_ID)[0])
    assert LINE not in text_of(bot.say("/kpi 999 answered q2 2021/22")[0])
    assert LINE not in text_of(bot.say("/kpi stopsearch q3 2021/22")[0])
    (listed,) = bot.say("/note")
    assert "1. 999 calls answered within 10 seconds, Q3 2021/22: New telephony from 4 October 2021 (" in text_of(listed)
    (deleted,) = bot.press("Delete 1")
    assert text_of(deleted).startswith("Deleted, 999 calls answered within 10 seconds, Q3 2021/22: New telephony")
    assert LINE not in text_of(bot.say("/kpi 999 answered q3 2021/22")[0])
    assert text_of(bot.press("Delete")[0]) == GONE


def test_a_note_in_reply_to_a_figure_is_about_that_figure(bot: Conversation) -> None:
    figure = bot.say("/kpi 999 answered q3 2021/22")[0]
    chat = bot.sandbox.state.chats.known(YOU.id).as_json()
    held = {"message_id": figure.message_id, "date": 1728280800, "chat": chat, "text": figure.text}
    held["reply_markup"] = {
        "inline_keyboard": [[{"text": b.text, "callback_data": b.data} for b in row] for row in figure.buttons]
    }
    command = [{"type": "bot_command", "offset": 0, "length": 5}]
    words = "/note Calls moved to a new room"
    (noted,) = bot.send({"text": words, "entities": command, "reply_to_message": held})
    assert text_of(noted).startswith("Noted, 999 calls answered within 10 seconds, Q3 2021/22: Calls moved to a new")


def test_a_note_is_shown_as_it_was_typed_whatever_it_holds(bot: Conversation) -> None:
    bot.say('/note 999 answered q3 2021/22 <b>Calls & "more"</b> > all')
    assert 'Note, Q3 2021/22: <b>Calls & "more"</b> > all (' in text_of(bot.say("/kpi 999 answered q3 2021/22")[0])


def test_a_missing_figure_is_explained_by_its_note(bot: Conversation) -> None:
    bot.say("/note stop searches q4 2021/22 The force changed its system")
    assert "Note, Q4 2021/22: The force changed its system (" in text_of(bot.say("/kpi stopsearch q4 2021/22")[0])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/note", "There are no notes."),
        ("/note 999 answered", "There are no notes on 999 calls answered within 10 seconds."),
        ("/note 999 answered q3 2021/22", "The words of the note are missing."),
        ("/note xyzzy q3 2021/22 words", "No single measure is named by “xyzzy q3 2021/22 words”."),
        (f"/note 999 answered: {'x' * 301}", "A note has at most 300 letters; this one has 301."),
    ],
)
def test_what_is_missing_is_said(shared: Conversation, words: str, said: str) -> None:
    assert text_of(shared.say(words)[0]).startswith(said)


def test_the_same_note_is_kept_once(bot: Conversation) -> None:
    bot.say(WRITE)
    assert text_of(bot.say(WRITE)[0]).endswith("the same note stands there already.")


def test_a_reader_may_look_but_neither_write_nor_delete(bot: Conversation) -> None:
    bot.say(WRITE)
    bot.invited(by=COLLEAGUE)
    assert text_of(bot.say(WRITE, by=COLLEAGUE)[0]) == EDITORS_ONLY
    (listed,) = bot.say("/note", by=COLLEAGUE)
    assert "New telephony" in text_of(listed)
    assert labels(listed) == []
    (refused,) = bot.press_data("nd:1", by=COLLEAGUE)
    assert text_of(refused) == EDITORS_ONLY
    assert len(bot.store.notes.all()) == 1
