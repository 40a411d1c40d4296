"""Presets: products as data, looked at, compared with what is, and applied.

Belongs here: `/presets`. Applying is one change of configuration, whole or not at all; what is the organisation's
own (its name, zone and tracked groups; a queue's channel, mode and overflow) stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct
from msgspec.structs import replace

from readyroom.codec.diff import Change, changes
from readyroom.codec.presets import Preset, load, names
from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, Exchange, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.routes import examples
from readyroom.edges.http.routes.configure import need_over, one_at_a_time
from readyroom.engine.catalogue import (
    AgentConfig,
    AgentDefaults,
    Entity,
    Id,
    QueueConfig,
    QueueDefaults,
    Settings,
    StatusEntry,
)
from readyroom.engine.decide_config import references
from readyroom.engine.inputs import Configure
from readyroom.engine.world import World

QUEUES_OWN = frozenset({"channel", "mode", "overflow"})
"""How a queue is connected is not the product's to say."""
Ids = Annotated[tuple[Id, ...], Meta(max_length=10_000)]


class Chosen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which parts of a preset, over what."""

    settings: bool = False
    statuses: bool = False
    queues: Ids = ()
    """Queues that are to be as the preset's queues are."""
    agents: Ids = ()
    """Agents who are to be as the preset's agents are."""


class PresetSummary(Struct, frozen=True, kw_only=True):
    """A preset in a list."""

    name: str
    title: str
    document: str
    summary: str
    current: bool
    """Whether the organisation's settings came from it."""


class PresetView(PresetSummary, frozen=True, kw_only=True):
    """A preset, whole."""

    settings: Settings
    statuses: tuple[StatusEntry, ...]


class Preview(Struct, frozen=True, kw_only=True):
    """What would change, field by field; nothing where all is so already."""

    preset: str
    changes: tuple[Change, ...]
    statuses_added: tuple[str, ...]
    """Statuses that come along because what is put names them."""


CHOSEN_EXAMPLE = {"settings": True, "statuses": True, "queues": ["sales"], "agents": []}
SUMMARY_EXAMPLE = {
    "name": "1stream",
    "title": "Auto logout threshold",
    "document": "Auto logout (1Stream)",
    "summary": "After some missed calls an agent leaves the queue that they came from.",
    "current": True,
}
PRESET_EXAMPLE = SUMMARY_EXAMPLE | {"settings": examples.SETTINGS, "statuses": [examples.STATUS]}
PREVIEW_EXAMPLE = {
    "preset": "1stream",
    "changes": [
        {"kind": "queue", "key": "sales", "field": "no_answer.threshold", "before": None, "after": 3}
    ],
    "statuses_added": [],
}


