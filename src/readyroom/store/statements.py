"""The SQL of the hot path and of the reads, as text: SQLAlchemy's compilation costs more than the
statements do.

Belongs here: statements that SQLite (3.24 or newer) and PostgreSQL understand alike, with `?` for each
parameter (a driver that wants another mark replaces it: there is no other question mark), and the functions
that put together a statement with filters. The order of columns is the order of the records' fields.
"""

# Only names of tables and columns that stand in this file are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence

from readyroom.store.interface import INTERVAL_TABLES, EarlierTable, IntervalTable, LogRow, Of, Start

Param = str | int | bytes | None
Query = tuple[str, list[Param]]

EVERYTHING = 2**63 - 1
"""A limit that limits nothing: an offset needs one."""

LATE_MS = 15 * 60_000
"""An event that became known later than this after it was is looked for by itself: its time is long."""

ADD_ROOM = "INSERT INTO rooms (room, epoch, last_seq) VALUES (?, 0, 0) ON CONFLICT (room) DO NOTHING"
TAKE_ROOM = "UPDATE rooms SET epoch = epoch + 1 WHERE room = ?"
ROOM = "SELECT epoch, last_seq FROM rooms WHERE room = ?"
ROOMS = "SELECT room FROM rooms ORDER BY room"
ADVANCE_ROOM = "UPDATE rooms SET last_seq = ? WHERE room = ? AND epoch = ? AND last_seq = ?"
"""Fences and checks the seq in one: it changes a row only for the epoch's owner who continues the log. In
PostgreSQL it also locks the row, so that two appends stand in line."""

HOLD_ROOM = "UPDATE rooms SET epoch = epoch WHERE room = ?"
"""Until the end of the transaction nobody else writes to the room."""

KEEP_ROOM = "UPDATE rooms SET epoch = epoch WHERE room = ? AND epoch = ?"
"""The same for a batch that has no event to move the log on."""

EVENT_COLUMNS = ", ".join(LogRow.__struct_fields__)
ADD_EVENT = f"INSERT INTO events (room, {EVENT_COLUMNS}) VALUES (?{', ?' * len(LogRow.__struct_fields__)})"
SEQ_AT = "SELECT seq FROM events WHERE room = ? AND seen <= ? ORDER BY seen DESC, seq DESC LIMIT 1"

