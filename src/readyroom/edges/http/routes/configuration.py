"""The configuration as a whole: read, looked at before it is changed, and changed all at once.

Belongs here: `/configuration`. What is sent is a list of merge patches, whatever their kinds: what is not named
stays, and is in something new as the organisation's defaults say. It is one command: all of it is put, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, get_args

import msgspec
from litestar import get, post
from litestar.params import JSONBody
from msgspec import Meta, Struct

from readyroom.codec.diff import Change, all_standing, changes, standing
from readyroom.edges.http import bodies
from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, Exchange, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, Refused, invalid
from readyroom.edges.http.rank import check_rank, keep_an_admin
from readyroom.edges.http.routes import examples
from readyroom.edges.http.routes.configure import need_over, one_at_a_time
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity, EntityKind, key_of, kind_of
from readyroom.engine.decide import decide
from readyroom.engine.decide_config import refusals, users_for
from readyroom.engine.events import Configured
from readyroom.engine.inputs import Configure
from readyroom.engine.refusals import Refusal, sentence
from readyroom.engine.world import World

ORDER: tuple[EntityKind, ...] = (
    "unit", "group", "site", "status", "settings", "campaign",
    "agent", "user", "device", "queue", "schedule", "member",
)  # fmt: skip
"""What others rest on comes first, so that changes can be undone one by one, the newest first."""
KINDS: dict[str, Any] = {config.__struct_config__.tag: config for config in get_args(Entity)}
MAX_ERRORS = bodies.MAX_ERRORS


class Patches(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Merge patches of entities: each has its `type`, and what names it (`id`; of a member, `queue` and `agent`)."""

    entities: Annotated[tuple[dict[str, Any], ...], Meta(min_length=1)]


