"""Roll-ups in tables. Belongs here: the statements, which both databases understand, and nothing else."""

# Only marks for parameters are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from readyroom.store.rollups import BLANK, News, RollupMark, StoredRollup
from readyroom.store.statements import ANCHORS, EARLIER, Param

T = TypeVar("T")
Run = Callable[[str, Sequence[Param]], list[tuple[Any, ...]]]


class Database(Protocol):
    """What this needs of a database. `?` stands for a parameter."""

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]: ...

    def transact(self, work: Callable[[Run], T]) -> T: ...


ROWS_AT_ONCE = 100
"""Of one statement: 600 parameters."""
ROWS_A_PAGE = 2_000

_COLUMNS = "kind, period, subject, body, is_open"
MARK = "SELECT basis, day, seq, generation FROM rollup_marks WHERE room = ?"
PUT_MARK = (
    "INSERT INTO rollup_marks (room, basis, day, seq, generation) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (room) DO UPDATE SET basis = excluded.basis, day = excluded.day, seq = excluded.seq, "
    "generation = excluded.generation WHERE rollup_marks.generation = excluded.generation - 1 "
    "RETURNING generation"
)
"""Compares and sets in one statement: whoever writes at the same time waits here, and finds another mark."""
BLANK_MARK = (
    "INSERT INTO rollup_marks (room, basis, day, seq, generation) VALUES (?, '', '', 0, 1) "
    "ON CONFLICT (room) DO UPDATE SET basis = '', day = '', seq = 0, "
    "generation = rollup_marks.generation + 1 RETURNING generation"
)
OPEN = "SELECT DISTINCT period FROM rollups WHERE room = ? AND is_open = 1 ORDER BY period"
EVERY = (
    f"SELECT {_COLUMNS} FROM rollups WHERE room = ? AND (kind, period, subject) > (?, ?, ?) "
    "ORDER BY kind, period, subject LIMIT ?"
)
DROP_ROWS = "DELETE FROM rollups WHERE room = ?"
NEWS = "SELECT min(at), max(CASE WHEN type = ? THEN 1 ELSE 0 END) FROM events WHERE room = ? AND seq > ? AND seq <= ?"
TOLD_FROM = [
    f"SELECT min(opened_at) FROM {table}_intervals WHERE room = ? AND {EARLIER}" for table in ANCHORS
]


class SqlRollups:
    """`Rollups` in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, room: str) -> RollupMark:
        rows = self._database.read(MARK, (room,))
        return RollupMark(*rows[0]) if rows else BLANK

    def put(
        self, room: str, mark: RollupMark, periods: Sequence[str], rollups: Sequence[StoredRollup]
    ) -> bool:
        return self._database.transact(partial(_put, room=room, mark=mark, periods=periods, rollups=rollups))

    def drop(self, room: str) -> RollupMark:
        return self._database.transact(partial(drop, room=room))

    def of(self, room: str, kind: str, periods: Sequence[str]) -> list[StoredRollup]:
        if not periods:
            return []
        where = f"room = ? AND kind = ? AND period IN ({_marks(periods)})"
        sql = f"SELECT {_COLUMNS} FROM rollups WHERE {where} ORDER BY period, subject"
        return [_rollup(row) for row in self._database.read(sql, [room, kind, *periods])]

    def every(self, room: str) -> Iterator[StoredRollup]:
        after = ("", "", "")
        while True:
            rows = self._database.read(EVERY, (room, *after, ROWS_A_PAGE))
            yield from (_rollup(row) for row in rows)
            if len(rows) < ROWS_A_PAGE:
                return
            after = rows[-1][:3]

    def open_periods(self, room: str) -> list[str]:
        return [period for (period,) in self._database.read(OPEN, (room,))]

    def told_from(self, room: str) -> int | None:
        found = [self._database.read(sql, (room,))[0][0] for sql in TOLD_FROM]
        return min((instant for instant in found if instant is not None), default=None)

    def news(self, room: str, since: int, until: int, marked: str) -> News:
        ((earliest_at, is_marked),) = self._database.read(NEWS, (marked, room, since, until))
        return News(earliest_at, bool(is_marked))


def drop(run: Run, room: str) -> RollupMark:
    """Forget all of a room, in a transaction that `run` is of."""
    ((generation,),) = run(BLANK_MARK, (room,))
    run(DROP_ROWS, (room,))
    return RollupMark(*BLANK[:3], generation)


def _put(
    run: Run,
    room: str,
    mark: RollupMark,
    periods: Sequence[str],
    rollups: Sequence[StoredRollup],
) -> bool:
    if not run(PUT_MARK, (room, *mark)):
        return False
    if periods:
        run(f"DELETE FROM rollups WHERE room = ? AND period IN ({_marks(periods)})", [room, *periods])
    for begin in range(0, len(rollups), ROWS_AT_ONCE):
        some = rollups[begin : begin + ROWS_AT_ONCE]
        params: list[Param] = []
        for rollup in some:
            params += [room, rollup.kind, rollup.period, rollup.subject, rollup.body, int(rollup.is_open)]
        values = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(some))
        run(f"INSERT INTO rollups (room, {_COLUMNS}) VALUES {values}", params)
    return True


def _rollup(row: tuple[Any, ...]) -> StoredRollup:
    kind, period, subject, body, is_open = row
    return StoredRollup(kind, period, subject, bytes(body), bool(is_open))


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
