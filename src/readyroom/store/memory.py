"""The store in memory: for tests, and to hold the conformance suite against a second implementation.

Belongs here: `MemoryStore`, which behaves as the databases do but for surviving its process.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Sequence

from msgspec.structs import replace

from readyroom.store import corrections, earlier
from readyroom.store.deliveries import Deliveries
from readyroom.store.errors import DuplicateReply, Fenced, UnknownRoom, WrongInterval, WrongSeq
from readyroom.store.interface import (
    INTERVAL_TABLES,
    Added,
    Batch,
    EarlierInterval,
    EarlierTable,
    Interval,
    IntervalChange,
    IntervalTable,
    LogRow,
    Of,
    OpenedRoom,
    Reply,
    Snapshot,
    Start,
)
from readyroom.store.memory_deliveries import MemoryDeliveries
from readyroom.store.memory_intervals import as_known, copied, end, is_earlier, is_of, reaches, told, turns
from readyroom.store.memory_people import MemoryPeople
from readyroom.store.memory_rollups import MemoryRollups
from readyroom.store.people import People
from readyroom.store.rollups import Rollups
from readyroom.store.snapshots import to_drop
from readyroom.store.statements import ANCHORS


class _Room:
    def __init__(self) -> None:
        self.epoch = 0
        self.events: list[LogRow] = []
        """Event `seq` is at `seq - 1`."""
        self.snapshots: dict[int, Snapshot] = {}
        self.replies: dict[tuple[str, str], Reply] = {}
        self.intervals: dict[IntervalTable, list[Interval]] = defaultdict(list)
        """Interval `id` is at `id - 1`."""
        self.open: dict[tuple[IntervalTable, str], int] = {}


class MemoryStore:
    """A `Store` in dictionaries and lists."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._rooms: dict[str, _Room] = {}
        self.people: People = MemoryPeople()
        self.deliveries: Deliveries = MemoryDeliveries()
        self.rollups: Rollups = MemoryRollups(
            lambda room: list(self.events(room)),
            lambda room: [
                row.opened_at
                for table in ANCHORS
                for row in self.every_interval(room, table)
                if is_earlier(row)
            ],
        )

    def close(self) -> None:
        """Nothing to let go of."""

    # --- rooms and their logs ----------------------------------------------------------------------------

    def open_room(self, room: str) -> OpenedRoom:
        with self._lock:
            opened = self._rooms.setdefault(room, _Room())
            opened.epoch += 1
            return OpenedRoom(room, opened.epoch, len(opened.events))

    def rooms(self) -> list[str]:
        with self._lock:
            return sorted(self._rooms)

    def epoch(self, room: str) -> int:
        with self._lock:
            return self._rooms[room].epoch if room in self._rooms else 0

    def append(self, batch: Batch) -> None:
        with self._lock:
            room = self._known(batch.room)
            _check_end(room, batch)
            undo: list[Callable[[], object]] = []
            try:
                end = len(room.events)
                room.events.extend(batch.events)
                undo.append(lambda: room.events.__delitem__(slice(end, None)))
                seqs = range(end + 1, len(room.events) + 1)
                for change in batch.intervals:
                    undo.append(_change_interval(room, batch.room, change, seqs))
                for reply in batch.replies:
                    undo.append(_add_reply(room, batch.room, reply))
            except BaseException:
                for step in reversed(undo):
                    step()
                raise

    def _known(self, room: str) -> _Room:
        if room not in self._rooms:
            raise UnknownRoom(f"room {room} was never opened")
        return self._rooms[room]

    def last_seq(self, room: str) -> int:
        with self._lock:
            return len(self._rooms[room].events) if room in self._rooms else 0

    def seq_at(self, room: str, instant: int) -> int:
        with self._lock:
            events = self._rooms[room].events if room in self._rooms else []
            return next((event.seq for event in reversed(events) if event.seen <= instant), 0)

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
        with self._lock:
            last = self.last_seq(room) if until_seq is None else min(until_seq, self.last_seq(room))
            log = self._rooms[room].events if room in self._rooms else []
        left = last if limit is None else limit
        seqs = range(max(since, 0) + 1, last + 1)
        for seq in reversed(seqs) if newest_first else seqs:
            if left <= 0:
                return
            event = log[seq - 1]
            if (
                (agent is None or event.agent == agent)
                and (queue is None or event.queue == queue)
                and (call is None or event.call == call)
                and (types is None or event.type in types)
                and (at_from is None or event.at >= at_from)
                and (at_to is None or event.at < at_to)
            ):
                left -= 1
                yield event

    def events_of(
        self, room: str, seqs: Collection[int], types: Sequence[str] | None = None
    ) -> Iterator[LogRow]:
        with self._lock:
            log = self._rooms[room].events if room in self._rooms else []
        for seq in sorted(seqs):
            if 0 < seq <= len(log) and (types is None or log[seq - 1].type in types):
                yield log[seq - 1]

    # --- snapshots and replies ---------------------------------------------------------------------------

    def save_snapshot(self, room: str, seq: int, at: int, body: bytes, version: int = 1) -> None:
        with self._lock:
            known = self._known(room)
            if not 0 <= seq <= len(known.events):
                raise WrongSeq(f"room {room}: a snapshot at {seq}, but the log ends at {len(known.events)}")
            known.snapshots[seq] = Snapshot(room, seq, at, body, version)
            kept = [(snapshot.seq, snapshot.at) for _, snapshot in sorted(known.snapshots.items())]
            for dropped in to_drop(kept):
                del known.snapshots[dropped]

    def latest_snapshot(
        self, room: str, max_seq: int | None = None, version: int | None = None
    ) -> Snapshot | None:
        with self._lock:
            snapshots = self._rooms[room].snapshots.values() if room in self._rooms else ()
            fitting = [
                snapshot
                for snapshot in snapshots
                if (max_seq is None or snapshot.seq <= max_seq) and version in (None, snapshot.version)
            ]
            return max(fitting, key=lambda snapshot: snapshot.seq, default=None)

    def reply(self, room: str, scope: str, key: str) -> Reply | None:
        with self._lock:
            return self._rooms[room].replies.get((scope, key)) if room in self._rooms else None

    def forget_replies(self, before: int) -> int:
        with self._lock:
            count = 0
            for room in self._rooms.values():
                old = [key for key, reply in room.replies.items() if reply.at < before]
                for key in old:
                    del room.replies[key]
                count += len(old)
            return count

    # --- intervals ---------------------------------------------------------------------------------------

    def intervals(
        self,
        room: str,
        table: IntervalTable,
        *,
        agent: Of | None = None,
        queue: Of | None = None,
        call: str | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        open_only: bool = False,
        known_at: int | None = None,
        superseded: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Interval]:
        assert table in INTERVAL_TABLES, table
        with self._lock:
            kept = list(self._rooms[room].intervals[table]) if room in self._rooms else []
        found = [
            replace(interval, detail=copied(interval.detail))
            for one in kept
            if (interval := as_known(one, known_at, superseded=superseded)) is not None
            and is_of(agent, interval.agent)
            and is_of(queue, interval.queue)
            and (call is None or interval.call == call)
            and (not open_only or interval.closed_at is None)
            and (at_to is None or interval.opened_at < at_to)
            and (at_from is None or interval.closed_at is None or reaches(interval, at_from))
        ]
        found.sort(key=lambda interval: (interval.opened_at, interval.id))
        return found[offset:] if limit is None else found[offset : offset + limit]

    def ended(
        self, room: str, table: IntervalTable, ends: Collection[int], *, known_at: int | None = None
    ) -> list[Interval]:
        rows = self.intervals(room, table, known_at=known_at)
        return [row for row in rows if row.closed_at is not None and row.closed_at in ends]

    def begun(
        self, room: str, table: IntervalTable, starts: Collection[Start], *, known_at: int | None = None
    ) -> list[Interval]:
        rows = self.intervals(room, table, known_at=known_at)
        return [row for row in rows if (row.agent, row.opened_at) in starts]

    def turns(self, room: str, table: IntervalTable, since: int, until: int) -> list[tuple[int, str]]:
        return turns(self.intervals(room, table, superseded=True), since, until)

    def every_interval(
        self, room: str, table: IntervalTable, *, superseded: bool = False
    ) -> Iterator[Interval]:
        with self._lock:
            rows = self._rooms[room].intervals[table] if room in self._rooms else []
        for place in range(len(rows)):
            if superseded or rows[place].known_until is None:
                yield rows[place]

    def add_earlier(
        self, room: str, intervals: Sequence[EarlierInterval], known_from: int, *, only_look: bool = False
    ) -> Added:
        with self._lock:
            known = self._known(room)

            def find(table: EarlierTable, spans: Container[str]) -> list[Interval]:
                return [row for row in known.intervals[table] if row.key in spans and is_earlier(row)]

            new = earlier.sorted_out(intervals, find)
            if new and not only_look:
                self.rollups.drop(room)
            for one, replaced in () if only_look else new:
                rows = known.intervals[one.table]
                rows.append(told(len(rows) + 1, one, known_from))
                for row in replaced:
                    rows[row.id - 1] = replace(row, known_until=known_from, superseded_by=len(rows))
            return earlier.counted(intervals, new)

    def end_earlier(self, room: str, known_until: int) -> int:
        with self._lock:
            ended = sum(end(rows, known_until) for rows in self._known(room).intervals.values())
            if ended:
                self.rollups.drop(room)
            return ended

    def damage(self) -> list[str]:
        return []


