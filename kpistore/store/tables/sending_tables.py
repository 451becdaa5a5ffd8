"""What is said, to whom and when: runs, messages, who was told what."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from kpistore.store.tables.kinds import Cut, UtcTime, metadata

schedules = Table(
    "schedules",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("day", String(40), nullable=False),
    Column("time", String(5), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("since", UtcTime, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("job", String(40), primary_key=True),
    Column("slot", UtcTime, primary_key=True),
    Column("claimed_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("status", String(20), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("topic", String(40), nullable=False),
    Column("message", Text, nullable=False),
    Column("observation_ids", Text, nullable=False, server_default="[]"),
    Column("created_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("changed_at", UtcTime, nullable=False),
    Column("telegram_id", BigInteger),
    Column("edits", BigInteger),
    Column("error", Cut(300), nullable=False, server_default=""),
    Index("ix_outbox_state", "state", "due_at"),
)

told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer", String(12), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("observation_id", ForeignKey("observations.id"), nullable=False, index=True),
    Column("via", String(40), nullable=False),
    Column("at", UtcTime, nullable=False),
)

pictures = Table(
    "pictures",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(64), primary_key=True),
    Column("file_id", String(300), nullable=False),
    Column("sent_at", UtcTime, nullable=False),
)
