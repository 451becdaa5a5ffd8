"""The files that figures were read from, byte for byte, by the SHA-256 of their content."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import Connection, Engine, delete, insert, select

from kpistore.store.engine import reading, writing
from kpistore.store.tables import documents, original_parts, originals

PIECE_BYTES = 1024**2
"""A file is kept in pieces of this size, each packed by itself, so that none has to be held in memory whole."""
_QUICK = 1
"""Tables shrink to a tenth at zlib's quickest; more effort gains little."""


@dataclass(frozen=True, slots=True)
class Original:
    """One file that is kept."""

    sha256: str
    name: str
    size: int
    kept_at: datetime


class Originals:
    """What was imported, to be looked at again; nothing here is ever changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, name: str, sha256: str, opened: Callable[[], BinaryIO], at: datetime) -> bool:
        """Keep a file unless it is kept already; whether it was new. Raises ValueError where it has changed meanwhile.

        Pieces are written one by one, so that others may write between them, even the same file; it counts as kept
        once its row in originals is there.
        """
        if self.find(sha256):
            return False
        size, digest = 0, hashlib.sha256()
        with opened() as stream:
            for number, piece in enumerate(iter(lambda: stream.read(PIECE_BYTES), b"")):
                size += len(piece)
                digest.update(piece)
                self._write_piece(sha256, number, piece)
        if digest.hexdigest() != sha256:
            raise ValueError(f"{name} has changed while it was read")
        return self._finish(Original(sha256, name, size, at))

    def forget(self, sha256: str) -> None:
        """Keep a file no longer that was kept for figures which were not recorded after all."""
        with writing(self._engine) as connection:
            if not connection.execute(select(documents.c.id).where(documents.c.sha256 == sha256)).first():
                connection.execute(delete(originals).where(originals.c.sha256 == sha256))
                connection.execute(delete(original_parts).where(original_parts.c.sha256 == sha256))

    def find(self, sha256: str) -> Original | None:
        """The file with this content, if it is kept."""
        with reading(self._engine) as connection:
            row = connection.execute(select(originals).where(originals.c.sha256 == sha256)).one_or_none()
        return Original(row.sha256, row.name, row.size, row.kept_at) if row else None

    def all(self) -> list[Original]:
        """Every file that is kept, in the order they came."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(originals).order_by(originals.c.kept_at, originals.c.name)).all()
        return [Original(row.sha256, row.name, row.size, row.kept_at) for row in rows]

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The content of a kept file, in order; nothing where none has this content."""
        parts = original_parts.c
        query = select(parts.content).where(parts.sha256 == sha256)
        for number in range(self._count(sha256)):
            with reading(self._engine) as connection:
                yield zlib.decompress(connection.execute(query.where(parts.number == number)).scalar_one())

    def _count(self, sha256: str) -> int:
        found = self.find(sha256)
        return -(-found.size // PIECE_BYTES) if found else 0

    def _write_piece(self, sha256: str, number: int, piece: bytes) -> None:
        """In the place of what an earlier try left, but never of a file that is kept."""
        parts, packed = original_parts.c, zlib.compress(piece, _QUICK)
        with writing(self._engine) as connection:
            if not _is_kept(connection, sha256):
                connection.execute(delete(original_parts).where(parts.sha256 == sha256, parts.number == number))
                connection.execute(insert(original_parts).values(sha256=sha256, number=number, content=packed))

    def _finish(self, original: Original) -> bool:
        parts, pieces = original_parts.c, -(-original.size // PIECE_BYTES)
        with writing(self._engine) as connection:
            if _is_kept(connection, original.sha256):
                return False
            connection.execute(delete(original_parts).where(parts.sha256 == original.sha256, parts.number >= pieces))
            values = {name: getattr(original, name) for name in Original.__slots__}
            connection.execute(insert(originals).values(**values))
            return True


def _is_kept(connection: Connection, sha256: str) -> bool:
    return connection.execute(select(originals.c.sha256).where(originals.c.sha256 == sha256)).first() is not None
