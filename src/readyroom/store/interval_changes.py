"""Changes of intervals as statements: few for many, since each has a cost of its own.

Belongs here: in which order they may run, and which change it was when they cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

import msgspec

from readyroom.store import corrections, statements
from readyroom.store.errors import StoreError, StoreUnavailable, WrongInterval
from readyroom.store.interface import Batch, IntervalChange
from readyroom.store.statements import Param

Read = Callable[[str, Sequence[Param]], list[tuple[Any, ...]]]

_JSON_ENCODER = msgspec.json.Encoder()


Statements = list[tuple[str, list[Sequence[Param]]]]
"""Each with its rows of parameters."""


def parts_of(batch: Batch) -> list[Statements | IntervalChange]:
    """The changes in their order: statements, and corrections, which have to read first. Raises `WrongInterval`."""
    first = batch.events[0].seq
    seqs = range(first, first + len(batch.events))
    found: list[Statements | IntervalChange] = []
    between: list[IntervalChange] = []
    for change in batch.intervals:
        if change.seq not in seqs:
            what = f"{change.table} {change.key} changes by event {change.seq}"
            raise WrongInterval(f"room {batch.room}: {what}, which is not of its batch")
        if change.kind != "correct":
            between.append(change)
            continue
        corrections.check(batch.room, change)
        found += [_statements_of(batch.room, between), change]
        between = []
    return [*found, _statements_of(batch.room, between)]


def _statements_of(room: str, changes: Sequence[IntervalChange]) -> Statements:
    """The changes of one key stay in their order; those of different keys may run side by side."""
    rounds: dict[tuple[int, str], list[Sequence[Param]]] = {}
    times: dict[tuple[str, str], int] = {}
    for change in changes:
        table, key = change.table, change.key
        time = times[table, key] = times.get((table, key), 0) + 1
        sql, params = _statement(room, change)
        rounds.setdefault((time, sql), []).append(params)
    in_order = sorted(((time, sql, rows) for (time, sql), rows in rounds.items()), key=itemgetter(0))
    return [(sql, rows) for _, sql, rows in in_order]


def _statement(room: str, change: IntervalChange) -> tuple[str, Sequence[Param]]:
    table, key, at, seq, seen = change.table, change.key, change.at, change.seq, change.seen
    detail = _JSON_ENCODER.encode(change.detail).decode() if change.detail else "{}"
    if change.kind == "close":
        return statements.CLOSE_INTERVAL[table], (at, seq, seen, change.value, detail, room, key, at)
    opened = (room, key, change.agent, change.queue, change.call, change.value, detail, at, seq, seen, seen)
    return statements.OPEN_INTERVAL[table], opened


def wrong(read: Read, batch: Batch) -> StoreError:
    """Which change it was that could not be made: looked for one by one, when all is taken back."""
    room = batch.room
    opened: dict[tuple[str, str], int | None] = {}
    for change in batch.intervals:
        if change.kind == "correct":
            continue
        mark = change.table, change.key
        if mark not in opened:
            rows = read(statements.OPENED_AT[change.table], (room, change.key))
            opened[mark] = rows[0][0] if rows else None
        since, what = opened[mark], f"{change.table} {change.key}"
        if change.kind == "open" and since is not None:
            return WrongInterval(f"room {room}: event {change.seq} opens {what}, which is open")
        if change.kind == "close" and (since is None or since > change.at):
            return WrongInterval(
                f"room {room}: event {change.seq} closes {what}, which is not open at {change.at}"
            )
        opened[mark] = change.at if change.kind == "open" else None
    return StoreUnavailable(f"room {room}: the intervals were changed by another program")
