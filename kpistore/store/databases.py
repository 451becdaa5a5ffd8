"""What SQLite and PostgreSQL have to be told, so that both keep the same promises: one view to a reader, one writer."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 5000
LOCK_TIMEOUT_MS = 60_000
"""How long a writer waits for another on PostgreSQL; a large import takes seconds."""
ANSWER_SECONDS = 10
"""How long a server may take to answer a call at all."""
READING = "kpibot_reading"
"""The execution option of a transaction that only reads."""
WRITERS = 0x6B70_6962_6F74
"""The advisory lock that writers take turns by: "kpibot" in ASCII."""

_ONE_CONNECTION: dict[str, Any] = {
    "poolclass": QueuePool,
    "pool_size": 1,
    "max_overflow": 0,
    "connect_args": {"check_same_thread": False},
}
"""A store in memory lives in its connection, so there is one, and threads take turns with it."""


def engine_arguments(url: URL) -> dict[str, Any]:
    """What create_engine is given for the database of the address."""
    match url.get_backend_name():
        case "sqlite":
            return _ONE_CONNECTION if url.database in (None, "", ":memory:") else {}
        case "postgresql":
            # A connection that the server has closed is noticed before it is used, not by whoever asks next.
            patience = {} if "connect_timeout" in url.query else {"connect_timeout": ANSWER_SECONDS}
            return {"pool_pre_ping": True, "connect_args": patience}
    return {}


def listen(engine: Engine) -> None:
    """Have each connection set up and each transaction begun as its database needs it."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_postgresql)


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for a read-then-write transaction
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that starts to write fails at once when another wrote meanwhile, whatever the timeout.
    connection.exec_driver_sql("BEGIN" if _is_reading(connection) else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    """One view to a reader; writers take turns, as on SQLite: what is looked up before it is written stays true.

    The lock ends with its transaction, so it also holds behind a pool that hands connections on between transactions.
    """
    if _is_reading(connection):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {LOCK_TIMEOUT_MS}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


def _is_reading(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(READING, False))
