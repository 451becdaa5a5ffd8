"""What an answer reads from a store of ten million observations, beside the same from one of a hundred thousand.

Both are measured in turn. "First" is the first read after the store was opened, each time of another series; the
operating system may hold parts of the file by then. Each measure has the same figures in both stores.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kpistore.asking.answering import answer
from kpistore.asking.question import Question, understand
from kpistore.auditing import Auditor
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.store import Store, open_store
from kpistore.store.figure_rows import figure_of
from tests.bench.filled import AREAS, POINTS, area_of, fill, key_of
from tests.bench.timing import Spread, ms, seconds

FEW, MANY = 100_000, 10_000_000
SIZE_SETTING = "KPIBOT_BENCH_OBSERVATIONS"
"""How many observations the large store holds, where ten million are too many."""
RUNS = 60
TARGET = 1.5
KPI = "stop-searches"
TODAY = date(2024, 1, 8)


@dataclass(frozen=True)
class _Asked:
    """An office that asks for its measure."""

    office: Office
    keys: Sequence[str]
    """The measures of the catalogue, the one asked for and those it hangs together with first."""
    question: Question


@dataclass(frozen=True)
class _Shelf:
    """A filled store as it is to a program just started."""

    asked: _Asked
    store: Store
    auditor: Auditor
    held: int

    def series(self, number: int) -> None:
        """Read the figures of one measure and area; those of numbers that follow each other lie far apart."""
        series = self.held // POINTS
        place = number * (series // RUNS or 1) % series
        read = self.store.figures.of_kpi(key_of(place // AREAS, self.asked.keys), area_of(place % AREAS))
        assert len(read) == POINTS

    def answer(self, _: int) -> None:
        """The latest value, its series and what is found about it, as for /kpi stopsearch."""
        area, counts = self.asked.office.area, self.asked.office.counts
        findings = self.auditor.of_kpi(KPI, area=area)
        answered = answer(self.asked.question, self.store.figures, area, None, findings, counts)
        assert answered.series is not None
        assert len(answered.series.figures) == POINTS

    def state(self, _: int) -> None:
        """Whether anything was recorded since."""
        assert self.store.figures.last() >= self.held


Read = Callable[[_Shelf, int], None]
_READS: tuple[tuple[str, Read], ...] = (
    (f"the {POINTS} figures of a measure in an area", _Shelf.series),
    ("the latest value answered, with its series and findings", _Shelf.answer),
    ("whether anything was recorded since", _Shelf.state),
)


def measure(few: int = FEW, many: int = 0, runs: int = RUNS) -> list[str]:
    """How long the stores took to fill, then two lines a kind of read: medians of both stores and their ratio."""
    many = many or int(os.environ.get(SIZE_SETTING, MANY))
    office = load_office(CLEVELAND)
    related = office.structure.related(KPI)  # the audit reads them too, so that both stores hold them
    keys = sorted((each.key for each in office.catalogue.kpis), key=lambda key: key not in related)
    asked = _Asked(office, keys, understand("stopsearch", office.catalogue, TODAY))
    with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as folder:
        paths = [Path(folder) / f"{each}.db" for each in (few, many)]
        held: list[int] = []
        taken = seconds(lambda: held.extend(fill(path, n, keys) for path, n in zip(paths, (few, many), strict=True)))
        size = sum(each.stat().st_size for each in paths) / 1e9
        made = f"stores of {held[0]:,} and {held[1]:,} observations filled in {taken:.0f} s, {size:.1f} GB"
        lines = [made if many == MANY else f"{made}; the promise is of {MANY:,}"]
        for name, read in _READS:
            lines += _lines(name, read, [(asked, *each) for each in zip(paths, held, strict=True)], runs)
    return lines


def _lines(name: str, read: Read, stores: Sequence[tuple[_Asked, Path, int]], runs: int) -> Iterator[str]:
    taken = [[_taken(read, number, *each) for each in stores] for number in range(runs)]
    for turn, when in enumerate(("first", "again")):
        few, many = (Spread([pair[place][turn] for pair in taken]) for place in range(2))
        ratio = f"ratio {many.median / few.median:.2f} (target {TARGET:g})"
        yield f"{name}, {when}: {stores[0][2]:,} {ms(few.median)}; {stores[1][2]:,} {many}; {ratio}"


def _taken(read: Read, number: int, asked: _Asked, path: Path, held: int) -> tuple[float, float]:
    """The first and the second time."""
    with _opened(asked, path, held) as shelf:
        return seconds(lambda: read(shelf, number)), seconds(lambda: read(shelf, number))


@contextmanager
def _opened(asked: _Asked, path: Path, held: int) -> Iterator[_Shelf]:
    figure_of.cache_clear()
    store = open_store(f"sqlite:///{path}")
    # The connection is made and the statements are put together: neither depends on what is held.
    assert not [*store.figures.of_kpi(""), *store.figures.of_kpi("", ""), *store.claims.of_kpi("")]
    try:
        yield _Shelf(asked, store, Auditor(asked.office, store.figures, store.claims), held)
    finally:
        store.close()