@get(
    "/presets",
    opt=describe("List the presets", tag="presets", answer={"items": [SUMMARY_EXAMPLE], "next": None}),
)
async def list_presets(
    exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[PresetSummary]:
    """The products that an organisation can be set up as."""
    world = await exchange.world()
    found = [_summary(_loaded(name), world) for name in names()]
    return exchange.paged(page_of(found, limit, cursor, lambda preset: preset.name))


@get("/presets/{preset:str}", opt=describe("A preset", tag="presets", answer=PRESET_EXAMPLE))
async def show_preset(preset: FromPath[str], exchange: Asking) -> PresetView:
    """Its settings and statuses."""
    world = await exchange.world()
    found = _load(preset)
    summary = msgspec.structs.asdict(_summary(found, world))
    return PresetView(**summary, settings=found.settings, statuses=found.statuses)


@post(
    "/presets/{preset:str}/preview",
    status_code=200,
    opt=describe(
        "What a preset would change",
        tag="presets",
        scope="read",
        body=CHOSEN_EXAMPLE,
        answer=PREVIEW_EXAMPLE,
    ),
)
async def preview_preset(preset: FromPath[str], data: JSONBody[Chosen], exchange: Asking) -> Preview:
    """Changes nothing. Needs what applying it needs."""
    found = _load(preset)
    await _need(exchange, data)
    world = await exchange.world()
    entities, added = _entities(world, found, data)
    return Preview(preset=preset, changes=tuple(changes(world, entities)), statuses_added=tuple(added))


@post(
    "/presets/{preset:str}/apply",
    status_code=200,
    opt=describe(
        "Apply a preset",
        tag="presets",
        command=True,
        scope="configure",
        body=CHOSEN_EXAMPLE,
        answer=DONE_EXAMPLE,
    ),
)
async def apply_preset(preset: FromPath[str], data: JSONBody[Chosen], exchange: Asking) -> Done:
    """All of what was chosen, or nothing. Each entity that changes can be undone."""
    found = _load(preset)
    await _need(exchange, data)
    async with one_at_a_time(exchange):
        entities, _ = _entities(await exchange.world(), found, data)
        return done(await exchange.command(Configure, entities=tuple(entities)))


_loaded = cache(load)
"""They come with the program and never change."""


def _load(name: str) -> Preset:
    if name not in names():
        raise unknown("preset", name)
    return _loaded(name)


async def _need(exchange: Exchange, chosen: Chosen) -> None:
    """Settings and statuses are the organisation's; queues and agents may be of one's units. All must be there."""
    if chosen.settings or chosen.statuses:
        await need_over(exchange, "configure", None)
    await exchange.need("configure")
    world = exchange.room.world
    queues = {
        q for q in chosen.queues if q in world.queues and exchange.may("configure", queue=world.queues[q])
    }
    agents = {
        a for a in chosen.agents if a in world.agents and exchange.may("configure", agent=world.agents[a])
    }
    wrong = [
        FieldError("invalid", f"there is no {what} {key}", pointer=f"/{what}s/{place}")
        for what, keys, known in (("queue", chosen.queues, queues), ("agent", chosen.agents, agents))
        for place, key in enumerate(keys)
        if key not in known
    ]
    if wrong:
        raise invalid(wrong[:50])


def _entities(world: World, preset: Preset, chosen: Chosen) -> tuple[list[Entity], list[str]]:
    """What to put, in order; and the statuses that come along because something names them."""
    over: list[Entity] = []
    if chosen.settings:
        over += [entity for entity in preset.over(world.settings) if isinstance(entity, Settings)]
    queue_defaults, agent_defaults = preset.settings.queue_defaults, preset.settings.agent_defaults
    for queue_id in dict.fromkeys(chosen.queues):
        over.append(_queue(world.queues[queue_id].config, queue_defaults))
    for agent_id in dict.fromkeys(chosen.agents):
        over.append(_agent(world.agents[agent_id].config, agent_defaults))
    statuses = list(preset.statuses) if chosen.statuses else []
    known = {entry.id for entry in statuses} | world.statuses.keys()
    named = _statuses_named(over) - known
    added = [entry for entry in preset.statuses if entry.id in named]
    return [*statuses, *added, *over], [entry.id for entry in added]


def _queue(config: QueueConfig, defaults: QueueDefaults) -> QueueConfig:
    fields = {
        name: getattr(defaults, name) for name in QueueDefaults.__struct_fields__ if name not in QUEUES_OWN
    }
    return replace(config, **fields)


def _agent(config: AgentConfig, defaults: AgentDefaults) -> AgentConfig:
    return replace(config, **msgspec.structs.asdict(defaults))


def _statuses_named(entities: Iterable[Entity]) -> set[str]:
    return {key for entity in entities for _, kind, key in references(entity) if kind == "status"}


def _summary(preset: Preset, world: World) -> PresetSummary:
    return PresetSummary(
        name=preset.name,
        title=preset.title,
        document=preset.document,
        summary=preset.summary,
        current=world.settings.preset == preset.name,
    )


ROUTES = [list_presets, show_preset, preview_preset, apply_preset]
