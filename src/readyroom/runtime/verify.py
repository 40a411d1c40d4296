"""Whether a room's log is whole, and all that is kept beside it says what it says.

Belongs here: folding a log from its first event and holding snapshots and intervals against that, also while a server
writes: what came after the beginning is left out. It reads, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from readyroom.codec import events as codec
from readyroom.codec import state as state_codec
from readyroom.engine.events import AnyEvent
from readyroom.runtime import saved
from readyroom.runtime.derived import Fold, Row, is_moment, rows_of_store
from readyroom.runtime.log import row_of
from readyroom.store.errors import StoreError
from readyroom.store.interface import INTERVAL_TABLES, Interval, IntervalTable, LogRow, Snapshot, Store

BLOCK_EVENTS = 10_000
"""Intervals are counted by the block of events in which they opened: what differs is looked for in that block."""
TOLD_AT_MOST = 20
"""Findings of a room. Where one thing is broken, much follows; the first ones say what it was."""
PROGRESS_EVENTS = 5_000

BACKUP = "restore a backup that verifies, and keep this database for whoever looks into it"
REPORT = "the log is right and nothing of it is lost; reports of that time may be wrong. Please report it"

Progress = Callable[[int, int], None]


class Verified(Struct):
    """What was looked at in a room, and what is wrong."""

    room: str
    events: int = 0
    snapshots: int = 0
    passed_over: int = 0
    """Snapshots of another release: a start does without them."""
    intervals: int = 0
    earlier: int = 0
    """Intervals that others told of the time before the log: nothing here to hold them against."""
    wrong: list[str] = field(default_factory=list)
    """Each says what to do."""

    def blame(self, what: str) -> None:
        """Note something that is wrong."""
        if len(self.wrong) < TOLD_AT_MOST:
            self.wrong.append(f"room {self.room}: {what}")


def verify(store: Store, room: str, progress: Progress | None = None) -> Verified:
    """Look at all that is kept of a room. `progress` is told how many events of how many are done."""
    found = Verified(room)
    try:
        last = store.last_seq(room)
        snapshots = list(_snapshots(store, room, last))
        derived = _Tally()
        corrected = _corrected(store, room, last)
        fold = _fold(store, found, last, snapshots, derived, corrected, progress)
        if fold is not None:
            found.snapshots = len(snapshots) - found.passed_over
            _compare_intervals(store, found, last, derived, corrected)
    except StoreError as error:
        found.blame(f"{error}")
    return found


# --- the log ---------------------------------------------------------------------------------------------


def _fold(
    store: Store,
    found: Verified,
    last: int,
    snapshots: list[tuple[int, int]],
    derived: _Tally,
    corrected: frozenset[str],
    progress: Progress | None,
) -> Fold | None:
    """Fold the log, looking at each event and each snapshot on the way; None if it cannot be folded to its end."""
    fold, waiting = Fold(found.room, corrected), sorted(snapshots)
    for event in _events(store, found, last):
        try:
            closed = fold.on(event)
        except Exception as error:  # noqa: BLE001 - whatever a damaged event makes a fold raise
            found.blame(f"event {event.seq} ({type(event).__name__}) cannot be folded ({error!r}): {BACKUP}")
            return None
        for row in closed:
            derived.add(row)
        if waiting and waiting[0][0] == event.seq:
            _look_at_snapshot(store, found, fold, *waiting.pop(0))
        if progress is not None and event.seq % PROGRESS_EVENTS == 0:
            progress(event.seq, last)
    if found.events != last:
        return None
    for row in fold.rest():
        derived.add(row)
    return fold


def _corrected(store: Store, room: str, last: int) -> frozenset[str]:
    """The agents of whom something was corrected."""
    rows = store.events(room, until_seq=last, types=("Corrected",))
    return frozenset(row.agent for row in rows if row.agent is not None)


def _events(store: Store, found: Verified, last: int) -> Iterator[AnyEvent]:
    """The events, as far as they can be read, each compared with the columns beside it."""
    seen = 0
    for row in store.events(found.room, until_seq=last):
        if row.seq != found.events + 1:
            found.blame(f"after event {found.events} comes {row.seq}; those between are missing: {BACKUP}")
            return
        try:
            event = codec.decode(row.type, row.version, row.body)
        except codec.UnknownEventError as error:
            found.blame(
                f"event {row.seq} was written by a newer Readyroom ({error}): verify it with that one"
            )
            return
        except msgspec.MsgspecError as error:
            found.blame(f"event {row.seq} ({row.type}) cannot be read ({error}): {BACKUP}")
            return
        if not _agrees(row, event):
            found.blame(f"event {row.seq} ({row.type}) and the columns beside it differ: {BACKUP}")
        if row.seen < seen or row.at > row.seen:
            found.blame(f"event {row.seq} ({row.type}) is older than the one before it: {BACKUP}")
        seen = row.seen
        found.events = row.seq
        yield event
    if found.events < last:
        found.blame(f"the log ends at event {found.events}, but {last} were written: {BACKUP}")


def _agrees(row: LogRow, event: AnyEvent) -> bool:
    """Whether what can be selected by is what the event says. An old event's type and body are no longer its own."""
    by_event = row_of(event)
    names = ("seq", "at", "seen", "agent", "queue", "call", "by_kind", "by_id")
    return all(getattr(row, name) == getattr(by_event, name) for name in names)


