"""A store of an earlier version keeps everything when it is brought up to date, and when it is taken back."""

from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from sqlalchemy import Engine, inspect, text

from kpistore.model.observation import Observation
from kpistore.store import Store, open_store
from kpistore.store.engine import _alembic, _set_up_for_upgrade, connect
from kpistore.store.judgements import Mistake
from tests.databases import on_sqlite_only
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, address, later

FIGURES = [figure("12"), figure("13", of="burglary"), figure(None, of="arson")]
MARKED = [Mistake(3, "wrong period", "Ann", NOW), Mistake(1, "typing mistake", "Bob", later(days=1))]


def moved(engine: Engine, version: str) -> None:
    """Take the tables to another version."""
    with engine.connect() as connection, _set_up_for_upgrade(connection):
        here = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        (command.downgrade if version < here else command.upgrade)(_alembic(connection), version)
        connection.commit()


def filled(folder: Path) -> Store:
    """A store with figures, two of which are marked as wrong."""
    store = open_store(address(folder))
    store.figures.record(FIGURES, NOW)
    for each in MARKED:
        store.mistakes.mark(each.observation_id, each.reason, each.person, each.marked_at)
    return store


def held(store: Store) -> tuple[list[Observation], list[Mistake]]:
    """What must not be lost."""
    return store.figures.all(), store.mistakes.since(datetime(2000, 1, 1, tzinfo=UTC))


def test_marks_and_figures_survive_the_way_back_and_forth(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = held(store)
    assert before[1] == MARKED
    store.close()
    engine = connect(address(tmp_path))
    moved(engine, "0009")
    with engine.connect() as connection:
        told = connection.execute(text("SELECT observation_id, person FROM mistakes ORDER BY observation_id")).all()
        assert [tuple(row) for row in told] == [(1, "Bob"), (3, "Ann")]
        indices = {each["name"] for each in inspect(connection).get_indexes("observations")}
        assert indices == {"ix_observations_kpi"}
    engine.dispose()
    again = open_store(address(tmp_path))
    assert held(again) == before
    assert again.figures.record(FIGURES, later(days=2)) == []
    assert not again.mistakes.mark(1, "typing mistake", "Ann", later(days=2))
    state = again.figures.last()
    assert again.mistakes.mark(2, "typing mistake", "Ann", later(days=2))
    assert again.figures.last() != state
    assert again.problems() == []
    again.close()


@on_sqlite_only
def test_a_store_that_was_brought_up_to_date_can_be_copied(tmp_path: Path) -> None:
    filled(tmp_path).close()
    engine = connect(address(tmp_path))
    moved(engine, "0009")
    engine.dispose()
    store = open_store(address(tmp_path))
    store.backup(tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert held(copy) == held(store)
    assert copy.problems() == []
    copy.close()
    store.close()
