"""How fast a log is replayed in full, and how soon a room is ready from a snapshot.

A log of 10,000 agents × 5 queues in an SQLite file: their configuration, then calls answered and missed, withdrawals
and returns. Replay is timed by the processor: rows read, decoded, folded, indexes built. Its peer folds the same
bodies, decoded as plain dicts by the standard library, into counts; its floor only decodes them. A start is timed by
the wall, from opening the file to the first deadline known, with the last snapshot as far back as a server lets it
come; its peer unpickles the same state, its floor reads and decodes the snapshot. The log of five million events
takes about 2.5 GB of the temporary directory (TMPDIR); where there is less than twice that, there is no such figure.
"""

from __future__ import annotations

import json
import pickle
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from bench.figures import PROCESSOR, WALL, Figure, micros, rate
from bench.organisations import days, organisation
from readyroom.codec import events as codec
from readyroom.engine import Engine, World
from readyroom.engine.events import Event
from readyroom.runtime import saved
from readyroom.runtime.log import Log, row_of
from readyroom.runtime.saving import SNAPSHOT_EVERY
from readyroom.store.interface import Batch, IntervalChange, LogRow
from readyroom.store.sqlite import SqliteStore
from readyroom.views.feed import Feed
from readyroom.views.intervals import Change, Intervals
from readyroom.views.today import Today

AGENTS = 10_000
PAUSE_MS = 360
"""Between two calls: each agent has one an hour."""
SHORT, LONG = 500_000, 5_000_000
GB_NEEDED = 5.0
A_COMMIT = 10_000
ROOM = "bench"
RUNS = 3
STARTS = 5
TARGET_EVENTS_A_SECOND = 200_000
TARGET_START_S = 5.0


# --- the log ------------------------------------------------------------------------------------------------


class _Writer:
    """Writes what the engine decides, and remembers the intervals that are open in the end."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.epoch = store.open_room(ROOM).epoch
        self.rows: list[LogRow] = []
        self.seq = 0
        self.intervals, self.today, self.feed = Intervals(), Today(), Feed()
        self.open: dict[tuple[str, str], Change] = {}

    def observe(self, world: World, event: Event) -> None:
        self.rows.append(row_of(event))
        self.seq = event.seq
        self.today.on(world, event)
        self.feed.on(event)
        for change in self.intervals.on(world, event):
            if change.opens:
                self.open[change.table, change.key] = change
            else:
                del self.open[change.table, change.key]

    def write(self) -> None:
        self.store.append(Batch(room=ROOM, epoch=self.epoch, events=self.rows))
        self.rows = []

    def finish(self) -> None:
        """The last rows, with the open intervals: those that are closed are no affair of a start."""
        last = self.rows[-1]
        opened = [
            IntervalChange(
                table=change.table, kind="open", key=change.key, at=change.at, seq=last.seq, seen=last.seen,
                agent=change.agent, queue=change.queue, call=change.call, value=change.value, detail=change.detail,
            )
            for change in self.open.values()
        ]  # fmt: skip
        self.store.append(Batch(room=ROOM, epoch=self.epoch, events=self.rows, intervals=opened))
        self.rows = []


def write_log(path: Path, events: int, *, saving: bool) -> None:
    """A log of so many events, and (`saving`) a snapshot as long before its end as a server lets it be."""
    store = SqliteStore(path)
    writer = _Writer(store)
    engine, world = organisation(AGENTS, observe=writer.observe)
    for given in days(AGENTS, PAUSE_MS):
        engine.step(world, given, writer.observe)
        if saving and writer.seq >= events - SNAPSHOT_EVERY:
            saving = False
            writer.write()
            body = saved.encode(world.state(), writer.today, writer.feed)
            store.save_snapshot(ROOM, writer.seq, world.now, body, saved.VERSION)
        if writer.seq >= events:
            break
        if len(writer.rows) >= A_COMMIT:
            writer.write()
    writer.finish()
    store.close()


# --- replaying it -------------------------------------------------------------------------------------------


def _replay(path: Path) -> Callable[[], int]:
    store = SqliteStore(path)
    log = Log(store, ROOM)

    def run() -> int:
        seq = log.load().world.seq
        store.close()
        return seq

    return run


def _decode(rows: list[LogRow]) -> int:
    for row in rows:
        codec.decode(row.type, row.version, row.body)
    return len(rows)


def _plainly(rows: list[LogRow]) -> int:
    """What a program of a page does: who is in which state, who was called how often."""
    states: dict[str, str] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows:
        event = json.loads(row.body)
        agent, kind = event.get("agent"), event["type"]
        if agent is not None:
            counted[agent, kind] += 1
            states[agent] = (
                "ringing" if kind == "OfferStarted" else "talking" if kind == "CallConnected" else "idle"
            )
    return len(rows)


# --- starting from its snapshot -----------------------------------------------------------------------------


def _start(path: Path) -> Callable[[], int]:
    def run() -> int:
        store = SqliteStore(path)
        log = Log(store, ROOM)
        log.take_over()
        held = log.load()
        Engine().next_deadline(held.world)
        store.close()
        return 1

    return run


def _snapshot(path: Path) -> bytes:
    store = SqliteStore(path)
    found = store.latest_snapshot(ROOM)
    store.close()
    assert found is not None
    return found.body


def _seconds(
    what: str, who: str, prepare: Callable[[], Callable[[], int]], at_most: float | None = None
) -> Figure:
    taken = micros(what, who, prepare, runs=STARTS, clock=WALL)
    return Figure(what, "s", who, [value / 1e6 for value in taken.values], at_most=at_most)


def _starts(folder: Path) -> Iterator[Figure]:
    free_gb = shutil.disk_usage(folder).free / 1e9
    if free_gb < GB_NEEDED:
        print(f"(no start from a long log: {free_gb:.1f} GB free in {folder}, {GB_NEEDED:.0f} needed)")
        return
    path = folder / "long.db"
    write_log(path, LONG, saving=True)
    what = f"start from a snapshot: {AGENTS:,} agents × 5 queues, {LONG:,} events"
    yield _seconds(what, "readyroom", partial(_start, path), at_most=TARGET_START_S)
    body = _snapshot(path)
    kept = saved.decode(body)
    assert kept is not None
    pickled = pickle.dumps(kept)
    yield _seconds(what, "peer: unpickle the state", lambda: partial(_once, pickle.loads, pickled))
    yield _seconds(what, "floor: decode the snapshot", lambda: partial(_once, saved.decode, body))
    path.unlink()


def _once(read: Callable[[bytes], object], body: bytes) -> int:
    read(body)
    return 1


def figures() -> list[Figure]:
    """All figures of replays and starts."""
    with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as name:
        folder = Path(name)
        path = folder / "short.db"
        write_log(path, SHORT, saving=False)
        store = SqliteStore(path)
        rows = list(islice(store.events(ROOM), SHORT))
        store.close()
        what = f"replay in full: {AGENTS:,} agents × 5 queues, {SHORT:,} events"
        found = [
            rate(
                what, "readyroom", "events/s", partial(_replay, path), RUNS, PROCESSOR, TARGET_EVENTS_A_SECOND
            ),
            rate(what, "peer: plain dicts", "events/s", lambda: partial(_plainly, rows), RUNS, PROCESSOR),
            rate(what, "floor: decode", "events/s", lambda: partial(_decode, rows), RUNS, PROCESSOR),
        ]
        path.unlink()
        rows.clear()
        return [*found, *_starts(folder)]
