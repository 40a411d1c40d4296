"""Roll-ups in tables. Belongs here: the statements, which both databases understand, and nothing else."""

# Only marks for parameters are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from readyroom.store.rollups import RollupMark, StoredRollup
from readyroom.store.statements import Param

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
MARK = "SELECT basis, day, seq FROM rollup_marks WHERE room = ?"
PUT_MARK = (
    "INSERT INTO rollup_marks (room, basis, day, seq) VALUES (?, ?, ?, ?) ON CONFLICT (room) DO UPDATE "
    "SET basis = excluded.basis, day = excluded.day, seq = excluded.seq"
)
OPEN = "SELECT DISTINCT period FROM rollups WHERE room = ? AND is_open = 1 ORDER BY period"
EVERY = (
    f"SELECT {_COLUMNS} FROM rollups WHERE room = ? AND (kind, period, subject) > (?, ?, ?) "
    "ORDER BY kind, period, subject LIMIT ?"
)
DROP_ROWS = "DELETE FROM rollups WHERE room = ?"
DROP_MARK = "DELETE FROM rollup_marks WHERE room = ?"
EARLIEST = "SELECT min(at) FROM events WHERE room = ? AND seq > ? AND seq <= ?"


class SqlRollups:
    """`Rollups` in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, room: str) -> RollupMark | None:
        rows = self._database.read(MARK, (room,))
        return RollupMark(*rows[0]) if rows else None

    def put(
        self, room: str, mark: RollupMark, periods: Sequence[str], rollups: Sequence[StoredRollup]
    ) -> None:
        self._database.transact(partial(_put, room=room, mark=mark, periods=periods, rollups=rollups))

    def drop(self, room: str) -> None:
        def drop(run: Run) -> None:
            run(DROP_ROWS, (room,))
            run(DROP_MARK, (room,))

        self._database.transact(drop)

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

    def earliest_at(self, room: str, since: int, until: int) -> int | None:
        found: int | None = self._database.read(EARLIEST, (room, since, until))[0][0]
        return found


def _put(
    run: Run,
    room: str,
    mark: RollupMark,
    periods: Sequence[str],
    rollups: Sequence[StoredRollup],
) -> None:
    if periods:
        run(f"DELETE FROM rollups WHERE room = ? AND period IN ({_marks(periods)})", [room, *periods])
    for begin in range(0, len(rollups), ROWS_AT_ONCE):
        some = rollups[begin : begin + ROWS_AT_ONCE]
        params: list[Param] = []
        for rollup in some:
            params += [room, rollup.kind, rollup.period, rollup.subject, rollup.body, int(rollup.is_open)]
        values = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(some))
        run(f"INSERT INTO rollups (room, {_COLUMNS}) VALUES {values}", params)
    run(PUT_MARK, (room, mark.basis, mark.day, mark.seq))


def _rollup(row: tuple[Any, ...]) -> StoredRollup:
    kind, period, subject, body, is_open = row
    return StoredRollup(kind, period, subject, bytes(body), bool(is_open))


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
