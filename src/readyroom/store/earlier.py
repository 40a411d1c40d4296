"""Intervals of the time before the log: what of them is new, and what they take the place of.

Belongs here: the comparison, which every store makes alike, and the writing in a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from readyroom.store import rollups_sql, statements
from readyroom.store.errors import UnknownRoom
from readyroom.store.interface import NOT_TOLD, Added, EarlierInterval, EarlierTable, Interval
from readyroom.store.interval_rows import interval_of
from readyroom.store.statements import ANCHORS, Param

ROWS_AT_ONCE = 200
"""Of one statement: 2,800 parameters."""
ENDED_AT_ONCE = 10_000
"""Rows of one transaction, so that a room's writer beside it waits for no longer than a moment."""
ROUNDED_MS = 2_000
"""How far two accounts of one instant may lie apart, each in whole seconds."""

Run = Callable[[str, Sequence[Param]], list[tuple[Any, ...]]]
Transact = Callable[[Callable[[Run], tuple[int, int]]], tuple[int, int]]
Find = Callable[[EarlierTable, dict[str, tuple[str, int, int]]], Iterable[Interval]]
"""The earlier intervals of these keys, each with what the index is asked, from and to: all that may share time."""
New = list[tuple[EarlierInterval, list[Interval]]]
"""What adds something, each with what it takes the place of."""

_JSON_ENCODER = msgspec.json.Encoder()


def sorted_out(intervals: Sequence[EarlierInterval], find: Find) -> New:
    """Those that say something new, each with what it takes the place of."""
    new: New = []
    for table in ANCHORS:
        own = [interval for interval in intervals if interval.table == table]
        if not own:
            continue
        spans: dict[str, tuple[str, int, int]] = {}
        for one in own:
            _, since, until = spans.get(one.key, ("", one.opened_at, one.closed_at))
            spans[one.key] = _anchor(one), min(since, one.opened_at), max(until, one.closed_at)
        there: dict[str, list[Interval]] = {}
        for row in find(table, spans):
            there.setdefault(row.key, []).append(row)
        given: dict[str, list[EarlierInterval]] = {}
        for one in own:
            rows, before = there.get(one.key, []), given.setdefault(one.key, [])
            if any(_says(row, one) for row in rows) or any(_says(twin, one) for twin in before):
                continue
            replaced = [row for row in rows if _meets(row, one)]
            there[one.key] = [row for row in rows if row not in replaced]
            before.append(one)
            new.append((one, replaced))
    return new


def _anchor(interval: EarlierInterval) -> str:
    """What the index is asked for an interval."""
    found = getattr(interval, ANCHORS[interval.table])
    assert isinstance(found, str), interval
    return found


def _says(there: Interval | EarlierInterval, new: EarlierInterval) -> bool:
    """Whether what is there says as much as the new one, or more."""
    assert there.closed_at is not None
    if (there.value, there.agent, there.queue, there.call) != (new.value, new.agent, new.queue, new.call):
        return False
    begins = there.opened_at == new.opened_at and there.detail == new.detail
    ends = (there.closed_at, there.closed_as, there.closed_detail) == (
        new.closed_at, new.closed_as, new.closed_detail,
    )  # fmt: skip
    if not begins and new.detail.get("begin") == NOT_TOLD:
        begins = there.opened_at <= new.opened_at + ROUNDED_MS and all(
            there.detail.get(name) == value for name, value in new.detail.items() if name != "begin"
        )
    if not ends and new.closed_as == NOT_TOLD:
        ends = there.closed_at >= new.closed_at
    return begins and ends


def _meets(there: Interval, new: EarlierInterval) -> bool:
    """Whether both cannot be so: they share time, or are two accounts of the same beginning."""
    assert there.closed_at is not None
    if max(there.opened_at, new.opened_at) < min(there.closed_at, new.closed_at):
        return True
    return there.opened_at == new.opened_at and (there.value, there.queue) == (new.value, new.queue)


# --- in a database ---------------------------------------------------------------------------------------


def look(read: Run, room: str, intervals: Sequence[EarlierInterval]) -> Added:
    """What would come of them."""
    return counted(intervals, sorted_out(intervals, partial(_found, read, room)))


def add(run: Run, room: str, intervals: Sequence[EarlierInterval], known_from: int) -> Added:
    """Write what is new, in a transaction that `run` is of."""
    if not run(statements.ROOM, (room,)):
        raise UnknownRoom(f"room {room} was never opened")
    run(statements.HOLD_ROOM, (room,))
    new = sorted_out(intervals, partial(_found, run, room))
    if new:
        rollups_sql.drop(run, room)
    for table in ANCHORS:
        rows = [_params(room, one, known_from) for one, _ in new if one.table == table]
        for begin in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[begin : begin + ROWS_AT_ONCE]
            run(statements.insert_earlier(table, len(part)), [param for row in part for param in row])
    for one, replaced in new:
        if replaced:
            (newer,) = run(statements.FIND_EARLIER[one.table], (room, _anchor(one), one.key, one.opened_at))[
                0
            ]
            for row in replaced:
                run(statements.SUPERSEDE[one.table], (known_from, newer, row.id))
    return counted(intervals, new)


def counted(intervals: Sequence[EarlierInterval], new: New) -> Added:
    """What came of them."""
    return Added(len(new), sum(len(replaced) for _, replaced in new), len(intervals) - len(new))


def end(transact: Transact, room: str, known_until: int) -> int:
    """End all of a room, some in each transaction; how many there were."""
    ended = 0
    for table in ANCHORS:
        count, last = -1, 0
        while count:
            some = partial(end_some, room=room, table=table, after=last, known_until=known_until)
            count, last = transact(some)
            ended += count
    return ended


def end_some(run: Run, room: str, table: EarlierTable, after: int, known_until: int) -> tuple[int, int]:
    """End some rows of a table, those after an id; how many, and the last one's id."""
    rows = run(statements.SOME_EARLIER[table], (room, after, ENDED_AT_ONCE))
    if rows:
        rollups_sql.drop(run, room)
        run(statements.END_EARLIER[table], (known_until, room, after, rows[-1][0]))
    return len(rows), rows[-1][0] if rows else after


def _found(
    read: Run, room: str, table: EarlierTable, spans: dict[str, tuple[str, int, int]]
) -> Iterator[Interval]:
    asked = [(anchor, key, since, until) for key, (anchor, since, until) in spans.items()]
    return (interval_of(table, row) for row in read(*statements.select_earlier(room, table, asked)))


def _params(room: str, one: EarlierInterval, known_from: int) -> tuple[Param, ...]:
    return (
        room, one.key, one.agent, one.queue, one.call, one.value, _json(one.detail), one.opened_at, known_from,
        one.closed_at, known_from, one.closed_as, _json(one.closed_detail), known_from,
    )  # fmt: skip


def _json(detail: dict[str, Any]) -> str:
    return _JSON_ENCODER.encode(detail).decode()
