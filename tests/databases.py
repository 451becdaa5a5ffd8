"""Where the stores of the tests lie: SQLite, or a PostgreSQL server that the environment names.

KPIBOT_TEST_POSTGRESQL=postgresql://somebody@127.0.0.1/kpibot_tests make test

runs what is written with these addresses on that server, each store in a schema of its own that is dropped at the end.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from kpistore.store import open_store

SERVER_SETTING = "KPIBOT_TEST_POSTGRESQL"
on_sqlite_only = pytest.mark.skipif(SERVER_SETTING in os.environ, reason="it looks into the SQLite file itself")
on_postgresql_only = pytest.mark.skipif(
    SERVER_SETTING not in os.environ,
    reason=f"no PostgreSQL server is named; set {SERVER_SETTING} to an address like postgresql://me@127.0.0.1/tests",
)
_numbers = count()


def new_address() -> str:
    """A store that nobody else has: an empty file, its tables made once for all, or a schema of its own."""
    server = os.environ.get(SERVER_SETTING)
    if server:
        return _in_schema(server, f"kpibot_{os.getpid()}_{next(_numbers)}")
    path = _folder() / f"{next(_numbers)}.db"
    path.write_bytes(_empty())
    return f"sqlite:///{path}"


@cache
def _folder() -> Path:
    """Where the files lie until the tests are done."""
    folder = tempfile.mkdtemp(prefix="kpibot-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _empty() -> bytes:
    """A store without a figure: making its tables takes longer than most tests."""
    path = _folder() / "empty.db"
    open_store(f"sqlite:///{path}").close()
    return path.read_bytes()


def address(folder: Path) -> str:
    """The store of a folder, for as many connections and processes as ask for it."""
    server = os.environ.get(SERVER_SETTING)
    if server is None:
        return f"sqlite:///{folder / 'kpibot.db'}"
    return _in_schema(server, f"kpibot_{os.getpid()}_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}")


@cache
def _in_schema(server: str, name: str) -> str:
    """The address, with the schema made empty; dropped when the tests are done."""
    _say(server, f"DROP SCHEMA IF EXISTS {name} CASCADE", f"CREATE SCHEMA {name}")
    atexit.register(_say, server, f"DROP SCHEMA IF EXISTS {name} CASCADE")
    url = make_url(server).update_query_dict({"options": f"-csearch_path={name}", "application_name": name})
    return url.render_as_string(hide_password=False)


def _say(server: str, *statements: str) -> None:
    engine = create_engine(server)
    with engine.begin() as connection:
        for each in statements:
            connection.execute(text(each))
    engine.dispose()
