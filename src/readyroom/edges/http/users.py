"""Users: who may sign in to the application, and with which rights.

Belongs here: `/users`. It is also the example of how routes are written: find what is named (`_found`), make sure
of the right (`exchange.need`), send one command, answer from what the command's reply says. Nobody gives away
rights that they do not have, and nobody takes over somebody who has more.
"""

from __future__ import annotations

from typing import Any

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody

from readyroom.edges.http.bodies import patched
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import Refused, unknown
from readyroom.edges.http.rights import outranks
from readyroom.engine.catalogue import UserConfig
from readyroom.engine.events import Configured
from readyroom.engine.inputs import Configure, Remove
from readyroom.runtime.log import Reply

USER_BODY_EXAMPLE = {"id": "bo", "name": "Bo Baker", "roles": ["supervisor"], "units": ["sales"]}
USER_EXAMPLE = {
    "type": "user",
    **USER_BODY_EXAMPLE,
    "rights": [],
    "licences": [],
    "agent": None,
    "email": None,
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
    await _check_rank(exchange, data)
    return _configured(await exchange.command(Configure, entities=(data,), only_new=True), data)


@get("/users/{user:str}", opt=describe("A user", tag="people", answer=USER_EXAMPLE))
async def show_user(user: FromPath[str], exchange: Asking) -> UserConfig:
    """Oneself, or anybody for who may manage users."""
    await exchange.world()
    return await _found(exchange, user)


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
    before = await _found(exchange, user)
    after = patched(before, data)
    await _check_rank(exchange, before, after)
    _keep_an_admin(exchange, before, after)
    return _configured(await exchange.command(Configure, entities=(after,)), after)


@delete(
    "/users/{user:str}",
    opt=describe("Remove a user", tag="people", command=True, scope="configure", problems=("last_admin",)),
)
async def remove_user(user: FromPath[str], exchange: Asking) -> None:
    """Their sessions and tokens end at once; what they did stays in the log."""
    await exchange.need("manage_users")
    if user in exchange.room.world.users or not await exchange.is_repeated():
        before = await _found(exchange, user)
        await _check_rank(exchange, before)
        _keep_an_admin(exchange, before, None)
    reply = await exchange.command(Remove, kind="user", key=user)
    if not reply.replayed:  # there may be another user of that name by now
        await exchange.edge.keyring.forget_user(exchange.principal.room, user)


async def _found(exchange: Exchange, user_id: str) -> UserConfig:
    """A user that the principal may know of: themselves, or anybody with `manage_users`."""
    user = exchange.room.world.users.get(user_id)
    if user is None:
        raise unknown("user", user_id)
    if user_id != exchange.principal.user and not exchange.may("manage_users"):
        await exchange.hide("user", user_id)
    return user


async def _check_rank(exchange: Exchange, *users: UserConfig) -> None:
    for user in users:
        if not outranks(exchange.principal, user):
            await exchange.refuse(
                "manage_users", f"User {user.id} would have or has rights that you do not have."
            )


def _keep_an_admin(exchange: Exchange, before: UserConfig, after: UserConfig | None) -> None:
    """Without anybody who can administrate all, nobody could ever be made one again."""
    if not _is_admin(before) or (after is not None and _is_admin(after)):
        return
    if not any(_is_admin(user) for user in exchange.room.world.users.values() if user.id != before.id):
        raise Refused("last_admin", f"User {before.id} is the last active administrator of all units.")


def _is_admin(user: UserConfig) -> bool:
    return user.active and "admin" in user.roles and not user.units


def _configured(reply: Reply, sent: UserConfig) -> UserConfig:
    """The user as the command's events say; as sent, where nothing had to be changed."""
    for event in reply.events:
        if (
            isinstance(event, Configured)
            and isinstance(event.entity, UserConfig)
            and event.entity.id == sent.id
        ):
            return event.entity
    return sent


ROUTES = [list_users, create_user, show_user, change_user, remove_user]
