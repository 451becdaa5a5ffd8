"""Files that wait for approval, what an editor says of figures; a document of one name but other content is another"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents") as batch_op:
        batch_op.drop_constraint("uq_documents_name", type_="unique")
        batch_op.create_unique_constraint("uq_documents_name", ["name", "known_from", "family", "sha256"])
    op.create_table(
        "pending_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("sender", sa.BigInteger(), nullable=False),
        sa.Column("sender_name", sa.String(length=100), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(length=100), server_default="", nullable=False),
        sa.Column("documents", sa.Text(), server_default="[]", nullable=False),
        sa.Column("revised", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_files")),
    )
    with op.batch_alter_table("pending_files") as batch_op:
        batch_op.create_index("ix_pending_files_sha256", ["sha256"])
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("release", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_releases_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
    )
    op.create_table(
        "mistakes",
        sa.Column("observation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("marked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["observation_id"], ["observations.id"], name=op.f("fk_mistakes_observation_id")),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_mistakes")),
    )


def downgrade() -> None:
    op.drop_table("mistakes")
    op.drop_table("releases")
    op.drop_table("pending_files")
    with op.batch_alter_table("documents") as batch_op:
        batch_op.drop_constraint("uq_documents_name", type_="unique")
        batch_op.create_unique_constraint("uq_documents_name", ["name", "known_from", "family"])
