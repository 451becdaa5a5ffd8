"""Many rows at once: written as plain values that the driver takes as they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Generic, TypeVar

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.types import TypeEngine

ROWS_AT_ONCE = 10_000
"""So many rows are handed to the driver together: more gain nothing and take memory."""
KEYS_AT_ONCE = 500
"""So many values are asked for in one statement: databases take some thousands."""

ROOM_KIB = 65_536
"""How much of an SQLite file may be held in memory while rows are inserted."""

_Given = TypeVar("_Given")
_Each = TypeVar("_Each")


class Plain(dict[_Given, object], Generic[_Given]):
    """What the driver takes for a value of a column's type; worked out once for each value."""

    def __init__(self, kind: TypeEngine[_Given], dialect: Dialect) -> None:
        super().__init__()
        self._processed: Callable[[_Given], object] | None = kind.dialect_impl(dialect).bind_processor(dialect)

    def __missing__(self, given: _Given) -> object:
        plain = self[given] = given if self._processed is None else self._processed(given)
        return plain


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Insert rows of plain values, in the order of the columns, a few thousand at a time.

    Handed to the driver as they are: an insert that names and converts every value takes three times as long.
    """
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of our own
    with _room(connection):
        for each in in_parts(rows, ROWS_AT_ONCE):
            connection.exec_driver_sql(statement, each)


@contextmanager
def _room(connection: Connection) -> Iterator[None]:
    """Indices grow in all their places at once: SQLite's usual 2 MB would be read and written over and over."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{ROOM_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def in_parts(each: Iterable[_Each], most: int = KEYS_AT_ONCE) -> Iterator[list[_Each]]:
    """The same in lists of at most so many."""
    left = iter(each)
    while part := list(islice(left, most)):
        yield part
