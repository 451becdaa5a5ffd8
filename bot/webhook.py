"""Where Telegram calls in: one address that takes updates from whoever knows the secret, small ones only."""

import asyncio
import hashlib
import hmac
import json
import re

import structlog
from telegram import Bot, Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

MOST_BYTES = 1 << 20
"""Of one call. An update holds at most one message of 4,096 letters with its surroundings, some tens of kilobytes."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"

_log = structlog.get_logger()


def secret_for(token: str, given: str | None) -> str:
    """The secret that Telegram is told to send along; without one given, one that only follows from the token.

    The same on every replica, so that none turns away what another was promised.
    """
    return given or hmac.new(token.encode(), b"kpibot webhook", hashlib.sha256).hexdigest()


class WebhookServer:
    """Takes updates into the queue. Answers 403 without the secret, 404 elsewhere, 400 to what is no update."""

    def __init__(self, bot: Bot, queue: "asyncio.Queue[object]", path: str, secret: str) -> None:
        address = rf"/{re.escape(path.strip('/'))}/?"
        pages = [(address, _Hook, {"bot": bot, "queue": queue, "secret": secret.encode()})]
        application = Application(pages, log_function=lambda _handler: None)
        # A body is read before its sender is known; more than this is cut off at the head.
        self._server = HTTPServer(application, max_body_size=MOST_BYTES, max_buffer_size=2 * MOST_BYTES)

    def start(self, listen: str, port: int) -> None:
        """Begin to listen; raises OSError where the port is taken."""
        self._server.listen(port, listen)

    async def stop(self) -> None:
        """Take no more; what is not answered is sent again by Telegram."""
        self._server.stop()
        await self._server.close_all_connections()


class _Hook(RequestHandler):
    def initialize(self, bot: Bot, queue: "asyncio.Queue[object]", secret: bytes) -> None:
        self._bot, self._queue, self._secret = bot, queue, secret

    async def post(self) -> None:
        """Take one update; Telegram sends it again unless the answer is 200."""
        shown = self.request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._secret):
            raise HTTPError(403)
        if update := self._read():
            await self._queue.put(update)

    def _read(self) -> Update | None:
        try:
            return Update.de_json(json.loads(self.request.body), self._bot)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is no update
            _log.warning("a call to the webhook was no update", why=type(error).__name__)
            raise HTTPError(400) from None

    def write_error(self, status_code: int, **_: object) -> None:  # noqa: ARG002
        """The status says enough."""
        self.finish()

    def log_exception(self, *_: object) -> None:
        """What strangers send here fills no log."""
