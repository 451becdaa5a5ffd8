"""What the page lets people do; the addresses are listed in bot.sandbox.pages."""

import json
from collections.abc import Callable

from tornado.web import HTTPError

from bot.sandbox.pages import PageHandler
from bot.sandbox.refusal import Json


def _number(asked: Json, name: str) -> int:
    """A number that must be there."""
    try:
        return int(asked[name])
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a number.") from None


class DeedHandler(PageHandler):
    """Something a person does."""

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


class SayHandler(DeedHandler):
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


class PressHandler(DeedHandler):
    """Somebody presses a button."""

    def post(self) -> None:
        """The id of the callback query."""
        asked = self.asked()

        def press() -> Json:
            chat_id, message_id = _number(asked, "chat_id"), _number(asked, "message_id")
            return {"query_id": self.people.press(chat_id, message_id, str(asked["data"]), asked.get("from"))}

        self.act(press)


class UploadHandler(DeedHandler):
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


class BlockHandler(DeedHandler):
    """Somebody stops the bot, or lets it in again."""

    def post(self) -> None:
        """How it is now."""
        asked = self.asked()

        def block() -> Json:
            self.people.block(_number(asked, "chat_id"), bool(asked["blocked"]))
            return {"blocked": bool(asked["blocked"])}

        self.act(block)


class JobHandler(DeedHandler):
    """One run of a job, now."""

    async def post(self, name: str) -> None:
        """Its line, good or bad."""
        if name not in self.jobs.names:
            raise HTTPError(404, reason="There is no such job")
        ok, line = await self.jobs.run(name)
        self.answer({"ok": ok, "line": line})
