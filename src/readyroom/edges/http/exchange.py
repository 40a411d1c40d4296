"""One request of somebody who is signed in: who it is, what they may do, and the way to their room.

Belongs here: all that routes share, so that each route reads as: find what is named and may be touched, send the
command, say what came of it. A route never builds a principal, an actor or a problem of its own.

    @put("/agents/{agent:str}/status", opt=describe("Choose a status", tag="agents", command=True))
    async def set_status(agent: str, data: ChooseStatus, exchange: Asking) -> Done:
        await exchange.agent(agent, "set_agents")
        return done(await exchange.command(SetStatus, agent=agent, status=data.status))
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, NoReturn, TypeAlias, TypeVar

from litestar.connection import ASGIConnection, Request
from litestar.di import Dependency
from litestar.enums import ScopeType
from litestar.params import SkipValidationMarker
from litestar.types import HTTPScope, WebSocketScope
from msgspec import Struct

from readyroom.edges.http import idempotency, paging, rights
from readyroom.edges.http.auth.keyring import COOKIE, CSRF_HEADER
from readyroom.edges.http.bodies import MAX_ERRORS
from readyroom.edges.http.edge import Edge, edge_of
from readyroom.edges.http.operations import CHANGE_HEADER, SAFE_METHODS, operation_of, query_names
from readyroom.edges.http.problems import FieldError, Refused, invalid, refused, unknown
from readyroom.edges.http.rights import Principal, Scope
from readyroom.edges.http.times import ms_of, text, when
from readyroom.engine.catalogue import Right
from readyroom.engine.events import Configured, Removed
from readyroom.engine.facts import Actor, Agent, Queue
from readyroom.engine.inputs import Input, NoteAct
from readyroom.engine.world import World
from readyroom.runtime.errors import KeyReused
from readyroom.runtime.log import Reply
from readyroom.runtime.room import Room
from readyroom.store.people import ApiToken, Session

AnyConnection: TypeAlias = "ASGIConnection[Any, Any, Any, Any]"
AnyRequest: TypeAlias = "Request[Any, Any, Any]"
P = TypeVar("P")


class EventRef(Struct, frozen=True):
    """An event that a command led to."""

    seq: int
    type: str
    at: datetime


class Done(Struct, frozen=True):
    """A command was done, and what it led to is on the disk. `seq`: where the live stream shows all of it."""

    seq: int
    events: tuple[EventRef, ...]


DONE_EXAMPLE = {
    "seq": 412,
    "events": [{"seq": 412, "type": "StatusChosen", "at": "2026-11-23T09:02:11.250000Z"}],
}


def done(reply: Reply) -> Done:
    """The answer to a command that answers nothing else. A repeated command is answered by the first one's events."""
    events = tuple(EventRef(event.seq, type(event).__name__, when(event.at)) for event in reply.events)
    return Done(events[-1].seq if events else 0, events)


