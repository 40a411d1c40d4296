"""Tokens of programs: what there is, new ones, and their end.

Belongs here: `/tokens`. One's own tokens need no right; those of others need `manage_users`.
"""

from __future__ import annotations

from typing import Annotated

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta, Struct

from readyroom.edges.http.auth.schemas import (
    TOKEN_EXAMPLE,
    Lifetime,
    MadeToken,
    TokenInfo,
    made_token,
    token_info,
)
from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.rights import Scope
from readyroom.engine.catalogue import Label

MAX_TOKENS = 200
"""Tokens of one user that are neither revoked nor over."""
_LISTED = {name: value for name, value in TOKEN_EXAMPLE.items() if name != "token"}


class NewToken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a token is to be called, and what it may be used for."""

    name: Label
    scopes: Annotated[tuple[Scope, ...], Meta(min_length=1, max_length=8)]
    expires_s: Lifetime | None = None
    """None: until it is revoked."""


@get("/tokens", opt=describe("List tokens", tag="people", answer={"items": [_LISTED], "next": None}))
async def list_tokens(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    user: Annotated[
        str | None, QueryParameter(max_length=64, description="Of this user; `*`: of all")
    ] = None,
) -> Page[TokenInfo]:
    """One's own tokens, revoked ones too; those of others for who may manage users."""
    mine = exchange.principal
    whose = None if user == "*" else user or mine.user
    if whose != mine.user:
        await exchange.need("manage_users")
    tokens = [token_info(token) for token in await exchange.edge.keyring.tokens(mine.room, whose)]
    return exchange.paged(page_of(tokens, limit, cursor, lambda token: token.id))


@post(
    "/tokens",
    opt=describe(
        "Make a token",
        tag="people",
        scope="configure",
        problems=("limit_reached",),
        body={"name": "wallboard", "scopes": ["read"]},
        answer=TOKEN_EXAMPLE,
    ),
)
async def create_token(data: JSONBody[NewToken], exchange: Asking) -> MadeToken:
    """The secret is in the answer and cannot be shown again."""
    keyring, mine, now = exchange.edge.keyring, exchange.principal, exchange.house.clock.now()
    beyond = [scope for scope in data.scopes if scope not in mine.scopes]
    if beyond:
        detail = f"your own scopes do not cover {', '.join(beyond)}"
        raise invalid([FieldError("invalid", detail, pointer="/scopes")])
    living = [
        token
        for token in await keyring.tokens(mine.room, mine.user)
        if token.revoked is None and (token.expires is None or token.expires > now)
    ]
    if len(living) >= MAX_TOKENS:
        raise Refused(
            "limit_reached", f"There are {MAX_TOKENS} tokens; revoke one.", params={"max": MAX_TOKENS}
        )
    expires = None if data.expires_s is None else now + data.expires_s * 1000
    made = await keyring.make_token(mine.room, mine.user, data.name, frozenset(data.scopes), expires)
    await exchange.record("make_token", name=data.name, scopes=" ".join(sorted(data.scopes)))
    return made_token(*made)


@delete("/tokens/{token:str}", opt=describe("Revoke a token", tag="people", scope="configure"))
async def revoke_token(token: FromPath[str], exchange: Asking) -> None:
    """It is refused from now on."""
    keyring, mine = exchange.edge.keyring, exchange.principal
    found = next((t for t in await keyring.tokens(mine.room, None) if t.id == token), None)
    if found is None or found.revoked is not None:
        raise unknown("token", token)
    if found.user != mine.user and not exchange.may("manage_users"):
        await exchange.hide("token", token)
    if not await keyring.revoke_token(mine.room, token):
        raise unknown("token", token)
    await exchange.record("revoke_token", token=token, name=found.name, user=found.user)


ROUTES = [list_tokens, create_token, revoke_token]
