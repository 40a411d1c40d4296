"""Reports that are sent by mail at set times."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A migration never follows what schema.py says today: it states what was true when it was written.
NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON_OBJECT = sa.Text().with_variant(JSONB, "postgresql")


def upgrade() -> None:
    op.create_table(
        "report_schedules",
        sa.Column("room", NAME, nullable=False),
        sa.Column("id", NAME, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("body", JSON_OBJECT, nullable=False),
        sa.PrimaryKeyConstraint("room", "id", name="pk_report_schedules"),
    )
