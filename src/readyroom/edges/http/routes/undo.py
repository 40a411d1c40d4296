"""Taking a change of configuration back.

Belongs here: `POST /audit/{seq}/undo`: what the command is that undoes a change, who may give it, and when there is
nothing left to undo. Undoing is a change of its own, and can be undone like any other.
"""

from __future__ import annotations

from typing import NoReturn

import msgspec
from litestar import post
from litestar.params import FromPath

from readyroom.codec.diff import standing
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import refused, unknown
from readyroom.edges.http.rank import keep_an_admin
from readyroom.edges.http.rights import outranks
from readyroom.edges.http.routes.audit import AUDIT_EXAMPLE, AuditEntry, audit_entry
from readyroom.edges.http.routes.configure import forget, need_over, one_at_a_time
from readyroom.engine.catalogue import AgentConfig, DeviceConfig, Entity, UserConfig, key_of, kind_of
from readyroom.engine.events import Configured, Event, Removed
from readyroom.engine.inputs import Configure, Remove
from readyroom.engine.refusals import refuse
from readyroom.engine.world import World

MOST_ALONG = 5_000
"""Memberships that one removal took along, and that its undoing brings back."""
Changed = Configured | Removed


@post(
    "/audit/{seq:int}/undo",
    status_code=200,
    opt=describe(
        "Take a change of configuration back",
        tag="audit",
        command=True,
        scope="configure",
        problems=("nothing_to_undo", "in_use", "last_admin"),
        answer=AUDIT_EXAMPLE | {"seq": 89, "undoes": 88},
    ),
)
async def undo(seq: FromPath[int], exchange: Asking) -> AuditEntry:
    """Puts back what stood before, with the memberships that a removal took along. Refused when the entity was
    changed again since. Needs what changing the entity needs.
    """
    if not exchange.may("manage_users"):
        await exchange.need("configure")
    async with one_at_a_time(exchange):
        world = await exchange.world()
        event = await _change(exchange, seq)
        await _need(exchange, event)
        if not await exchange.is_repeated():
            _check_unchanged(world, event)
            if event.kind == "user":  # undoing, too, leaves somebody who can administrate
                keep_an_admin(exchange, {event.key: _user(event.replaced)})
        if isinstance(event, Configured) and event.replaced is None:
            reply = await exchange.command(Remove, kind=event.kind, key=event.key, undoes=seq)
            await forget(exchange, event.kind, event.key, reply)
        else:
            assert event.replaced is not None
            entities = (event.replaced, *await _along(exchange, world, event))
            reply = await exchange.command(Configure, entities=entities, undoes=seq)
    own = [e for e in reply.events if isinstance(e, Changed) and (e.kind, e.key) == (event.kind, event.key)]
    if not own:
        _nothing(seq, "it is as it was")
    return audit_entry(own[-1])


async def _change(exchange: Exchange, seq: int) -> Changed:
    if not 1 <= seq <= exchange.room.world.seq:
        raise unknown("event", str(seq))
    (event,) = await exchange.room.events(since=seq - 1, until=seq)
    if not isinstance(event, Changed):
        _nothing(seq, "it is no change of configuration")
    return event


async def _need(exchange: Exchange, event: Changed) -> None:
    """What changing the entity needs."""
    versions: list[Entity] = [entity for entity in (event.replaced, getattr(event, "entity", None)) if entity]
    if event.kind == "user":
        await exchange.need("manage_users")
        for user in versions:
            if isinstance(user, UserConfig) and not outranks(exchange.principal, user):
                await exchange.refuse(
                    "manage_users", f"User {user.id} has or had rights that you do not have."
                )
        return
    for entity in versions:
        await need_over(exchange, "configure", _unit(exchange.room.world, entity))


def _unit(world: World, entity: Entity) -> str | None:
    if kind_of(entity) == "member":
        queue = world.queues.get(key_of(entity).partition("/")[0])
        return None if queue is None else queue.config.unit
    if isinstance(entity, DeviceConfig):
        owner = world.agents.get(entity.agent or "")
        return None if owner is None else owner.config.unit
    return getattr(entity, "unit", None)


def _check_unchanged(world: World, event: Changed) -> None:
    left = event.entity if isinstance(event, Configured) else None
    if standing(world, event.kind, event.key) != left:
        _nothing(event.seq, "it was changed again since")


def _user(entity: Entity | None) -> UserConfig | None:
    return entity if isinstance(entity, UserConfig) else None


async def _along(exchange: Exchange, world: World, event: Changed) -> list[Entity]:
    """What the removal of a queue or an agent took along or set free, as far as nobody changed it since."""
    if not isinstance(event, Removed) or event.kind not in ("queue", "agent"):
        return []
    before = await exchange.room.events(
        until=event.seq - 1, types=("Removed", "Configured"), newest_first=True, limit=MOST_ALONG
    )
    found: list[Entity] = []
    expected = event.seq - 1
    for one in before:
        if one.seq != expected or (one.at, one.by) != (event.at, event.by) or not _goes_with(event, one):
            break
        assert isinstance(one, Changed)
        assert one.replaced is not None
        left = one.entity if isinstance(one, Configured) else None
        if standing(world, one.kind, one.key) == left and _rests_on_what_is_there(world, event, one):
            found.append(one.replaced)
        expected -= 1
    return list(reversed(found))


def _goes_with(event: Removed, one: Event) -> bool:
    if not isinstance(one, Changed) or one.replaced is None:
        return False
    if one.kind == "member":
        queue, _, agent = one.key.partition("/")
        return isinstance(one, Removed) and event.key == (queue if event.kind == "queue" else agent)
    return event.kind == "agent" and isinstance(one, Configured) and _freed(one) == event.key


def _freed(one: Configured) -> str | None:
    """The agent whom a device or user was freed of."""
    if isinstance(one.replaced, DeviceConfig | UserConfig):
        freed = msgspec.structs.replace(one.replaced, agent=None)
        return one.replaced.agent if freed == one.entity else None
    return None


def _rests_on_what_is_there(world: World, event: Removed, one: Changed) -> bool:
    if one.kind != "member":
        return isinstance(event.replaced, AgentConfig)
    queue, _, agent = one.key.partition("/")
    return agent in world.agents if event.kind == "queue" else queue in world.queues


def _nothing(seq: int, problem: str) -> NoReturn:
    raise refused(refuse("nothing_to_undo", change=seq, problem=problem))


ROUTES = [undo]
