"""Messages and webhooks on their way, and how far the log was followed for them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON_OBJECT = sa.Text().with_variant(JSONB, "postgresql")


def text(name: str) -> sa.Column[Any]:
    return sa.Column(name, NAME, nullable=False)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def json_object(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSON_OBJECT, nullable=False)


def table(name: str, key: list[str], *columns: sa.Column[Any]) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))


def upgrade() -> None:
    table(
        "deliveries",
        ["room", "key"],
        *(text("room"), text("key"), text("kind"), text("receiver"), text("channel"), number("seq")),
        *(number("created"), number("due"), number("attempts"), text("state"), text("error")),
        json_object("body"),
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
    table("followers", ["room", "name"], text("room"), text("name"), number("seq"))
    table("webhooks", ["room", "id"], text("room"), text("id"), number("created"), json_object("body"))
