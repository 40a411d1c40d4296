"""The store in tables: what SQLite and PostgreSQL have in common, which is all but how a statement is run.

Belongs here: `SqlStore`, and the protocol `Database` of what it needs of a database. The statements themselves are
in `statements`; connections, transactions and errors of each database are in `sqlite` and `postgres`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from readyroom.store import corrections, earlier, interval_changes, statements
from readyroom.store.deliveries import Deliveries
from readyroom.store.deliveries_sql import SqlDeliveries
from readyroom.store.errors import (
    DuplicateReply,
    Fenced,
    StoreError,
    UnknownRoom,
    WrongInterval,
    WrongSeq,
)
from readyroom.store.interface import (
    Added,
    Batch,
    EarlierInterval,
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
from readyroom.store.interval_rows import interval_of
from readyroom.store.people import People
from readyroom.store.people_sql import SqlPeople
from readyroom.store.rollups import Rollups
from readyroom.store.rollups_sql import SqlRollups
from readyroom.store.snapshots import to_drop
from readyroom.store.statements import Param

EVENTS_A_PAGE = 2_000
"""How many events one read takes: none holds SQLite's write-ahead log back, or a server's memory, for longer than a
few milliseconds."""

MOST_NAMED = 1_000
"""How many one read names."""

T = TypeVar("T")
Named = TypeVar("Named", int, Start)
Row = tuple[Any, ...]
_JSON_ENCODER = msgspec.json.Encoder()


class Step(NamedTuple):
    """A statement of a transaction, run for each of the rows of parameters; each must change exactly one row."""

    sql: str
    rows: Sequence[Sequence[Param]]
    wrong: Callable[[], StoreError] | None = None
    """What it means when one changes no row, or what is unique is there already; called when all is taken back.
    None: nothing that the caller could have done."""

    def check(self, changed: int) -> None:
        """Raises `WrongStep` if another number of rows was changed than has to be."""
        if changed != len(self.rows):
            assert self.wrong is not None, self.sql
            raise WrongStep(self.wrong)


class WrongStep(Exception):  # noqa: N818 - what is wrong is told when all is taken back
    """Raised within a transaction; what it `says` is read outside it."""

    def __init__(self, says: Callable[[], StoreError]) -> None:
        super().__init__()
        self.says = says


class Statement(Protocol):
    """Runs a statement in a transaction; the rows that it answers with, if it is one that does."""

    def __call__(self, sql: str, params: Sequence[Param]) -> list[Row]: ...


Work = Callable[[Statement], None]
"""What has to read before it knows what to write."""
Part = Step | Work
"""Of a transaction, in its order."""


class Database(Protocol):
    """What a store needs of a database, from any thread. `?` stands for a parameter. Raises `StoreError`."""

    takes_hints: bool
    """Whether a query may name the index to take."""

    def read(self, sql: str, params: Sequence[Param]) -> list[Row]:
        """The rows of a query, as committed."""

    def write(self, sql: str, params: Sequence[Param]) -> int:
        """Run a statement in a transaction of its own; how many rows it changed."""

    def apply(self, parts: Sequence[Part]) -> None:
        """Run all parts in one durable transaction, or none: it then raises what the first wrong step says."""

    def transact(self, work: Callable[[Statement], T]) -> T:
        """Run some work in one durable transaction. It may be called twice, where a connection was lost."""

    def damage(self) -> list[str]:
        """What it finds wrong with its own files."""

    def close(self) -> None:
        """Let go of it."""


D = TypeVar("D", bound=Database)


class SqlStore(Generic[D]):
    """A `Store` in a database."""

    def __init__(self, database: D) -> None:
        self.database = database
        self._people = SqlPeople(database)
        self._deliveries = SqlDeliveries(database)
        self._rollups = SqlRollups(database)

    @property
    def people(self) -> People:
        return self._people

    @property
    def deliveries(self) -> Deliveries:
        return self._deliveries

    @property
    def rollups(self) -> Rollups:
        return self._rollups

    def close(self) -> None:
        self.database.close()

    # --- rooms and their logs ----------------------------------------------------------------------------

    def open_room(self, room: str) -> OpenedRoom:
        def take(run: Statement) -> Row:
            run(statements.ADD_ROOM, (room,))
            run(statements.TAKE_ROOM, (room,))
            return run(statements.ROOM, (room,))[0]

        epoch, last_seq = self.database.transact(take)
        return OpenedRoom(room, epoch, last_seq)

    def rooms(self) -> list[str]:
        return [room for (room,) in self.database.read(statements.ROOMS, ())]

    def epoch(self, room: str) -> int:
        rows = self.database.read(statements.ROOM, (room,))
        return rows[0][0] if rows else 0

    def append(self, batch: Batch) -> None:
        room, events = batch.room, batch.events
        if not events:
            self._append_replies(batch)
            return
        first = events[0].seq
        for seq, event in enumerate(events, first):
            if event.seq != seq:
                raise WrongSeq(f"room {room}: {event.seq} stands in a batch where {seq} comes next")
        parts: list[Part] = [
            Step(
                statements.ADVANCE_ROOM,
                [(events[-1].seq, room, batch.epoch, first - 1)],
                partial(self._not_next, batch),
            ),
            Step(statements.ADD_EVENT, [_event_params(room, event) for event in events]),
        ]
        wrong = partial(interval_changes.wrong, self.database.read, batch)
        for some in interval_changes.parts_of(batch):
            if isinstance(some, IntervalChange):
                parts.append(partial(corrections.write, room=room, change=some))
            else:
                parts += [Step(sql, rows, wrong) for sql, rows in some]
        parts += _add_replies(batch)
        self.database.apply(parts)

    def _append_replies(self, batch: Batch) -> None:
        """A batch without events: the epoch counts all the same."""
        if batch.intervals:
            change = batch.intervals[0]
            raise WrongInterval(
                f"room {batch.room}: {change.table} {change.key} changes in a batch that has no event"
            )
        still_ours = Step(statements.KEEP_ROOM, [(batch.room, batch.epoch)], partial(self._not_next, batch))
        self.database.apply([still_ours, *_add_replies(batch)])

    def _not_next(self, batch: Batch) -> StoreError:
        """Why a batch does not continue the log."""
        rows = self.database.read(statements.ROOM, (batch.room,))
        if not rows:
            return UnknownRoom(f"room {batch.room} was never opened")
        epoch, last_seq = rows[0]
        if epoch != batch.epoch:
            was = f"epoch {epoch}; this one's is {batch.epoch}"
            return Fenced(f"room {batch.room} was opened by another server ({was})")
        begins = batch.events[0].seq if batch.events else "no event"
        return WrongSeq(f"room {batch.room}: the log ends at {last_seq}, the batch begins with {begins}")

    def last_seq(self, room: str) -> int:
        rows = self.database.read(statements.ROOM, (room,))
        return rows[0][1] if rows else 0

    def seq_at(self, room: str, instant: int) -> int:
        rows = self.database.read(statements.SEQ_AT, (room, instant))
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
                room, since, until_seq, agent=agent, queue=queue, call=call, types=types, at_from=at_from,
                at_to=at_to, newest_first=newest_first, limit=page, hints=self.database.takes_hints,
            )  # fmt: skip
            rows = self.database.read(sql, params)
            for row in rows:
                yield LogRow(*row)
            if len(rows) < page:
                return
            left -= page
            if newest_first:
                until_seq = rows[-1][0] - 1
            else:
                since = rows[-1][0]

    def events_of(
        self, room: str, seqs: Collection[int], types: Sequence[str] | None = None
    ) -> Iterator[LogRow]:
        for some in _some(seqs):
            for row in self.database.read(*statements.select_events_of(room, some, types)):
                yield LogRow(*row)

    # --- snapshots and replies ---------------------------------------------------------------------------

    def save_snapshot(self, room: str, seq: int, at: int, body: bytes, version: int = 1) -> None:
        def put(run: Statement) -> None:
            rows = run(statements.ROOM, (room,))
            if not rows:
                raise UnknownRoom(f"room {room} was never opened")
            last_seq = rows[0][1]
            if not 0 <= seq <= last_seq:
                raise WrongSeq(f"room {room}: a snapshot at {seq}, but the log ends at {last_seq}")
            run(statements.PUT_SNAPSHOT, (room, seq, at, version, body))
            kept = [(seq, at) for seq, at in run(statements.SNAPSHOTS, (room,))]
            for dropped in to_drop(kept):
                run(statements.DROP_SNAPSHOT, (room, dropped))

        self.database.transact(put)

    def latest_snapshot(
        self, room: str, max_seq: int | None = None, version: int | None = None
    ) -> Snapshot | None:
        rows = self.database.read(*statements.select_snapshot(room, max_seq, version))
        return Snapshot(*rows[0]) if rows else None

    def reply(self, room: str, scope: str, key: str) -> Reply | None:
        rows = self.database.read(statements.REPLY, (room, scope, key))
        return Reply(*rows[0]) if rows else None

    def forget_replies(self, before: int) -> int:
        return self.database.write(statements.FORGET_REPLIES, (before,))

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
        sql, params = statements.select_intervals(
            room, table, agent=agent, queue=queue, call=call, at_from=at_from, at_to=at_to, open_only=open_only,
            known_at=known_at, superseded=superseded, limit=limit, offset=offset, hints=self.database.takes_hints,
        )  # fmt: skip
        return [interval_of(table, row, known_at) for row in self.database.read(sql, params)]

    def ended(
        self, room: str, table: IntervalTable, ends: Collection[int], *, known_at: int | None = None
    ) -> list[Interval]:
        hints = self.database.takes_hints
        found = [
            interval_of(table, row)
            for some in _some(ends)
            for row in self.database.read(
                *statements.select_ended(room, table, some, known_at=known_at, hints=hints)
            )
        ]
        return sorted(found, key=lambda interval: (interval.opened_at, interval.id))

    def begun(
        self, room: str, table: IntervalTable, starts: Collection[Start], *, known_at: int | None = None
    ) -> list[Interval]:
        hints = self.database.takes_hints
        found = [
            interval_of(table, row, known_at)
            for some in _some(starts)
            for row in self.database.read(
                *statements.select_begun(room, table, some, known_at=known_at, hints=hints)
            )
        ]
        return sorted(found, key=lambda interval: (interval.opened_at, interval.id))

    def turns(self, room: str, table: IntervalTable, since: int, until: int) -> list[tuple[int, str]]:
        hints = self.database.takes_hints
        rows = self.database.read(*statements.select_turns(room, table, since, until, hints=hints))
        return [(seq, agent) for seq, agent in rows]

    def every_interval(
        self, room: str, table: IntervalTable, *, superseded: bool = False
    ) -> Iterator[Interval]:
        after = 0
        while rows := self.database.read(
            *statements.select_every_interval(room, table, after, EVENTS_A_PAGE, superseded=superseded)
        ):
            for row in rows:
                yield interval_of(table, row)
            after = rows[-1][0]

    def add_earlier(
        self, room: str, intervals: Sequence[EarlierInterval], known_from: int, *, only_look: bool = False
    ) -> Added:
        if only_look:
            return earlier.look(self.database.read, room, intervals)
        return self.database.transact(lambda run: earlier.add(run, room, intervals, known_from))

    def end_earlier(self, room: str, known_until: int) -> int:
        return earlier.end(self.database.transact, room, known_until)

    def damage(self) -> list[str]:
        return self.database.damage()


def _event_params(room: str, event: LogRow) -> tuple[Param, ...]:
    return room, *msgspec.structs.astuple(event)


def _some(wanted: Collection[Named]) -> Iterator[Sequence[Named]]:
    """As many as one read names, in order, until all are named."""
    named = sorted(wanted)
    return (named[begin : begin + MOST_NAMED] for begin in range(0, len(named), MOST_NAMED))


def _add_replies(batch: Batch) -> list[Step]:
    if not batch.replies:
        return []
    rows: list[tuple[Param, ...]] = [(batch.room, *msgspec.structs.astuple(reply)) for reply in batch.replies]
    return [Step(statements.ADD_REPLY, rows, partial(_is_answered, batch))]


def _is_answered(batch: Batch) -> StoreError:
    keys = ", ".join(reply.key for reply in batch.replies)
    return DuplicateReply(f"room {batch.room}: one of these keys has its reply: {keys}")
