"""Stores as large as wanted, filled by bare SQL: so many measures in forty areas, ten years of months each."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kpistore.model.period import month
from kpistore.store import open_store

POINTS = 120
AREAS = 40
"""About as many as there are police forces."""
AREA = "cleveland"
FIRST_YEAR = 2014
_QUICK = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536")
_LISTS = """
CREATE TEMP TABLE measures (number INTEGER PRIMARY KEY, key TEXT);
CREATE TEMP TABLE areas (number INTEGER PRIMARY KEY, key TEXT);
CREATE TEMP TABLE months (number INTEGER PRIMARY KEY, start TEXT, until TEXT);
"""
_DOCUMENTS = """
INSERT INTO documents (id, name, title, published, known_from, known_from_estimated, family, "release", recorded_at)
SELECT number, until || '.csv', until, '', until, 0, 'force-report', 'published', until || ' 00:00:00.000000'
FROM months
"""
_VALUE = "(months.number * 7919 + measures.number * 10473 + areas.number * 331) % 9000 + 1000"
_FIGURES = f"""
INSERT INTO observations (kpi, area, period_start, period_end, period_kind, value, unit, as_published, status, medium,
                          locator, document_id, recorded_at)
SELECT measures.key, areas.key, start, until, 'month', {_VALUE}, 'count', {_VALUE}, 'final', 'table',
       'row ' || measures.number, months.number, until || ' 00:00:00.000000'
FROM months CROSS JOIN measures CROSS JOIN areas
"""
_INDICES = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'observations' AND type = 'index' AND sql IS NOT NULL"


def area_of(number: int) -> str:
    """The first is the office's own."""
    return AREA if number == 0 else f"area-{number:02d}"


def key_of(number: int, known: Sequence[str]) -> str:
    """The keys known come first, the others are made up."""
    return known[number] if number < len(known) else f"measure-{number:06d}"


def fill(path: Path, observations: int, known: Sequence[str]) -> int:
    """Make a store of about so many observations, month by month as they would be published; returns how many.

    The indices are made at the end, which takes less time.
    """
    open_store(f"sqlite:///{path}").close()
    measures = max(round(observations / (POINTS * AREAS)), 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in _QUICK:
            file.execute(f"PRAGMA {pragma}")
        file.executescript(_LISTS)
        file.executemany(
            "INSERT INTO measures VALUES (?, ?)", ((each, key_of(each, known)) for each in range(measures))
        )
        file.executemany("INSERT INTO areas VALUES (?, ?)", ((each, area_of(each)) for each in range(AREAS)))
        spans = (month(FIRST_YEAR + each // 12, each % 12 + 1) for each in range(POINTS))
        rows = ((each, str(span.start), str(span.end)) for each, span in enumerate(spans, 1))
        file.executemany("INSERT INTO months VALUES (?, ?, ?)", rows)
        indices = file.execute(_INDICES).fetchall()
        for name, _ in indices:
            file.execute(f"DROP INDEX {name}")
        file.execute(_DOCUMENTS)
        filled = file.execute(_FIGURES).rowcount
        for _, made in indices:
            file.execute(made)
    return filled
