"""The Bot API over HTTP: {root}/bot<token>/<method> and {root}/file/bot<token>/<path>."""

import hmac
from typing import Any

from bot.sandbox.gate import Gate
from bot.sandbox.methods import METHODS
from bot.sandbox.parameters import Parameters, Upload, from_json
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import State

UNAUTHORIZED = Refusal(401, "Unauthorized")
NO_METHOD = Refusal(404, "Not Found: method not found")
NO_FILE = Refusal(404, "Not Found")


class ApiHandler(Gate):
    """What both addresses share: the state, the token, how an error is told."""

    def initialize(self, state: State, token: str) -> None:
        """Given by the routes."""
        self.state, self._token = state, token

    def check(self, token: str) -> None:
        """Raises where it is not the bot's."""
        if not hmac.compare_digest(token.encode(), self._token.encode()):
            raise UNAUTHORIZED

    def refuse(self, refusal: Refusal) -> None:
        """In Telegram's shape; a flood says when to come back in a header as well."""
        if refusal.parameters and "retry_after" in refusal.parameters:
            self.set_header("Retry-After", str(refusal.parameters["retry_after"]))
        self.answer(refusal.as_json(), refusal.code)


class MethodHandler(ApiHandler):
    """One call of a method, by GET or POST."""

    async def post(self, token: str, name: str) -> None:
        """Telegram's ok and result, or its refusal."""
        try:
            self.check(token)
            method = METHODS.get(name.lower())
            if method is None:
                raise NO_METHOD
            result: Any = await self.waited(method(self.state, self._parameters()))
            self.answer({"ok": True, "result": result})
        except Refusal as refusal:
            self.refuse(refusal)

    get = post

    def _parameters(self) -> Parameters:
        given = {**self.request.query_arguments, **self.request.body_arguments}
        values = {name: listed[-1].decode("utf-8", "replace") for name, listed in given.items()}
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            values.update(from_json(self.request.body))
        uploads = {
            name: Upload(listed[-1].filename, listed[-1].body, listed[-1].content_type)
            for name, listed in self.request.files.items()
        }
        return Parameters(values, uploads)


class FileHandler(ApiHandler):
    """The bytes of a file whose path getFile told."""

    async def get(self, token: str, path: str) -> None:
        """As they were uploaded."""
        try:
            self.check(token)
            file = self.state.files.at_path(path)
            if file is None:
                raise NO_FILE
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(file.content)
