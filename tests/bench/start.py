"""`kpibot ask stopsearch` from its start to its end, as a process of its own, and what it loads on the way."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import Spread, seconds

RUNS = 9
TARGET_SECONDS = 1.0
QUESTION = ("ask", "stopsearch")
HEAVY = ("pandas", "matplotlib", "telegram")
"""Never loaded to answer a question."""
HEAVY_WITHOUT_STORE = (*HEAVY, "sqlalchemy", "alembic")
"""Nor these, where the figures that ship with the program answer."""
_KPIBOT = str(Path(sys.executable).with_name("kpibot"))


def measure(runs: int = RUNS) -> list[str]:
    """One line without a store, one with kpibot.db in the working folder: the median, and heavy modules loaded."""
    with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as empty:
        lines = [_line("shipped figures", Path(empty), runs, HEAVY_WITHOUT_STORE)]
        _run(Path(empty), _KPIBOT, "db", "upgrade")
        lines.append(_line("with a store", Path(empty), runs, HEAVY))
    return lines


def loaded(folder: Path, heavy: tuple[str, ...]) -> list[str]:
    """The modules of the list that `kpibot ask` imports when started in the folder."""
    trace = _run(folder, sys.executable, "-X", "importtime", "-m", "bot", *QUESTION).stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in trace.splitlines()}
    return [name for name in heavy if name in imported]


def _line(where: str, folder: Path, runs: int, heavy: tuple[str, ...]) -> str:
    _run(folder, _KPIBOT, *QUESTION)
    taken = Spread([seconds(lambda: _run(folder, _KPIBOT, *QUESTION)) for _ in range(runs)])
    found = ", ".join(loaded(folder, heavy)) or "none"
    return (
        f"kpibot ask stopsearch, {where}: {taken}, target under {TARGET_SECONDS * 1000:.0f} ms;"
        f" loaded of {', '.join(heavy)}: {found}"
    )


def _run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    own = {name: value for name, value in os.environ.items() if not name.startswith("KPIBOT_")}
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=True)
