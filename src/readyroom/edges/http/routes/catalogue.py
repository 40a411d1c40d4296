"""The organisation's catalogues: statuses, units, groups, campaigns, schedules; and its settings.

Belongs here: one table of collections that are all used in the same way, and the routes that are made from it.
Everybody who is signed in may read them; they are the organisation's own, so changing them takes `configure` over
all of it.
"""

from __future__ import annotations

from typing import Annotated, Any

from litestar import delete, get, patch, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody
from msgspec import Meta, Struct, to_builtins

from readyroom.codec.diff import standing
from readyroom.edges.http import bodies
from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.routes import configure, examples
from readyroom.edges.http.routes.configure import need_over
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import EntityKind, Settings
from readyroom.engine.inputs import Configure
from readyroom.engine.world import World

AT_ONCE = 500
"""Entities that one request may put."""


class Collection(Struct, frozen=True):
    """Entities of one kind, by id."""

    kind: EntityKind
    path: str
    config: Any
    article: str
    plural: str
    example: Any
    patch: dict[str, Any]


COLLECTIONS = (
    Collection("status", "statuses", cat.StatusEntry, "a status", "statuses", examples.STATUS, {"colour": "#e8590c"}),
    Collection(
        "unit", "units", cat.UnitConfig, "a unit", "units",
        to_builtins(cat.UnitConfig(id="sales", label="Sales")), {"label": "Sales, Berlin"},
    ),
    Collection(
        "group", "groups", cat.GroupConfig, "a group", "groups",
        to_builtins(cat.GroupConfig(id="evening", label="Evening shift")), {"label": "Late shift"},
    ),
    Collection(
        "campaign", "campaigns", cat.CampaignConfig, "a campaign", "campaigns",
        to_builtins(cat.CampaignConfig(id="renewals", label="Renewals", post_call_s=60)), {"post_call_s": 90},
    ),
    Collection(
        "schedule", "schedules", cat.ScheduleConfig, "a schedule", "schedules",
        to_builtins(cat.ScheduleConfig(id="morning", time="08:00", queue="sales")), {"time": "08:30"},
    ),
)  # fmt: skip


def _table(world: World, kind: EntityKind) -> list[Any]:
    tables: dict[EntityKind, dict[str, Any]] = {
        "status": world.statuses,
        "unit": world.units,
        "group": world.groups,
        "campaign": world.campaigns,
        "schedule": world.schedules,
    }
    return [getattr(record, "config", record) for record in tables[kind].values()]


def _named(fn: Any, name: str, doc: str, annotations: dict[str, Any]) -> Any:
    """The function under a name of its own, with the types that its collection gives it."""
    fn.__name__ = fn.__qualname__ = name
    fn.__doc__ = doc
    fn.__annotations__ = fn.__annotations__ | annotations
    return fn


def _generic(generic: Any, of: Any) -> Any:
    """`generic[of]`, for a type that is only known when the table is read."""
    return generic[of]


def _routes(of: Collection) -> list[HTTPRouteHandler]:
    """The six routes of a collection."""
    return [*_reading(of), *_writing(of), *_whole(of)]


