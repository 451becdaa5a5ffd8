"""However much is held, what is read is found by an index: no statement goes through a whole table of figures."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kpistore.shipped import shipped_claims, shipped_figures
from kpistore.store import Store, open_store
from tests.databases import on_sqlite_only
from tests.kpistore.shipped import office
from tests.kpistore.store.stores import NOW

pytestmark = on_sqlite_only
Said = list[tuple[str, object]]
GROWING = ("observations", "claims", "documents", "mistakes", "releases", "told")


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[Store, Said]]:
    """A store with what ships, and every statement that it is given from now on."""
    said: Said = []

    def listen(_connection: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        said.append((statement, given))

    store = open_store("sqlite://")
    store.figures.record(shipped_figures(office()), NOW, shipped_claims(office()))
    event.listen(Engine, "before_cursor_execute", listen)
    yield store, said
    event.remove(Engine, "before_cursor_execute", listen)
    store.close()


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.figures.of_kpi("stop-searches"),
        lambda store: store.figures.of_kpi("stop-searches", "cleveland"),
        lambda store: store.figures.last(),
        lambda store: store.figures.like(shipped_figures(office())),
        lambda store: store.figures.numbered([1]),
        lambda store: store.figures.record(shipped_figures(office())[:9], NOW, shipped_claims(office())[:9]),
        lambda store: store.claims.of_kpi("stop-searches"),
        lambda store: store.claims.last(),
        lambda store: store.rebases.of_kpi("stop-searches", "cleveland"),
        lambda store: store.releases.measures([1]),
        lambda store: store.mistakes.among([1]),
        lambda store: store.told.chats_told(1),
    ],
)
def test_nothing_that_grows_is_gone_through(filled: tuple[Store, Said], use: Callable[[Store], object]) -> None:
    store, said = filled
    said.clear()
    use(store)
    asked = [(statement, given) for statement, given in said if statement.startswith("SELECT")]
    assert asked
    with store._engine.connect() as connection:
        for statement, given in asked:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]  # type: ignore[arg-type]
            assert [step for step in plan if step.startswith("SCAN") and step.split()[1] in GROWING] == [], statement
