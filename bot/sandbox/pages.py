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

from importlib.resources import files

from tornado.web import HTTPError

from bot.sandbox import views
from bot.sandbox.gate import Gate
from bot.sandbox.jobs import Jobs
from bot.sandbox.people import People
from bot.sandbox.state import State

WAIT_SECONDS = 25.0
"""Shorter than what browsers and proxies give up after."""
SCRIPTS = ("page.js", "wire.js", "wording.js", "bubbles.js", "menu.js", "overlays.js", "desk.js")
PARTS = {"page.html": "text/html", "page.css": "text/css", **dict.fromkeys(SCRIPTS, "text/javascript")}
DOWNLOADED = "application/octet-stream"


class PageHandler(Gate):
    """What all of them share."""

    def initialize(self, state: State, people: People, jobs: Jobs, name: str) -> None:
        """Given by the routes. The name tells this run of the sandbox from another."""
        self.state, self.people, self.jobs, self.name = state, people, jobs, name


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
