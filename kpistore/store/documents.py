"""Documents: recorded once, named by what was read from them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from kpistore.model.observation import Document, Release
from kpistore.store.bulk import in_parts
from kpistore.store.tables import documents

Key = tuple[str, object, str, str]

_NAMED = select(*(documents.c[name] for name in ("name", "known_from", "family", "sha256", "id"))).where(
    documents.c.name.in_(bindparam("names", expanding=True))
)
DOCUMENT_COLUMNS = [
    column.label(f"document_{column.name}") for column in documents.c if column.name in Document.__slots__
]
"""The columns of a joined document, by the names that document_of knows."""


def documents_named(connection: Connection, names: Iterable[str]) -> dict[Key, int]:
    """The numbers of all documents of these names, by name, day known from, family and content."""
    found = (row for some in in_parts(names) for row in connection.execute(_NAMED, {"names": some}))
    return {(row.name, row.known_from, row.family, row.sha256): row.id for row in found}


def document_id(connection: Connection, held: dict[Key, int], document: Document, at: datetime) -> int:
    """The number of a document, recorded now if it is new; held is brought up to date."""
    key = (document.name, document.known_from, document.family, document.sha256)
    if key not in held:
        values: Mapping[str, object] = {column: getattr(document, column) for column in Document.__slots__}
        done = connection.execute(insert(documents).values(**values, recorded_at=at))
        assert done.inserted_primary_key is not None
        held[key] = done.inserted_primary_key[0]
    return held[key]


def document_of(row: Row[Any]) -> Document:
    """The document of a row that was joined with it."""
    return Document(
        name=row.document_name,
        title=row.document_title,
        published=row.document_published,
        known_from=row.document_known_from,
        known_from_estimated=row.document_known_from_estimated,
        family=row.document_family,
        release=Release(row.document_release),
        published_on=row.document_published_on,
        sha256=row.document_sha256,
    )
