"""A million observations recorded, beside sqlite3's bare executemany of the same rows; each run in a new process.

Recorded is a list of observations that is there already, in a fresh SQLite file: those are looked for that the store
has, each becomes a row, one transaction. Bare is a list of the very rows that came of it, tuples of plain values, in
one transaction into a fresh file of the same tables with the same settings: once with the same indices (what the
promise is about), once without any.
"""

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Observation
from kpistore.model.period import month
from kpistore.store import open_store
from kpistore.store.recording import COLUMNS
from tests.bench.filled import AREAS, POINTS, area_of, key_of
from tests.bench.timing import Spread, seconds

ROWS = 1_000_000
RUNS = 3
TARGET = 3.0
AT = datetime(2024, 10, 7, tzinfo=UTC)
_SETTINGS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")
_INDICES = "SELECT name FROM sqlite_master WHERE tbl_name = 'observations' AND type = 'index'"


def measure(rows: int = ROWS, runs: int = RUNS) -> list[str]:
    """The medians of all, taken in turn, their ratios, and the memory that recording takes."""
    taken = [_alone(rows) for _ in range(runs)]
    ours, again, same, bare = (Spread([run[kind] for run in taken]) for kind in ("ours", "again", "same", "bare"))
    memory, built = (max(int(run[kind]) for run in taken) for kind in ("memory", "built"))
    return [
        f"{rows:,} observations recorded: {ours}; executemany of the same rows and indices {same}; "
        f"ratio {ours.median / same.median:.2f} (target {TARGET:g})",
        f"beside a table without any index: {bare}; ratio {ours.median / bare.median:.2f}",
        f"all of them known already: {again}",
        f"memory of the process: {memory} MiB, of which {built} MiB before recording began",
    ]


def observations(rows: int) -> Iterator[Observation]:
    """Months of made-up measures in forty areas, in the order they would be published: a document a month."""
    for number in range(POINTS):
        span = month(2014 + number // 12, number % 12 + 1)
        document = Document(f"{span.end}.csv", "Monthly", "", span.end or date.max, False, "bench")
        for series in range(rows * number // POINTS, rows * (number + 1) // POINTS):
            place = series - rows * number // POINTS
            value = str(series * 7919 % 100_000)
            yield Observation(
                key_of(place // AREAS, ()), area_of(place % AREAS), None, (), span, Decimal(value), Unit.COUNT, value,
                document, f"row {place}", place,
            )  # fmt: skip


def _alone(rows: int) -> dict[str, float]:
    call = [sys.executable, "-m", "tests.bench.recording", str(rows)]
    return dict(json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _ours(path: Path, rows: int) -> dict[str, float]:
    figures = list(observations(rows))
    built = _memory()
    store = open_store(f"sqlite:///{path}")
    ours = seconds(lambda: store.figures.record(figures, AT))
    memory = _memory()
    again = seconds(lambda: store.figures.record(figures, AT))
    store.close()
    return {"ours": ours, "again": again, "built": built, "memory": memory}


_Rows = list[tuple[object, ...]]


def _rows_of(path: Path) -> tuple[_Rows, _Rows]:
    """The documents and the rows that were recorded."""
    with closing(sqlite3.connect(path)) as file:
        rows = f"SELECT {', '.join(COLUMNS)} FROM observations ORDER BY id"
        return file.execute("SELECT * FROM documents").fetchall(), file.execute(rows).fetchall()


def _bare(path: Path, documents: _Rows, rows: _Rows, *, indexed: bool) -> float:
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for each in _SETTINGS:
            file.execute(f"PRAGMA {each}")
        file.executemany(f"INSERT INTO documents VALUES ({_marks(len(documents[0]))})", documents)
        for (name,) in [] if indexed else file.execute(_INDICES).fetchall():
            file.execute(f"DROP INDEX {name}")
        insert = f"INSERT INTO observations ({', '.join(COLUMNS)}) VALUES ({_marks(len(COLUMNS))})"

        def work() -> None:
            file.execute("BEGIN IMMEDIATE")
            file.executemany(insert, rows)
            file.execute("COMMIT")

        return seconds(work)


def _marks(many: int) -> str:
    return ", ".join("?" * many)


def main() -> None:
    """One run, for _alone: prints the seconds and MiB as JSON."""
    with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as folder:
        filled = Path(folder) / "ours.db"
        taken = _ours(filled, int(sys.argv[1]))
        held = _rows_of(filled)
        taken["same"] = _bare(Path(folder) / "same.db", *held, indexed=True)
        taken["bare"] = _bare(Path(folder) / "bare.db", *held, indexed=False)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
