"""Putting and taking away configuration: what all routes of entities share.

Belongs here: creating, changing and removing one entity, one change at a time in each organisation, so that two
changes of different fields never undo each other; what goes with who is removed; and who may configure what.
"""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from msgspec import Struct

from readyroom.codec.diff import standing
from readyroom.edges.http import bodies, rights
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import unknown
from readyroom.engine.catalogue import Entity, EntityKind, Right, key_of, kind_of
from readyroom.engine.events import Configured
from readyroom.engine.inputs import Configure, Remove
from readyroom.runtime.log import Reply
from readyroom.runtime.room import Room

E = TypeVar("E", bound=Struct)
_LOCKS: WeakKeyDictionary[Room, asyncio.Lock] = WeakKeyDictionary()


def one_at_a_time(exchange: Exchange) -> asyncio.Lock:
    """Hold it from reading an entity to the end of the command that changes it."""
    return _LOCKS.setdefault(exchange.room, asyncio.Lock())


async def need_over(exchange: Exchange, right: Right, unit: str | None) -> None:
    """A right over what belongs to a unit, or (None) to the organisation as a whole. Raises `Refused` (403)."""
    if not exchange.may(right) or not rights.reaches_unit(exchange.principal, unit):
        await exchange.refuse(right)


async def create(exchange: Exchange, entity: E) -> E:
    """Put an entity that is not there yet. Raises `Refused` (409 `exists`)."""
    return configured(await exchange.command(Configure, entities=(entity,), only_new=True), entity)


async def put(exchange: Exchange, entity: E) -> E:
    """Put an entity, new or not."""
    async with one_at_a_time(exchange):
        return configured(await exchange.command(Configure, entities=(entity,)), entity)


async def change(exchange: Exchange, config: type[E], kind: EntityKind, key: str, patch: Any) -> E:
    """Apply a merge patch to an entity. What it comes to must be within reach. Raises `Refused`."""
    async with one_at_a_time(exchange):
        before = standing(await exchange.world(), kind, key)
        if not isinstance(before, config):
            raise unknown(kind, key)
        after = bodies.patched(before, patch)
        if hasattr(after, "unit") and after.unit != getattr(before, "unit", None):
            await need_over(exchange, "configure", after.unit)
        return configured(await exchange.command(Configure, entities=(after,)), after)


async def remove(exchange: Exchange, kind: EntityKind, key: str) -> Reply:
    """Take an entity away."""
    async with one_at_a_time(exchange):
        reply = await exchange.command(Remove, kind=kind, key=key)
        await forget(exchange, kind, key, reply)
        return reply


async def forget(exchange: Exchange, kind: EntityKind, key: str, reply: Reply) -> None:
    """After a removal: what is kept of them beside the log goes too, so that the next of that name has none of it."""
    room = exchange.principal.room
    if reply.replayed:  # there may be another one of that name by now
        return
    if kind == "user":
        await exchange.edge.keyring.forget_user(room, key)
    elif kind == "agent":
        await exchange.house.in_reader(exchange.house.people.drop_credential, room, key, "login_code")


def configured(reply: Reply, sent: E) -> E:
    """The entity as the command's events say; as sent, where nothing had to be changed."""
    place = _place(sent)
    for event in reply.events:
        if isinstance(event, Configured) and (event.kind, event.key) == place:
            return event.entity  # type: ignore[return-value]
    return sent


async def with_defaults(exchange: Exchange, config: type[E], defaults: Struct) -> E:
    """The body as an entity; what it does not name is as the organisation's defaults say."""
    sent = bodies.parse(await exchange.body())
    made: E = bodies.check(bodies.merge(msgspec.to_builtins(defaults), sent), config)
    return made


def _place(entity: Any) -> tuple[EntityKind, str]:
    known: Entity = entity
    return kind_of(known), key_of(known)
