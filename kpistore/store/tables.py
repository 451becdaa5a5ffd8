"""The tables, in portable SQL: no type or default that only one database knows."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite forgets zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be kept: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number exactly as it was read: SQLite would make it a float."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)


documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("sha256", String(64), nullable=False, server_default=""),
    Column("title", String(200), nullable=False),
    Column("published", String(100), nullable=False),
    Column("known_from", Date, nullable=False),
    Column("known_from_estimated", Boolean, nullable=False),
    Column("family", String(60), nullable=False),
    Column("release", String(20), nullable=False),
    Column("published_on", Date),
    Column("recorded_at", UtcTime, nullable=False),
    UniqueConstraint("name", "known_from", "family", "sha256"),
)

observations = Table(
    "observations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kpi", String(60), nullable=False),
    Column("area", String(60), nullable=False),
    Column("comparator", String(40), nullable=False, server_default=""),
    Column("breakdown", String(200), nullable=False, server_default=""),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_kind", String(20), nullable=False),
    Column("value", Exact),
    Column("unit", String(20), nullable=False),
    Column("as_published", String(200), nullable=False),
    Column("bound", String(10)),
    Column("status", String(20), nullable=False),
    Column("reason", String(30)),
    Column("medium", String(10), nullable=False),
    Column("locator", String(300), nullable=False),
    Column("line", Integer),
    Column("note", Text, nullable=False, server_default=""),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Index("ix_observations_kpi", "kpi", "period_end"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kpi", String(60), nullable=False, index=True),
    Column("area", String(60), nullable=False),
    Column("comparator", String(40), nullable=False, server_default=""),
    Column("breakdown", String(200), nullable=False, server_default=""),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_kind", String(20), nullable=False),
    Column("earlier_start", Date),
    Column("earlier_end", Date),
    Column("earlier_kind", String(20)),
    Column("unit", String(20), nullable=False),
    Column("value", Exact, nullable=False),
    Column("bound", String(10)),
    Column("as_published", String(200), nullable=False),
    Column("medium", String(10), nullable=False),
    Column("locator", String(300), nullable=False),
    Column("line", Integer),
    Column("note", Text, nullable=False, server_default=""),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("joined_at", UtcTime, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", UtcTime),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_why", String(200), nullable=False, server_default=""),
)

silences = Table(
    "silences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("rule", String(100), nullable=False, index=True),
    Column("author", String(100), nullable=False, server_default=""),
    Column("reason", String(300), nullable=False, server_default=""),
    Column("made_at", UtcTime, nullable=False),
    Column("until", UtcTime),
    Column("until_newer_than", Date),
    Column("ended_at", UtcTime),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("author_name", String(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

enquiries = Table(
    "enquiries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rule", String(100), nullable=False),
    Column("kpi", String(60), nullable=False),
    Column("period_end", Date, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("author", String(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("answered_at", UtcTime),
    Column("answered_by", String(100), nullable=False, server_default=""),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(60), nullable=False, unique=True),
    Column("kpi", String(60), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("old_id", ForeignKey("observations.id"), nullable=False),
    Column("new_id", ForeignKey("observations.id")),
    Column("was", String(200), nullable=False),
    Column("now", String(200), nullable=False),
    Column("why", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("drafted_at", UtcTime, nullable=False),
    Column("decided_at", UtcTime),
    Column("decided_by", String(100), nullable=False, server_default=""),
    Column("told", Integer, nullable=False, server_default="0"),
)

told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer", String(12), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("observation_id", ForeignKey("observations.id"), nullable=False, index=True),
    Column("via", String(20), nullable=False),
    Column("at", UtcTime, nullable=False),
)

alert_events = Table(
    "alert_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rule", String(100), nullable=False),
    Column("kpi", String(60), nullable=False),
    Column("event", String(20), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("value", Exact, nullable=False),
    Column("reason", Text, nullable=False),
    Column("level_before", Exact),
    Column("period_start", Date),
    Column("revised_from", Exact),
    Column("person", String(100), nullable=False, server_default=""),
    Column("key", String(300), nullable=False, unique=True),
)

alert_parcels = Table(
    "alert_parcels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_key", String(300), nullable=False, index=True),
    Column("parcel_key", String(300), nullable=False),
)

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
    Column("error", String(300), nullable=False, server_default=""),
    Index("ix_outbox_state", "state", "due_at"),
)

pictures = Table(
    "pictures",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(64), primary_key=True),
    Column("file_id", String(300), nullable=False),
    Column("sent_at", UtcTime, nullable=False),
)

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
    Column("sender_name", String(100), nullable=False),
    Column("sent_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("decided_at", UtcTime),
    Column("decided_by", String(100), nullable=False, server_default=""),
    Column("documents", Text, nullable=False, server_default="[]"),
    Column("revised", Text, nullable=False, server_default="[]"),
    Index("ix_pending_files_sha256", "sha256"),
)

failed_imports = Table(
    "failed_imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", String(200), nullable=False),
    Column("why", String(300), nullable=False),
    Column("at", UtcTime, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("release", String(20), nullable=False),
    Column("person", String(100), nullable=False),
    Column("decided_at", UtcTime, nullable=False),
)

mistakes = Table(
    "mistakes",
    metadata,
    Column("observation_id", ForeignKey("observations.id"), primary_key=True, autoincrement=False),
    Column("reason", String(200), nullable=False),
    Column("person", String(100), nullable=False),
    Column("marked_at", UtcTime, nullable=False),
)

memories = Table(
    "memories",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

rebases = Table(
    "rebases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kpi", String(60), nullable=False),
    Column("area", String(60), nullable=False),
    Column("day", Date, nullable=False),
    Column("reason", String(300), nullable=False),
    Column("person", String(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_by", String(100), nullable=False, server_default=""),
    Index("ix_rebases_kpi", "kpi", "area"),
)
