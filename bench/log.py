"""How many durable events the log takes, in groups of 64: in SQLite, and in a PostgreSQL that is started for it.

Floor: the same number of rows into a bare table of one file, or of the same server, with the same durability and no
indexes. Peer: one commit for each event, as a handler that writes the database on each request does.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from bench.figures import RUNS, Figure, rate
from readyroom.codec import events as codec
from readyroom.engine.events import MembershipChosen
from readyroom.store.interface import Batch, LogRow, Store
from readyroom.store.postgres import PostgresStore
from readyroom.store.sqlite import SqliteStore
from tests.conftest import PATH
from tests.postgres import Cluster

GROUP = 64
EVENTS = 12_800
SINGLES = 1_280


def _rows(count: int) -> list[LogRow]:
    rows = []
    for seq in range(1, count + 1):
        event = MembershipChosen(
            agent=f"a{seq % 1000}", queue="q0", membership="in", seq=seq, at=seq, seen=seq
        )
        encoded = codec.encode(event)
        rows.append(
            LogRow(
                seq=seq,
                at=seq,
                seen=seq,
                type=encoded.type,
                version=encoded.version,
                agent=event.agent,
                queue=event.queue,
                call=None,
                by_kind="agent",
                by_id=event.agent,
                body=encoded.body,
            )
        )
    return rows


def _in_a_file() -> Store:
    return SqliteStore(Path(tempfile.mkdtemp(prefix="readyroom-bench-")) / "log.db")


def _ours(store: Store, count: int, group: int) -> Callable[[], int]:
    rows = _rows(count)
    opened = store.open_room("bench")

    def run() -> int:
        for start in range(0, count, group):
            part = rows[start : start + group]
            store.append(Batch(room="bench", epoch=opened.epoch, events=part, intervals=[], replies=[]))
        return count

    return run


def _floor(count: int) -> Callable[[], int]:
    folder = tempfile.mkdtemp(prefix="readyroom-bench-")
    link = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
    link.execute("PRAGMA journal_mode=WAL")
    link.execute("PRAGMA synchronous=FULL")
    link.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, body BLOB)")
    rows = [(row.seq, row.body) for row in _rows(count)]

    def run() -> int:
        for start in range(0, count, GROUP):
            link.execute("BEGIN IMMEDIATE")
            link.executemany("INSERT INTO log VALUES (?, ?)", rows[start : start + GROUP])
            link.execute("COMMIT")
        return count

    return run


def figures() -> list[Figure]:
    """All figures of the log."""
    return [
        rate(
            "durable events, 64 a commit", "readyroom", "events/s", lambda: _ours(_in_a_file(), EVENTS, GROUP)
        ),
        rate(
            "durable events, one a commit",
            "peer: no groups",
            "events/s",
            lambda: _ours(_in_a_file(), SINGLES, 1),
        ),
        rate("durable rows, 64 a commit", "floor: bare table", "rows/s", lambda: _floor(EVENTS)),
        *_on_postgres(),
    ]


# --- the same on PostgreSQL ------------------------------------------------------------------------------


def _on_postgres() -> Sequence[Figure]:
    if shutil.which("postgres", path=PATH) is None:
        print("PostgreSQL is missing, and so are its figures. As root: apt-get install postgresql")
        return []
    cluster = Cluster()
    try:
        opened = [PostgresStore(cluster.new()) for _ in range(2 * RUNS)]
        stores = iter(opened)
        link = psycopg.connect(cluster.new(), autocommit=True)
        found = [
            rate("durable events, 64 a commit", "readyroom, PostgreSQL", "events/s",
                 lambda: _ours(next(stores), EVENTS, GROUP)),
            rate("durable events, one a commit", "peer: no groups, PostgreSQL", "events/s",
                 lambda: _ours(next(stores), SINGLES, 1)),
            rate("durable rows, 64 a commit", "floor: bare table, PostgreSQL", "rows/s",
                 lambda: _bare(link, EVENTS)),
        ]  # fmt: skip
        link.close()
        for store in opened:
            store.close()
        return found
    finally:
        cluster.remove()


def _bare(link: psycopg.Connection, count: int) -> Callable[[], int]:
    link.execute("DROP TABLE IF EXISTS log")
    link.execute("CREATE TABLE log (seq BIGINT PRIMARY KEY, body BYTEA)")
    rows = [(row.seq, row.body) for row in _rows(count)]

    def run() -> int:
        for start in range(0, count, GROUP):
            with link.transaction(), link.cursor() as cursor:
                cursor.executemany("INSERT INTO log VALUES (%s, %s)", rows[start : start + GROUP])
        return count

    return run