ADD_REPLY = (
    "INSERT INTO replies (room, key, scope, fingerprint, status, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
REPLY = (
    "SELECT key, scope, fingerprint, status, body, at FROM replies WHERE room = ? AND scope = ? AND key = ?"
)
FORGET_REPLIES = "DELETE FROM replies WHERE at < ?"

PUT_SNAPSHOT = (
    "INSERT INTO snapshots (room, seq, at, version, body) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (room, seq) DO UPDATE SET at = excluded.at, version = excluded.version, body = excluded.body"
)
SNAPSHOTS = "SELECT seq, at FROM snapshots WHERE room = ? ORDER BY seq"
DROP_SNAPSHOT = "DELETE FROM snapshots WHERE room = ? AND seq = ?"

INTERVAL_COLUMNS = (
    "id, key, agent, queue, call, value, detail, opened_at, opened_seq, opened_seen, closed_at, closed_seq, "
    "closed_seen, closed_as, closed_detail, known_from, known_until, superseded_by"
)
OPEN_INTERVAL: dict[IntervalTable, str] = {
    table: (
        f"INSERT INTO {table}_intervals (room, key, agent, queue, call, value, detail, "
        "opened_at, opened_seq, opened_seen, known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for table in INTERVAL_TABLES
}
CLOSE_INTERVAL: dict[IntervalTable, str] = {
    table: (
        f"UPDATE {table}_intervals SET closed_at = ?, closed_seq = ?, closed_seen = ?, closed_as = ?, "
        "closed_detail = ? "
        "WHERE room = ? AND key = ? AND closed_at IS NULL AND known_until IS NULL AND opened_at <= ?"
    )
    for table in INTERVAL_TABLES
}
OPENED_AT: dict[IntervalTable, str] = {
    table: (
        f"SELECT opened_at FROM {table}_intervals "
        "WHERE room = ? AND key = ? AND closed_at IS NULL AND known_until IS NULL"
    )
    for table in INTERVAL_TABLES
}

_WRITTEN = INTERVAL_COLUMNS.partition(", ")[2].partition(", known_until")[0]
WRITE_INTERVAL: dict[IntervalTable, str] = {
    table: (f"INSERT INTO {table}_intervals (room, {_WRITTEN}) VALUES (?{', ?' * len(_WRITTEN.split(','))})")
    for table in INTERVAL_TABLES
}
"""A whole one, as a correction leaves it."""
FIND_WRITTEN: dict[IntervalTable, str] = {
    table: (
        f"SELECT max(id) FROM {table}_intervals WHERE room = ? AND agent = ? AND opened_at = ? AND opened_seq = ?"
    )
    for table in INTERVAL_TABLES
}
SUPERSEDE: dict[IntervalTable, str] = {
    table: f"UPDATE {table}_intervals SET known_until = ?, superseded_by = ? WHERE id = ?"
    for table in INTERVAL_TABLES
}

EARLIER = "opened_seq = 0 AND known_until IS NULL"
"""Of the time before the log, as known today."""
ANCHORS: dict[EarlierTable, str] = {"membership": "agent", "offer": "call", "call": "call"}
"""By which column an index finds the intervals of a key."""
_EARLIER_COLUMNS = (
    "room, key, agent, queue, call, value, detail, opened_at, opened_seen, closed_at, closed_seen, closed_as, "
    "closed_detail, known_from, opened_seq, closed_seq"
)
_EARLIER_VALUES = "(" + "?, " * 14 + "0, 0)"
FIND_EARLIER: dict[EarlierTable, str] = {
    table: (
        f"SELECT max(id) FROM {table}_intervals WHERE room = ? AND {anchor} = ? AND key = ? AND opened_at = ? "
        f"AND {EARLIER}"
    )
    for table, anchor in ANCHORS.items()
}
SOME_EARLIER: dict[EarlierTable, str] = {
    table: f"SELECT id FROM {table}_intervals WHERE room = ? AND id > ? AND {EARLIER} ORDER BY id LIMIT ?"
    for table in ANCHORS
}
END_EARLIER: dict[EarlierTable, str] = {
    table: (
        f"UPDATE {table}_intervals SET known_until = ? WHERE room = ? AND id > ? AND id <= ? AND {EARLIER}"
    )
    for table in ANCHORS
}


def insert_earlier(table: EarlierTable, count: int) -> str:
    """So many earlier intervals at once."""
    return f"INSERT INTO {table}_intervals ({_EARLIER_COLUMNS}) VALUES {', '.join([_EARLIER_VALUES] * count)}"


def select_earlier(room: str, table: EarlierTable, spans: Sequence[tuple[str, str, int, int]]) -> Query:
    """The earlier intervals, as known today, that may share time with one of these spans: for each (what the index is
    asked, key, from, to). No two spans have the same key.

    Those of a key share no time: at most one reaches into a span from before, the last that opened until then.
    """
    source, anchor = f"{table}_intervals", ANCHORS[table]
    one = "(CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT))"

    def of_span(alias: str) -> str:
        same = f"{alias}.room = ? AND {alias}.{anchor} = span.anchor AND {alias}.key = span.name"
        return f"{same} AND {alias}.opened_seq = 0 AND {alias}.known_until IS NULL"

    last = (
        f"SELECT p.opened_at FROM {source} p WHERE {of_span('p')} AND p.opened_at <= span.since "
        "ORDER BY p.opened_at DESC LIMIT 1"
    )
    # CROSS: the outer loop is over the spans, never over the table.
    sql = (
        f"WITH span(anchor, name, since, until) AS (VALUES {', '.join([one] * len(spans))}) "
        f"SELECT {INTERVAL_COLUMNS} FROM span CROSS JOIN {source} o WHERE {of_span('o')} "
        f"AND o.opened_at <= span.until AND o.opened_at >= coalesce(({last}), span.since)"
    )
    return sql, [*(param for span in spans for param in span), room, room]


def select_events(
    room: str,
    since: int,
    until_seq: int | None,
    *,
    agent: str | None,
    queue: str | None,
    call: str | None,
    types: Sequence[str] | None,
    at_from: int | None,
    at_to: int | None,
    newest_first: bool,
    limit: int,
    hints: bool,
) -> Query:
    """Events after `since`, up to and with `until_seq`."""
    where, params = ["room = ?", "seq > ?"], list[Param]([room, since])
    bounds: dict[str, Param] = {"seq <= ?": until_seq, "at >= ?": at_from, "at < ?": at_to}
    equal: dict[str, Param] = {"agent = ?": agent, "queue = ?": queue, "call = ?": call}
    for condition, param in (bounds | equal).items():
        if param is not None:
            where.append(condition)
            params.append(param)
    index = "ix_events_call" if call is not None else "ix_events_agent" if agent is not None else ""
    if at_from is not None and types is not None and [*types] == ["SignedOut"]:
        # In so many words: what is bound, an index of these alone is not believed to hold.
        where.append("type = 'SignedOut'")
        index = "ix_events_signed_out"
    elif types is not None:
        where.append(f"type IN ({', '.join('?' * len(types))})" if types else "1 = 0")
        params.extend(types)
    source = f"events{_by(index, hints)}"
    order = "DESC" if newest_first else "ASC"
    sql = f"SELECT {EVENT_COLUMNS} FROM {source} WHERE {' AND '.join(where)} ORDER BY seq {order} LIMIT ?"
    return sql, [*params, limit]


def select_events_of(room: str, seqs: Sequence[int], types: Sequence[str] | None) -> Query:
    """The events of these seqs."""
    where, params = f"room = ? AND seq IN ({', '.join('?' * len(seqs))})", list[Param]([room, *seqs])
    if types is not None:
        where += f" AND type IN ({', '.join('?' * len(types))})" if types else " AND 1 = 0"
        params.extend(types)
    return f"SELECT {EVENT_COLUMNS} FROM events WHERE {where} ORDER BY seq", params


def select_snapshot(room: str, max_seq: int | None, version: int | None) -> Query:
    """The newest snapshot that meets the conditions."""
    where, params = ["room = ?"], list[Param]([room])
    for condition, param in {"seq <= ?": max_seq, "version = ?": version}.items():
        if param is not None:
            where.append(condition)
            params.append(param)
    sql = f"SELECT room, seq, at, body, version FROM snapshots WHERE {' AND '.join(where)}"
    return f"{sql} ORDER BY seq DESC LIMIT 1", params


def select_intervals(
    room: str,
    table: IntervalTable,
    *,
    agent: Of | None,
    queue: Of | None,
    call: str | None,
    at_from: int | None,
    at_to: int | None,
    open_only: bool,
    known_at: int | None,
    limit: int | None,
    offset: int,
    hints: bool,
    superseded: bool = False,
) -> Query:
    """Intervals as known at `known_at` (None: today); `superseded`: and what gave way until then."""
    assert table in INTERVAL_TABLES, table
    filters = {"agent": agent, "queue": queue, "call": call}
    named = [_is_of(column, wanted) for column, wanted in filters.items() if wanted is not None]
    where = ["room = ?", *(condition for condition, _ in named)]
    params = list[Param]([room, *(name for _, names in named for name in names)])
    if at_to is not None:
        where.append("opened_at < ?")
        params.append(at_to)
    is_open, seen = "closed_at IS NULL", list[Param]()
    if known_at is None:
        where += [] if superseded else ["known_until IS NULL"]
    else:
        where.append("known_from <= ?")
        params.append(known_at)
        if not superseded:
            where.append("(known_until IS NULL OR known_until > ?)")
            params.append(known_at)
        is_open, seen = "(closed_seen IS NULL OR closed_seen > ?)", [known_at]
    # One without length lies at its instant. The first half is what an index can be asked.
    ended, bounds = "closed_at >= ? AND (closed_at > ? OR opened_at >= ?)", list[Param]([at_from] * 3)
    # An index each where nothing narrower is given; else what was found is looked through.
    is_wide = not isinstance(agent, str) and call is None and known_at is None and not superseded
    arms: list[tuple[str, str, list[Param]]] = [("", "1 = 1", [])]
    if open_only:
        arms = [("", is_open, seen)]
    elif at_from is not None and is_wide:
        arms = [
            (f"ux_{table}_intervals_open", is_open, seen),
            (f"ix_{table}_intervals_closed", ended, bounds),
        ]
    elif at_from is not None:
        arms = [("", f"({is_open} OR ({ended}))", [*seen, *bounds])]
    select, conditions = f"SELECT {INTERVAL_COLUMNS} FROM {table}_intervals", " AND ".join(where)
    sql = " UNION ALL ".join(
        f"{select}{_by(index, hints)} WHERE {conditions} AND {condition}" for index, condition, _ in arms
    )
    params = [param for _, _, condition in arms for param in [*params, *condition]]
    sql += " ORDER BY opened_at, id"
    if limit is not None or offset:
        sql += " LIMIT ? OFFSET ?"
        params += [EVERYTHING if limit is None else limit, offset]
    return sql, params


def _is_of(column: str, wanted: Of) -> tuple[str, list[str]]:
    if isinstance(wanted, str):
        return f"{column} = ?", [wanted]
    return f"{column} IN ({', '.join('?' * len(wanted))})" if wanted else "1 = 0", sorted(wanted)


def select_ended(
    room: str, table: IntervalTable, ends: Sequence[int], *, known_at: int | None, hints: bool
) -> Query:
    """The intervals that ended at these instants."""
    assert table in INTERVAL_TABLES, table
    where, params = f"room = ? AND closed_at IN ({', '.join('?' * len(ends))})", list[Param]([room, *ends])
    if known_at is None:
        where += " AND known_until IS NULL"
    else:
        where += " AND closed_seen <= ? AND known_from <= ? AND (known_until IS NULL OR known_until > ?)"
        params += [known_at] * 3
    source = f"{table}_intervals{_by(f'ix_{table}_intervals_closed', hints)}"
    return f"SELECT {INTERVAL_COLUMNS} FROM {source} WHERE {where}", params


def select_begun(
    room: str, table: IntervalTable, starts: Sequence[Start], *, known_at: int | None, hints: bool
) -> Query:
    """The intervals that these agents began at these instants."""
    assert table in INTERVAL_TABLES, table
    where, params = "room = ?", list[Param]([*(param for start in starts for param in start), room])
    if known_at is None:
        where += " AND known_until IS NULL"
    else:
        where += " AND opened_seen <= ? AND known_from <= ? AND (known_until IS NULL OR known_until > ?)"
        params += [known_at] * 3
    wanted = f"wanted(who, instant) AS (VALUES {', '.join(['(?, ?)'] * len(starts))})"
    source = f"wanted CROSS JOIN {table}_intervals{_by(f'ix_{table}_intervals_agent', hints)}"
    where += " AND agent = who AND opened_at = instant"
    return f"WITH {wanted} SELECT {INTERVAL_COLUMNS} FROM {source} WHERE {where}", params


def select_turns(room: str, table: IntervalTable, since: int, until: int, *, hints: bool) -> Query:
    """By which events, and whose, intervals of agents gave way to others.

    No index has their numbers; but none began before its event was, or after that was seen. So what ended in that
    time is looked through, and what began then. Of late events, whose time is long, it is what ended at their very
    instant, and what goes on or ended since they were seen: all but what began later than its late event was, and was
    ended by another late one. The sign in the comparison of instants keeps SQLite from
    looking through all that the agent began in that time.
    """
    assert table in INTERVAL_TABLES, table
    source = f"{table}_intervals"
    opened, ended, begun = (
        _by(f"{kind}_{source}_{name}", hints)
        for kind, name in (("ux", "open"), ("ix", "closed"), ("ix", "agent"))
    )
    those = "FROM events WHERE room = ? AND seq > ? AND seq <= ? AND at"
    turned = "newer.room = ? AND newer.opened_seq > ? AND newer.opened_seq <= ?"
    is_late = f"{turned} AND newer.opened_seq IN (SELECT seq FROM late)"
    gave_way = (
        f"EXISTS (SELECT 1 FROM {source} AS old{ended} WHERE old.room = newer.room "
        "AND old.closed_at = newer.opened_at AND old.agent = newer.agent)"
    )
    found = "SELECT newer.opened_seq, newer.agent FROM"
    next_to_old = f"CROSS JOIN {source} AS newer{begun} WHERE old.room = ?"
    is_next = "newer.agent = old.agent AND newer.opened_at = +old.closed_at"
    sql = (
        f"WITH span AS (SELECT min(at) AS first, max(seen) AS last {those} >= seen - {LATE_MS}), "
        f"late AS (SELECT room, seq, at, seen {those} < seen - {LATE_MS}), "
        f"later AS (SELECT min(seen) - {LATE_MS} AS first FROM late GROUP BY room) "
        f"{found} span CROSS JOIN {source} AS old{ended} {next_to_old} "
        f"AND old.closed_at BETWEEN span.first AND span.last AND {is_next} AND {turned} "
        f"UNION {found} late CROSS JOIN {source} AS old{ended} {next_to_old} "
        f"AND old.closed_at = late.at AND {is_next} AND {turned} "
        f"UNION {found} later CROSS JOIN {source} AS newer{opened} "
        f"WHERE newer.closed_at IS NULL AND newer.known_until IS NULL AND {is_late} AND {gave_way} "
        f"UNION {found} later CROSS JOIN {source} AS newer{ended} "
        f"WHERE newer.closed_at >= later.first AND {is_late} AND {gave_way} ORDER BY 1, 2"
    )
    events = list[Param]([room, since, until])
    return sql, [*events, *events, room, *events, room, *events, *events, *events]


def select_every_interval(
    room: str, table: IntervalTable, after: int, limit: int, *, superseded: bool
) -> Query:
    """A page of a table's intervals, those after an id, as known today; or also what was known before."""
    assert table in INTERVAL_TABLES, table
    where = "room = ? AND id > ?" + ("" if superseded else " AND known_until IS NULL")
    sql = f"SELECT {INTERVAL_COLUMNS} FROM {table}_intervals WHERE {where} ORDER BY id LIMIT ?"
    return sql, [room, after, limit]


def _by(index: str, hints: bool) -> str:
    """SQLite knows little of what its indexes hold, so it is told which to take; PostgreSQL finds out by itself."""
    return f" INDEXED BY {index}" if hints and index else ""
