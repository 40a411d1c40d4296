"""Webhooks: who is told of events, with which secret, and what became of each delivery.

Belongs here: `/webhooks`, for administrators of the whole organisation: whoever names an address is told all that
happens there. Secrets are shown once, when they are made.
"""

from __future__ import annotations

import secrets
from typing import Annotated

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import UNSET
from msgspec.structs import replace

from readyroom.codec.events import TYPES
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page, page_of, place_of
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.routes.webhook_records import (
    BODY_EXAMPLE,
    DELIVERY_EXAMPLE,
    MADE_EXAMPLE,
    WEBHOOK_EXAMPLE,
    ChangedWebhook,
    DeliveryInfo,
    MadeWebhook,
    NewWebhook,
    PostResult,
    WebhookInfo,
    delivery_info,
    made_webhook,
    webhook_info,
)
from readyroom.edges.http.times import ms_of
from readyroom.runtime.subscription import Secret, Subscription, new_key
from readyroom.runtime.webhooks import TEST, NotPosted, Webhooks
from readyroom.store.deliveries import Delivery, DeliveryState

MAX_WEBHOOKS = 100
"""Of one organisation: each is asked at each event."""
OVERLAP_MS = 24 * 3_600_000
"""For which the old secret signs along with a new one, so that the receiver can change in peace."""


