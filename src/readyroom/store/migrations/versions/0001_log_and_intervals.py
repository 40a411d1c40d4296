"""The log, its snapshots and replies, the interval tables, and what is kept of people."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# A migration never follows what schema.py says today: it states what was true when it was written.
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
JSON_OBJECT = sa.Text().with_variant(JSONB, "postgresql")
INTERVALS = ["state", "activity", "attendance", "membership", "hold", "offer", "call", "wrap_up", "task"]


def text(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, NAME, nullable=null)


def number(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=null, autoincrement=False)


def blob(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def json_object(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, JSON_OBJECT, nullable=null)


def table(name: str, key: list[str], *columns: sa.Column[Any], rowid: bool = True, also: Any = ()) -> None:
    op.create_table(
        name, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"), *also, sqlite_with_rowid=rowid
    )


def of_room(name: str) -> list[sa.Constraint]:
    return [sa.ForeignKeyConstraint(["room"], ["rooms.room"], name=f"fk_{name}_rooms")]


def index(
    name: str, table_name: str, columns: list[str], where: str | None = None, unique: bool = False
) -> None:
    condition = sa.text(where) if where else None
    op.create_index(
        name, table_name, columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )


def upgrade() -> None:
    create_log()
    for kind in INTERVALS:
        create_intervals(f"{kind}_intervals", ["agent", "call"] if kind in ("offer", "call") else ["agent"])
    create_people()


def create_log() -> None:
    table("rooms", ["room"], text("room"), number("epoch"), number("last_seq"), rowid=False)
    table(
        "events",
        ["room", "seq"],
        *(text("room"), number("seq"), number("at"), number("seen"), text("type"), number("version")),
        *(text("agent", null=True), text("queue", null=True), text("call", null=True)),
        *(text("by_kind"), text("by_id"), blob("body")),
        also=of_room("events"),
        rowid=False,
    )
    index("ix_events_seen", "events", ["room", "seen", "seq"])
    for column in ("agent", "call"):
        index(f"ix_events_{column}", "events", ["room", column, "seq"], f"{column} IS NOT NULL")
    table(
        "snapshots",
        ["room", "seq"],
        *(text("room"), number("seq"), number("at"), number("version"), blob("body")),
        also=of_room("snapshots"),
    )
    table(
        "replies",
        ["room", "scope", "key"],
        *(
            text("room"),
            text("scope"),
            text("key"),
            blob("fingerprint"),
            number("status"),
            blob("body"),
            number("at"),
        ),
        also=of_room("replies"),
    )
    index("ix_replies_at", "replies", ["at"])


def create_intervals(name: str, selected_by: list[str]) -> None:
    table(
        name,
        ["id"],
        *(sa.Column("id", ROW_ID, nullable=False), text("room"), text("key")),
        *(text("agent", null=True), text("queue", null=True), text("call", null=True)),
        *(text("value"), json_object("detail")),
        *(number("opened_at"), number("opened_seq"), number("opened_seen")),
        *(number("closed_at", null=True), number("closed_seq", null=True), number("closed_seen", null=True)),
        *(text("closed_as", null=True), json_object("closed_detail", null=True)),
        *(number("known_from"), number("known_until", null=True), number("superseded_by", null=True)),
    )
    index(f"ux_{name}_open", name, ["room", "key"], "closed_at IS NULL AND known_until IS NULL", unique=True)
    index(f"ix_{name}_closed", name, ["room", "closed_at"], "closed_at IS NOT NULL")
    for column in selected_by:
        index(f"ix_{name}_{column}", name, ["room", column, "opened_at"])


def create_people() -> None:
    table("organisations", ["room"], text("room"), text("name"), number("created"))
    table(
        "credentials",
        ["room", "subject", "kind"],
        *(text("room"), text("subject"), text("kind"), text("hash"), number("changed")),
        *(number("failures"), number("locked_until", null=True)),
    )
    table(
        "sessions",
        ["id_hash"],
        *(blob("id_hash"), text("room"), text("user"), text("csrf")),
        *(number("created"), number("last_seen"), number("expires")),
    )
    index("ix_sessions_user", "sessions", ["room", "user"])
    index("ix_sessions_expires", "sessions", ["expires"])
    table(
        "tokens",
        ["room", "id"],
        *(
            text("room"),
            text("id"),
            text("name"),
            blob("hash"),
            text("user"),
            text("scopes"),
            number("created"),
        ),
        *(number("last_used", null=True), number("expires", null=True), number("revoked", null=True)),
        also=[sa.UniqueConstraint("hash", name="uq_tokens_hash")],
    )
    table("preferences", ["room", "user"], text("room"), text("user"), json_object("body"), number("changed"))
    table(
        "views",
        ["room", "user", "id"],
        *(text("room"), text("user"), text("id"), text("name"), json_object("body"), number("changed")),
    )
