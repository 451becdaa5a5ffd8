"""Alerts that are answered: rules of the chats, silences, enquiries, corrections"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

mutes = sa.table("mutes", *map(sa.column, ("chat_id", "rule", "muted_at", "until_newer_than")))
silences = sa.table(
    "silences", *map(sa.column, ("chat_id", "rule", "made_at", "until_newer_than", "ended_at"))
)


def upgrade() -> None:
    with op.batch_alter_table("alert_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revised_from", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("person", sa.String(length=100), server_default="", nullable=False))
        batch_op.alter_column("key", existing_type=sa.String(length=200), type_=sa.String(length=300), existing_nullable=False)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edits", sa.BigInteger(), nullable=True))
        batch_op.alter_column("key", existing_type=sa.String(length=200), type_=sa.String(length=300), existing_nullable=False)
    op.create_table(
        "alert_parcels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_key", sa.String(length=300), nullable=False),
        sa.Column("parcel_key", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_parcels")),
    )
    with op.batch_alter_table("alert_parcels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_parcels_event_key"), ["event_key"], unique=False)
    op.create_table(
        "silences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=False),
        sa.Column("author", sa.String(length=100), server_default="", nullable=False),
        sa.Column("reason", sa.String(length=300), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("until_newer_than", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silences")),
    )
    with op.batch_alter_table("silences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_silences_rule"), ["rule"], unique=False)
    held = sa.select(mutes.c.chat_id, mutes.c.rule, mutes.c.muted_at, mutes.c.until_newer_than)
    op.get_bind().execute(sa.insert(silences).from_select(["chat_id", "rule", "made_at", "until_newer_than"], held))
    op.drop_table("mutes")
    op.create_table(
        "rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("author_name", sa.String(length=100), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
    )
    op.create_table(
        "enquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=False),
        sa.Column("kpi", sa.String(length=60), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.String(length=100), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by", sa.String(length=100), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiries")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("kpi", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=True),
        sa.Column("was", sa.String(length=200), nullable=False),
        sa.Column("now", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(length=100), server_default="", nullable=False),
        sa.Column("told", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["old_id"], ["observations.id"], name=op.f("fk_corrections_old_id")),
        sa.ForeignKeyConstraint(["new_id"], ["observations.id"], name=op.f("fk_corrections_new_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint("key", name=op.f("uq_corrections_key")),
    )


def downgrade() -> None:
    op.create_table(
        "mutes",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=False),
        sa.Column("until_newer_than", sa.Date(), nullable=False),
        sa.Column("muted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "rule", name=op.f("pk_mutes")),
    )
    column = silences.c
    held = sa.select(column.chat_id, column.rule, sa.func.max(column.made_at), sa.func.max(column.until_newer_than))
    held = held.where(column.until_newer_than.is_not(None), column.ended_at.is_(None))
    held = held.group_by(column.chat_id, column.rule)
    op.get_bind().execute(sa.insert(mutes).from_select(["chat_id", "rule", "muted_at", "until_newer_than"], held))
    for name in ("corrections", "enquiries", "rules", "silences", "alert_parcels"):
        op.drop_table(name)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("edits")
        batch_op.alter_column("key", existing_type=sa.String(length=300), type_=sa.String(length=200), existing_nullable=False)
    with op.batch_alter_table("alert_events", schema=None) as batch_op:
        batch_op.drop_column("person")
        batch_op.drop_column("revised_from")
        batch_op.alter_column("key", existing_type=sa.String(length=300), type_=sa.String(length=200), existing_nullable=False)
