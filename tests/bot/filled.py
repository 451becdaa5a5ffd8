"""A store with the shipped figures, made once for all tests of a process: each copies it instead of making its own."""

import os
import tempfile
from functools import cache
from pathlib import Path

from bot.sandbox.clock import FIRST_MOMENT, LONDON
from kpistore.shipping import ship
from kpistore.store import open_store
from tests.databases import SERVER_SETTING, address
from tests.kpistore.shipped import office

NAME = "kpibot.db"


def filled_address(folder: Path) -> str:
    """The store of a folder, filled; one that is there already is left as it is. On a server, an empty one."""
    if SERVER_SETTING not in os.environ and not (folder / NAME).exists():
        (folder / NAME).write_bytes(_filled())
    return address(folder)


@cache
def _filled() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(address(Path(folder)))
        ship(office(), store, FIRST_MOMENT.replace(tzinfo=LONDON))
        store.close()
        return (Path(folder) / NAME).read_bytes()