# --- snapshots -------------------------------------------------------------------------------------------


def _snapshots(store: Store, room: str, last: int) -> Iterator[tuple[int, int]]:
    """(seq, at) of each, the newest first. Bodies are large: each is read again when it is looked at."""
    upto: int = last
    while (snapshot := store.latest_snapshot(room, upto)) is not None:
        yield snapshot.seq, snapshot.at
        upto = snapshot.seq - 1


def _look_at_snapshot(store: Store, found: Verified, fold: Fold, seq: int, at: int) -> None:
    snapshot = store.latest_snapshot(found.room, seq)
    if snapshot is None or snapshot.seq != seq:
        return  # thinned out meanwhile
    what = f"the snapshot at event {seq}"
    try:
        kept = _saved(snapshot)
    except msgspec.MsgspecError as error:
        found.blame(
            f"{what} cannot be read ({error}). A start does without it; no event is lost. Please report it"
        )
        return
    if kept is None:
        found.passed_over += 1
        return
    world = fold.world
    differ = [
        name
        for name, one, other in (
            ("the state", state_codec.canonical(kept.state), state_codec.canonical(world.state())),
            ("today's counts", kept.today, fold.today),
            ("the feed", kept.feed, fold.feed),
            ("the instant", at, world.now),
        )
        if one != other
    ]
    if differ:
        found.blame(f"{what} differs from the log up to there in {', '.join(differ)}: {BACKUP}")


def _saved(snapshot: Snapshot) -> saved.Saved | None:
    """What it holds; None for another release's. Raises `MsgspecError` where it is damaged."""
    kept = saved.decode(snapshot.body) if snapshot.version == saved.VERSION else None
    if kept is None and snapshot.version == saved.VERSION:
        msgspec.json.decode(snapshot.body)
    return kept


# --- intervals -------------------------------------------------------------------------------------------


class _Tally:
    """How many intervals there are of each table and block of events, and the sum of their hashes: two that hold the
    same intervals are equal, in whatever order they came.
    """

    def __init__(self) -> None:
        self.sums: dict[tuple[str, int], tuple[int, int]] = {}

    def add(self, row: Row) -> None:
        if is_moment(row):
            return
        block = _block(row)
        count, total = self.sums.get(block, (0, 0))
        self.sums[block] = count + 1, total + hash(row)


def _compare_intervals(
    store: Store, found: Verified, last: int, derived: _Tally, corrected: frozenset[str]
) -> None:
    kept = _Tally()
    for table in INTERVAL_TABLES:
        for row in rows_of_store(store, found.room, _of_log(store, found, table), last):
            kept.add(row)
            found.intervals += 1
    wrong = sorted(
        block
        for block in kept.sums.keys() | derived.sums.keys()
        if kept.sums.get(block) != derived.sums.get(block)
    )
    if not wrong:
        return
    # Twice through the log, but only where something is wrong, and with no more in memory than one block.
    chosen = wrong[0]
    by_log, here = set[Row](), set[Row]()
    fold = Fold(found.room, corrected)
    for event in store.events(found.room, until_seq=last):
        by_log.update(
            one
            for one in fold.on(codec.decode(event.type, event.version, event.body))
            if _block(one) == chosen
        )
    by_log.update(one for one in fold.rest() if _block(one) == chosen)
    of_table: Any = chosen[0]
    intervals = store.every_interval(found.room, of_table, superseded=True)
    here.update(one for one in rows_of_store(store, found.room, intervals, last) if _block(one) == chosen)
    differ = {row for row in by_log ^ here if not is_moment(row)}
    if not differ:
        found.blame(
            f"{chosen[0]} intervals are in the database more than once, or were changed meanwhile: {REPORT}"
        )
    for one in sorted(differ, key=lambda row: row[8])[:3]:
        where = (
            "is in the database and not in the log"
            if one in here
            else "follows from the log and is not there"
        )
        found.blame(f"the interval {_told(one)} {where}: {REPORT}")
    others = len(wrong) - 1
    if others:
        found.blame(f"{others} more blocks of {BLOCK_EVENTS} events have intervals that differ: {REPORT}")


def _of_log(store: Store, found: Verified, table: IntervalTable) -> Iterator[Interval]:
    """The intervals of a table, without those of the time before the log, which are counted."""
    for interval in store.every_interval(found.room, table, superseded=True):
        if interval.opened_seq:
            yield interval
        else:
            found.earlier += interval.known_until is None


def _block(row: Row) -> tuple[str, int]:
    return row[0], row[8] // BLOCK_EVENTS


def _told(row: Row) -> str:
    until = "still open" if row[11] is None else f"closed by {row[11]}"
    return f"{row[0]} of {row[1]} (opened by event {row[8]}, {until})"
