"""Notifications: what one was told.

Belongs here: one's own list and the marks that say what was seen. New ones come on the live stream.
"""

from __future__ import annotations

from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, QueryParameter

from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, from_cursor, page
from readyroom.edges.http.problems import unknown
from readyroom.edges.http.routes.examples import AT
from readyroom.engine.inputs import SeeNotification
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


ROUTES = [list_notifications, see_notification]
