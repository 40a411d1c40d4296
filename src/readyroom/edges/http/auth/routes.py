"""Signing in and out: sessions for browsers, tokens for programs.

Belongs here: the three routes under `/auth`. Whatever is wrong with a sign-in, the answer is the same, so that
nobody learns from it which organisations and users there are. Every wrong one is noted in the audit.
"""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, post
from litestar.connection import Request
from litestar.datastructures import Cookie
from litestar.params import JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.auth.keyring import COOKIE
from readyroom.edges.http.auth.schemas import TOKEN_EXAMPLE, Lifetime, MadeToken, made_token
from readyroom.edges.http.edge import Edge, edge_of
from readyroom.edges.http.exchange import AnyRequest, Asking
from readyroom.edges.http.me import ME_EXAMPLE, Me, me_of
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, Refused, invalid
from readyroom.edges.http.rights import Scope, actor_of, principal_of, scopes_for
from readyroom.engine.catalogue import Label, UserConfig
from readyroom.engine.inputs import NoteAct
from readyroom.runtime.room import Room

Name = Annotated[str, Meta(min_length=1, max_length=64)]
Password = Annotated[
    str, Meta(min_length=1, max_length=1024, description="A longer one would only keep argon2 busy")
]


class Login(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who signs in, and where."""

    user: Name
    password: Password
    organisation: Name | None = None
    """May be left out where there is one organisation."""


class TokenLogin(Login, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who wants a token, for what and for how long."""

    scopes: Annotated[tuple[Scope, ...], Meta(min_length=1, max_length=8)] | None = None
    """None: all that the user's rights allow."""
    name: Label = "program"
    expires_s: Lifetime | None = None


LOGIN_EXAMPLE = {"organisation": "acme", "user": "ann", "password": "correct horse battery staple"}


@post(
    "/auth/login",
    status_code=200,
    opt=describe(
        "Sign in with a browser",
        tag="people",
        public=True,
        problems=("wrong_credentials", "locked_out", "forbidden"),
        body=LOGIN_EXAMPLE,
        answer=ME_EXAMPLE,
    ),
)
async def log_in(data: JSONBody[Login], request: Request[Any, Any, Any]) -> Response[Me]:
    """Answers who one is, as GET /me does, and sets the session cookie. Signing in changes no status."""
    edge = edge_of(request)
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise Refused("forbidden", "A page of another site may not sign anybody in here.")
    room, user = await _checked(edge, data, "POST /api/v1/auth/login")
    secret, session = await edge.keyring.begin_session(room.name, user.id)
    await room.settled()
    me = me_of(room, principal_of(room.name, user, csrf=session.csrf))
    return Response(me, cookies=[_cookie(edge, request, secret, edge.options.session_max_s)])


@post("/auth/logout", status_code=204, opt=describe("Sign the browser out", tag="people"))
async def log_out(exchange: Asking, request: Request[Any, Any, Any]) -> Response[None]:
    """Ends the session; a token is ended with DELETE /tokens/{token}. Signing out changes no status."""
    edge, secret = exchange.edge, request.cookies.get(COOKIE, "")
    if exchange.principal.token is None:
        await edge.keyring.end_session(secret)
    return Response(None, status_code=204, cookies=[_cookie(edge, request, "", 0)])


@post(
    "/auth/token",
    status_code=201,
    opt=describe(
        "Get a token for a program",
        tag="people",
        public=True,
        problems=("wrong_credentials", "locked_out"),
        body={"user": "ann", "password": "correct horse battery staple", "scopes": ["read"]},
        answer=TOKEN_EXAMPLE,
    ),
)
async def issue_token(data: JSONBody[TokenLogin], request: Request[Any, Any, Any]) -> MadeToken:
    """The bearer token is shown this once. It has never more rights than its user has at that moment."""
    edge = edge_of(request)
    room, user = await _checked(edge, data, "POST /api/v1/auth/token")
    allowed = scopes_for(user)
    beyond = [scope for scope in data.scopes or () if scope not in allowed]
    if beyond:
        detail = f"the user's rights do not allow {', '.join(beyond)}"
        raise invalid([FieldError("invalid", detail, pointer="/scopes")])
    scopes = allowed if data.scopes is None else frozenset(data.scopes)
    expires = None if data.expires_s is None else edge.house.clock.now() + data.expires_s * 1000
    return made_token(*await edge.keyring.make_token(room.name, user.id, data.name, scopes, expires))


async def _checked(edge: Edge, data: Login, what: str) -> tuple[Room, UserConfig]:
    """The user whose password is right. Raises `Refused`: 401, or 429 while locked out; noted either way."""
    room = edge.room_named(data.organisation)
    name = data.organisation or "" if room is None else room.name
    try:
        right = await edge.tries.check(name, data.user, "password", data.password)
    except Refused as refused:
        if room is not None:
            await edge.note(room, what, refused.problem.code, {"user": data.user})
        raise
    user = None if room is None else room.world.users.get(data.user)
    if room is None or user is None or not user.active or not right:
        if room is not None:
            await edge.note(room, what, "wrong_credentials", {"user": data.user})
        raise Refused("wrong_credentials")
    await room.submit(
        NoteAct(at=edge.house.clock.now(), by=actor_of(principal_of(room.name, user)), what="sign_in")
    )
    return room, user


def _cookie(edge: Edge, request: AnyRequest, secret: str, max_age_s: int) -> Cookie:
    secure = edge.options.secure_cookies
    return Cookie(
        key=COOKIE,
        value=secret,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https" if secure is None else secure,
        max_age=max_age_s,
    )


ROUTES = [log_in, log_out, issue_token]
