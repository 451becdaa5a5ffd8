"""Files are kept byte for byte, once, and only whole."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pytest

from kpistore.store import Store
from kpistore.store.originals import PIECE_BYTES

NOW = datetime(2024, 10, 7, 7, 0, tzinfo=UTC)
LARGE = bytes(range(256)) * (PIECE_BYTES // 256 * 2) + b"the end"


def keep(store: Store, content: bytes, name: str = "a.csv", at: datetime = NOW) -> bool:
    return store.originals.keep(name, sha256(content).hexdigest(), lambda: BytesIO(content), at)


@pytest.mark.parametrize("content", [b"", b"one", LARGE, LARGE[: 2 * PIECE_BYTES]])
def test_a_file_comes_back_byte_for_byte(store: Store, content: bytes) -> None:
    assert keep(store, content)
    digest = sha256(content).hexdigest()
    assert b"".join(store.originals.pieces(digest)) == content
    found = store.originals.find(digest)
    assert found is not None
    assert (found.name, found.size, found.kept_at) == ("a.csv", len(content), NOW)


def test_the_same_content_is_kept_once_under_its_first_name(store: Store) -> None:
    assert keep(store, b"one", "first.csv")
    assert not keep(store, b"one", "second.csv", NOW + timedelta(days=1))
    assert [each.name for each in store.originals.all()] == ["first.csv"]


def test_what_is_not_kept_is_not_found(store: Store) -> None:
    assert store.originals.find("ab" * 32) is None
    assert list(store.originals.pieces("ab" * 32)) == []


def test_a_file_that_two_keep_at_once_is_kept_whole_by_one(store: Store) -> None:
    class Interrupted(BytesIO):
        """Halfway through it somebody else keeps the same file."""

        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() == PIECE_BYTES:
                assert keep(store, LARGE, "theirs.csv")
            return super().read(size)

    digest = sha256(LARGE).hexdigest()
    assert not store.originals.keep("mine.csv", digest, lambda: Interrupted(LARGE), NOW)
    assert b"".join(store.originals.pieces(digest)) == LARGE


def test_a_file_that_changes_while_it_is_read_is_not_kept_and_can_be_sent_again(store: Store) -> None:
    digest = sha256(b"one").hexdigest()
    with pytest.raises(ValueError, match=r"a\.csv has changed"):
        store.originals.keep("a.csv", digest, lambda: BytesIO(b"two"), NOW)
    assert store.originals.find(digest) is None
    assert keep(store, b"one")
    assert b"".join(store.originals.pieces(digest)) == b"one"
