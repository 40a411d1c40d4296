"""Tokens as they are shown.

Belongs here: the records of tokens in answers, shared by signing in and by the list of tokens.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from readyroom.edges.http.times import maybe, when
from readyroom.store.people import ApiToken

Lifetime = Annotated[int, Meta(ge=60, le=315_360_000, description="Seconds: a minute to ten years")]

TOKEN_EXAMPLE = {
    "token": "rr_T2Zz…",
    "id": "9f86d081884c7d65",
    "name": "wallboard",
    "user": "ann",
    "scopes": ["read"],
    "created": "2026-11-22T10:42:00Z",
    "last_used": None,
    "expires": None,
    "revoked": None,
}


class TokenInfo(Struct, frozen=True, kw_only=True):
    """A token, without its secret."""

    id: str
    name: str
    user: str
    scopes: tuple[str, ...]
    created: datetime
    last_used: datetime | None
    """To within five minutes."""
    expires: datetime | None
    revoked: datetime | None


class MadeToken(TokenInfo, frozen=True, kw_only=True):
    """A token that was just made."""

    token: str
    """The secret: `Authorization: Bearer …`. It is not kept and cannot be shown again."""


def token_info(token: ApiToken) -> TokenInfo:
    """A token as a list shows it."""
    return TokenInfo(
        id=token.id,
        name=token.name,
        user=token.user,
        scopes=token.scopes,
        created=when(token.created),
        last_used=maybe(token.last_used),
        expires=maybe(token.expires),
        revoked=maybe(token.revoked),
    )


def made_token(secret: str, token: ApiToken) -> MadeToken:
    """A new token with its secret."""
    info = token_info(token)
    return MadeToken(token=secret, **{name: getattr(info, name) for name in info.__struct_fields__})
