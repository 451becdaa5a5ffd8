from collections.abc import Iterator

import pytest

from kpistore.store import Store, open_store
from tests.databases import new_address


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(new_address())
    yield opened
    opened.close()
