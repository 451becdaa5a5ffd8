"""Published changes, to be checked against the figures"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kpi", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("comparator", sa.String(length=40), server_default="", nullable=False),
        sa.Column("breakdown", sa.String(length=200), server_default="", nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_kind", sa.String(length=20), nullable=False),
        sa.Column("earlier_start", sa.Date(), nullable=True),
        sa.Column("earlier_end", sa.Date(), nullable=True),
        sa.Column("earlier_kind", sa.String(length=20), nullable=True),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("bound", sa.String(length=10), nullable=True),
        sa.Column("as_published", sa.String(length=200), nullable=False),
        sa.Column("medium", sa.String(length=10), nullable=False),
        sa.Column("locator", sa.String(length=300), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_claims_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    with op.batch_alter_table("claims") as batch_op:
        batch_op.create_index("ix_claims_kpi", ["kpi"])


def downgrade() -> None:
    op.drop_table("claims")
