"""How long it takes to judge recorded time anew under another no-answer policy.

A log of 10,000 agents × 5 queues in an SQLite file, a million events: read twice (for the evidence of who was there,
then for the replay), judged by the engine's rules, and measured on both sides. Floor: the log read and decoded once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.figures import WALL, Figure, micros
from bench.replay import ROOM, write_log
from readyroom.runtime.log import Log
from readyroom.store.sqlite import SqliteStore
from readyroom.whatif import Policy, judged_anew
from readyroom.whatif.histories import Recorded

EVENTS = 1_000_000
RUNS = 3
TARGET_S = 60.0


def _judge(path: Path) -> Callable[[], int]:
    store = SqliteStore(path)
    history = Recorded(Log(store, ROOM), 0, 1 << 50)

    def run() -> int:
        found = judged_anew(history, Policy(every={"threshold": 2}))
        store.close()
        assert found.events >= EVENTS
        return 1

    return run


def _read(path: Path) -> Callable[[], int]:
    store = SqliteStore(path)

    def run() -> int:
        assert sum(1 for _ in Log(store, ROOM).events()) >= EVENTS
        store.close()
        return 1

    return run


def _seconds(who: str, prepare: Callable[[], Callable[[], int]], at_most: float | None = None) -> Figure:
    what = f"another policy over {EVENTS:,} events"
    taken = micros(what, who, prepare, runs=RUNS, clock=WALL)
    return Figure(what, "s", who, [value / 1e6 for value in taken.values], at_most=at_most)


def figures() -> list[Figure]:
    """How long both take."""
    with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as name:
        path = Path(name) / "log.db"
        write_log(path, EVENTS, saving=False)
        return [
            _seconds("readyroom", partial(_judge, path), TARGET_S),
            _seconds("floor: read and decode", partial(_read, path)),
        ]
