"""Whom one may make of whom: nobody gives away rights that they do not have, and somebody who administrates remains.

Belongs here: the two checks that every change of users passes, whichever route makes it.
"""

from __future__ import annotations

from collections.abc import Mapping

from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.rights import outranks
from readyroom.engine.catalogue import UserConfig


async def check_rank(exchange: Exchange, *users: UserConfig) -> None:
    """The principal has all that these users have, or would have. Raises `Refused` (403), noted in the audit."""
    for user in users:
        if not outranks(exchange.principal, user):
            await exchange.refuse(
                "manage_users", f"User {user.id} would have or has rights that you do not have."
            )


def keep_an_admin(exchange: Exchange, changed: Mapping[str, UserConfig | None]) -> None:
    """Without anybody who can administrate all, nobody could ever be made one again. Raises `Refused` (409)."""
    users: dict[str, UserConfig | None] = dict(exchange.room.world.users)
    was = [name for name in changed if _is_admin(users.get(name))]
    if was and not any(_is_admin(user) for user in (users | dict(changed)).values()):
        raise Refused("last_admin", f"User {was[0]} is the last active administrator of all units.")


def _is_admin(user: UserConfig | None) -> bool:
    return user is not None and user.active and "admin" in user.roles and not user.units
