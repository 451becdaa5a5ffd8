"""/healthz, /readyz and /metrics: for whatever watches the program."""

import asyncio
from collections.abc import Callable

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler


class _Healthz(RequestHandler):
    """200 as long as the event loop turns."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write("ok\n")

    def head(self) -> None:
        """The same without a body."""


class _Readyz(RequestHandler):
    """200 once the bot listens and its store answers, else 503."""

    def initialize(self, ready: Callable[[], bool]) -> None:
        self._ready = ready

    async def get(self) -> None:
        # Beside the event loop: a database that is gone can take seconds to say so.
        good = await asyncio.to_thread(self._ready)
        self.set_status(200 if good else 503)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write("ready\n" if good else "not ready\n")

    head = get


class _Metrics(RequestHandler):
    """Counts and times in the form that Prometheus reads, or OpenMetrics where that is asked for."""

    def initialize(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    async def get(self) -> None:
        encode, content_type = choose_encoder(self.request.headers.get("Accept", ""))
        written = await asyncio.to_thread(encode, self._registry)
        self.set_header("Content-Type", content_type)
        self.write(written)


class HealthServer:
    """Three addresses that say how the program is."""

    def __init__(self, listen: str, port: int, ready: Callable[[], bool], registry: CollectorRegistry) -> None:
        self._listen, self._port = listen, port
        quiet = {"log_function": lambda _handler: None}
        pages = [
            ("/healthz", _Healthz),
            ("/readyz", _Readyz, {"ready": ready}),
            ("/metrics", _Metrics, {"registry": registry}),
        ]
        self._server = HTTPServer(Application(pages, **quiet))  # type: ignore[arg-type]

    def start(self) -> None:
        """Begin to listen; raises OSError where the port is taken. Port 0 means no such server."""
        if self._port:
            self._server.listen(self._port, self._listen)

    def stop(self) -> None:
        """Take no more requests."""
        self._server.stop()
