"""Users' webhooks: the key with which messages to a program of theirs are signed, and the check of its address.

Belongs here: `/users/{user}/message-key`, and what making and changing users asks of an address. How messages go
there is `edges.notify.program`'s.
"""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.rights import outranks
from readyroom.runtime.subscription import new_key
from readyroom.runtime.webhooks import NotPosted, Webhooks
from readyroom.store.people import Credential


class MadeKey(Struct, frozen=True):
    """A new key, which is not shown again."""

    secret: str


@post(
    "/users/{user:str}/message-key",
    status_code=200,
    opt=describe(
        "Make a key for a user's webhook",
        tag="people",
        scope="configure",
        answer={"secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"},
    ),
)
async def make_message_key(user: FromPath[str], exchange: Asking) -> MadeKey:
    """From now on messages to their `webhook` are signed with it alone. Needs `manage_users`."""
    await exchange.need("manage_users")
    found = (await exchange.world()).users.get(user)
    if found is None:
        raise unknown("user", user)
    if user != exchange.principal.user and not outranks(exchange.principal, found):
        await exchange.refuse("manage_users", f"User {user} has rights that you do not have.")
    key, now = new_key(), exchange.house.clock.now()
    kept = Credential(room=exchange.room.name, subject=user, kind="message_key", hash=key, changed=now)
    await exchange.house.in_reader(exchange.house.people.put_credential, kept)
    await exchange.record("make_message_key", user=user)
    return MadeKey(key)


async def check_webhook(exchange: Exchange, user: str, address: Any, pointer: str = "/webhook") -> None:
    """Make sure that a new address of a user's may be sent to. Raises `Refused` (422)."""
    before = exchange.room.world.users.get(user)
    carrier = exchange.house.carrier(exchange.room.name, Webhooks)
    if not isinstance(address, str) or carrier is None or (before and before.webhook == address):
        return
    try:
        await carrier.poster.check(address)
    except NotPosted as error:
        raise invalid([FieldError(error.code, str(error), pointer=pointer)]) from None


ROUTES = [make_message_key]
