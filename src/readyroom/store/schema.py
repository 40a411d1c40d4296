"""The tables, stated once for both databases.

Belongs here: SQLAlchemy Core metadata and nothing that reads or writes. A change here goes with a
migration; a test holds the two against each other. What the columns of the interval tables mean is told in
docs/store.md.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from readyroom.store.interface import INTERVAL_TABLES

APPLICATION_ID = 0x52647952
"""`RdyR`: what SQLite's header says of a file that is Readyroom's."""

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# SQLite numbers rows by itself only in a column whose type is INTEGER, which there has 64 bits.
RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# Compared byte by byte, as SQLite does: an order by language is not the same on every server, nor after each upgrade.
Name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# Kept as text in SQLite. JSON text of objects only: a bare number would lose its form to column affinity.
JsonObject = sa.Text().with_variant(JSONB, "postgresql")


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Name, nullable=null, primary_key=key)


def _number(name: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=null, primary_key=key, autoincrement=False)


def _blob(name: str, *, key: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False, primary_key=key)


def _room() -> sa.Column[str]:
    return sa.Column("room", Name, sa.ForeignKey("rooms.room"), primary_key=True, nullable=False)


rooms = sa.Table(
    "rooms",
    metadata,
    _text("room", key=True),
    _number("epoch"),
    _number("last_seq"),
    sqlite_with_rowid=False,
)

# One B-tree in order of (room, seq): an append writes at its right edge, a replay reads it straight through.
events = sa.Table(
    "events",
    metadata,
    _room(),
    _number("seq", key=True),
    _number("at"),
    _number("seen"),
    _text("type"),
    _number("version"),
    _text("agent", null=True),
    _text("queue", null=True),
    _text("call", null=True),
    _text("by_kind"),
    _text("by_id"),
    _blob("body"),
    sa.Index("ix_events_seen", "room", "seen", "seq"),
    sqlite_with_rowid=False,
)
# No index by queue: there are few of them, so reading along the log soon finds what is asked for. Each
# index that is not in order of writing costs a page an event, which is most of what an append costs.
for _name in ("agent", "call"):
    _set = events.c[_name].is_not(None)
    sa.Index(
        f"ix_events_{_name}", "room", _name, "seq", sqlite_where=_set, postgresql_where=_set, _table=events
    )
# Reports tell of each sign-out, in the time in which it was; each has few.
_is_sign_out = sa.text("type = 'SignedOut'")
sa.Index(
    "ix_events_signed_out",
    events.c.room,
    events.c.at,
    events.c.agent,
    sqlite_where=_is_sign_out,
    postgresql_where=_is_sign_out,
)

snapshots = sa.Table(
    "snapshots", metadata, _room(), _number("seq", key=True), _number("at"), _number("version"), _blob("body")
)

replies = sa.Table(
    "replies",
    metadata,
    _room(),
    _text("scope", key=True),
    _text("key", key=True),
    _blob("fingerprint"),
    _number("status"),
    _blob("body"),
    _number("at"),
    sa.Index("ix_replies_at", "at"),
)


def _interval_table(name: str) -> sa.Table:
    table = sa.Table(
        f"{name}_intervals",
        metadata,
        sa.Column("id", RowId, primary_key=True),
        _text("room"),
        _text("key"),
        _text("agent", null=True),
        _text("queue", null=True),
        _text("call", null=True),
        _text("value"),
        sa.Column("detail", JsonObject, nullable=False),
        _number("opened_at"),
        _number("opened_seq"),
        _number("opened_seen"),
        _number("closed_at", null=True),
        _number("closed_seq", null=True),
        _number("closed_seen", null=True),
        _text("closed_as", null=True),
        sa.Column("closed_detail", JsonObject, nullable=True),
        _number("known_from"),
        _number("known_until", null=True),
        _number("superseded_by", null=True),
    )
    is_open = sa.and_(table.c.closed_at.is_(None), table.c.known_until.is_(None))
    is_closed = table.c.closed_at.is_not(None)
    # What makes a second open interval of one key impossible, and finds the one to close.
    sa.Index(
        f"ux_{table.name}_open",
        table.c.room,
        table.c.key,
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    # Reports of a period: what ended in it or later. It grows at its right edge, as the log does.
    sa.Index(
        f"ix_{table.name}_closed",
        table.c.room,
        table.c.closed_at,
        sqlite_where=is_closed,
        postgresql_where=is_closed,
    )
    for column in _SELECTED_BY[name]:
        sa.Index(f"ix_{table.name}_{column}", table.c.room, table.c[column], table.c.opened_at)
    return table


# By what the intervals of each kind are asked for, beside the period. Each index costs a page a change.
_SELECTED_BY = {
    "state": ("agent",),
    "activity": ("agent",),
    "attendance": ("agent",),
    "membership": ("agent",),
    "hold": ("agent",),
    "offer": ("agent", "call"),
    "call": ("agent", "call"),
    "wrap_up": ("agent",),
    "task": ("agent",),
}
intervals = {name: _interval_table(name) for name in INTERVAL_TABLES}

# What a day or a month comes to, made of the intervals and to be made again from them.
rollups = sa.Table(
    "rollups",
    metadata,
    _room(),
    _text("kind", key=True),
    _text("period", key=True),
    _text("subject", key=True),
    _blob("body"),
    _number("is_open"),
    sqlite_with_rowid=False,
)
sa.Index(
    "ix_rollups_open",
    rollups.c.room,
    rollups.c.period,
    sqlite_where=rollups.c.is_open == 1,
    postgresql_where=rollups.c.is_open == 1,
)
rollup_marks = sa.Table(
    "rollup_marks",
    metadata,
    _room(),
    _text("basis"),
    _text("day"),
    _number("seq"),
    _number("generation"),
    sqlite_with_rowid=False,
)

organisations = sa.Table(
    "organisations", metadata, _text("room", key=True), _text("name"), _number("created")
)

credentials = sa.Table(
    "credentials",
    metadata,
    _text("room", key=True),
    _text("subject", key=True),
    _text("kind", key=True),
    _text("hash"),
    _number("changed"),
    _number("failures"),
    _number("locked_until", null=True),
)

sessions = sa.Table(
    "sessions",
    metadata,
    _blob("id_hash", key=True),
    _text("room"),
    _text("user"),
    _text("csrf"),
    _number("created"),
    _number("last_seen"),
    _number("expires"),
    sa.Index("ix_sessions_user", "room", "user"),
    sa.Index("ix_sessions_expires", "expires"),
)

tokens = sa.Table(
    "tokens",
    metadata,
    _text("room", key=True),
    _text("id", key=True),
    _text("name"),
    sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
    _text("user"),
    _text("scopes"),
    _number("created"),
    _number("last_used", null=True),
    _number("expires", null=True),
    _number("revoked", null=True),
)

preferences = sa.Table(
    "preferences",
    metadata,
    _text("room", key=True),
    _text("user", key=True),
    sa.Column("body", JsonObject, nullable=False),
    _number("changed"),
)

views = sa.Table(
    "views",
    metadata,
    _text("room", key=True),
    _text("user", key=True),
    _text("id", key=True),
    _text("name"),
    sa.Column("body", JsonObject, nullable=False),
    _number("changed"),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    _text("room", key=True),
    _text("key", key=True),
    _text("kind"),
    _text("receiver"),
    _text("channel"),
    _number("seq"),
    _number("created"),
    _number("due"),
    _number("since"),
    _number("attempts"),
    _text("state"),
    _text("error"),
    sa.Column("body", JsonObject, nullable=False),
    sa.Index("ix_deliveries_created", "room", "kind", "created"),
)
_is_waiting = deliveries.c.state == "waiting"
sa.Index(
    "ix_deliveries_due",
    deliveries.c.room,
    deliveries.c.kind,
    deliveries.c.due,
    sqlite_where=_is_waiting,
    postgresql_where=_is_waiting,
)

followers = sa.Table("followers", metadata, _text("room", key=True), _text("name", key=True), _number("seq"))

webhooks = sa.Table(
    "webhooks",
    metadata,
    _text("room", key=True),
    _text("id", key=True),
    _number("created"),
    sa.Column("body", JsonObject, nullable=False),
)

report_schedules = sa.Table(
    "report_schedules",
    metadata,
    _text("room", key=True),
    _text("id", key=True),
    _number("created"),
    sa.Column("body", JsonObject, nullable=False),
)
