"""What is held: documents, figures, published changes, and what an editor says of them."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from kpistore.store.tables.kinds import Cut, Exact, UtcTime, metadata

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
    Index("ix_observations_area", "kpi", "area", "period_end"),
    Index("ix_observations_document_id", "document_id", "kpi"),
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
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("recorded_at", UtcTime, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("release", String(20), nullable=False),
    Column("person", Cut(100), nullable=False),
    Column("decided_at", UtcTime, nullable=False),
)

mistakes = Table(
    "mistakes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("observation_id", ForeignKey("observations.id"), nullable=False, unique=True),
    Column("reason", Cut(200), nullable=False),
    Column("person", Cut(100), nullable=False),
    Column("marked_at", UtcTime, nullable=False),
)

shipments = Table(
    "shipments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("recorded_at", UtcTime, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kpi", String(60), nullable=False),
    Column("area", String(60), nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_kind", String(20)),
    Column("text", Cut(300), nullable=False),
    Column("person", Cut(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_by", Cut(100), nullable=False, server_default=""),
    Index("ix_notes_kpi", "kpi", "area"),
)

rebases = Table(
    "rebases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kpi", String(60), nullable=False),
    Column("area", String(60), nullable=False),
    Column("day", Date, nullable=False),
    Column("reason", Cut(300), nullable=False),
    Column("person", Cut(100), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_by", Cut(100), nullable=False, server_default=""),
    Index("ix_rebases_kpi", "kpi", "area"),
)