def _reading(of: Collection) -> list[HTTPRouteHandler]:
    one = f"/{of.path}/{{{of.kind}:str}}"

    async def list_all(exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Any:
        found = _table(await exchange.world(), of.kind)
        return exchange.paged(page_of(found, limit, cursor, lambda entity: str(entity.id)))

    async def show(exchange: Asking) -> Any:
        key = exchange.request.path_params[of.kind]
        entity = standing(await exchange.world(), of.kind, key)
        if entity is None:
            raise unknown(of.kind, key)
        return entity

    page = {"items": [of.example], "next": None}
    doc = f"All {of.plural} of the organisation."
    listed = describe(f"List the {of.plural}", tag="catalogue", answer=page)
    shown = describe(of.article.capitalize(), tag="catalogue", answer=of.example)
    return [
        get(f"/{of.path}", opt=listed)(
            _named(list_all, f"list_{of.plural}", doc, {"return": _generic(Page, of.config)})
        ),
        get(one, opt=shown)(_named(show, f"show_{of.kind}", "As it stands.", {"return": of.config})),
    ]


def _writing(of: Collection) -> list[HTTPRouteHandler]:
    one = f"/{of.path}/{{{of.kind}:str}}"

    async def create(data: Any, exchange: Asking) -> Any:
        await need_over(exchange, "configure", None)
        return await configure.create(exchange, data)

    async def change(data: dict[str, Any], exchange: Asking) -> Any:
        await need_over(exchange, "configure", None)
        key = exchange.request.path_params[of.kind]
        return await configure.change(exchange, of.config, of.kind, key, data)

    async def remove(exchange: Asking) -> None:
        await need_over(exchange, "configure", None)
        await configure.remove(exchange, of.kind, exchange.request.path_params[of.kind])

    common: dict[str, Any] = {"tag": "catalogue", "command": True, "scope": "configure"}
    made = describe(f"Make {of.article}", **common, problems=("exists",), body=of.example, answer=of.example)
    changed = describe(f"Change {of.article}", **common, patch_of=of.config, body=of.patch, answer=of.example)
    removed = describe(f"Remove {of.article}", **common, problems=("in_use",))
    types = {"data": _generic(JSONBody, of.config), "return": of.config}
    return [
        post(f"/{of.path}", opt=made)(
            _named(create, f"create_{of.kind}", "Needs `configure` over the organisation.", types)
        ),
        patch(one, opt=changed)(
            _named(
                change,
                f"change_{of.kind}",
                "What is not named stays as it is; null means the default.",
                {"data": JSONBody[dict[str, Any]], "return": of.config},
            )
        ),
        delete(one, opt=removed)(
            _named(remove, f"remove_{of.kind}", "Refused while something rests on it.", {})
        ),
    ]


def _whole(of: Collection) -> list[HTTPRouteHandler]:
    async def put_one(data: Any, exchange: Asking) -> Any:
        await need_over(exchange, "configure", None)
        if data.id != exchange.request.path_params[of.kind]:
            raise invalid([FieldError("invalid", "it is not the id in the path", pointer="/id")])
        return await configure.put(exchange, data)

    async def put_all(data: Any, exchange: Asking) -> Any:
        await need_over(exchange, "configure", None)
        async with configure.one_at_a_time(exchange):
            await exchange.command(Configure, entities=tuple(data))
        return list(data)

    common: dict[str, Any] = {"tag": "catalogue", "command": True, "scope": "configure"}
    many: Any = Annotated[_generic(tuple, (of.config, ...)), Meta(max_length=AT_ONCE)]
    one_opt = describe(f"Put {of.article}", **common, body=of.example, answer=of.example)
    all_opt = describe(f"Put several {of.plural}", **common, body=[of.example], answer=[of.example])
    return [
        put(f"/{of.path}/{{{of.kind}:str}}", opt=one_opt)(
            _named(
                put_one,
                f"put_{of.kind}",
                "New or not; all of it is as the body says.",
                {"data": _generic(JSONBody, of.config), "return": of.config},
            )
        ),
        put(f"/{of.path}", opt=all_opt)(
            _named(
                put_all,
                f"put_{of.plural}",
                "All or none, in this order; those that are not named stay.",
                {"data": _generic(JSONBody, many), "return": _generic(list, of.config)},
            )
        ),
    ]


# --- settings --------------------------------------------------------------------------------------------


@get("/settings", opt=describe("The settings", tag="catalogue", answer=examples.SETTINGS))
async def show_settings(exchange: Asking) -> Settings:
    """The organisation's own."""
    return (await exchange.world()).settings


@put(
    "/settings",
    opt=describe(
        "Put the settings",
        tag="catalogue",
        command=True,
        scope="configure",
        body=examples.SETTINGS,
        answer=examples.SETTINGS,
    ),
)
async def put_settings(data: JSONBody[Settings], exchange: Asking) -> Settings:
    """All of them are as the body says; what it does not name is as in a new organisation."""
    await need_over(exchange, "configure", None)
    return await configure.put(exchange, data)


@patch(
    "/settings",
    opt=describe(
        "Change the settings",
        tag="catalogue",
        command=True,
        scope="configure",
        patch_of=Settings,
        body={"tracked_groups": ["evening"], "clock_out_with_open_cases": False},
        answer=examples.SETTINGS,
    ),
)
async def change_settings(data: JSONBody[dict[str, Any]], exchange: Asking) -> Settings:
    """What is not named stays as it is; null means the default."""
    await need_over(exchange, "configure", None)
    async with configure.one_at_a_time(exchange):
        after = bodies.patched((await exchange.world()).settings, data)
        return configure.configured(await exchange.command(Configure, entities=(after,)), after)


ROUTES: list[HTTPRouteHandler] = [
    *(route for of in COLLECTIONS for route in _routes(of)),
    show_settings,
    put_settings,
    change_settings,
]
