"""Who I am, and what I keep for myself: preferences and saved views.

Belongs here: `/me` and below. It is about the application, not about calls: nothing here is an event.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.rights import Principal, Scope
from readyroom.edges.http.times import when
from readyroom.engine.catalogue import Feature, Label, Right, Role
from readyroom.runtime.room import Room
from readyroom.store.people import SavedView

MAX_KEPT_BYTES = 65_536
"""Of one user's preferences, or of one view: a hundred times what the board's columns and filters take."""
MAX_VIEWS = 100
"""Views of one user."""


class Capabilities(Struct, frozen=True):
    """What the attendance gate leaves open: nothing is gated for those whose attendance is not tracked."""

    console: bool
    calendar: bool
    case_browser: Literal["full", "read_only"]


class Organisation(Struct, frozen=True):
    """The organisation that one belongs to."""

    id: str
    name: str
    zone: str


class Me(Struct, frozen=True, kw_only=True):
    """Somebody who is signed in, and what they may do at this moment."""

    user: str
    name: str
    organisation: Organisation
    roles: tuple[Role, ...]
    rights: tuple[Right, ...]
    units: tuple[str, ...] | None
    """The units that the rights reach; null: all."""
    licences: tuple[Feature, ...]
    capabilities: Capabilities
    agent: str | None
    scopes: tuple[Scope, ...]
    csrf_token: str | None
    """To be sent as X-CSRF-Token with every unsafe request; null for tokens, which need none."""


ME_EXAMPLE = {
    "user": "ann",
    "name": "Ann Archer",
    "organisation": {"id": "acme", "name": "Acme", "zone": "Europe/Berlin"},
    "roles": ["agent"],
    "rights": [],
    "units": [],
    "licences": ["auto_logout"],
    "capabilities": {"console": True, "calendar": True, "case_browser": "full"},
    "agent": "ann",
    "scopes": ["configure", "read", "write"],
    "csrf_token": "7pJrXb…",
}


def me_of(room: Room, principal: Principal) -> Me:
    """A principal as `/me` shows it. Read only when the room is settled."""
    world = room.world
    user = world.users.get(principal.user)
    agent = None if principal.agent is None else world.agents.get(principal.agent)
    gated = agent is not None and world.is_tracked(agent) and agent.attendance.unit is None
    return Me(
        user=principal.user,
        name=principal.name,
        organisation=Organisation(room.name, world.settings.name, world.settings.zone),
        roles=principal.roles,
        rights=tuple(sorted(principal.rights)),
        units=None if principal.units is None else tuple(sorted(principal.units)),
        licences=() if user is None else user.licences,
        capabilities=Capabilities(not gated, not gated, "read_only" if gated else "full"),
        agent=principal.agent,
        scopes=tuple(sorted(principal.scopes)),
        csrf_token=principal.csrf or None,
    )


@get("/me", opt=describe("Who am I", tag="people", answer=ME_EXAMPLE))
async def show_me(exchange: Asking) -> Me:
    """The person, their rights and licences, and what the attendance gate leaves open."""
    await exchange.world()
    return me_of(exchange.room, exchange.principal)


# --- preferences -----------------------------------------------------------------------------------------

PREFERENCES_EXAMPLE = {"theme": "dark", "language": "fr", "board": {"columns": ["name", "since", "misses"]}}


@get("/me/preferences", opt=describe("My preferences", tag="people", answer=PREFERENCES_EXAMPLE))
async def show_preferences(exchange: Asking) -> dict[str, Any]:
    """Whatever the application keeps for this user; the server does not look into it."""
    mine = exchange.principal
    return await exchange.people(exchange.house.people.preferences, mine.room, mine.user)


@put(
    "/me/preferences",
    opt=describe("Keep my preferences", tag="people", body=PREFERENCES_EXAMPLE, answer=PREFERENCES_EXAMPLE),
)
async def put_preferences(data: JSONBody[dict[str, Any]], exchange: Asking) -> dict[str, Any]:
    """Replaces all of them."""
    _check_size(data, "")
    mine, now = exchange.principal, exchange.house.clock.now()
    await exchange.people(exchange.house.people.put_preferences, mine.room, mine.user, data, now)
    return data


# --- saved views -----------------------------------------------------------------------------------------


class ViewBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A view as it is kept: a name, and what the application makes of it."""

    name: Label
    body: Annotated[
        dict[str, Any], Meta(description="Filters, columns, order: not looked into by the server")
    ]