def _check_end(room: _Room, batch: Batch) -> None:
    if room.epoch != batch.epoch:
        was = f"epoch {room.epoch}; this one's is {batch.epoch}"
        raise Fenced(f"room {batch.room} was opened by another server ({was})")
    for seq, event in enumerate(batch.events, len(room.events) + 1):
        if event.seq != seq:
            raise WrongSeq(f"room {batch.room}: {event.seq} stands in a batch where {seq} comes next")


def _change_interval(room: _Room, name: str, change: IntervalChange, seqs: range) -> Callable[[], object]:
    """Make the change; what takes it back."""
    table, key, at, seq, seen = change.table, change.key, change.at, change.seq, change.seen
    rows = room.intervals[table]
    place = room.open.get((table, key))
    if seq not in seqs:
        raise WrongInterval(f"room {name}: {table} {key} changes by event {seq}, which is not of its batch")
    if change.kind == "correct":
        corrections.check(name, change)
        return _correct(room, change)
    if change.kind == "close":
        if place is None or rows[place].opened_at > at:
            raise WrongInterval(f"room {name}: event {seq} closes {table} {key}, which is not open at {at}")
        return _close(room, place, change)
    if place is not None:
        raise WrongInterval(f"room {name}: event {seq} opens {table} {key}, which is open")
    rows.append(
        Interval(
            table=table,
            id=len(rows) + 1,
            key=key,
            agent=change.agent,
            queue=change.queue,
            call=change.call,
            value=change.value,
            detail=copied(change.detail),
            opened_at=at,
            opened_seq=seq,
            opened_seen=seen,
            known_from=seen,
        )
    )
    room.open[table, key] = len(rows) - 1

    def reopen() -> None:
        rows.pop()
        del room.open[table, key]

    return reopen


