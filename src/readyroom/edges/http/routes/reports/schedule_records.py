"""What is said and asked of reports by mail.

Belongs here: the records, each with an example, and how they are made of a schedule and of its deliveries.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from readyroom.edges.http.times import when
from readyroom.engine.catalogue import Clock, Id, Label
from readyroom.reports.periods import Each
from readyroom.reports.schedules import Every
from readyroom.runtime.report_mails import FileFormat, ReportName, Schedule
from readyroom.store.deliveries import Delivery, DeliveryState

Readers = Annotated[tuple[Id, ...], Meta(max_length=50)]


class NewSchedule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which report, when and to whom. It tells of the whole day, week or month before."""

    name: Label
    report: ReportName
    each: Each = "day"
    unit: Id | None = None
    queue: Id | None = None
    """Of missed calls and queues."""
    format: FileFormat = "xlsx"
    """A workbook has all tables of the report, the others have the first."""
    every: Every
    """A week is sent on Monday, a month on the first."""
    at: Clock
    """In the organisation's zone."""
    readers: Readers = ()
    """Users with an address; none: oneself. Others need `manage_users`. Each gets what they may see themselves."""


class ChangedSchedule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be another way; what is not named stays."""

    name: Label | UnsetType = UNSET
    each: Each | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    queue: Id | UnsetType | None = UNSET
    format: FileFormat | UnsetType = UNSET
    every: Every | UnsetType = UNSET
    at: Clock | UnsetType = UNSET
    readers: Readers | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET


class ScheduleInfo(Struct, frozen=True, kw_only=True):
    """A report that is sent at set times."""

    id: str
    name: str
    owner: str
    report: ReportName
    each: Each
    unit: str | None
    queue: str | None
    format: FileFormat
    every: Every
    at: str
    readers: tuple[str, ...]
    enabled: bool
    switched_off: str | None
    """Why it was, if it was not its owner who did it: owner_gone, no_right."""
    next: datetime | None
    """When it is sent next; null: it is switched off."""
    can_send: bool
    """Whether this server has a mail server to send it by; without one nothing is sent."""


class ScheduleDelivery(Struct, frozen=True, kw_only=True):
    """What became of one mail."""

    id: str
    user: str
    first: str
    last: str
    created: datetime
    state: DeliveryState
    attempts: int
    due: datetime
    """When it is tried next; of one that is over: when it was tried last."""
    error: str
    """Why the last try failed: `not_set_up`, `no_address`, `not_wanted`, or what the other side said."""


BODY_EXAMPLE: dict[str, Any] = {
    "name": "Monday's figures",
    "report": "queues",
    "every": "week",
    "at": "06:00",
}
EXAMPLE: dict[str, Any] = {
    **BODY_EXAMPLE, "id": "rs_5f2b9c31d0aa", "owner": "bo", "each": "day", "unit": None, "queue": None,
    "format": "xlsx", "readers": ["bo"], "enabled": True, "switched_off": None, "next": "2026-11-30T05:00:00Z",
    "can_send": True,
}  # fmt: skip
DELIVERY_EXAMPLE: dict[str, Any] = {
    "id": "rs_5f2b9c31d0aa-1795410000000-2026-11-16-2026-11-22-queues-xlsx-bo",
    "user": "bo",
    "first": "2026-11-16",
    "last": "2026-11-22",
    "created": "2026-11-23T05:00:00Z",
    "state": "done",
    "attempts": 1,
    "due": "2026-11-23T05:00:00Z",
    "error": "",
}


def schedule_info(each: Schedule, *, can_send: bool) -> ScheduleInfo:
    """As it is told of."""
    return ScheduleInfo(
        id=each.id,
        name=each.name,
        owner=each.owner,
        report=each.report,
        each=each.each,
        unit=each.unit,
        queue=each.queue,
        format=each.format,
        every=each.every,
        at=each.at,
        readers=each.readers,
        enabled=each.enabled,
        switched_off=each.switched_off,
        next=when(each.next) if each.enabled else None,
        can_send=can_send,
    )


def schedule_delivery(each: Delivery) -> ScheduleDelivery:
    """As it is told of."""
    wanted = each.body["wanted"]
    return ScheduleDelivery(
        id=each.key,
        user=each.body["user"],
        first=wanted["first"],
        last=wanted["last"],
        created=when(each.created),
        state=each.state,
        attempts=each.attempts,
        due=when(each.due),
        error=each.error,
    )
