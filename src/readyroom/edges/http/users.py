"""Users: who may sign in to the application, and with which rights.

Belongs here: `/users`. It is also the example of how routes are written: find what is named (`_found`), make sure
of the right (`exchange.need`), send one command, answer from what the command's reply says. Nobody gives away
rights that they do not have, and nobody takes over somebody who has more. One change is made after the other, so
that two never undo each other, nor take away the last administrator together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from readyroom.edges.http.bodies import patched
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.rank import check_rank, keep_an_admin
from readyroom.edges.http.routes.configure import configured, forget, one_at_a_time
from readyroom.edges.http.user_webhooks import check_webhook
from readyroom.engine.catalogue import UserConfig
from readyroom.engine.inputs import Configure, Remove
from readyroom.runtime.log import Reply

AT_ONCE = 500
"""Users that one request may put."""
USER_BODY_EXAMPLE = {"id": "bo", "name": "Bo Baker", "roles": ["supervisor"], "units": ["sales"]}
USER_EXAMPLE = {
    "type": "user",
    **USER_BODY_EXAMPLE,
    "rights": [],
    "licences": [],
    "agent": None,
    "email": None,
    "phone": None,
    "chat": None,
    "webhook": None,
    "channels": ["page"],
    "active": True,
}


@get("/users", opt=describe("List the users", tag="people", answer={"items": [USER_EXAMPLE], "next": None}))
async def list_users(
    exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[UserConfig]:
    """Everybody who may sign in. Needs the right `manage_users`."""
    await exchange.need("manage_users")
    world = await exchange.world()
    return exchange.paged(page_of(world.users.values(), limit, cursor, lambda user: user.id))


@post(
    "/users",
    opt=describe(
        "Make a user",
        tag="people",
        command=True,
        scope="configure",
        problems=("exists",),
        body=USER_BODY_EXAMPLE,
        answer=USER_EXAMPLE,
    ),
)
async def create_user(data: JSONBody[UserConfig], exchange: Asking) -> UserConfig:
    """They can sign in once they have a password. Needs `manage_users`, and every right that is given."""
    await exchange.need("manage_users")
    await check_rank(exchange, data)
    await check_webhook(exchange, data.id, data.webhook)
    return configured(await exchange.command(Configure, entities=(data,), only_new=True), data)


@put(
    "/users",
    opt=describe(
        "Put several users",
        tag="people",
        command=True,
        scope="configure",
        problems=("last_admin",),
        body=[USER_BODY_EXAMPLE],
        answer=[USER_EXAMPLE],
    ),
)
async def put_users(
    data: JSONBody[Annotated[tuple[UserConfig, ...], Meta(max_length=AT_ONCE)]], exchange: Asking
) -> list[UserConfig]:
    """All or none; those that are not named stay. Needs what making and changing each of them needs."""
    reply = await _put(exchange, data, "/{number}/webhook")
    return [configured(reply, user) for user in data]


@get("/users/{user:str}", opt=describe("A user", tag="people", answer=USER_EXAMPLE))
async def show_user(user: FromPath[str], exchange: Asking) -> UserConfig:
    """Oneself, or anybody for who may manage users."""
    await exchange.world()
    return await _found(exchange, user)


@put(
    "/users/{user:str}",
    opt=describe(
        "Put a user",
        tag="people",
        command=True,
        scope="configure",
        problems=("last_admin",),
        body=USER_BODY_EXAMPLE,
        answer=USER_EXAMPLE,
    ),
)
async def put_user(user: FromPath[str], data: JSONBody[UserConfig], exchange: Asking) -> UserConfig:
    """New or not; all of it is as the body says."""
    if data.id != user:
        raise invalid([FieldError("invalid", "it is not the id in the path", pointer="/id")])
    return configured(await _put(exchange, (data,)), data)


@patch(
    "/users/{user:str}",
    opt=describe(
        "Change a user",
        tag="people",
        command=True,
        scope="configure",
        patch_of=UserConfig,
        problems=("last_admin",),
        body={"roles": ["unit_manager"], "units": ["sales", "support"]},
        answer=USER_EXAMPLE,
    ),
)
async def change_user(user: FromPath[str], data: JSONBody[dict[str, Any]], exchange: Asking) -> UserConfig:
    """What is not named stays as it is. Takes effect at once, for open sessions too."""
    await exchange.need("manage_users")
    await check_webhook(exchange, user, data.get("webhook"))
    async with one_at_a_time(exchange):
        await exchange.world()
        before = await _found(exchange, user)
        after = patched(before, data)
        await check_rank(exchange, before, after)
        keep_an_admin(exchange, {user: after})
        return configured(await exchange.command(Configure, entities=(after,)), after)


@delete(
    "/users/{user:str}",
    opt=describe("Remove a user", tag="people", command=True, scope="configure", problems=("last_admin",)),
)
async def remove_user(user: FromPath[str], exchange: Asking) -> None:
    """Their sessions and tokens end at once; what they did stays in the log."""
    await exchange.need("manage_users")
    async with one_at_a_time(exchange):
        if user in (await exchange.world()).users or not await exchange.is_repeated():
            await check_rank(exchange, await _found(exchange, user))
            keep_an_admin(exchange, {user: None})
        await forget(exchange, "user", user, await exchange.command(Remove, kind="user", key=user))


async def _put(exchange: Exchange, users: Sequence[UserConfig], pointer: str = "/webhook") -> Reply:
    await exchange.need("manage_users")
    for number, user in enumerate(users):
        await check_webhook(exchange, user.id, user.webhook, pointer.format(number=number))
    async with one_at_a_time(exchange):
        known = (await exchange.world()).users
        await check_rank(exchange, *users, *(known[user.id] for user in users if user.id in known))
        if not await exchange.is_repeated():
            keep_an_admin(exchange, {user.id: user for user in users})
        return await exchange.command(Configure, entities=tuple(users))


async def _found(exchange: Exchange, user_id: str) -> UserConfig:
    """A user that the principal may know of: themselves, or anybody with `manage_users`."""
    user = exchange.room.world.users.get(user_id)
    if user is None:
        raise unknown("user", user_id)
    if user_id != exchange.principal.user and not exchange.may("manage_users"):
        await exchange.hide("user", user_id)
    return user


ROUTES = [list_users, create_user, put_users, show_user, put_user, change_user, remove_user]
