"""/healthz and /readyz: for whatever watches the program."""

from collections.abc import Callable

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler


class _Healthz(RequestHandler):
    """200 as long as the event loop turns."""

    def get(self) -> None:
        self.write("ok\n")


class _Readyz(RequestHandler):
    """200 once the bot listens and its store answers, else 503."""

    def initialize(self, ready: Callable[[], bool]) -> None:
        self._ready = ready

    def get(self) -> None:
        good = self._ready()
        self.set_status(200 if good else 503)
        self.write("ready\n" if good else "not ready\n")


class HealthServer:
    """Two addresses that say how the program is."""

    def __init__(self, listen: str, port: int, ready: Callable[[], bool]) -> None:
        self._listen, self._port = listen, port
        quiet = {"log_function": lambda _handler: None}
        pages = [("/healthz", _Healthz), ("/readyz", _Readyz, {"ready": ready})]
        self._server = HTTPServer(Application(pages, **quiet))  # type: ignore[arg-type]

    def start(self) -> None:
        """Begin to listen; raises OSError where the port is taken. Port 0 means no such server."""
        if self._port:
            self._server.listen(self._port, self._listen)

    def stop(self) -> None:
        """Take no more requests."""
        self._server.stop()
