"""What is asked and answered about webhooks.

Belongs here: the records, each with an example, and how they are made of a subscription and of a delivery.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from readyroom.edges.http.times import maybe, when
from readyroom.engine.catalogue import Label
from readyroom.runtime.subscription import Stream, Subscription
from readyroom.store.deliveries import Delivery, DeliveryState

Url = Annotated[str, Meta(min_length=8, max_length=2_000)]
Heartbeat = Annotated[int, Meta(ge=30, le=3_600)]
Names = Annotated[tuple[Annotated[str, Meta(max_length=64)], ...], Meta(max_length=200)]


class NewWebhook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where events go, and which. Empty: all types, all agents, all queues."""

    name: Label
    url: Url
    types: Names = ()
    """Names of event types, as in the log."""
    agents: Names = ()
    queues: Names = ()
    stream: Stream = "events"
    """`agents`: not the events, but how each agent stood before and after those that changed it."""
    heartbeat_s: Heartbeat | None = None
    """For the stream of agents: how often all of them are told of though nothing happened."""


class ChangedWebhook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be another way; what is not named stays."""

    name: Label | UnsetType = UNSET
    url: Url | UnsetType = UNSET
    types: Names | UnsetType = UNSET
    agents: Names | UnsetType = UNSET
    queues: Names | UnsetType = UNSET
    heartbeat_s: Heartbeat | UnsetType | None = UNSET
    enabled: bool | UnsetType = UNSET
    """On again: failures before that are forgotten; what happened meanwhile is not told."""


class WebhookInfo(Struct, frozen=True, kw_only=True):
    """A webhook, without its secret."""

    id: str
    name: str
    url: str
    types: tuple[str, ...]
    agents: tuple[str, ...]
    queues: tuple[str, ...]
    stream: Stream
    heartbeat_s: int | None
    user: str
    """Who made it, and is told when it is switched off."""
    created: datetime
    enabled: bool
    switched_off: str | None
    """Why it was: failing (for five days), gone (it answered 410), behind (too much waits)."""
    failing_since: datetime | None
    secrets: tuple[datetime, ...]
    """When the secrets that sign now were made, the newest first."""


class MadeWebhook(WebhookInfo, frozen=True, kw_only=True):
    """A webhook with its secret, which is not shown again."""

    secret: str


class DeliveryInfo(Struct, frozen=True, kw_only=True):
    """What became of telling one webhook of one event. `id` goes with each request as `webhook-id`."""

    id: str
    type: str
    seq: int
    created: datetime
    due: datetime
    """When it is tried next; of one that is over: when it was tried last."""
    attempts: int
    state: DeliveryState
    error: str | None


class PostResult(Struct, frozen=True):
    """Whether a request was answered well; else why not."""

    sent: bool
    error: str | None


BODY_EXAMPLE = {
    "name": "Workforce management",
    "url": "https://wfm.example.org/readyroom",
    "types": ["StatusChosen", "ClockedIn", "ClockedOut"],
    "agents": [],
    "queues": [],
}
WEBHOOK_EXAMPLE = BODY_EXAMPLE | {
    "stream": "events",
    "heartbeat_s": None,
    "id": "wh_3f9c1a20b7d4",
    "user": "admin",
    "created": "2026-11-23T09:02:11.250000Z",
    "enabled": True,
    "switched_off": None,
    "failing_since": None,
    "secrets": ["2026-11-23T09:02:11.250000Z"],
}
MADE_EXAMPLE = WEBHOOK_EXAMPLE | {"secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"}
DELIVERY_EXAMPLE = {
    "id": "wh_3f9c1a20b7d4-412",
    "type": "StatusChosen",
    "seq": 412,
    "created": "2026-11-23T09:02:11.250000Z",
    "due": "2026-11-23T09:07:16.250000Z",
    "attempts": 2,
    "state": "waiting",
    "error": "answered 503",
}


def webhook_info(each: Subscription, now: int) -> WebhookInfo:
    """A webhook as it is shown."""
    return WebhookInfo(**_told(each, now))


def made_webhook(each: Subscription, secret: str, now: int) -> MadeWebhook:
    """A webhook with its new secret."""
    return MadeWebhook(secret=secret, **_told(each, now))


_PLAIN = ("id", "name", "url", "types", "agents", "queues", "stream", "heartbeat_s", "user")


def _told(each: Subscription, now: int) -> dict[str, Any]:
    return {
        **{name: getattr(each, name) for name in _PLAIN},
        "created": when(each.created),
        "enabled": each.enabled,
        "switched_off": each.switched_off,
        "failing_since": maybe(each.failing_since),
        "secrets": tuple(when(secret.created) for secret in each.signing(now)),
    }


def delivery_info(each: Delivery) -> DeliveryInfo:
    """A delivery as it is listed."""
    return DeliveryInfo(
        id=each.key,
        type=each.channel,
        seq=each.seq,
        created=when(each.created),
        due=when(each.due),
        attempts=each.attempts,
        state=each.state,
        error=each.error or None,
    )