class View(Struct, frozen=True, kw_only=True):
    """A saved view of the board."""

    id: str
    name: str
    body: dict[str, Any]
    changed: datetime


VIEW_BODY_EXAMPLE = {"name": "Withdrawn in Sales", "body": {"queue": "sales", "state": "withdrawn"}}
VIEW_EXAMPLE = {"id": "5f2b9c31", **VIEW_BODY_EXAMPLE, "changed": "2026-11-22T10:42:00Z"}


@get(
    "/me/views", opt=describe("My saved views", tag="people", answer={"items": [VIEW_EXAMPLE], "next": None})
)
async def list_views(exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[View]:
    """The views of the board that this user saved."""
    views = [_view(view) for view in await _views(exchange)]
    return exchange.paged(page_of(views, limit, cursor, lambda view: view.id))


@post(
    "/me/views",
    opt=describe(
        "Save a view", tag="people", problems=("limit_reached",), body=VIEW_BODY_EXAMPLE, answer=VIEW_EXAMPLE
    ),
)
async def create_view(data: JSONBody[ViewBody], exchange: Asking) -> View:
    """Keeps a view under a new id."""
    if len(await _views(exchange)) >= MAX_VIEWS:
        raise Refused(
            "limit_reached", f"There are {MAX_VIEWS} views; delete one first.", params={"max": MAX_VIEWS}
        )
    return await _put_view(exchange, secrets.token_hex(4), data)


@put(
    "/me/views/{view:str}",
    opt=describe("Change a view", tag="people", body=VIEW_BODY_EXAMPLE, answer=VIEW_EXAMPLE),
)
async def put_view(view: FromPath[str], data: JSONBody[ViewBody], exchange: Asking) -> View:
    """Replaces a view that there is."""
    mine = exchange.principal
    if await exchange.people(exchange.house.people.view, mine.room, mine.user, view) is None:
        raise unknown("view", view)
    return await _put_view(exchange, view, data)


@delete("/me/views/{view:str}", opt=describe("Delete a view", tag="people"))
async def delete_view(view: FromPath[str], exchange: Asking) -> None:
    """The view is gone."""
    mine = exchange.principal
    if not await exchange.people(exchange.house.people.drop_view, mine.room, mine.user, view):
        raise unknown("view", view)


async def _views(exchange: Exchange) -> list[SavedView]:
    mine = exchange.principal
    return await exchange.people(exchange.house.people.views, mine.room, mine.user)


async def _put_view(exchange: Exchange, view_id: str, data: ViewBody) -> View:
    _check_size(data.body, "/body")
    mine, now = exchange.principal, exchange.house.clock.now()
    kept = SavedView(room=mine.room, user=mine.user, id=view_id, name=data.name, body=data.body, changed=now)
    await exchange.people(exchange.house.people.put_view, kept)
    return _view(kept)


def _view(view: SavedView) -> View:
    return View(id=view.id, name=view.name, body=view.body, changed=when(view.changed))


def _check_size(body: dict[str, Any], pointer: str) -> None:
    if len(msgspec.json.encode(body)) > MAX_KEPT_BYTES:
        raise invalid([FieldError("invalid", f"it may have {MAX_KEPT_BYTES} bytes", pointer=pointer)])


ROUTES = [
    show_me,
    show_preferences,
    put_preferences,
    list_views,
    create_view,
    put_view,
    delete_view,
]
