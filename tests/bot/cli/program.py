"""The program as a person starts it: in a folder of its own, with nothing configured but what the test says."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from bot.cli import main

SECONDS = 60
ROOT = Path(__file__).parents[3]

REPORT = """POLICE & CRIME PLAN PERFORMANCE AND DELIVERY UPDATE

MARCH 2023 (FOCUS QUARTER 3 2022/23)

Build confidence and put the pride back into Cleveland Police

Public Access to Services

Key Performance Indicators (KPIs)\tBaseline 2021/22\t\t\t\t2022/23\t\t\t
\tQ1 Apr-Jun\tQ2 Jul-Sep\tQ3 Oct-Dec\tQ4 Jan-Mar\tQ1 Apr-Jun\tQ2 Jul-Sep\tQ3 Oct-Dec\tQ4 Jan-Mar
<i>Public Access to Services</i>\t\t\t\t\t\t\t\t
Number of 999 calls received\t24,995\t27,860\t27,334\t25,945\t26,111\t28,222\t27,333\t
% 999 calls answered within 10 seconds\t80.3%\t77.5%\t85.6%\t86.8%\t88.1%\t84.2%\t87.9%\t
Number of pigeons released\t1\t2\t3\t4\t5\t6\t7\t
"""
"""A report that looks like those of Cleveland; its new figures are made up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended."""

    status: int
    out: str
    err: str


def environment(**further: str) -> dict[str, str]:
    """This one, without any setting of the program's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KPIBOT", "COV"))}
    return {**kept, "PYTHONPATH": str(ROOT), **further}


def kpibot(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> Outcome:
    """Call the program in the folder, inside this process: no second start of Python for each question."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    status = 0
    with chdir(folder), _called(arguments, settings or {}), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
    return Outcome(status, _written(out), _written(err))


@contextmanager
def _called(arguments: tuple[str, ...], settings: Mapping[str, str]) -> Iterator[None]:
    """As the shell would hand over arguments and settings; afterwards all is as it was."""
    argv, before = sys.argv, dict(os.environ)
    sys.argv = ["kpibot", *arguments]
    for name in [each for each in os.environ if each.startswith("KPIBOT")]:
        del os.environ[name]
    os.environ.update(settings)
    try:
        yield
    finally:
        sys.argv = argv
        os.environ.clear()
        os.environ.update(before)


def _written(stream: TextIOWrapper) -> str:
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode(errors="replace")


def kpibot_started(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> Outcome:
    """Start the program in the folder and wait for its end."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(**(settings or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def refused(outcome: Outcome, status: int) -> str:
    """The one line on standard error of a call that ended with this status."""
    assert outcome.status == status, outcome
    (line,) = outcome.err.strip().split("\n")
    assert "Traceback" not in outcome.out + outcome.err
    return line
