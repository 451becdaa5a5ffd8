"""Opening the store: one engine, its transactions, its migrations."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, tzinfo
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    InterfaceError,
    InternalError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
    TimeoutError,
)

from kpistore.store.databases import BUSY_TIMEOUT_MS, READING, engine_arguments, listen
from kpistore.store.tables.kinds import ZONE

UPGRADE_TIMEOUT_MS = 60_000
MIGRATIONS = Path(__file__).parent / "migrations"


class StoreError(Exception):
    """The store cannot be used; the message says what to do."""


def connect(url: str, zone: tzinfo = UTC) -> Engine:
    """An engine for the address, whose moments come back in the zone; raises StoreError for one that cannot be read.

    The address may hold a password: no message repeats it.
    """
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, **engine_arguments(parsed))
    except ModuleNotFoundError as error:
        raise StoreError(f"[store] url needs the Python package {error.name}, which is not installed") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError("[store] url is not an address of a database; write sqlite:///kpibot.db") from error
    setattr(engine.dialect, ZONE, zone)
    listen(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; one consistent view. Raises StoreError where the database does not go along."""
    with (
        _told(engine),
        engine.connect().execution_options(**{READING: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it, or nothing. Raises StoreError where the database does not go along."""
    with _told(engine), engine.begin() as connection:
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """What went wrong with the database itself, in words; what does not fit its tables is the caller's affair."""
    try:
        yield
    except (OperationalError, ProgrammingError, InternalError, InterfaceError) as error:
        # The first line only: others may repeat what was to be written.
        said = str(error.orig).partition("\n")[0]
        raise StoreError(f"the store cannot be used: {said}; {_hint(engine, error)}") from error
    except TimeoutError as error:
        raise StoreError("the store has no connection free; try again in a moment") from error


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest version; raises StoreError where the database refuses."""
    if _is_newest(engine):
        return
    from alembic import command  # a tenth of a second to import, for which `kpibot ask` has no time
    from alembic.util import CommandError

    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        with engine.connect() as connection, _set_up_for_upgrade(connection):
            command.upgrade(_alembic(connection), "head")
            connection.commit()
    except CommandError as error:
        raise StoreError("the store was made by a newer version of this program; install that one") from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store cannot be opened ({type(error).__name__}); {_hint(engine, error)}") from error


@contextmanager
def _set_up_for_upgrade(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by putting another in its place; references to it must not be minded meanwhile.

    Another process that upgrades is waited for longer than one that writes.
    """
    driver = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if driver:
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(f"PRAGMA busy_timeout={UPGRADE_TIMEOUT_MS}")
    try:
        yield
    finally:
        if driver:
            connection.rollback()
            driver.execute("PRAGMA foreign_keys=ON")
            driver.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")


def _is_newest(engine: Engine) -> bool:
    """Whether the tables are of the newest version; False as well where that cannot be told."""
    newest = max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    try:
        with reading(engine) as connection:
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [newest]
    except (SQLAlchemyError, StoreError):
        return False


def _hint(engine: Engine, error: SQLAlchemyError) -> str:
    if engine.dialect.name != "sqlite":
        return "does its server answer, and are name and password right?"
    if "locked" in str(error):
        return "another program writes to it just now; try again in a moment"
    return "is it a database?" if "not a database" in str(error) else "is its folder there and writable?"


def version(engine: Engine) -> tuple[str | None, str | None]:
    """The version of the tables and the newest one this program knows."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with reading(engine) as connection:
        context = MigrationContext.configure(connection)
        held = context.get_current_revision()
        return held, ScriptDirectory.from_config(_alembic(connection)).get_current_head()


def answers(engine: Engine) -> bool:
    """Whether the database can be read just now."""
    try:
        with reading(engine) as connection:
            return connection.exec_driver_sql("SELECT 1").scalar() == 1
    except (SQLAlchemyError, StoreError):
        return False


def problems(engine: Engine) -> list[str]:
    """What SQLite's own check finds, and references that lead nowhere; empty elsewhere and where all is well."""
    if engine.dialect.name != "sqlite":
        return []
    with reading(engine) as connection:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [f"a row of {row[0]} refers to nothing" for row in broken]


def backup(engine: Engine, target: Path) -> None:
    """Write a whole copy of an SQLite store to a file that is not there yet."""
    if engine.dialect.name != "sqlite":
        raise StoreError("this store is no SQLite file; use its own tool, for PostgreSQL pg_dump")
    if target.exists():
        raise StoreError(f"{target} is there already; name a new file")
    try:
        with engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.backup(copy)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{target} cannot be written ({error}); is its folder there?") from error


def _alembic(connection: Connection):  # type: ignore[no-untyped-def] # alembic's type would import it at start
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
