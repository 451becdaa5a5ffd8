"""The store: reading one measure, and recording what ships with the program."""

import tempfile
from datetime import UTC, datetime

from kpistore.catalogue import CLEVELAND, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.store import open_store
from tests.bench.timing import Spread, ms, repeated, seconds

KPI = "stop-searches"
READS = 500
RECORDS = 5
AT = datetime(2024, 10, 7, tzinfo=UTC)


def measure(reads: int = READS, records: int = RECORDS) -> list[str]:
    """Medians on a fresh SQLite file: one measure read, all figures recorded the first time and again."""
    figures = shipped_figures(load_office(CLEVELAND))
    first, again = [], []
    for _ in range(records):
        with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as folder:
            store = open_store(f"sqlite:///{folder}/kpibot.db")
            first.append(seconds(lambda: store.figures.record(figures, AT)))  # noqa: B023 - run at once
            again.append(seconds(lambda: store.figures.record(figures, AT)))  # noqa: B023
            held = len(store.figures.of_kpi(KPI))
            read = repeated(lambda: store.figures.of_kpi(KPI), reads)  # noqa: B023
            store.close()
    return [
        f"store, the {held} figures of {KPI} read: {read}",
        f"store, {len(figures)} shipped figures recorded: median {ms(Spread(first).median)},"
        f" known already: median {ms(Spread(again).median)}",
    ]
