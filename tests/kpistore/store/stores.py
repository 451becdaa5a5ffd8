"""Stores for the tests, where several processes would share one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from kpistore.store import Store, open_store
from kpistore.store.engine import connect, reading
from kpistore.store.outbox import Parcel
from tests.databases import address

__all__ = ["NOW", "address", "at_once", "later", "looking_into", "parcel", "two_processes"]

NOW = datetime(2024, 10, 7, 9, 0, tzinfo=UTC)


def later(**span: float) -> datetime:
    """So long after NOW."""
    return NOW + timedelta(**span)


@contextmanager
def two_processes(folder: Path) -> Iterator[tuple[Store, Store]]:
    """Two stores over one database, each with connections of its own, as two processes have."""
    stores = open_store(address(folder)), open_store(address(folder))
    try:
        yield stores
    finally:
        for store in stores:
            store.close()


@contextmanager
def looking_into(folder: Path) -> Iterator[Connection]:
    """A bare connection to the database, to see what is really there."""
    engine = connect(address(folder))
    try:
        with reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def at_once(*acts: Any) -> list[Any]:
    """What each act returns when all are done in threads of their own."""
    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(timeout=30) for each in [threads.submit(act) for act in acts]]


def parcel(key: str = "a", chat_id: int = 1, minutes: float = 0, observation_ids: tuple[int, ...] = ()) -> Parcel:
    """A message due so many minutes after NOW."""
    return Parcel(key, chat_id, "alerts", '{"text": "hello"}', later(minutes=minutes), observation_ids)