class Exchange:
    """A request of a principal to a room."""

    def __init__(self, edge: Edge, room: Room, principal: Principal, request: AnyRequest) -> None:
        self.edge = edge
        self.house = edge.house
        self.room = room
        self.principal = principal
        self.request = request
        self.sent: bytes | None = None
        """The body, where it was read already."""

    # --- reading -----------------------------------------------------------------------------------------

    async def world(self) -> World:
        """The world, when nothing uncommitted is to be seen: read it before the next `await`, and only read."""
        await self.room.settled()
        return self.room.world

    def past(self, at: datetime | None, parameter: str = "at") -> int | None:
        """An instant that is asked about, in ms UTC. Raises `Refused` (422) for the future: nobody knows it yet."""
        if at is None:
            return None
        at_ms, now = ms_of(at, parameter=parameter), self.room.now()
        if at_ms > now:
            raise invalid(
                [FieldError("in_future", f"it lies in the future: it is {text(now)}", parameter=parameter)]
            )
        return at_ms

    async def people(self, read: Callable[..., P], *arguments: Any) -> P:
        """Call a method of `house.people` beside the event loop."""
        return await self.house.in_reader(read, *arguments)

    def paged(self, page: paging.Page[P]) -> paging.Page[P]:
        """A page with its `Link` header."""
        if page.next is not None:
            query = list(self.request.query_params.multi_items())
            self.header("Link", paging.link_next(self.request.url.path, query, page.next))
        return page

    def header(self, name: str, value: str) -> None:
        """Add a header to the answer."""
        add_header(self.request, name, value)

    async def body(self) -> bytes:
        """What was sent, as it came."""
        return await self.request.body() if self.sent is None else self.sent

    @property
    def session_secret(self) -> str | None:
        """What the session's cookie holds; None for a program."""
        return None if self.principal.token is not None else self.request.cookies.get(COOKIE)

    # --- who may do what ---------------------------------------------------------------------------------

    def may(self, right: Right, **over: Any) -> bool:
        """Whether the principal has a right; see `rights.may`."""
        return rights.may(self.principal, right, **over)

    async def need(self, right: Right, *, unit: str | None = None) -> None:
        """A right over the organisation or a unit. Raises `Refused` (403), noted in the audit."""
        if not self.may(right, unit=unit):
            await self.refuse(right)

    async def agent(self, agent_id: str, right: Right | None = None) -> Agent:
        """An agent that the principal may see, and has the right over. Raises `Refused`: 404 or 403, noted."""
        agent = self.room.world.agents.get(agent_id)
        if agent is None:
            raise unknown("agent", agent_id)
        if not rights.sees_agent(self.principal, agent):
            await self.hide("agent", agent_id)
        if right is not None and not self.may(right, agent=agent):
            await self.refuse(right)
        return agent

    async def queue(self, queue_id: str, right: Right | None = None) -> Queue:
        """A queue that the principal may see, and has the right over. Raises `Refused`: 404 or 403, noted."""
        queue = self.room.world.queues.get(queue_id)
        if queue is None:
            raise unknown("queue", queue_id)
        if not rights.sees_queue(self.principal, self.room.world, queue):
            await self.hide("queue", queue_id)
        if right is not None and not self.may(right, queue=queue):
            await self.refuse(right)
        return queue

    async def hide(self, kind: str, key: str) -> NoReturn:
        """Something is there, and not for these eyes: to them it is unknown; the audit knows better."""
        await self.note("forbidden", kind=kind, key=key)
        raise unknown(kind, key)

    async def refuse(self, right: str, detail: str = "", code: str = "forbidden") -> NoReturn:
        """The principal lacks a right: 403, noted in the audit."""
        await self.note(code, right=right)
        raise Refused(code, detail or f"This needs the right {right}.", params={"right": right})

    async def note(self, code: str, **params: str) -> None:
        """Put a refusal of this request into the audit."""
        template = self.request.scope.get("path_template") or self.request.url.path
        named = {name: str(value) for name, value in self.request.path_params.items()}
        what = f"{self.request.method} {template}"
        await self.edge.note(self.room, what, code, {**named, **params}, by=self.actor())

    async def record(self, what: str, **params: str) -> None:
        """Put something done here that leaves the facts alone (a password set, a token made) into the audit."""
        await self.room.submit(NoteAct(at=self.house.clock.now(), by=self.actor(), what=what, params=params))

    # --- commands ----------------------------------------------------------------------------------------

    def actor(self, agent: str | None = None, *, switch: bool = False) -> Actor:
        """In what capacity the principal acts; see `rights.actor_of`."""
        return rights.actor_of(self.principal, agent, switch=switch)

    async def command(
        self, make: Callable[..., Input], *, at: int | None = None, switch: bool = False, **values: Any
    ) -> Reply:
        """Build an input (`at`: now, `by`: the principal, on the `agent` among the values) and send it to the room.

        It is durable when this returns. Raises `Refused` for the engine's refusal, in the status that fits it, and
        for a key that was used for another request; a room that takes no input answers 503 by itself. `at` is for
        observations: when the switch saw it.
        """
        now = self.house.clock.now()
        by = self.actor(values.get("agent"), switch=switch)
        given = make(at=now if at is None else at, seen=0 if at is None else now, by=by, **values)
        key = self.key()
        mark = await self.mark() if key else ""
        try:
            reply = await self.room.submit(given, key, self.principal.reply_scope, mark)
        except KeyReused:
            raise idempotency.reused() from None
        if reply.replayed:
            self.header(idempotency.REPLAYED_HEADER, "true")
        changes = [event.seq for event in reply.events if isinstance(event, Configured | Removed)]
        if changes:
            self.header(CHANGE_HEADER, str(changes[-1]))
        if reply.refusal is not None:
            named = {str(value) for value in self.request.path_params.values()}
            raise refused(reply.refusal, in_path=reply.refusal.params.get("key") in named)
        return reply

    async def is_repeated(self) -> bool:
        """Whether the command was done before, under its key: a check of how things are must then let it pass.

        Only for checks that the route makes before its command; the room itself knows repetitions.
        """
        key, scope = self.key(), self.principal.reply_scope
        if key is None:
            return False
        await self.room.settled()
        return await self.house.in_reader(self.house.store.reply, self.room.name, scope, key) is not None

    def key(self) -> str | None:
        """The idempotency key of the request, if it has one. Raises `Refused` (422) for what is none."""
        return idempotency.key_of(header_of(self.request.scope, idempotency.HEADER_NAME))

    async def mark(self) -> str:
        """What the request is: the same key with another mark is a mistake."""
        request = self.request
        return idempotency.fingerprint(request.method, request.url.path, await self.body())


