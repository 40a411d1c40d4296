"""The store in one SQLite file, by the standard library's driver.

Belongs here: `SqliteStore`. One connection writes, under a lock; reads borrow others and run beside it.
Opening and checking the file is in `sqlite_file`, the SQL in `statements`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from readyroom.store import sqlite_file, statements
from readyroom.store.errors import (
    DuplicateReply,
    Fenced,
    StoreUnavailable,
    UnknownRoom,
    WrongInterval,
    WrongSeq,
)
from readyroom.store.interface import (
    Batch,
    Interval,
    IntervalChange,
    IntervalTable,
    Json,
    LogRow,
    OpenedRoom,
    Reply,
    Snapshot,
)
from readyroom.store.people import People
from readyroom.store.people_sql import SqlPeople
from readyroom.store.snapshots import to_drop
from readyroom.store.statements import Param

EVENTS_A_PAGE = 2_000
"""How many events one read takes: no read holds the write-ahead log back for longer than a few
milliseconds."""
IDLE_READERS = 4
"""Connections kept for reads; more at a time are opened and closed as needed."""

_JSON_ENCODER = msgspec.json.Encoder()


class SqliteStore:
    """A `Store` in the file at `path`, which is made if there is nothing. Raises `Unopenable`,
    `StoreUnavailable`.
    """

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        sqlite_file.prepare(self._path)
        self._lock = threading.Lock()
        self._writer = sqlite_file.connect(self._path)
        try:
            sqlite_file.check(self._writer, self._path)
        except BaseException:
            self._writer.close()
            raise
        self._readers: list[sqlite3.Connection] = []
        self._is_closed = False
        self._people = SqlPeople(self)

    @property
    def people(self) -> People:
        return self._people

    def close(self) -> None:
        self._is_closed = True
        # The last connection moves the write-ahead log into the file; a reader could not.
        while self._readers:
            self._readers.pop().close()
        with self._lock:
            self._writer.close()

    # --- transactions ------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            writer = self._writer
            try:
                writer.execute("BEGIN IMMEDIATE")
                yield writer
                writer.execute("COMMIT")
            except BaseException as error:
                # A full disk has rolled back by itself. Should this fail, so does the next BEGIN.
                with contextlib.suppress(sqlite3.Error):
                    if writer.in_transaction:
                        writer.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise sqlite_file.translated(error, self._path) from error
                raise

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]:
        """The rows of a query, as committed."""
        if self._is_closed:
            raise StoreUnavailable(f"{self._path} was closed")
        try:
            reader = self._readers.pop()
        except IndexError:
            reader = sqlite_file.connect(self._path, read_only=True)
        try:
            rows = reader.execute(sql, params).fetchall()
        except sqlite3.Error as error:
            reader.close()
            raise sqlite_file.translated(error, self._path) from error
        except BaseException:
            reader.close()
            raise
        if len(self._readers) < IDLE_READERS and not self._is_closed:
            self._readers.append(reader)
        else:
            reader.close()
        return rows

    def write(self, sql: str, params: Sequence[Param]) -> int:
        """Run a statement in a transaction of its own; how many rows it changed."""
        with self._transaction() as writer:
            return writer.execute(sql, params).rowcount

    # --- rooms and their logs ----------------------------------------------------------------------------

    def open_room(self, room: str) -> OpenedRoom:
        with self._transaction() as writer:
            writer.execute(statements.ADD_ROOM, (room,))
            writer.execute(statements.TAKE_ROOM, (room,))
            epoch, last_seq = writer.execute(statements.ROOM, (room,)).fetchone()
        return OpenedRoom(room, epoch, last_seq)

    def rooms(self) -> list[str]:
        return [room for (room,) in self.read(statements.ROOMS, ())]

    def append(self, batch: Batch) -> None:
        room = batch.room
        with self._transaction() as writer:
            first = _advance(writer, batch)
            if batch.events:
                writer.executemany(
                    statements.ADD_EVENT, [_event_params(room, event) for event in batch.events]
                )
            if batch.intervals:
                seqs = range(first, first + len(batch.events))
                for change in batch.intervals:
                    _change_interval(writer, room, change, seqs)
            if batch.replies:
                _add_replies(writer, room, batch.replies)

    def last_seq(self, room: str) -> int:
        rows = self.read(statements.ROOM, (room,))
        return rows[0][1] if rows else 0

    def seq_at(self, room: str, instant: int) -> int:
        rows = self.read(statements.SEQ_AT, (room, instant))
        return rows[0][0] if rows else 0

    def events(
        self,
        room: str,
        *,
        since: int = 0,
        until_seq: int | None = None,
        limit: int | None = None,
        agent: str | None = None,
        queue: str | None = None,
        call: str | None = None,
        types: Sequence[str] | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[LogRow]:
        if at_from is not None:
            # Nothing is known before it happened, so all that was known before then happened before then.
            since = max(since, self.seq_at(room, at_from - 1))
        left = statements.EVERYTHING if limit is None else limit
        while left > 0:
            page = min(left, EVENTS_A_PAGE)
            sql, params = statements.select_events(
                room,
                since,
                until_seq,
                agent=agent,
                queue=queue,
                call=call,
                types=types,
                at_from=at_from,
                at_to=at_to,
                newest_first=newest_first,
                limit=page,
                hints=True,
            )
            rows = self.read(sql, params)
            for row in rows:
                yield LogRow(*row)
            if len(rows) < page:
                return
            left -= page
            if newest_first:
                until_seq = rows[-1][0] - 1
            else:
                since = rows[-1][0]

    # --- snapshots and replies ---------------------------------------------------------------------------

    def save_snapshot(self, room: str, seq: int, at: int, body: bytes, version: int = 1) -> None:
        with self._transaction() as writer:
            _, last_seq = _room(writer, room)
            if not 0 <= seq <= last_seq:
                raise WrongSeq(f"room {room}: a snapshot at {seq}, but the log ends at {last_seq}")
            writer.execute(statements.PUT_SNAPSHOT, (room, seq, at, version, body))
            kept = writer.execute(statements.SNAPSHOTS, (room,)).fetchall()
            writer.executemany(statements.DROP_SNAPSHOT, [(room, dropped) for dropped in to_drop(kept)])

    def latest_snapshot(
        self, room: str, max_seq: int | None = None, version: int | None = None
    ) -> Snapshot | None:
        rows = self.read(*statements.select_snapshot(room, max_seq, version))
        return Snapshot(*rows[0]) if rows else None

    def reply(self, room: str, scope: str, key: str) -> Reply | None:
        rows = self.read(statements.REPLY, (room, scope, key))
        return Reply(*rows[0]) if rows else None

    def forget_replies(self, before: int) -> int:
        return self.write(statements.FORGET_REPLIES, (before,))

    # --- intervals ---------------------------------------------------------------------------------------

    def intervals(
        self,
        room: str,
        table: IntervalTable,
        *,
        agent: str | None = None,
        queue: str | None = None,
        call: str | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        open_only: bool = False,
        known_at: int | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Interval]:
        sql, params = statements.select_intervals(
            room,
            table,
            agent=agent,
            queue=queue,
            call=call,
            at_from=at_from,
            at_to=at_to,
            open_only=open_only,
            known_at=known_at,
            limit=limit,
            offset=offset,
            hints=True,
        )
        return [_interval(table, row, known_at) for row in self.read(sql, params)]


def _room(writer: sqlite3.Connection, room: str) -> tuple[int, int]:
    row: tuple[int, int] | None = writer.execute(statements.ROOM, (room,)).fetchone()
    if row is None:
        raise UnknownRoom(f"room {room} was never opened")
    return row


def _advance(writer: sqlite3.Connection, batch: Batch) -> int:
    """Move the end of the log on, if the epoch and the seqs are right; the first seq of the batch."""
    room, epoch, events = batch.room, batch.epoch, batch.events
    if events:
        first = events[0].seq
        for seq, event in enumerate(events, first):
            if event.seq != seq:
                raise WrongSeq(f"room {room}: {event.seq} stands in a batch where {seq} comes next")
        advanced = writer.execute(statements.ADVANCE_ROOM, (events[-1].seq, room, epoch, first - 1)).rowcount
        if advanced:
            return first
    current, last_seq = _room(writer, room)
    if current != epoch:
        raise Fenced(f"room {room} was opened by another server (epoch {current}; this one's is {epoch})")
    if events:
        raise WrongSeq(f"room {room}: the log ends at {last_seq}, the batch begins with {events[0].seq}")
    return last_seq + 1


def _event_params(room: str, event: LogRow) -> tuple[Param, ...]:
    return (
        room,
        event.seq,
        event.at,
        event.seen,
        event.type,
        event.version,
        event.body,
        event.agent,
        event.queue,
        event.call,
        event.by_kind,
        event.by_id,
    )


def _change_interval(writer: sqlite3.Connection, room: str, change: IntervalChange, seqs: range) -> None:
    table, key, at, seq, seen = change.table, change.key, change.at, change.seq, change.seen
    if seq not in seqs:
        raise WrongInterval(f"room {room}: {table} {key} changes by event {seq}, which is not of its batch")
    detail = _JSON_ENCODER.encode(change.detail).decode() if change.detail else "{}"
    if change.kind == "close":
        params = (at, seq, seen, change.value, detail, room, key, at)
        if writer.execute(statements.CLOSE_INTERVAL[table], params).rowcount != 1:
            raise WrongInterval(f"room {room}: event {seq} closes {table} {key}, which is not open at {at}")
        return
    try:
        writer.execute(
            statements.OPEN_INTERVAL[table],
            (room, key, change.agent, change.queue, change.call, change.value, detail, at, seq, seen, seen),
        )
    except sqlite3.IntegrityError as error:
        raise WrongInterval(f"room {room}: event {seq} opens {table} {key}, which is open") from error


def _add_replies(writer: sqlite3.Connection, room: str, replies: Sequence[Reply]) -> None:
    rows = [(room, *msgspec.structs.astuple(reply)) for reply in replies]
    try:
        writer.executemany(statements.ADD_REPLY, rows)
    except sqlite3.IntegrityError as error:
        keys = ", ".join(reply.key for reply in replies)
        raise DuplicateReply(f"room {room}: one of these keys has its reply: {keys}") from error


def _interval(table: IntervalTable, row: tuple[Any, ...], known_at: int | None) -> Interval:
    (id_, key, agent, queue, call, value, detail, opened_at, opened_seq, opened_seen, *closing) = row
    closed_at, closed_seq, closed_seen, closed_as, closed_detail, known_from, known_until, superseded_by = (
        closing
    )
    if known_at is not None and closed_seen is not None and closed_seen > known_at:
        closed_at = closed_seq = closed_seen = closed_as = closed_detail = None
    return Interval(
        table=table,
        id=id_,
        key=key,
        agent=agent,
        queue=queue,
        call=call,
        value=value,
        detail=_json(detail),
        opened_at=opened_at,
        opened_seq=opened_seq,
        opened_seen=opened_seen,
        closed_at=closed_at,
        closed_seq=closed_seq,
        closed_seen=closed_seen,
        closed_as=closed_as,
        closed_detail=None if closed_detail is None else _json(closed_detail),
        known_from=known_from,
        known_until=known_until,
        superseded_by=superseded_by,
    )


def _json(text: str) -> Json:
    decoded: Json = {} if text == "{}" else msgspec.json.decode(text)
    return decoded
