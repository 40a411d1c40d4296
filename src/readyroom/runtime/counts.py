"""What a room counts of itself, as plain numbers: whoever serves metrics reads them off.

Belongs here: the counts, the alarms and the quarantine, all bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque

from msgspec import Struct, field

from readyroom.engine.inputs import Input

KEPT = 100
"""Alarms and quarantined inputs kept in memory, the newest; all of them are in the program's own log."""


ANSWERS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Bounds (seconds) for what waits for a disk or a network."""
DECISIONS_S = (0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.05, 0.25, 1.0)
"""Bounds (seconds) for what happens in memory."""


class Times(Struct):
    """How many took how long: one number for each bound (seconds), and one for what took longer."""

    bounds: tuple[float, ...] = ANSWERS_S
    counts: list[int] = []
    sum_s: float = 0.0

    def __post_init__(self) -> None:
        self.counts = self.counts or [0] * (len(self.bounds) + 1)

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.sum_s += seconds


ALARMS = (
    "input_quarantined",
    "deadline_deferred",
    "tick_failed",
    "append_failed",
    "store_unavailable",
    "snapshot_failed",
    "loop_failed",
    "fenced",
)


class Alarm(Struct, frozen=True):
    """Something that an operator should look at."""

    at: int
    code: str
    """One of `ALARMS`."""
    detail: str


class Quarantine(Struct, frozen=True):
    """An input at which the engine raised, and the traceback."""

    at: int
    given: Input
    error: str


class Counts(Struct):
    """Since the room was opened."""

    inputs: int = 0
    refused: int = 0
    events: int = 0
    batches: int = 0
    decisions: Times = field(default_factory=lambda: Times(DECISIONS_S))
    """From an input's turn to its decision, with the deadlines before it."""
    commits: Times = field(default_factory=Times)
    """From a batch's hand-over to the store until it is on the disk."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """Offers that ended, by outcome."""
    quarantined: int = 0
    deferred: int = 0
    failed_appends: int = 0
    reloads: int = 0
    snapshots: int = 0
    alarmed: Counter[str] = field(default_factory=Counter)
    """Alarms by code, all of them."""
    alarms: deque[Alarm] = field(default_factory=lambda: deque(maxlen=KEPT))
    quarantine: deque[Quarantine] = field(default_factory=lambda: deque(maxlen=KEPT))
