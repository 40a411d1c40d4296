"""What a room counts of itself, as plain numbers: whoever serves metrics reads them off.

Belongs here: the counts, the alarms and the quarantine, all bounded.
"""

from __future__ import annotations

from collections import deque

from msgspec import Struct, field

from readyroom.engine.inputs import Input

KEPT = 100
"""Alarms and quarantined inputs kept in memory, the newest; all of them are in the program's own log."""


class Alarm(Struct, frozen=True):
    """Something that an operator should look at."""

    at: int
    code: str
    """input_quarantined, deadline_deferred, tick_failed, append_failed, store_unavailable, fenced."""
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
    replayed: int = 0
    events: int = 0
    batches: int = 0
    commit_s: float = 0.0
    """Seconds spent waiting for commits."""
    quarantined: int = 0
    deferred: int = 0
    failed_appends: int = 0
    reloads: int = 0
    snapshots: int = 0
    alarms: deque[Alarm] = field(default_factory=lambda: deque(maxlen=KEPT))
    quarantine: deque[Quarantine] = field(default_factory=lambda: deque(maxlen=KEPT))
