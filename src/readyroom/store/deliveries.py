"""What a store keeps of messages, webhooks and reports on their way: each delivery, and how far the log was followed.

Belongs here: the `Deliveries` protocol and its records. What is to be sent follows from the log; this remembers what
of it was taken up and what became of that, so that a crash loses nothing and whoever was away is told later. Instants
(ms UTC), ids and keys are arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Protocol

from msgspec import Struct

DeliveryKind = Literal["message", "webhook", "report"]
DeliveryState = Literal["waiting", "done", "failed"]


class Delivery(Struct, frozen=True, kw_only=True):
    """Something to be sent to one receiver, once however often it is tried: `key` names it within its room."""

    room: str
    key: str
    kind: DeliveryKind
    receiver: str
    """A user, a webhook's id, or that of a report's schedule."""
    channel: str
    """Of a message: email, chat, sms, webhook; of a webhook: the type of what is told; of a report: which one."""
    seq: int
    """The event behind it; 0: none (a test)."""
    created: int
    due: int
    """When it is to be tried next; of one that is over: when it was tried last."""
    since: int
    """When it was first to be tried: quiet hours move it, tries that fail and pauses of its receiver do not."""
    attempts: int = 0
    state: DeliveryState = "waiting"
    error: str = ""
    """Why the last try failed."""
    body: dict[str, Any]
    """What is to be said; see who sends it."""


class Webhook(Struct, frozen=True, kw_only=True):
    """Somebody who wants to be told. `body`: where, of what and how it goes; see `runtime.subscription`."""

    room: str
    id: str
    created: int
    body: dict[str, Any]


class StoredSchedule(Struct, frozen=True, kw_only=True):
    """A report that is sent at set times. `body`: which, when and to whom; see `runtime.report_mails`."""

    room: str
    id: str
    created: int
    body: dict[str, Any]


class Waiting(Struct, frozen=True):
    """How many deliveries wait, and the first instant at which one of them was to be tried, or will be."""

    count: int
    since: int | None


class Deliveries(Protocol):
    """What is on its way. `put_*` writes whole records, over those with the same identity."""

    def position(self, room: str, name: str) -> int | None:
        """Up to which event a follower has taken the log up; None: it never has."""

    def follow(self, room: str, name: str, since: int | None, until: int, found: Sequence[Delivery]) -> bool:
        """Note in one transaction that the log was taken up to `until`, and what follows from that.

        Nothing is written, and the answer is False, if the position is no longer `since`: another did it. A
        delivery whose key is there already stays as it is.
        """

    def put_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """In one durable transaction."""

    def settle(self, deliveries: Sequence[Delivery]) -> None:
        """Write what became of some: when they are due, and were first, tries, state and error, in one durable
        transaction. What was taken away meanwhile stays away.
        """

    def delivery(self, room: str, key: str) -> Delivery | None: ...

    def receivers_due(self, room: str, kind: DeliveryKind, until: int) -> list[str]:
        """For whom something waits that is due by then."""

    def waiting_for(
        self, room: str, kind: DeliveryKind, receiver: str, until: int | None, limit: int
    ) -> list[Delivery]:
        """What waits for one, and is due by then (None: whenever), the longest due first."""

    def put_off(self, room: str, kind: DeliveryKind, receiver: str, until: int) -> int:
        """Have all that waits for one, and is due before then, be due then; how many."""

    def next_due(self, room: str, kind: DeliveryKind) -> int | None:
        """When the next one is due."""

    def waiting(self, room: str, kind: DeliveryKind, receiver: str | None = None) -> Waiting:
        """What waits, for all or for one receiver."""

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
        """The newest first, then by falling key; `before`: those that come after (created, key) in that order."""

    def forget_deliveries(self, before: int) -> int:
        """Delete those of all rooms that are over since before the instant; how many."""

    def webhooks(self, room: str) -> list[Webhook]:
        """Oldest first."""

    def webhook(self, room: str, webhook: str) -> Webhook | None: ...

    def put_webhook(self, webhook: Webhook) -> None: ...

    def drop_webhook(self, room: str, webhook: str) -> bool:
        """With all that waits for it."""

    def schedules(self, room: str) -> list[StoredSchedule]:
        """Oldest first."""

    def put_schedule(self, schedule: StoredSchedule) -> None: ...

    def drop_schedule(self, room: str, schedule: str) -> bool:
        """With all that waits for it."""
