"""Setting passwords and login codes.

Belongs here: the two routes that change what people know by heart, and the check of a login code for signing in at
a phone. Both are kept as argon2 hashes.
"""

from __future__ import annotations

from typing import Annotated

from litestar import put
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.rights import outranks

MIN_PASSWORD = 10
"""Characters: with the lock-out, more than anybody guesses; fewer have been found by trying all."""
LoginCode = Annotated[
    str,
    # `$` alone would let a line feed at the end pass.
    Meta(pattern=r"^[0-9]{4,12}(?!\n)$", description="Digits, as they can be typed at a phone"),
]


class NewPassword(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new password; one's own is changed with the current one."""

    password: Annotated[str, Meta(min_length=MIN_PASSWORD, max_length=1024)]
    current_password: Annotated[str, Meta(min_length=1, max_length=1024)] | None = None


class NewLoginCode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new login code."""

    login_code: LoginCode


@put(
    "/users/{user:str}/password",
    status_code=204,
    opt=describe(
        "Set a password",
        tag="people",
        scope="configure",
        problems=("wrong_password", "locked_out"),
        body={"password": "a longer one than before", "current_password": "correct horse battery staple"},
    ),
)
async def set_password(user: FromPath[str], data: JSONBody[NewPassword], exchange: Asking) -> None:
    """One's own with the current one; that of others with `manage_users`. Ends all other sessions of the user."""
    own = user == exchange.principal.user
    found = exchange.room.world.users.get(user)
    if found is None:
        raise unknown("user", user)
    if not own and not exchange.may("manage_users"):
        await exchange.hide("user", user)
    if not own and not outranks(exchange.principal, found):
        await exchange.refuse("manage_users", f"User {user} has rights that you do not have.")
    _check_new(data.password, user)
    room, edge = exchange.principal.room, exchange.edge
    if own:
        await _check_current(exchange, data.current_password)
    await edge.tries.set(room, user, "password", data.password, exchange.house.clock.now())
    await edge.keyring.end_sessions(room, user, keep=exchange.session_secret if own else None)
    await exchange.record("set_password", user=user)


@put(
    "/agents/{agent:str}/login-code",
    status_code=204,
    opt=describe("Set an agent's login code", tag="people", scope="configure", body={"login_code": "4711"}),
)
async def set_login_code(agent: FromPath[str], data: JSONBody[NewLoginCode], exchange: Asking) -> None:
    """One's own, or with `manage_users` that of others. Whether one is needed is in the agent's configuration."""
    await exchange.agent(agent)
    if agent != exchange.principal.agent:
        await exchange.need("manage_users")
    now = exchange.house.clock.now()
    await exchange.edge.tries.set(exchange.principal.room, agent, "login_code", data.login_code, now)
    await exchange.record("set_login_code", agent=agent)


async def check_login_code(exchange: Exchange, agent: str, code: str) -> None:
    """Make sure that this is the agent's login code. Raises `Refused`: 403, or 429 while locked out; noted."""
    try:
        right = await exchange.edge.tries.check(exchange.principal.room, agent, "login_code", code)
    except Refused as refused:
        await exchange.note(refused.problem.code, agent=agent)
        raise
    if not right:
        await exchange.note("wrong_login_code", agent=agent)
        raise Refused(
            "wrong_login_code", f"This is not the login code of agent {agent}.", params={"agent": agent}
        )


async def _check_current(exchange: Exchange, current: str | None) -> None:
    if current is None:
        raise invalid(
            [FieldError("missing", "it is required for one's own password", pointer="/current_password")]
        )
    mine = exchange.principal
    if not await exchange.edge.tries.check(mine.room, mine.user, "password", current):
        await exchange.note("wrong_password")
        raise Refused("wrong_password")


def _check_new(password: str, user: str) -> None:
    problem = ""
    if user.lower() in password.lower() and len(password) < len(user) + MIN_PASSWORD:
        problem = "it is too much like the user's name"
    elif len(set(password)) < 4:
        problem = "at least four different characters are expected"
    if problem:
        raise invalid([FieldError("invalid", problem, pointer="/password")])


ROUTES = [set_password, set_login_code]
