"""One running bot for the tests of a file whose order does not matter, and a fresh one for those that change it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.conversation import Conversation, conversing


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    """For tests that leave nothing behind."""
    with conversing(tmp_path_factory.mktemp("store")) as bot:
        yield bot


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Conversation]:
    """A bot of one's own."""
    with conversing(tmp_path) as bot:
        yield bot
