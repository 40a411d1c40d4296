"""What is on its way, in memory.

Belongs here: `MemoryDeliveries`, which behaves as `SqlDeliveries` does and ends with the process.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from readyroom.store.deliveries import Delivery, DeliveryKind, DeliveryState, StoredSchedule, Waiting, Webhook


class MemoryDeliveries:
    """`Deliveries` in dictionaries."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._positions: dict[tuple[str, str], int] = {}
        self._deliveries: dict[tuple[str, str], bytes] = {}
        """Encoded: no two callers share a body."""
        self._webhooks: dict[tuple[str, str], bytes] = {}
        self._schedules: dict[tuple[str, str], bytes] = {}

    def _all(self, room: str) -> list[Delivery]:
        with self._lock:
            found = [body for (of, _), body in self._deliveries.items() if of == room]
        return [msgspec.json.decode(body, type=Delivery) for body in found]

    def _waiting(self, room: str, kind: DeliveryKind) -> list[Delivery]:
        return [each for each in self._all(room) if (each.kind, each.state) == (kind, "waiting")]

    def position(self, room: str, name: str) -> int | None:
        return self._positions.get((room, name))

    def follow(self, room: str, name: str, since: int | None, until: int, found: Sequence[Delivery]) -> bool:
        with self._lock:
            if self.position(room, name) != since:
                return False
            self._positions[room, name] = until
            self._put(each for each in found if (each.room, each.key) not in self._deliveries)
            return True

    def _put(self, deliveries: Iterable[Delivery]) -> None:
        for each in deliveries:
            self._deliveries[each.room, each.key] = msgspec.json.encode(each)

    def put_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        with self._lock:
            self._put(deliveries)

    def settle(self, deliveries: Sequence[Delivery]) -> None:
        with self._lock:
            for each in deliveries:
                found = self.delivery(each.room, each.key)
                if found is not None:
                    names = ("due", "since", "attempts", "state", "error")
                    became = {name: getattr(each, name) for name in names}
                    self._put([replace(found, **became)])

    def delivery(self, room: str, key: str) -> Delivery | None:
        body = self._deliveries.get((room, key))
        return None if body is None else msgspec.json.decode(body, type=Delivery)

    def receivers_due(self, room: str, kind: DeliveryKind, until: int) -> list[str]:
        return sorted({each.receiver for each in self._waiting(room, kind) if each.due <= until})

    def waiting_for(
        self, room: str, kind: DeliveryKind, receiver: str, until: int | None, limit: int
    ) -> list[Delivery]:
        found = [
            each
            for each in self._waiting(room, kind)
            if each.receiver == receiver and (until is None or each.due <= until)
        ]
        return sorted(found, key=lambda each: (each.due, each.seq, each.key))[:limit]

    def put_off(self, room: str, kind: DeliveryKind, receiver: str, until: int) -> int:
        with self._lock:
            found = [
                replace(each, due=until)
                for each in self._waiting(room, kind)
                if each.receiver == receiver and each.due < until
            ]
            self._put(found)
            return len(found)

    def next_due(self, room: str, kind: DeliveryKind) -> int | None:
        return min((each.due for each in self._waiting(room, kind)), default=None)

    def waiting(self, room: str, kind: DeliveryKind, receiver: str | None = None) -> Waiting:
        found = [each.since for each in self._waiting(room, kind) if receiver in (None, each.receiver)]
        return Waiting(len(found), min(found, default=None))

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
        found = [
            each
            for each in self._all(room)
            if each.kind == kind
            and receiver in (None, each.receiver)
            and state in (None, each.state)
            and (before is None or (each.created, each.key) < before)
        ]
        return sorted(found, key=lambda each: (each.created, each.key), reverse=True)[:limit]

    def forget_deliveries(self, before: int) -> int:
        with self._lock:
            decoded = [msgspec.json.decode(body, type=Delivery) for body in self._deliveries.values()]
            over = [each for each in decoded if each.state != "waiting" and each.due < before]
            for each in over:
                del self._deliveries[each.room, each.key]
            return len(over)

    def webhooks(self, room: str) -> list[Webhook]:
        with self._lock:
            found = [body for (of, _), body in self._webhooks.items() if of == room]
        decoded = [msgspec.json.decode(body, type=Webhook) for body in found]
        return sorted(decoded, key=lambda each: (each.created, each.id))

    def webhook(self, room: str, webhook: str) -> Webhook | None:
        body = self._webhooks.get((room, webhook))
        return None if body is None else msgspec.json.decode(body, type=Webhook)

    def put_webhook(self, webhook: Webhook) -> None:
        with self._lock:
            self._webhooks[webhook.room, webhook.id] = msgspec.json.encode(webhook)

    def drop_webhook(self, room: str, webhook: str) -> bool:
        with self._lock:
            self._drop("webhook", room, webhook)
            return self._webhooks.pop((room, webhook), None) is not None

    def schedules(self, room: str) -> list[StoredSchedule]:
        with self._lock:
            found = [body for (of, _), body in self._schedules.items() if of == room]
        decoded = [msgspec.json.decode(body, type=StoredSchedule) for body in found]
        return sorted(decoded, key=lambda each: (each.created, each.id))

    def put_schedule(self, schedule: StoredSchedule) -> None:
        with self._lock:
            self._schedules[schedule.room, schedule.id] = msgspec.json.encode(schedule)

    def drop_schedule(self, room: str, schedule: str) -> bool:
        with self._lock:
            self._drop("report", room, schedule)
            return self._schedules.pop((room, schedule), None) is not None

    def _drop(self, kind: DeliveryKind, room: str, receiver: str) -> None:
        for each in self._all(room):
            if (each.kind, each.receiver) == (kind, receiver):
                del self._deliveries[room, each.key]
