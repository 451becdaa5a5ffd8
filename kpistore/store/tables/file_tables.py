"""Files: originals kept, those that wait for approval, those that failed."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from kpistore.store.tables.kinds import Cut, UtcTime, metadata

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
)

original_parts = Table(
    "original_parts",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

pending_files = Table(
    "pending_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content", LargeBinary),
    Column("summary", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("sender", BigInteger, nullable=False),
    Column("sender_name", Cut(100), nullable=False),
    Column("sent_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("decided_at", UtcTime),
    Column("decided_by", Cut(100), nullable=False, server_default=""),
    Column("documents", Text, nullable=False, server_default="[]"),
    Column("revised", Text, nullable=False, server_default="[]"),
    Index("ix_pending_files_sha256", "sha256"),
)

failed_imports = Table(
    "failed_imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", String(200), nullable=False),
    Column("why", Cut(300), nullable=False),
    Column("at", UtcTime, nullable=False),
)
