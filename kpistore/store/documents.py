"""Documents: recorded once, named by what was read from them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from kpistore.model.observation import Document, Release
from kpistore.store.tables import documents

Key = tuple[str, object, str, str]

DOCUMENT_COLUMNS = [
    column.label(f"document_{column.name}") for column in documents.c if column.name in Document.__slots__
]
"""The columns of a joined document, by the names that document_of knows."""


def document_ids(connection: Connection) -> dict[Key, int]:
    """The numbers of all documents, by name, day known from, family and content."""
    column = documents.c
    query = select(column.name, column.known_from, column.family, column.sha256, column.id)
    return {(row.name, row.known_from, row.family, row.sha256): row.id for row in connection.execute(query)}


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
