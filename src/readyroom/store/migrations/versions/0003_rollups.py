"""Roll-ups of days and months, and how far they are in step with the log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A migration never follows what schema.py says today: it states what was true when it was written.
NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, NAME, nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "rollups",
        *(text("room"), text("kind"), text("period"), text("subject")),
        *(sa.Column("body", sa.LargeBinary, nullable=False), number("is_open")),
        sa.PrimaryKeyConstraint("room", "kind", "period", "subject", name="pk_rollups"),
        sa.ForeignKeyConstraint(["room"], ["rooms.room"], name="fk_rollups_rooms"),
        sqlite_with_rowid=False,
    )
    is_open = sa.text("is_open = 1")
    op.create_index(
        "ix_rollups_open", "rollups", ["room", "period"], sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_table(
        "rollup_marks",
        *(text("room"), text("basis"), text("day"), number("seq")),
        sa.PrimaryKeyConstraint("room", name="pk_rollup_marks"),
        sa.ForeignKeyConstraint(["room"], ["rooms.room"], name="fk_rollup_marks_rooms"),
        sqlite_with_rowid=False,
    )
