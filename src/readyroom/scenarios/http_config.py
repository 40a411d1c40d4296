"""Configuration as requests: an entity that is new is made, one that stands is changed, one that goes is deleted.

Belongs here: where each kind of entity lives, merge patches, and the unit that is given to what has none: a
supervisor's rights reach by units, and in most scenarios there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from readyroom.engine import World
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import (
    AgentConfig,
    DeviceConfig,
    Entity,
    EntityKind,
    MemberConfig,
    QueueConfig,
    SiteConfig,
    UserConfig,
    key_of,
    kind_of,
)
from readyroom.engine.decide_config import find
from readyroom.scenarios.http_talk import Request, path

E = TypeVar("E", bound=Entity)
COLLECTIONS: dict[EntityKind, str] = {
    "queue": "queues",
    "agent": "agents",
    "user": "users",
    "status": "statuses",
    "unit": "units",
    "group": "groups",
    "campaign": "campaigns",
    "schedule": "schedules",
    "device": "devices",
    "site": "sites",
}
"""Kind → where it lives. Members live with their queue, the settings by themselves."""
PUT_ONLY: tuple[EntityKind, ...] = ("device", "site", "member")
"""Kinds that are put, whether they are there or not."""


def place_of(kind: EntityKind, key: str) -> str:
    """The path of an entity."""
    if kind == "settings":
        return "/settings"
    if kind == "member":
        queue, _, agent = key.partition("/")
        return path("queues", queue, "members", agent)
    return path(COLLECTIONS[kind], key)


def configure(given: i.Configure, world: World, unit: str, user: str) -> Sequence[Request]:
    """The requests that put these entities; those that stand already need none."""
    if given.undoes:
        return [_undo(given.undoes, user)]
    in_order = sorted(given.entities, key=lambda entity: isinstance(entity, MemberConfig))
    put = [placed(entity, unit, world.units) for entity in in_order]
    stood = {id(entity): find(world, kind_of(entity), key_of(entity)) for entity in put}
    changed = [entity for entity in put if given.only_new or stood[id(entity)] != entity]
    # Where all of it stands already, it is put all the same, so that somebody is heard saying it.
    return [_put(stood[id(entity)], entity, given.only_new, user) for entity in changed or put]


def remove(given: i.Remove, user: str) -> Sequence[Request]:
    """The request that takes an entity away, or that takes its making back."""
    if given.undoes:
        return [_undo(given.undoes, user)]
    return [Request("DELETE", place_of(given.kind, given.key), None, user)]


def _undo(seq: int, user: str) -> Request:
    return Request("POST", path("audit", str(seq), "undo"), None, user)


def _put(before: Entity | None, after: Entity, only_new: bool, user: str) -> Request:
    kind, key = kind_of(after), key_of(after)
    where, body = place_of(kind, key), msgspec.to_builtins(after)
    if kind in PUT_ONLY:
        if only_new and before is not None:
            raise ValueError(
                f"over HTTP a {kind} is put, whether it is there or not: it cannot be added twice"
            )
        return Request("PUT", where, {name: body[name] for name in _body_of(after)}, user)
    if kind != "settings" and (before is None or only_new):
        return Request("POST", path(COLLECTIONS[kind]), body, user)
    return Request("PATCH", where, patch_of(msgspec.to_builtins(before), body), user)


def _body_of(entity: Entity) -> Sequence[str]:
    """The fields of what is put under a name that its path says."""
    if isinstance(entity, MemberConfig):
        return ("tier", "position", "wrap_up_s")
    if isinstance(entity, DeviceConfig):
        return ("kind", "agent", "site", "address")
    assert isinstance(entity, SiteConfig)
    return ("label",)


def patch_of(before: Any, after: Any) -> dict[str, Any]:
    """The merge patch (RFC 7396) from one version to the other."""
    patch: dict[str, Any] = {}
    for name, value in after.items():
        old = before.get(name) if isinstance(before, dict) else None
        if value != old or (value is None) != (old is None):
            patch[name] = patch_of(old, value) if isinstance(value, dict) and isinstance(old, dict) else value
    return patch


# --- the unit of those who have none ---------------------------------------------------------------------


def placed(entity: E, unit: str, units: Iterable[str] = ()) -> E:
    """An entity without a unit in this one; somebody with rights and without units is responsible for all units."""
    if isinstance(entity, AgentConfig | QueueConfig) and entity.unit is None:
        return msgspec.structs.replace(entity, unit=unit)
    if isinstance(entity, UserConfig) and not entity.units and _is_responsible(entity):
        return msgspec.structs.replace(entity, units=(unit, *(name for name in units if name != unit)))
    return entity


def unplaced(entity: E, unit: str) -> E:
    """The entity as it was before `placed`."""
    if isinstance(entity, AgentConfig | QueueConfig) and entity.unit == unit:
        return msgspec.structs.replace(entity, unit=None)
    if isinstance(entity, UserConfig) and unit in entity.units:
        return msgspec.structs.replace(entity, units=())
    return entity


def _is_responsible(user: UserConfig) -> bool:
    return "admin" not in user.roles and bool(user.rights or set(user.roles) - {"agent"})
