"""Who was told a figure is kept with the topic in full, "kpi:" and the key of a measure"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("told") as batch:
        batch.alter_column("via", existing_type=sa.String(20), type_=sa.String(40), existing_nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("told") as batch:
        batch.alter_column("via", existing_type=sa.String(40), type_=sa.String(20), existing_nullable=False)
