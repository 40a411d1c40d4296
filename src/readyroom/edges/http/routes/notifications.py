"""Notifications: what one was told, in the page and away from it.

Belongs here: one's own list and the marks that say what was seen (new ones come on the live stream); the messages
that went out, and trying whether they would.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Struct

from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, from_cursor, page, place_of
from readyroom.edges.http.problems import refused, unknown
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.times import ms_of, when
from readyroom.engine.catalogue import MessageChannel
from readyroom.engine.inputs import SeeNotification
from readyroom.engine.refusals import Refusal
from readyroom.runtime.messages import Messages, NotSent
from readyroom.store.deliveries import Delivery, DeliveryState
from readyroom.views.feed_rows import NotificationRow, notification_row

NOTIFICATION_EXAMPLE = {
    "id": 133,
    "at": AT,
    "subject": "withdrawn",
    "agent": "ann",
    "queue": "sales",
    "judgement": None,
    "params": {},
    "seen_at": None,
}


@get(
    "/notifications",
    opt=describe(
        "My notifications", tag="notifications", answer={"items": [NOTIFICATION_EXAMPLE], "next": None}
    ),
)
async def list_notifications(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    unseen: Annotated[bool, QueryParameter(description="Only those not seen yet")] = False,
) -> Page[NotificationRow]:
    """The last 200, the newest first."""
    await exchange.world()
    before = from_cursor(cursor, int)
    mine = [
        told
        for told in exchange.room.feed.of_user(exchange.principal.user)
        if (before is None or told.id < before) and not (unseen and told.seen_at is not None)
    ]
    rows = [notification_row(told) for told in mine[:limit]]
    return exchange.paged(page(rows, len(mine) > limit, lambda row: row.id))


@post(
    "/notifications/{notification:int}/seen",
    status_code=200,
    opt=describe("I have seen a notification", tag="notifications", command=True, answer=DONE_EXAMPLE),
)
async def see_notification(notification: FromPath[int], exchange: Asking) -> Done:
    """One's own only. Seeing it again changes nothing."""
    await exchange.world()
    user = exchange.principal.user
    told = exchange.room.feed.notifications.get(user, {}).get(notification)
    if told is None:
        raise unknown("notification", str(notification))
    if told.seen_at is not None and not await exchange.is_repeated():
        return Done(exchange.room.world.seq, ())
    return done(await exchange.command(SeeNotification, user=user, notification=notification))


class MessageInfo(Struct, frozen=True, kw_only=True):
    """A message on its way to a user, or what became of it."""

    id: str
    user: str
    channel: MessageChannel
    subject: str
    """Of the notification: withdrawn, daily_limit, …"""
    notification: int
    created: datetime
    due: datetime
    """When it is tried next; of one that is over: when it was tried last."""
    attempts: int
    state: DeliveryState
    error: str | None
    """Why the last try failed: `no_address`, `no_secret`, `not_set_up`, `not_wanted`, or what the other side said."""


MESSAGE_EXAMPLE = {
    "id": "133/sue/email",
    "user": "sue",
    "channel": "email",
    "subject": "withdrawn",
    "notification": 133,
    "created": AT,
    "due": "2026-11-23T09:03:11.250000Z",
    "attempts": 1,
    "state": "waiting",
    "error": "451 try again later",
}


@get(
    "/notifications/messages",
    opt=describe("Messages", tag="notifications", answer={"items": [MESSAGE_EXAMPLE], "next": None}),
)
async def list_messages(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    user: Annotated[
        str | None, QueryParameter(max_length=64, description="To this user; `*`: to all")
    ] = None,
    only: Annotated[DeliveryState | None, QueryParameter(name="state", description="Only those")] = None,
) -> Page[MessageInfo]:
    """One's own of the last 30 days, the newest first; those of others for who may manage users."""
    mine = exchange.principal
    if user not in (None, mine.user):
        await exchange.need("manage_users")
    kept = exchange.house.store.deliveries
    found = await exchange.house.in_reader(
        kept.deliveries,
        mine.room,
        "message",
        receiver=None if user == "*" else user or mine.user,
        state=only,
        before=place_of(cursor),
        limit=limit + 1,
    )
    rows = [_message(each) for each in found[:limit]]
    return exchange.paged(page(rows, len(found) > limit, lambda row: f"{ms_of(row.created)}/{row.id}"))


def _message(each: Delivery) -> MessageInfo:
    return MessageInfo(
        id=each.key,
        user=each.receiver,
        channel=each.channel,  # type: ignore[arg-type]
        subject=each.body["subject"],
        notification=each.seq,
        created=when(each.created),
        due=when(each.due),
        attempts=each.attempts,
        state=each.state,
        error=each.error or None,
    )


class TestMessage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By which channel, and to whom; nobody named: oneself."""

    channel: MessageChannel
    user: str | None = None


class Tested(Struct, frozen=True):
    """Whether a test was taken by the other side; else why not."""

    sent: bool
    error: str | None


@post(
    "/notifications/test",
    status_code=200,
    opt=describe(
        "Send a test message",
        tag="notifications",
        body={"channel": "email"},
        answer={"sent": False, "error": "no_address"},
        unlimited=True,
    ),
)
async def test_message(data: JSONBody[TestMessage], exchange: Asking) -> Tested:
    """At once, also in quiet hours, and once. To others for who may manage users."""
    world, mine = await exchange.world(), exchange.principal
    if data.user not in (None, mine.user):
        await exchange.need("manage_users")
    user = world.users.get(data.user or mine.user)
    if user is None:
        raise refused(Refusal("unknown", {"kind": "user", "key": data.user or mine.user}), in_path=False)
    messages = exchange.house.carrier(mine.room, Messages)
    if messages is None:
        return Tested(False, "not_set_up")
    await exchange.record("test_message", user=user.id, channel=data.channel)
    try:
        await messages.send(user, data.channel, (), secrets.token_hex(16))
    except NotSent as error:
        return Tested(False, str(error))
    return Tested(True, None)


ROUTES = [list_notifications, see_notification, list_messages, test_message]