def _close(room: _Room, place: int, change: IntervalChange) -> Callable[[], object]:
    rows, old = room.intervals[change.table], room.intervals[change.table][place]
    rows[place] = replace(
        old,
        closed_at=change.at,
        closed_seq=change.seq,
        closed_seen=change.seen,
        closed_as=change.value,
        closed_detail=copied(change.detail),
    )
    del room.open[change.table, change.key]

    def undo() -> None:
        rows[place] = old
        room.open[change.table, change.key] = place

    return undo


def _correct(room: _Room, change: IntervalChange) -> Callable[[], object]:
    rows, mark = room.intervals[change.table], (change.table, change.key)
    before, place = list(rows), room.open.get(mark)
    known = [row for row in rows if row.key == change.key and row.known_until is None]
    for replaced, middle, rests in corrections.replacements(known, change):
        newer = len(rows) + 1
        for row in replaced:
            rows[row.id - 1] = replace(row, known_until=change.seen, superseded_by=newer)
        for new in (middle, *rests):
            rows.append(replace(new, id=len(rows) + 1))
            if new.closed_at is None:
                room.open[mark] = len(rows) - 1

    def undo() -> None:
        rows[:] = before
        if place is not None:
            room.open[mark] = place

    return undo


def _add_reply(room: _Room, name: str, reply: Reply) -> Callable[[], object]:
    identity = (reply.scope, reply.key)
    if identity in room.replies:
        raise DuplicateReply(f"room {name}: {reply.key} has its reply")
    room.replies[identity] = reply
    return lambda: room.replies.pop(identity)
