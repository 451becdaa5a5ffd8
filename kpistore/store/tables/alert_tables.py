"""What is watched, what happened and what is being asked about it."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, String, Table, Text

from kpistore.store.tables.kinds import Cut, Exact, UtcTime, metadata

rules = Table(
    "rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("author_name", Cut(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

silences = Table(
    "silences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("rule", String(100), nullable=False, index=True),
    Column("author", Cut(100), nullable=False, server_default=""),
    Column("reason", Cut(300), nullable=False, server_default=""),
    Column("made_at", UtcTime, nullable=False),
    Column("until", UtcTime),
    Column("until_newer_than", Date),
    Column("ended_at", UtcTime),
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
    Column("person", Cut(100), nullable=False, server_default=""),
    Column("key", String(300), nullable=False, unique=True),
)

alert_parcels = Table(
    "alert_parcels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_key", String(300), nullable=False, index=True),
    Column("parcel_key", String(300), nullable=False),
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
    Column("author", Cut(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("answered_at", UtcTime),
    Column("answered_by", Cut(100), nullable=False, server_default=""),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(60), nullable=False, unique=True),
    Column("kpi", String(60), nullable=False),
    Column("subject", Cut(300), nullable=False),
    Column("old_id", ForeignKey("observations.id"), nullable=False),
    Column("new_id", ForeignKey("observations.id")),
    Column("was", Cut(200), nullable=False),
    Column("now", Cut(200), nullable=False),
    Column("why", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("drafted_at", UtcTime, nullable=False),
    Column("decided_at", UtcTime),
    Column("decided_by", Cut(100), nullable=False, server_default=""),
    Column("told", Integer, nullable=False, server_default="0"),
)
