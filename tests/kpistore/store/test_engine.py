"""Opening a store, bringing it up to date, copying it, and saying why it cannot be done."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from kpistore.store import Store, StoreError, open_store
from kpistore.store.engine import MIGRATIONS, connect, reading, writing
from kpistore.store.tables import metadata
from tests.databases import on_sqlite_only
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, address, looking_into

COLUMNS = text(
    'SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master t, pragma_table_info(t.name) c'
    " WHERE t.type = 'table' AND t.name <> 'alembic_version' ORDER BY t.name, c.name"
)
OPENING = "import sys; from kpistore.store import open_store; print(open_store(sys.argv[1]).figures.count())"


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    return str(caught.value)


def test_an_upgrade_from_nothing_gives_exactly_the_tables_of_this_program(tmp_path: Path) -> None:
    open_store(address(tmp_path)).close()
    with looking_into(tmp_path) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


@on_sqlite_only
def test_the_tables_of_an_upgrade_are_those_made_at_once_to_the_letter(tmp_path: Path) -> None:
    open_store(address(tmp_path)).close()
    with looking_into(tmp_path) as connection:
        migrated = connection.execute(COLUMNS).all()
    engine = connect("sqlite://")
    with writing(engine) as connection:
        metadata.create_all(connection)
        assert connection.execute(COLUMNS).all() == migrated
    engine.dispose()


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(store: Store) -> None:
    store.figures.record([figure("12")], NOW)
    store.upgrade()
    held, newest = store.version()
    assert held == newest
    assert store.figures.count() == 1


def test_the_file_of_the_newest_version_is_named_by_its_number_which_opening_goes_by() -> None:
    fresh = Store("sqlite://")
    _, newest = fresh.version()
    fresh.close()
    assert max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py")).startswith(f"{newest}_")


def test_a_store_that_was_never_upgraded_has_no_version() -> None:
    fresh = Store("sqlite://")
    assert fresh.version()[0] is None
    fresh.close()


def test_two_processes_that_start_at_once_both_find_the_tables(tmp_path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", OPENING, address(tmp_path)], stdout=PIPE, stderr=PIPE, text=True)
        for _ in range(2)
    ]
    assert [process.communicate(timeout=30) for process in started] == [("0\n", "")] * 2


@pytest.mark.parametrize(
    "url",
    ["", "kpibot.db", "http//user:s3cret@host/db", "nosuch://user:s3cret@host/db", "postgresql://u:s3cret@h:port/db"],
)
def test_what_is_no_address_is_refused_without_repeating_its_password(url: str) -> None:
    assert refusal(url) == "[store] url is not an address of a database; write sqlite:///kpibot.db"


def test_a_driver_that_is_not_installed_is_named() -> None:
    said = refusal("mysql+pymysql://user:s3cret@host/db")
    assert said == "[store] url needs the Python package pymysql, which is not installed"


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    said = refusal(f"sqlite:///{tmp_path / 'no such folder' / 'kpibot.db'}")
    assert "is its folder there and writable?" in said


@on_sqlite_only
def test_a_file_that_is_no_database_is_said_to_be_none_and_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "kpibot.db").write_text("Not a database. " * 100, encoding="utf-8")
    assert "is it a database?" in refusal(address(tmp_path))
    assert (tmp_path / "kpibot.db").read_text(encoding="utf-8") == "Not a database. " * 100


@on_sqlite_only
def test_a_store_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_store(address(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "kpibot.db")) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()
    assert "newer version of this program" in refusal(address(tmp_path))


@on_sqlite_only
def test_a_backup_is_a_whole_store_taken_while_it_is_in_use(store: Store, tmp_path: Path) -> None:
    store.figures.record([figure("12")], NOW)
    store.backup(tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert [each.value for each in copy.figures.all()] == [12]
    copy.close()


@on_sqlite_only
def test_a_backup_overwrites_nothing_and_needs_its_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already; name a new file"):
        store.backup(tmp_path / "copy.db")
    with pytest.raises(StoreError, match="is its folder there"):
        store.backup(tmp_path / "no such folder" / "copy.db")
    assert (tmp_path / "copy.db").read_text(encoding="utf-8") == "mine"


@on_sqlite_only
def test_a_sound_store_has_no_problems_and_a_broken_reference_is_one(tmp_path: Path) -> None:
    opened = open_store(address(tmp_path))
    opened.figures.record([figure("12")], NOW)
    assert opened.problems() == []
    with closing(sqlite3.connect(tmp_path / "kpibot.db")) as file:
        file.execute("DELETE FROM documents")
        file.commit()
    assert opened.problems() == ["a row of observations refers to nothing"]
    opened.close()


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    opened = open_store(address(tmp_path))
    engine = connect(address(tmp_path))
    with reading(engine) as connection:
        count = "SELECT count(*) FROM observations"
        before = connection.exec_driver_sql(count).scalar()
        opened.figures.record([figure("12")], NOW)
        assert connection.exec_driver_sql(count).scalar() == before == 0
    engine.dispose()
    opened.close()
