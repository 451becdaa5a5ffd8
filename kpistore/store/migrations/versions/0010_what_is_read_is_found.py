"""Indices by which figures are found however many there are; marks of mistakes have numbers, so that the newest is known"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SAID = ("observation_id", "reason", "person", "marked_at")


def upgrade() -> None:
    op.create_index("ix_observations_area", "observations", ["kpi", "area", "period_end"])
    op.drop_index("ix_observations_kpi", "observations")
    op.create_index("ix_observations_document_id", "observations", ["document_id", "kpi"])
    op.create_index("ix_claims_document_id", "claims", ["document_id"])
    _make_anew(
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mistakes")),
        sa.UniqueConstraint("observation_id", name=op.f("uq_mistakes_observation_id")),
    )


def downgrade() -> None:
    _make_anew(
        sa.Column("observation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_mistakes")),
    )
    op.drop_index("ix_claims_document_id", "claims")
    op.drop_index("ix_observations_document_id", "observations")
    op.create_index("ix_observations_kpi", "observations", ["kpi", "period_end"])
    op.drop_index("ix_observations_area", "observations")


def _make_anew(*keys: sa.schema.SchemaItem) -> None:
    """Put a table with other keys in the place of the mistakes, with what was said in it, oldest first."""
    op.create_table("mistakes_kept", sa.Column("observation_id", sa.Integer(), nullable=False), *_said())
    _copy("mistakes", "mistakes_kept")
    op.drop_table("mistakes")
    op.create_table(
        "mistakes",
        *keys,
        *_said(),
        sa.ForeignKeyConstraint(["observation_id"], ["observations.id"], name=op.f("fk_mistakes_observation_id")),
    )
    _copy("mistakes_kept", "mistakes")
    op.drop_table("mistakes_kept")


def _said() -> list[sa.Column[Any]]:
    return [
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("marked_at", sa.DateTime(), nullable=False),
    ]


def _copy(origin: str, target: str) -> None:
    held = sa.table(origin, *map(sa.column, SAID))
    ordered = sa.select(*held.c).order_by(held.c.marked_at, held.c.observation_id)
    op.get_bind().execute(sa.insert(sa.table(target, *map(sa.column, SAID))).from_select(SAID, ordered))
