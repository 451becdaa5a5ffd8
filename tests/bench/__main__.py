"""`make bench`: prints what the promises about speed come to on this machine. It judges nothing; its status is 0."""

import asyncio
import os
import platform
from collections.abc import Callable

from tests.bench import (
    alerts,
    asking,
    busy,
    chart,
    cold,
    depth,
    importing,
    proofing,
    recording,
    reply,
    spc,
    start,
    store,
)

BENCHES: tuple[tuple[str, Callable[[], list[str]]], ...] = (
    ("The reply to /kpi as text, beside a bare echo bot", lambda: asyncio.run(reply.measure())),
    ("The first chart of a process, beside a bare matplotlib chart of the same content", cold.measure),
    ("A chart, process warm, beside a bare matplotlib chart of the same content; and a thousand", chart.measure),
    ("Control charts of many series, numbers only", spc.measure),
    ("Text replies while charts are drawn back to back", busy.measure),
    ("The command line, from start to end", start.measure),
    ("Understanding a question", asking.measure),
    ("The store", store.measure),
    ("A million observations recorded, beside sqlite3's bare executemany", recording.measure),
    ("The latest value and a series of 120 points among ten million observations", depth.measure),
    ("A million rows imported, beside pandas' own read", importing.measure),
    ("A draft of two hundred pages proof-read", proofing.measure),
    ("Alert rules, and how far they can be trusted", alerts.measure),
)


def main() -> None:
    """Run all and print each as it is done."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load}", flush=True)
    for title, measure in BENCHES:
        print(f"\n{title}", flush=True)
        try:
            for line in measure():
                print(f"  {line}", flush=True)
        except Exception as error:  # noqa: BLE001 - the others are still worth measuring
            print(f"  not measured: {error!r}", flush=True)


if __name__ == "__main__":
    main()
