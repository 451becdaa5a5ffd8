"""The addresses that a watcher asks, over HTTP."""

import asyncio
import socket

import httpx
import pytest
from prometheus_client import CollectorRegistry, Counter

from bot.health import HealthServer


def asked(path: str, *, ready: bool = True, method: str = "GET", accept: str = "") -> httpx.Response:
    registry = CollectorRegistry()
    Counter("kpibot_things", "Things.", registry=registry).inc()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]

    async def ask() -> httpx.Response:
        server = HealthServer("127.0.0.1", port, lambda: ready, registry)
        server.start()
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.request(method, f"http://127.0.0.1:{port}{path}", headers={"Accept": accept})
        server.stop()
        return answer

    return asyncio.run(ask())


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("path", "ready", "status"),
    [("/healthz", False, 200), ("/readyz", True, 200), ("/readyz", False, 503), ("/nowhere", True, 404)],
)
def test_each_address_says_how_the_program_is(path: str, ready: bool, status: int, method: str) -> None:
    assert asked(path, ready=ready, method=method).status_code == status


def test_metrics_are_written_as_prometheus_reads_them() -> None:
    answer = asked("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert "# TYPE kpibot_things_total counter\nkpibot_things_total 1.0\n" in answer.text


def test_open_metrics_are_given_to_whoever_asks_for_them() -> None:
    answer = asked("/metrics", accept="application/openmetrics-text; version=1.0.0")
    assert answer.headers["Content-Type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")