@get(
    "/webhooks",
    opt=describe("List webhooks", tag="webhooks", answer={"items": [WEBHOOK_EXAMPLE], "next": None}),
)
async def list_webhooks(
    exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[WebhookInfo]:
    """By id. Needs `configure` over the whole organisation, as all of this."""
    carrier = await _carrier(exchange)
    now = exchange.house.clock.now()
    return exchange.paged(
        page_of([webhook_info(each, now) for each in carrier.all()], limit, cursor, lambda w: w.id)
    )


@post(
    "/webhooks",
    opt=describe(
        "Make a webhook",
        tag="webhooks",
        scope="configure",
        problems=("limit_reached",),
        body=BODY_EXAMPLE,
        answer=MADE_EXAMPLE,
    ),
)
async def create_webhook(data: JSONBody[NewWebhook], exchange: Asking) -> MadeWebhook:
    """It is told of what happens from now on. The secret is in the answer and cannot be shown again."""
    carrier, now = await _carrier(exchange), exchange.house.clock.now()
    if len(carrier.all()) >= MAX_WEBHOOKS:
        raise Refused("limit_reached", f"There are {MAX_WEBHOOKS} webhooks.", params={"max": MAX_WEBHOOKS})
    key = new_key()
    made = Subscription(
        id=f"wh_{secrets.token_hex(6)}",
        name=data.name,
        url=data.url,
        types=data.types,
        agents=data.agents,
        queues=data.queues,
        stream=data.stream,
        heartbeat_s=data.heartbeat_s,
        user=exchange.principal.user,
        created=now,
        since=(await exchange.world()).seq,
        secrets=(Secret(key, now),),
    )
    await _check(carrier, made.types, made.url)
    await carrier.add(made)
    exchange.house.couriers[exchange.room.name, Webhooks.name].rouse()
    await exchange.record("make_webhook", webhook=made.id, name=made.name, url=made.url)
    return made_webhook(made, key, now)


@get("/webhooks/{webhook:str}", opt=describe("A webhook", tag="webhooks", answer=WEBHOOK_EXAMPLE))
async def show_webhook(webhook: FromPath[str], exchange: Asking) -> WebhookInfo:
    """Without its secret."""
    _, found = await _found(exchange, webhook)
    return webhook_info(found, exchange.house.clock.now())


@patch(
    "/webhooks/{webhook:str}",
    opt=describe(
        "Change a webhook", tag="webhooks", scope="configure", body={"enabled": True}, answer=WEBHOOK_EXAMPLE
    ),
)
async def change_webhook(
    webhook: FromPath[str], data: JSONBody[ChangedWebhook], exchange: Asking
) -> WebhookInfo:
    """What waits goes to the new address, too."""
    carrier, found = await _found(exchange, webhook)
    named = {name: getattr(data, name) for name in data.__struct_fields__}
    given = {name: value for name, value in named.items() if value is not UNSET}
    is_to_lead = data.url is not UNSET or (data.enabled is True and not found.enabled)
    await _check(carrier, given.get("types", ()), given.get("url", found.url) if is_to_lead else None)
    seq = (await exchange.world()).seq

    def as_asked(now: Subscription) -> Subscription:
        is_on_again = data.enabled is True and not now.enabled
        fresh = {"since": seq, "switched_off": None, "failing_since": None} if is_on_again else {}
        return replace(now, **given, **fresh)

    changed = await carrier.change(webhook, as_asked)
    if changed is None:
        raise unknown("webhook", webhook)
    await exchange.record("change_webhook", webhook=changed.id, name=changed.name, url=changed.url)
    return webhook_info(changed, exchange.house.clock.now())


@delete("/webhooks/{webhook:str}", opt=describe("Remove a webhook", tag="webhooks", scope="configure"))
async def remove_webhook(webhook: FromPath[str], exchange: Asking) -> None:
    """With what waits for it."""
    carrier, found = await _found(exchange, webhook)
    await carrier.drop(webhook)
    await exchange.record("remove_webhook", webhook=found.id, name=found.name, url=found.url)


@post(
    "/webhooks/{webhook:str}/secret",
    status_code=200,
    opt=describe("Make a new secret", tag="webhooks", scope="configure", answer=MADE_EXAMPLE),
)
async def rotate_webhook(webhook: FromPath[str], exchange: Asking) -> MadeWebhook:
    """For a day requests are signed with both; the one before that ends at once."""
    carrier, _ = await _found(exchange, webhook)
    now, key = exchange.house.clock.now(), new_key()

    def rotated(found: Subscription) -> Subscription:
        old = replace(found.secrets[0], until=now + OVERLAP_MS)
        return replace(found, secrets=(Secret(key, now), old))

    changed = await carrier.change(webhook, rotated)
    if changed is None:
        raise unknown("webhook", webhook)
    await exchange.record("rotate_webhook", webhook=changed.id, name=changed.name)
    return made_webhook(changed, key, now)


@post(
    "/webhooks/{webhook:str}/test",
    status_code=200,
    opt=describe(
        "Send a test to a webhook",
        tag="webhooks",
        scope="configure",
        answer={"sent": False, "error": "answered 404"},
        unlimited=True,
    ),
)
async def test_webhook(webhook: FromPath[str], exchange: Asking) -> PostResult:
    """At once and once: an event of the type `readyroom.test`. Also to one that is switched off."""
    carrier, found = await _found(exchange, webhook)
    now = exchange.house.clock.now()
    trial = Delivery(
        room=exchange.room.name,
        key=f"{found.id}-test-{secrets.token_hex(4)}",
        kind="webhook",
        receiver=found.id,
        channel=TEST,
        seq=0,
        created=now,
        due=now,
        since=now,
        body={},
    )
    posted = await carrier.post(found, trial, now)
    return PostResult(not posted.error, posted.error or None)


@get(
    "/webhooks/{webhook:str}/deliveries",
    opt=describe(
        "Deliveries to a webhook", tag="webhooks", answer={"items": [DELIVERY_EXAMPLE], "next": None}
    ),
)
async def list_deliveries(
    webhook: FromPath[str],
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    only: Annotated[DeliveryState | None, QueryParameter(name="state", description="Only those")] = None,
) -> Page[DeliveryInfo]:
    """Of the last 30 days, the newest first."""
    await _found(exchange, webhook)
    found = await exchange.house.in_reader(
        exchange.house.store.deliveries.deliveries,
        exchange.room.name,
        "webhook",
        receiver=webhook,
        state=only,
        before=place_of(cursor),
        limit=limit + 1,
    )
    rows = [delivery_info(each) for each in found[:limit]]
    return exchange.paged(page(rows, len(found) > limit, lambda row: f"{ms_of(row.created)}/{row.id}"))


@post(
    "/webhooks/{webhook:str}/deliveries/{delivery:str}/again",
    status_code=200,
    opt=describe(
        "Deliver again", tag="webhooks", scope="configure", answer=DELIVERY_EXAMPLE | {"attempts": 0}
    ),
)
async def deliver_again(webhook: FromPath[str], delivery: FromPath[str], exchange: Asking) -> DeliveryInfo:
    """Under the same `webhook-id`, with all tries before it, whatever became of it."""
    carrier, _ = await _found(exchange, webhook)
    kept, room = exchange.house.store.deliveries, exchange.room.name
    found = await exchange.house.in_reader(kept.delivery, room, delivery)
    if found is None or found.receiver != webhook:
        raise unknown("delivery", delivery)
    now = exchange.house.clock.now()
    again = replace(found, state="waiting", attempts=0, error="", due=now, since=now)
    await exchange.house.in_reader(kept.put_deliveries, [again])
    carrier.try_now(webhook)
    exchange.house.couriers[room, Webhooks.name].rouse()
    return delivery_info(again)


# --- what they share -------------------------------------------------------------------------------------


async def _carrier(exchange: Exchange) -> Webhooks:
    """For who administrates the whole organisation: they see every event."""
    await exchange.need("configure")
    if not exchange.principal.administrates_all:
        await exchange.refuse(
            "configure", "Webhooks are told of everything: this is for an administrator of all."
        )
    carrier = exchange.house.carrier(exchange.room.name, Webhooks)
    if carrier is None:
        raise Refused("unavailable", "This server sends no webhooks.")
    return carrier


async def _found(exchange: Exchange, webhook: str) -> tuple[Webhooks, Subscription]:
    carrier = await _carrier(exchange)
    found = carrier.find(webhook)
    if found is None:
        raise unknown("webhook", webhook)
    return carrier, found


async def _check(carrier: Webhooks, types: tuple[str, ...], url: str | None) -> None:
    """Raises `Refused` (422) for types that there are not, and for an address (None: as it was) to which nothing is
    sent.
    """
    wrong = [name for name in types if name not in TYPES]
    errors = (
        [FieldError("invalid", f"there is no type {', '.join(wrong)}", pointer="/types")] if wrong else []
    )
    try:
        if url is not None:
            await carrier.poster.check(url)
    except NotPosted as error:
        errors.append(FieldError(error.code, str(error), pointer="/url"))
    if errors:
        raise invalid(errors)


ROUTES = [
    list_webhooks,
    create_webhook,
    show_webhook,
    change_webhook,
    remove_webhook,
    rotate_webhook,
    test_webhook,
    list_deliveries,
    deliver_again,
]
