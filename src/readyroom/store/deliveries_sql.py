"""What is on its way, in tables.

Belongs here: `SqlDeliveries`, the same for SQLite and PostgreSQL.
"""

# Only names of tables and columns are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from readyroom.store.deliveries import Delivery, DeliveryKind, DeliveryState, StoredSchedule, Waiting, Webhook
from readyroom.store.records import add, of_row, put, row, select
from readyroom.store.statements import EVERYTHING, Param

T = TypeVar("T")


class Statement(Protocol):
    """Runs a statement in a transaction; the rows that it answers with."""

    def __call__(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]: ...


class Database(Protocol):
    """What this needs of a database. `?` stands for a parameter."""

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]: ...

    def write(self, sql: str, params: Sequence[Param]) -> int: ...

    def transact(self, work: Callable[[Statement], T]) -> T: ...


_PUT = put("deliveries", Delivery, ("room", "key"))
_ADD = add("deliveries", Delivery, ("room", "key"))
_PUT_WEBHOOK = put("webhooks", Webhook, ("room", "id"))
_PUT_SCHEDULE = put("report_schedules", StoredSchedule, ("room", "id"))
_SETTLE = 'UPDATE deliveries SET due = ?, since = ?, attempts = ?, state = ?, error = ? WHERE room = ? AND "key" = ?'
_WAITING = "room = ? AND kind = ? AND state = 'waiting'"
_POSITION = "SELECT seq FROM followers WHERE room = ? AND name = ?"
_MOVE = """
    INSERT INTO followers (room, name, seq) VALUES (?, ?, ?)
    ON CONFLICT (room, name) DO UPDATE SET seq = excluded.seq"""
_HOLD = "UPDATE rooms SET epoch = epoch WHERE room = ?"
"""Until the end of the transaction nobody else takes this room's log up."""