class Configuration(Struct, frozen=True, kw_only=True):
    """All that is configured, in the order in which it can be put. `seq`: as of this event."""

    seq: int
    entities: tuple[Entity, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """What would change, field by field. `seq`: as of this event."""

    seq: int
    changes: tuple[Change, ...]
    untouched: int
    """Entities that were sent and are so already."""
    left_alone: dict[str, int]
    """By kind, how many entities there are that were not sent; they stay."""


PATCHES_EXAMPLE = {"entities": [{"type": "queue", "id": "sales", "label": "Sales", "ring_s": 25}]}
CONFIGURATION_EXAMPLE = {"seq": 412, "entities": [examples.QUEUE]}
DIFFERENCE_EXAMPLE = {
    "seq": 412,
    "changes": [{"kind": "queue", "key": "sales", "field": "ring_s", "before": 20, "after": 25}],
    "untouched": 0,
    "left_alone": {"status": 12, "settings": 1},
}


@get("/configuration", opt=describe("The whole configuration", tag="catalogue", answer=CONFIGURATION_EXAMPLE))
async def show_configuration(exchange: Asking) -> Configuration:
    """Needs `configure` over the organisation; users are in it for who may manage them."""
    await need_over(exchange, "configure", None)
    world = await exchange.world()
    may_see = exchange.may("manage_users")
    found = [entity for entity in all_standing(world) if may_see or not isinstance(entity, cat.UserConfig)]
    return Configuration(seq=world.seq, entities=tuple(sorted(found, key=_place)))


@post(
    "/configuration/preview",
    status_code=200,
    opt=describe(
        "What a change of configuration would change",
        tag="catalogue",
        scope="read",
        body=PATCHES_EXAMPLE,
        answer=DIFFERENCE_EXAMPLE,
        problems=("last_admin",),
    ),
)
async def preview_configuration(data: JSONBody[Patches], exchange: Asking) -> Difference:
    """Changes nothing. Needs what changing it needs, and names all mistakes that changing it would stumble over."""
    await _need(exchange, data)
    world = await exchange.world()
    entities = _entities(world, data)
    await _check(exchange, world, entities)
    verdict = decide(world, Configure(at=exchange.room.now(), entities=entities))
    assert not isinstance(verdict, Refusal), verdict
    put = [event.entity for event in verdict if isinstance(event, Configured)]
    named = {_name(entity) for entity in entities}
    others = Counter(kind_of(each) for each in all_standing(world) if _name(each) not in named)
    return Difference(
        seq=world.seq,
        changes=tuple(changes(world, put)),
        untouched=len(named - {_name(entity) for entity in put}),
        left_alone={str(kind): count for kind, count in others.items()},
    )


@post(
    "/configuration",
    status_code=200,
    opt=describe(
        "Change the configuration",
        tag="catalogue",
        command=True,
        scope="configure",
        body=PATCHES_EXAMPLE,
        answer=DONE_EXAMPLE,
        problems=("last_admin", "in_use"),
    ),
)
async def change_configuration(data: JSONBody[Patches], exchange: Asking) -> Done:
    """All of it or nothing; what is not named stays, null means the default. Needs `configure` over the organisation,
    and for users `manage_users`. Each entity that changes can be undone.
    """
    await _need(exchange, data)
    async with one_at_a_time(exchange):
        entities: tuple[Entity, ...] = ()  # of a repeated command, the room has the answer
        if not await exchange.is_repeated():
            world = await exchange.world()
            entities = _entities(world, data)
            await _check(exchange, world, entities)
        return done(await exchange.command(Configure, entities=entities))


async def _need(exchange: Exchange, data: Patches) -> None:
    await need_over(exchange, "configure", None)
    if any(patch.get("type") == "user" for patch in data.entities):
        await exchange.need("manage_users")


async def _check(exchange: Exchange, world: World, entities: Sequence[Entity]) -> None:
    users = [entity for entity in entities if isinstance(entity, cat.UserConfig)]
    await check_rank(exchange, *users, *(world.users[user.id] for user in users if user.id in world.users))
    keep_an_admin(exchange, {user.id: user for user in users})


# --- from patches to entities ----------------------------------------------------------------------------


def _entities(world: World, data: Patches) -> tuple[Entity, ...]:
    """What the patches come to, in the order to put it. Raises `Refused` (422) with all mistakes."""
    found: dict[tuple[EntityKind, str], tuple[int, Entity]] = {}
    mistakes: list[FieldError] = []
    broken: set[tuple[str, str]] = set()
    settings = world.settings
    # Settings first: they hold the defaults of what is new.
    for at, patch in sorted(enumerate(data.entities), key=lambda item: item[1].get("type") != "settings"):
        try:
            entity = _patched(world, settings, patch)
        except Refused as wrong:
            mistakes += _below(at, wrong.problem.errors)
            broken.add((str(patch.get("type")), _key(patch)))
            continue
        name = _name(entity)
        if name in found:
            detail = f"{' '.join(name)} stands here already, as number {found[name][0]}"
            mistakes.append(FieldError("invalid", detail, pointer=f"/entities/{at}"))
        found.setdefault(name, (at, entity))
        if isinstance(entity, cat.Settings):
            settings = entity
    put = [entity for _, entity in found.values()]
    entities = tuple(sorted([*put, *users_for(world, put)], key=_place))
    for error, on in _loose_ends(world, entities, {name: at for name, (at, _) in found.items()}):
        if on not in broken:  # else it is told already what is wrong there
            mistakes.append(error)
    if mistakes:
        raise invalid(sorted(mistakes, key=_number)[:MAX_ERRORS])
    return entities


def _patched(world: World, settings: cat.Settings, patch: dict[str, Any]) -> Entity:
    kind = patch.get("type")
    config = KINDS.get(kind) if isinstance(kind, str) else None
    if config is None:
        raise invalid([FieldError("invalid", f"one of {', '.join(KINDS)} is expected", pointer="/type")])
    before = standing(world, config.__struct_config__.tag, _key(patch))
    if before is not None:
        after: Entity = bodies.patched(before, patch)
        return after
    defaults: Any = {"queue": settings.queue_defaults, "agent": settings.agent_defaults}.get(str(kind))
    base = {} if defaults is None else msgspec.to_builtins(defaults)
    made: Entity = bodies.check(bodies.merge(base, patch), config)
    return made


def _key(patch: dict[str, Any]) -> str:
    parts = ("queue", "agent") if patch.get("type") == "member" else ("id",)
    return "/".join(str(patch.get(part, "")) for part in parts)


def _loose_ends(
    world: World, entities: Sequence[Entity], numbers: dict[tuple[EntityKind, str], int]
) -> Iterator[tuple[FieldError, tuple[str, str]]]:
    """What the room would refuse, of each entity; and the name of what it has to do with."""
    for entity, refusal in refusals(world, entities):
        at, params = numbers.get(_name(entity)), refusal.params
        field = params.get("field", "").replace(".", "/")
        pointer = "/entities" if at is None else f"/entities/{at}/{field}".rstrip("/")
        detail = params["problem"] if refusal.code == "invalid" else sentence(refusal)
        on = params.get("kind", ""), params.get("key", "")
        yield FieldError(params.get("mistake", refusal.code), detail, pointer=pointer), on


def _below(at: int, errors: Sequence[FieldError]) -> Iterator[FieldError]:
    for error in errors:
        yield msgspec.structs.replace(error, pointer=f"/entities/{at}{error.pointer or ''}")


def _number(error: FieldError) -> int:
    number = (error.pointer or "").split("/")[2:3]
    return int(number[0]) if number else -1


def _name(entity: Entity) -> tuple[EntityKind, str]:
    return kind_of(entity), key_of(entity)


def _place(entity: Entity) -> int:
    return ORDER.index(kind_of(entity))


ROUTES = [show_configuration, preview_configuration, change_configuration]