Asking: TypeAlias = Annotated[Exchange, Dependency(), SkipValidationMarker()]
"""The annotation with which a route asks for its exchange, under the name `exchange`."""


def header_of(scope: HTTPScope | WebSocketScope, name: bytes) -> str | None:
    """The (first) header of that name, given in lower case, or None. Reading all of them would cost more."""
    for each, value in scope["headers"]:
        if each == name or each.lower() == name:
            return value.decode("latin-1")
    return None


def add_header(connection: AnyConnection, name: str, value: str) -> None:
    """Add a header to whatever this connection is answered."""
    connection.scope["state"].setdefault("headers", []).append(
        (name.lower().encode(), value.encode("latin-1"))
    )


async def provide_exchange(request: AnyRequest) -> Exchange:
    """The exchange of a request. Raises `Refused`: 401 for strangers, 403 for a missing CSRF token or scope."""
    operation = operation_of(request.route_handler)
    scope: Scope = "write" if operation is None else operation.scope_for(request.method)
    edge = edge_of(request)
    room, principal = await identify(request)
    exchange = Exchange(edge, room, principal, request)
    if principal.token is None and request.method not in SAFE_METHODS:
        sent = request.headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(sent.encode(), principal.csrf.encode()):
            await exchange.refuse("", f"Send the csrf_token of GET /me as {CSRF_HEADER}.", code="csrf")
    if scope not in principal.scopes:
        detail = (
            f"The token has no scope {scope}." if principal.token else f"You may not use the scope {scope}."
        )
        await exchange.refuse(scope, detail, code="scope_missing")
    _check_query(request)
    return exchange


def _check_query(request: AnyRequest) -> None:
    """A misspelt filter would answer another question than the one that was asked."""
    if not request.scope["query_string"]:
        return
    known = sorted(query_names(request.route_handler).values())
    errors = [
        FieldError("unknown_field", _unknown_parameter(known), parameter=name)
        for name in request.query_params
        if name not in known
    ]
    if errors:
        raise invalid(errors[:MAX_ERRORS])


def _unknown_parameter(known: list[str]) -> str:
    return (
        f"there is no such parameter; known are {', '.join(known)}" if known else "there is no such parameter"
    )


async def identify(connection: AnyConnection) -> tuple[Room, Principal]:
    """Who asks: by bearer token, else by session cookie. For sockets too. Raises `Refused` (401)."""
    edge = edge_of(connection)
    found = await _by_token(edge, connection) or await _by_session(edge, connection)
    if found is None:
        headers = {"WWW-Authenticate": 'Bearer realm="readyroom"'}
        raise Refused(
            "unauthenticated", "Send a bearer token or a session cookie that is valid.", headers=headers
        )
    return found


async def _by_token(edge: Edge, connection: AnyConnection) -> tuple[Room, Principal] | None:
    scheme, _, secret = (header_of(connection.scope, b"authorization") or "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    token = await edge.keyring.token(secret.strip())
    if token is None:
        return None
    return known_by(edge, token)


async def _by_session(edge: Edge, connection: AnyConnection) -> tuple[Room, Principal] | None:
    secret = connection.cookies.get(COOKIE)
    # An authorization that failed is not made good by a cookie that came along with it.
    if not secret or "authorization" in connection.headers or _is_foreign_socket(connection):
        return None
    session = await edge.keyring.session(secret)
    return None if session is None else known_by(edge, session)


def _is_foreign_socket(connection: AnyConnection) -> bool:
    """Whether a page of another origin opens a socket: the browser sends our cookie along, and asks nobody."""
    if connection.scope["type"] != ScopeType.WEBSOCKET:
        return False
    origin = connection.headers.get("origin", "")
    return origin.partition("://")[2] != connection.headers.get("host", "")


def known_by(edge: Edge, credential: ApiToken | Session) -> tuple[Room, Principal] | None:
    """Whose session or token it is, in which room; None if that user may not come in any more."""
    room = edge.house.rooms.get(credential.room)
    user = None if room is None else room.world.users.get(credential.user)
    if room is None or user is None or not user.active:
        return None
    return room, edge.keyring.principal(credential, user)
