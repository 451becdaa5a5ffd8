"""What every request passes: it must come from this machine, and from no foreign page."""

import asyncio
import logging
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

from bot.sandbox.refusal import Json

log = logging.getLogger(__name__)
Found = TypeVar("Found")

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Busy:
    """How many requests are being answered; stopping waits for none."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def change(self, by: int) -> None:
        """One more, or one less."""
        self._count += by
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, count: int, timeout: float) -> bool:
        """Whether there were so many at once before the timeout."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while self._count != count and (left := deadline - loop.time()) > 0:
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            await asyncio.wait((future,), timeout=left)
            self._waiting.discard(future)
        return self._count == count


class Gate(RequestHandler):
    """The base of all handlers. Answers 403 to a foreign Host (DNS rebinding) or Origin (forged requests)."""

    _work: "asyncio.Task[Any] | None" = None

    def set_default_headers(self) -> None:
        """Nothing from elsewhere, nowhere else."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """The check."""
        self.settings["busy"].change(1)
        if not _is_local(self.request.host, self.request.headers.get("Origin")):
            raise HTTPError(403)

    def on_finish(self) -> None:
        """Answered."""
        self.settings["busy"].change(-1)

    def on_connection_close(self) -> None:
        """Nobody waits for the answer any more."""
        if self._work:
            self._work.cancel()

    async def waited(self, work: Coroutine[Any, Any, Found]) -> Found | None:
        """The result; None where the other side went away before."""
        task = asyncio.ensure_future(work)
        self._work = task
        try:
            return await task
        except asyncio.CancelledError:
            if task.cancelled():
                return None
            raise
        finally:
            self._work = None

    def answer(self, body: Json, status: int = 200) -> None:
        """JSON."""
        self.set_status(status)
        self.finish(body)

    def write_error(self, status_code: int, **_: Any) -> None:
        """The shape of the Bot API, for all."""
        self.finish({"ok": False, "error_code": status_code, "description": self._reason})

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Without the address: the token is in it."""
        if not isinstance(value, HTTPError):
            log.error("the sandbox failed in %s", type(self).__name__, exc_info=(typ, value, tb) if typ else None)  # type: ignore[arg-type]


def _is_local(host: str, origin: str | None) -> bool:
    if _hostname(host) not in LOOPBACK:
        return False
    return origin is None or origin == f"http://{host}"


def _hostname(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
