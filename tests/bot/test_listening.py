"""What the bot lets in, what it leaves alone, and what it does with nonsense."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.listening import BROKEN, ONLY_TEXT
from bot.sandbox import GROUP_ID, STRANGER, YOU
from kpistore.catalogue import CLEVELAND, load_office
from tests.bot.conversation import Conversation, conversing
from tests.bot.test_strangers import NOT_TEXT
from tests.databases import on_sqlite_only

RIGHT_TO_LEFT = "\u202e\u200f"


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("/kpi stopsearch", True),
        ("/kpi@kpi_briefing_bot stopsearch", True),
        ("/kpi@KPI_Briefing_Bot stopsearch", True),
        ("/kpi@another_bot stopsearch", False),
        ("/roll 20", False),
        ("/nonsense@kpi_briefing_bot", True),
        ("stopsearch", False),
        ("good morning, @kpi_briefing_bot", False),
    ],
)
def test_in_a_group_only_its_own_commands_are_answered(shared: Conversation, text: str, answers: bool) -> None:
    text_message: dict[str, Any] = {"text": text, "from": YOU.as_json()}
    if text.startswith("/"):
        command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        text_message["entities"] = [command]
    group = shared.sandbox.state.chats.known(GROUP_ID).as_json()
    replies = shared.happen("message", {"message_id": 1, "date": 1728280800, "chat": group, **text_message}, GROUP_ID)
    assert bool(replies) is answers


@pytest.mark.parametrize("text", ["/kpi\nstopsearch", "/KPI stopsearch", "/kpi   stopsearch", "/kpi\tstopsearch\n"])
def test_a_command_is_understood_however_it_is_spaced(shared: Conversation, text: str) -> None:
    reply, _ = shared.say(text)
    assert "8,993" in (reply.text or "")


@pytest.mark.parametrize("text", ["/nonsense", "/nonsense <b>&", "/" + "x" * 30])
def test_an_unknown_command_is_named_and_help_is_offered(shared: Conversation, text: str) -> None:
    (reply,) = shared.say(text)
    assert (reply.text or "").startswith(f"There is no command {text.split()[0][:30]}")
    assert (reply.text or "").endswith("/help lists them.")


@pytest.mark.parametrize(
    "text",
    [
        "<b>",
        "</b><script>alert(1)</script>",
        "&lt; &amp &#x41;",
        "' OR 1=1 --",
        "'; DROP TABLE people; --",
        "😀" * 4096,
        "word " * 800,
        "x" * 4000,
        "q" * 2000 + "3 2021/22",
        f"{RIGHT_TO_LEFT}zzz",
        "a\0b",
        "%s %d {0} {kpi}",
        "9" * 4000,
        "\u0301" * 500,
        "*_`[]()~>#+-=|{}.!",
    ],
)
@pytest.mark.parametrize("command", ["", "/kpi ", "/chart "])
def test_nonsense_gets_one_clear_sentence_and_the_bot_goes_on(shared: Conversation, command: str, text: str) -> None:
    (reply,) = shared.say(f"{command}{text}"[:4096])
    assert (reply.text or "").startswith(("No measure goes by “", "Name a measure"))
    assert len(reply.text or "") < 400
    assert shared.store.people.find(YOU.id) is not None


@pytest.mark.parametrize("text", [f"{RIGHT_TO_LEFT}stopsearch", "stopsearch\0", "😀 stopsearch"])
def test_a_name_is_found_among_marks_and_emoji(shared: Conversation, text: str) -> None:
    reply, *_ = shared.say(f"/kpi {text}")
    assert "top and searches" in (reply.text or "")


@pytest.mark.parametrize("content", NOT_TEXT)
def test_what_is_no_text_is_answered_with_one_sentence(shared: Conversation, content: Mapping[str, Any]) -> None:
    (reply,) = shared.send(content)
    assert reply.text == ONLY_TEXT


def test_an_edited_message_is_no_new_question(shared: Conversation) -> None:
    assert shared.send({"text": "stopsearch", "edit_date": 1728280900}, kind="edited_message") == []
    assert len(shared.send({"text": "stopsearch"})) == 2


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_a_post_in_a_channel_is_left_alone(shared: Conversation, kind: str) -> None:
    channel = {"id": YOU.id, "type": "channel", "title": "News"}
    assert shared.send({"text": "stopsearch", "chat": channel}, kind=kind) == []


def test_the_notices_of_telegram_are_no_questions(shared: Conversation) -> None:
    assert (
        shared.send({"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": YOU.id, "type": "private"}}}) == []
    )


@pytest.mark.parametrize("text", ["/kpi stopsearch", "/chart stopsearch", "/source 999 answered q3 2021/22"])
def test_a_store_without_figures_is_said_to_have_none(tmp_path: Path, text: str) -> None:
    empty = replace(load_office(CLEVELAND), figures_path=tmp_path / "none.csv")
    with conversing(tmp_path, empty) as bot:
        (reply,) = bot.say(text)
        assert ": not in the reports loaded\nNo report loaded prints any figure for it." in (reply.text or "")
        assert not reply.buttons


@pytest.mark.parametrize("text", ["/kpis", "/alerts", "/digest", "/help"])
def test_an_empty_store_breaks_no_command(tmp_path: Path, text: str) -> None:
    empty = replace(load_office(CLEVELAND), figures_path=tmp_path / "none.csv")
    with conversing(tmp_path, empty) as bot:
        (reply,) = bot.say(text)
        assert reply.text != BROKEN
        assert bot.run_job("alerts")[0] == "Done. Nothing new to tell."


@on_sqlite_only
def test_a_fault_inside_gets_one_apology_and_the_bot_goes_on(
    bot: Conversation, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(bot.folder / "kpibot.db")) as store:
        store.execute("ALTER TABLE observations RENAME TO hidden")
        (reply,) = bot.say("/kpi stopsearch")
        assert reply.text == BROKEN
        (pressed,) = bot.press_data("q:stop-searches")
        assert pressed.text == BROKEN
        store.execute("ALTER TABLE hidden RENAME TO observations")
    assert len(bot.say("/kpi stopsearch")) == 2
    output = "".join(capfd.readouterr())
    assert "OperationalError" in output, "the fault is in the log"
    assert "Traceback" not in output
    assert bot.sandbox.token not in output
    assert "stopsearch" not in output, "what somebody asked is not"


@on_sqlite_only
def test_a_record_that_cannot_be_kept_does_not_hold_up_the_reply(bot: Conversation) -> None:
    with closing(sqlite3.connect(bot.folder / "kpibot.db")) as store:
        store.execute("ALTER TABLE told RENAME TO hidden")
        reply, chart = bot.say("/kpi stopsearch")
    assert "8,993" in (reply.text or "")
    assert chart.photo is not None


@on_sqlite_only
def test_no_text_of_anybody_is_kept(bot: Conversation) -> None:
    bot.say("/kpi stopsearch q3 2021/22")
    bot.say("is burglary zanzibar up")
    held = b"".join(each.read_bytes() for each in bot.folder.iterdir())
    assert b"zanzibar" not in held
    assert b"stopsearch" not in held


def test_a_chat_that_blocks_the_bot_is_not_pushed_to(bot: Conversation) -> None:
    bot.invited()
    bot.sandbox.block(STRANGER.id)
    bot.say("/help")
    assert bot.store.people.subscribers("alerts") == [YOU.id]
    assert bot.store.people.find(STRANGER.id) is not None, "a member all the same, who may come back"


def test_two_questions_at_once_are_both_answered(bot: Conversation) -> None:
    bot.sandbox.say(YOU.id, "/kpi stopsearch")
    replies = bot.say("/kpi 999 answered")
    told = " ".join(each.text or "" for each in replies)
    assert "8,993" in told
    assert "89.2%" in told
