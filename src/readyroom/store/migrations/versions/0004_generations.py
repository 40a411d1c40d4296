"""Marks of roll-ups count their writings. All roll-ups are made anew: a mark without that may have lost some."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# A migration never follows what schema.py says today: it states what was true when it was written.
NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, NAME, nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.execute("DELETE FROM rollups")
    op.drop_table("rollup_marks")
    op.create_table(
        "rollup_marks",
        *(text("room"), text("basis"), text("day"), number("seq"), number("generation")),
        sa.PrimaryKeyConstraint("room", name="pk_rollup_marks"),
        sa.ForeignKeyConstraint(["room"], ["rooms.room"], name="fk_rollup_marks_rooms"),
        sqlite_with_rowid=False,
    )
