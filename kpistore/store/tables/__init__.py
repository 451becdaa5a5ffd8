"""The tables, in portable SQL: no type or default that only one database knows."""

from kpistore.store.tables.alert_tables import alert_events, alert_parcels, corrections, enquiries, rules, silences
from kpistore.store.tables.figure_tables import (
    claims,
    documents,
    mistakes,
    notes,
    observations,
    rebases,
    releases,
    shipments,
)
from kpistore.store.tables.file_tables import failed_imports, original_parts, originals, pending_files
from kpistore.store.tables.kinds import Exact, UtcTime, metadata
from kpistore.store.tables.people_tables import grounds, invitations, memories, people, subscriptions
from kpistore.store.tables.sending_tables import outbox, pictures, runs, schedules, told

__all__ = [
    "Exact",
    "UtcTime",
    "alert_events",
    "alert_parcels",
    "claims",
    "corrections",
    "documents",
    "enquiries",
    "failed_imports",
    "grounds",
    "invitations",
    "memories",
    "metadata",
    "mistakes",
    "notes",
    "observations",
    "original_parts",
    "originals",
    "outbox",
    "pending_files",
    "people",
    "pictures",
    "rebases",
    "releases",
    "rules",
    "runs",
    "schedules",
    "shipments",
    "silences",
    "subscriptions",
    "told",
]
