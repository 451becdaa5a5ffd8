"""The chat page and what it asks for, all JSON. Tests and scripts may use the same addresses.

GET  /                    the page
GET  /sandbox/state       {"sandbox", "clock", "zone", "bot", "chats", "jobs", "last"}
GET  /sandbox/events?after=N[&chat=ID][&wait=S]
                          {"sandbox", "last", "events": [{"n", "chat_id", "kind", …}]}, in order; where there is nothing
                          new it waits up to S seconds (25). kind is message or edit (with "message"), delete
                          ("message_id"), toast ("text", "alert", "person"), typing, chat or commands (ask for the
                          state again)
POST /sandbox/say         {"chat_id", "text", ["from"], ["reply_to"]} -> {"ok", "message_id"}
POST /sandbox/press       {"chat_id", "message_id", "data", ["from"]} -> {"ok", "query_id"}
POST /sandbox/upload      multipart: file, chat_id, [caption], [from] -> {"ok", "message_id"}
POST /sandbox/block       {"chat_id", "blocked"} -> {"ok", "blocked"}
POST /sandbox/jobs/NAME   -> {"ok", "line"}
GET  /sandbox/files/ID    the bytes

What cannot be done is answered with 400 and {"ok": false, "error": "a sentence"}; 404 where there is no such file or
job; 403 to other machines' pages.
"""

import json
from collections.abc import Callable
from importlib.resources import files

from tornado.web import HTTPError

from bot.sandbox import views
from bot.sandbox.gate import Gate
from bot.sandbox.jobs import Jobs
from bot.sandbox.people import People
from bot.sandbox.refusal import Json
from bot.sandbox.state import State

WAIT_SECONDS = 25.0
"""Shorter than what browsers and proxies give up after."""
SCRIPTS = ("page.js", "wire.js", "wording.js", "bubbles.js", "menu.js", "overlays.js")
PARTS = {"page.html": "text/html", "page.css": "text/css", **dict.fromkeys(SCRIPTS, "text/javascript")}
DOWNLOADED = "application/octet-stream"


def _number(asked: Json, name: str) -> int:
    """A number that must be there."""
    try:
        return int(asked[name])
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a number.") from None


class PageHandler(Gate):
    """What all of them share."""

    def initialize(self, state: State, people: People, jobs: Jobs, name: str) -> None:
        """Given by the routes. The name tells this run of the sandbox from another."""
        self.state, self.people, self.jobs, self.name = state, people, jobs, name

    def asked(self) -> Json:
        """The JSON object that was posted."""
        try:
            body = json.loads(self.request.body or b"{}")
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise HTTPError(400, reason="The body must be a JSON object")
        return body

    def act(self, deed: Callable[[], Json]) -> None:
        """Do what a person does; what cannot be done is told as a sentence."""
        try:
            self.answer({"ok": True, **deed()})
        except KeyError as error:
            self.answer({"ok": False, "error": f"{error.args[0]} is missing."}, 400)
        except (LookupError, ValueError) as error:
            self.answer({"ok": False, "error": str(error)}, 400)


class PartHandler(PageHandler):
    """The page and its parts."""

    def get(self, part: str = "page.html") -> None:
        """From the package."""
        self.set_header("Content-Type", f"{PARTS[part]}; charset=utf-8")
        self.finish(files(__package__).joinpath(part).read_bytes())


class StateHandler(PageHandler):
    """What the page needs to know besides the messages."""

    def get(self) -> None:
        """The clock, the bot, the chats and the jobs."""
        now, profile = self.state.clock(), self.state.profile
        self.answer(
            {
                "sandbox": self.name,
                "clock": now.isoformat(timespec="milliseconds"),
                "zone": str(now.tzinfo),
                "bot": {
                    "name": profile.text("name", ""),
                    "username": profile.username,
                    "description": profile.text("description", ""),
                    "about": profile.text("short_description", ""),
                },
                "chats": [views.chat(self.state, chat) for chat in self.state.chats],
                "jobs": self.jobs.names,
                "last": self.state.journal.last,
            }
        )


class EventsHandler(PageHandler):
    """What has happened."""

    async def get(self) -> None:
        """At once where there is something, else as soon as there is."""
        after, chat = self._number("after") or 0, self._number("chat")
        journal = self.state.journal
        asked = self._number("wait")
        wait = WAIT_SECONDS if asked is None else min(asked, WAIT_SECONDS)
        found = await self.waited(journal.until(lambda: journal.after(after, chat), wait))
        events = [views.event(self.state, happening) for happening in found or ()]
        last = events[-1]["n"] if events else journal.last
        self.answer({"sandbox": self.name, "last": last, "events": events})

    def _number(self, name: str) -> int | None:
        raw = self.get_argument(name, "")
        try:
            return int(raw) if raw else None
        except ValueError:
            raise HTTPError(400, reason=f"{name} must be a number") from None


class SayHandler(PageHandler):
    """Somebody writes."""

    def post(self) -> None:
        """The number of the message."""
        asked = self.asked()

        def say() -> Json:
            said = self.people.say(
                _number(asked, "chat_id"), str(asked["text"]), asked.get("from"), asked.get("reply_to")
            )
            return {"message_id": said.message_id}

        self.act(say)


class PressHandler(PageHandler):
    """Somebody presses a button."""

    def post(self) -> None:
        """The id of the callback query."""
        asked = self.asked()

        def press() -> Json:
            chat_id, message_id = _number(asked, "chat_id"), _number(asked, "message_id")
            return {"query_id": self.people.press(chat_id, message_id, str(asked["data"]), asked.get("from"))}

        self.act(press)


class UploadHandler(PageHandler):
    """Somebody sends a file."""

    def post(self) -> None:
        """The number of the message."""

        def upload() -> Json:
            sent = self.request.files.get("file")
            if not sent:
                raise ValueError("There is no file in the request.")
            chat_id, person = int(self.get_argument("chat_id")), self.get_argument("from", "")
            file, caption = sent[0], self.get_argument("caption", "")
            said = self.people.upload(
                chat_id, file.body, file.filename, file.content_type, caption, int(person) if person else None
            )
            return {"message_id": said.message_id}

        self.act(upload)


class BlockHandler(PageHandler):
    """Somebody stops the bot, or lets it in again."""

    def post(self) -> None:
        """How it is now."""
        asked = self.asked()

        def block() -> Json:
            self.people.block(_number(asked, "chat_id"), bool(asked["blocked"]))
            return {"blocked": bool(asked["blocked"])}

        self.act(block)


class JobHandler(PageHandler):
    """One run of a job, now."""

    async def post(self, name: str) -> None:
        """Its line, good or bad."""
        if name not in self.jobs.names:
            raise HTTPError(404, reason="There is no such job")
        ok, line = await self.jobs.run(name)
        self.answer({"ok": ok, "line": line})


class KeptFileHandler(PageHandler):
    """A file for the page: pictures are shown, everything else is saved, so that no upload runs as a page."""

    def get(self, file_id: str) -> None:
        """The bytes."""
        file = self.state.files.known(file_id)
        if file is None:
            raise HTTPError(404)
        shown = file.kind == "Photo" and file.size is not None
        self.set_header("Content-Type", file.mime if shown else DOWNLOADED)
        if not shown:
            self.set_header("Content-Disposition", "attachment")
        self.set_header("Cache-Control", "private, max-age=86400")
        self.finish(file.content)
