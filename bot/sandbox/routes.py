"""Every address of the sandbox and who answers it."""

import secrets
from typing import Any

from tornado.web import RequestHandler

from bot.sandbox.api import FileHandler, MethodHandler
from bot.sandbox.deeds import BlockHandler, JobHandler, PressHandler, SayHandler, UploadHandler
from bot.sandbox.gate import Gate
from bot.sandbox.jobs import Jobs
from bot.sandbox.pages import PARTS, EventsHandler, KeptFileHandler, PartHandler, StateHandler
from bot.sandbox.people import People
from bot.sandbox.state import State

Route = tuple[str, type[RequestHandler], dict[str, Any]]


class NothingHere(Gate):
    """Any other address."""

    def prepare(self) -> None:
        """Local or not, there is nothing."""
        super().prepare()
        self.answer({"ok": False, "error_code": 404, "description": "Not Found"}, 404)


def routes(state: State, people: People, jobs: Jobs, token: str) -> list[Route]:
    """The Bot API, the page, and what the page asks for."""
    bot: dict[str, Any] = {"state": state, "token": token}
    page: dict[str, Any] = {"state": state, "people": people, "jobs": jobs, "name": secrets.token_hex(4)}
    parts = "|".join(part.replace(".", r"\.") for part in PARTS)
    return [
        (r"/bot([^/]*)/([^/]*)/?", MethodHandler, bot),
        (r"/file/bot([^/]*)/(.+)", FileHandler, bot),
        (r"/", PartHandler, page),
        (rf"/sandbox/({parts})", PartHandler, page),
        (r"/sandbox/state", StateHandler, page),
        (r"/sandbox/events", EventsHandler, page),
        (r"/sandbox/say", SayHandler, page),
        (r"/sandbox/press", PressHandler, page),
        (r"/sandbox/upload", UploadHandler, page),
        (r"/sandbox/block", BlockHandler, page),
        (r"/sandbox/jobs/([a-z_-]+)", JobHandler, page),
        (r"/sandbox/files/([\w-]+)", KeptFileHandler, page),
        (r".*", NothingHere, {}),
    ]
