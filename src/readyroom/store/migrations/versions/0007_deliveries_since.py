"""Since when a delivery was to be tried: of those that are there, since they were made."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON_OBJECT = sa.Text().with_variant(JSONB, "postgresql")
KEPT = 'room, "key", kind, receiver, channel, seq, created, due, attempts, state, error, body'


def text(name: str) -> sa.Column[Any]:
    return sa.Column(name, NAME, nullable=False)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.execute("CREATE TEMPORARY TABLE kept_deliveries AS SELECT * FROM deliveries")
    op.drop_table("deliveries")
    op.create_table(
        "deliveries",
        *(text("room"), text("key"), text("kind"), text("receiver"), text("channel"), number("seq")),
        *(number("created"), number("due"), number("since"), number("attempts"), text("state")),
        *(text("error"), sa.Column("body", JSON_OBJECT, nullable=False)),
        sa.PrimaryKeyConstraint("room", "key", name="pk_deliveries"),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["room", "kind", "due"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("ix_deliveries_created", "deliveries", ["room", "kind", "created"])
    op.execute(f"INSERT INTO deliveries ({KEPT}, since) SELECT {KEPT}, created FROM kept_deliveries")  # noqa: S608
    op.execute("DROP TABLE kept_deliveries")