class SqlDeliveries:
    """`Deliveries` in the tables of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _all(self, rest: str, *params: Param) -> list[Delivery]:
        rows = self._database.read(select("deliveries", Delivery, rest), params)
        return [of_row(Delivery, each) for each in rows]

    # --- following the log -------------------------------------------------------------------------------

    def position(self, room: str, name: str) -> int | None:
        rows = self._database.read(_POSITION, (room, name))
        return rows[0][0] if rows else None

    def follow(self, room: str, name: str, since: int | None, until: int, found: Sequence[Delivery]) -> bool:
        def move(run: Statement) -> bool:
            run(_HOLD, (room,))
            rows = run(_POSITION, (room, name))
            if (rows[0][0] if rows else None) != since:
                return False
            run(_MOVE, (room, name, until))
            for delivery in found:
                run(_ADD, row(delivery))
            return True

        return self._database.transact(move)

    # --- deliveries --------------------------------------------------------------------------------------

    def put_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        def write(run: Statement) -> None:
            for delivery in deliveries:
                run(_PUT, row(delivery))

        self._database.transact(write)

    def settle(self, deliveries: Sequence[Delivery]) -> None:
        def write(run: Statement) -> None:
            for each in deliveries:
                became = (each.due, each.since, each.attempts, each.state, each.error)
                run(_SETTLE, (*became, each.room, each.key))

        self._database.transact(write)

    def delivery(self, room: str, key: str) -> Delivery | None:
        found = self._all('WHERE room = ? AND "key" = ?', room, key)
        return found[0] if found else None

    def receivers_due(self, room: str, kind: DeliveryKind, until: int) -> list[str]:
        sql = f"SELECT DISTINCT receiver FROM deliveries WHERE {_WAITING} AND due <= ? ORDER BY receiver"
        return [receiver for (receiver,) in self._database.read(sql, (room, kind, until))]

    def waiting_for(
        self, room: str, kind: DeliveryKind, receiver: str, until: int | None, limit: int
    ) -> list[Delivery]:
        rest = f'WHERE {_WAITING} AND due <= ? AND receiver = ? ORDER BY due, seq, "key" LIMIT ?'
        return self._all(rest, room, kind, EVERYTHING if until is None else until, receiver, limit)

    def put_off(self, room: str, kind: DeliveryKind, receiver: str, until: int) -> int:
        sql = f"UPDATE deliveries SET due = ? WHERE {_WAITING} AND receiver = ? AND due < ?"
        return self._database.write(sql, (until, room, kind, receiver, until))

    def next_due(self, room: str, kind: DeliveryKind) -> int | None:
        rows = self._database.read(f"SELECT min(due) FROM deliveries WHERE {_WAITING}", (room, kind))
        due: int | None = rows[0][0]
        return due

    def waiting(self, room: str, kind: DeliveryKind, receiver: str | None = None) -> Waiting:
        sql = f"SELECT count(*), min(since) FROM deliveries WHERE {_WAITING}"
        params: list[Param] = [room, kind]
        if receiver is not None:
            sql, params = f"{sql} AND receiver = ?", [room, kind, receiver]
        return Waiting(*self._database.read(sql, params)[0])

    def deliveries(
        self,
        room: str,
        kind: DeliveryKind,
        *,
        receiver: str | None = None,
        state: DeliveryState | None = None,
        before: tuple[int, str] | None = None,
        limit: int,
    ) -> list[Delivery]:
        rest, params = "WHERE room = ? AND kind = ?", [room, kind]
        for column, value in (("receiver", receiver), ("state", state)):
            if value is not None:
                rest, params = f"{rest} AND {column} = ?", [*params, value]
        given: list[Param] = [*params]
        if before is not None:
            rest, given = f'{rest} AND (created, "key") < (?, ?)', [*given, *before]
        return self._all(f'{rest} ORDER BY created DESC, "key" DESC LIMIT ?', *given, limit)

    def forget_deliveries(self, before: int) -> int:
        return self._database.write("DELETE FROM deliveries WHERE state <> 'waiting' AND due < ?", (before,))

    # --- webhooks ----------------------------------------------------------------------------------------

    def webhooks(self, room: str) -> list[Webhook]:
        rows = self._database.read(
            select("webhooks", Webhook, 'WHERE room = ? ORDER BY created, "id"'), (room,)
        )
        return [of_row(Webhook, each) for each in rows]

    def webhook(self, room: str, webhook: str) -> Webhook | None:
        rows = self._database.read(
            select("webhooks", Webhook, 'WHERE room = ? AND "id" = ?'), (room, webhook)
        )
        return of_row(Webhook, rows[0]) if rows else None

    def put_webhook(self, webhook: Webhook) -> None:
        self._database.write(_PUT_WEBHOOK, row(webhook))

    def drop_webhook(self, room: str, webhook: str) -> bool:
        return self._drop("webhooks", "webhook", room, webhook)

    # --- reports at set times ----------------------------------------------------------------------------

    def schedules(self, room: str) -> list[StoredSchedule]:
        rows = self._database.read(
            select("report_schedules", StoredSchedule, 'WHERE room = ? ORDER BY created, "id"'), (room,)
        )
        return [of_row(StoredSchedule, each) for each in rows]

    def put_schedule(self, schedule: StoredSchedule) -> None:
        self._database.write(_PUT_SCHEDULE, row(schedule))

    def drop_schedule(self, room: str, schedule: str) -> bool:
        return self._drop("report_schedules", "report", room, schedule)

    def _drop(self, table: str, kind: DeliveryKind, room: str, receiver: str) -> bool:
        def drop(run: Statement) -> bool:
            there = bool(run(f'SELECT 1 FROM {table} WHERE room = ? AND "id" = ?', (room, receiver)))
            run(f'DELETE FROM {table} WHERE room = ? AND "id" = ?', (room, receiver))
            run("DELETE FROM deliveries WHERE room = ? AND kind = ? AND receiver = ?", (room, kind, receiver))
            return there

        return self._database.transact(drop)
