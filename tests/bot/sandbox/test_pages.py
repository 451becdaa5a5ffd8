import asyncio
from importlib.resources import files
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import GROUP_ID, STRANGER, Sandbox
from bot.sandbox.pages import PARTS
from tests.bot.sandbox.telegram_side import YOU, browser, png, with_bot

MORE = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


def test_the_page_and_its_parts_are_served_and_load_nothing_from_elsewhere() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            page = await client.get("/")
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            for part in PARTS:
                answer = await client.get(f"/sandbox/{part}")
                assert answer.status_code == 200
                assert "https://" not in answer.text
                assert "http://" not in answer.text.replace("http://www.w3.org/2000/svg", "")
                assert "innerHTML" not in answer.text
            assert (await client.get("/sandbox/server.py")).status_code == 404

    with_bot(body)


def test_every_script_and_style_in_the_package_is_served() -> None:
    kept = {file.name for file in files("bot.sandbox").iterdir() if file.name.endswith((".js", ".css", ".html"))}
    assert kept == set(PARTS)


def test_the_state_tells_the_clock_the_chats_and_the_jobs() -> None:
    async def tell() -> str:
        return "Done."

    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            state = (await client.get("/sandbox/state")).json()
        assert state["clock"].startswith("2024-10-07T07:00:")
        assert state["zone"] == "Europe/London"
        assert [chat["id"] for chat in state["chats"]] == [YOU, GROUP_ID, STRANGER.id]
        assert state["jobs"] == ["alerts", "digest"]
        assert sandbox.token not in str(state)

    with_bot(body, Sandbox(jobs={"alerts": tell, "digest": tell}))


def test_what_is_said_pressed_and_sent_becomes_events() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            said = await client.post("/sandbox/say", json={"chat_id": YOU, "text": "/kpi"})
            sent = await bot.send_photo(YOU, png(), caption="<b>x</b>", parse_mode="HTML", reply_markup=MORE)
            query = {"chat_id": YOU, "message_id": sent.message_id, "data": "more"}
            pressed = (await client.post("/sandbox/press", json=query)).json()
            await bot.answer_callback_query(pressed["query_id"], "Done")
            await bot.edit_message_caption(YOU, sent.message_id, caption="y")
            await bot.delete_message(YOU, said.json()["message_id"])
            await bot.send_chat_action(YOU, "typing")
            told = (await client.get("/sandbox/events", params={"after": 0, "chat": YOU})).json()
        kinds = ["message", "message", "toast", "edit", "delete", "typing"]
        assert [event["kind"] for event in told["events"]] == kinds
        assert told["last"] == told["events"][-1]["n"]
        photo = told["events"][1]["message"]
        assert photo["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
        assert (photo["file"]["width"], photo["buttons"][0][0]["callback_data"]) == (40, "more")
        assert told["events"][2]["text"] == "Done"

    with_bot(body)


def test_events_can_be_waited_for_and_asked_for_from_a_number_on() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            waiting = asyncio.create_task(client.get("/sandbox/events?after=0"))
            assert await sandbox.busy.until(1, timeout=5)
            assert not waiting.done()
            await bot.send_message(YOU, "a")
            last = (await waiting).json()["last"]
            await bot.send_message(GROUP_ID, "b")
            later = (await client.get(f"/sandbox/events?after={last}")).json()["events"]
            assert [event["message"]["text"] for event in later] == ["b"]
            other = (await client.get(f"/sandbox/events?after={last}&chat={YOU}&wait=0")).json()
            assert other["events"] == []

    with_bot(body)


def test_a_file_is_sent_and_shown() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        photo = await bot.send_photo(YOU, png())
        async with browser(sandbox) as client:
            form = {"chat_id": str(STRANGER.id), "caption": "For July", "from": str(STRANGER.id)}
            page = {"file": ("a.html", b"<script>alert(1)</script>", "text/html")}
            sent = await client.post("/sandbox/upload", data=form, files=page)
            (kept,) = sandbox.messages(STRANGER.id)
            assert (sent.json()["message_id"], kept.caption) == (kept.message_id, "For July")
            assert kept.file
            saved = await client.get(f"/sandbox/files/{kept.file.file_id}")
            assert saved.headers["Content-Type"] == "application/octet-stream"
            assert saved.headers["Content-Disposition"] == "attachment"
            shown = await client.get(f"/sandbox/files/{photo.photo[-1].file_id}")
            assert (shown.headers["Content-Type"], shown.content) == ("image/png", png())
            assert (await client.get("/sandbox/files/none")).status_code == 404

    with_bot(body)


@pytest.mark.parametrize(
    ("address", "asked", "reason"),
    [
        ("say", {"chat_id": YOU, "text": " "}, "A message has 1 to 4096 characters."),
        ("say", {"chat_id": 7, "text": "x"}, "There is no chat 7."),
        ("say", {"chat_id": YOU, "text": "x", "from": STRANGER.id}, "Nobody with id 2002 sits in chat 1001."),
        ("say", {"chat_id": YOU}, "text is missing."),
        ("say", {"chat_id": "you", "text": "x"}, "chat_id must be a number."),
        ("press", {"chat_id": YOU, "message_id": 9, "data": "x"}, "That message is not there any more."),
        ("block", {"chat_id": 7, "blocked": True}, "There is no chat 7."),
        ("upload", {}, "There is no file in the request."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(address: str, asked: dict[str, Any], reason: str) -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            answer = await client.post(f"/sandbox/{address}", json=asked)
        assert (answer.status_code, answer.json()) == (400, {"ok": False, "error": reason})

    with_bot(body)


def test_whoever_has_blocked_the_bot_must_unblock_before_writing() -> None:
    async def body(sandbox: Sandbox, bot: Bot) -> None:
        async with browser(sandbox) as client:
            await client.post("/sandbox/block", json={"chat_id": YOU, "blocked": True})
            refused = await client.post("/sandbox/say", json={"chat_id": YOU, "text": "x"})
            assert refused.json()["error"] == "The bot is blocked here. Unblock it first."
            await client.post("/sandbox/block", json={"chat_id": YOU, "blocked": False})
            assert (await client.post("/sandbox/say", json={"chat_id": YOU, "text": "x"})).json()["ok"]

    with_bot(body)


def test_a_job_is_run_and_its_line_shown() -> None:
    async def alerts() -> str:
        return "3 rules looked at, 1 alert sent."

    async def digest() -> str:
        raise ValueError("nobody subscribes")

    async def body(sandbox: Sandbox, bot: Bot) -> None:
        sandbox.jobs.replace({"alerts": alerts, "digest": digest})
        async with browser(sandbox) as client:
            good = (await client.post("/sandbox/jobs/alerts")).json()
            assert good == {"ok": True, "line": "3 rules looked at, 1 alert sent."}
            bad = await client.post("/sandbox/jobs/digest")
            assert bad.status_code == 200
            assert bad.json() == {"ok": False, "line": "The job “digest” failed: nobody subscribes"}
            assert (await client.post("/sandbox/jobs/none")).status_code == 404

    with_bot(body)
