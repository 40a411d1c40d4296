"""What a change of configuration changes, field by field.

Belongs here: the comparison of entities, for the preview of a preset, for undo and for the audit. Fields are
named by dotted paths (`no_answer.outcome.kind`); lists are compared as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from readyroom.engine.catalogue import Entity, EntityKind, key_of, kind_of
from readyroom.engine.facts import State


class Change(Struct, frozen=True, kw_only=True):
    """One field that changes. One that comes with a new entity has no `before`, one that goes no `after`."""

    kind: EntityKind
    key: str
    field: str
    before: Any | UnsetType = UNSET
    after: Any | UnsetType = UNSET


def changes(state: State, entities: Iterable[Entity]) -> list[Change]:
    """What putting these entities, in this order, would change."""
    found = []
    seen: dict[tuple[EntityKind, str], Entity] = {}
    for entity in entities:
        place = kind_of(entity), key_of(entity)
        found += between(seen.get(place) or standing(state, *place), entity)
        seen[place] = entity
    return found


def between(before: Entity | None, after: Entity | None) -> list[Change]:
    """The fields in which two versions of one entity differ; None: it is not there."""
    there = after if after is not None else before
    if there is None:
        return []
    kind, key = kind_of(there), key_of(there)
    old, new = _fields(before), _fields(after)
    return [
        Change(kind=kind, key=key, field=field, before=old.get(field, UNSET), after=new.get(field, UNSET))
        for field in old | new
        if old.get(field, UNSET) != new.get(field, UNSET)
    ]


def standing(state: State, kind: EntityKind, key: str) -> Entity | None:
    """The entity of that kind and key as the state has it now."""
    if kind == "settings":
        return state.settings
    if kind == "member":
        queue, _, agent = key.partition("/")
        member = state.agents[agent].memberships.get(queue) if agent in state.agents else None
        return member.config if member else None
    found = _tables(state)[kind].get(key)
    entity: Entity | None = getattr(found, "config", found)
    return entity


def all_standing(state: State) -> Iterator[Entity]:
    """Every entity as the state has it now."""
    yield state.settings
    for table in _tables(state).values():
        yield from (getattr(record, "config", record) for record in table.values())
    for agent in state.agents.values():
        yield from (membership.config for membership in agent.memberships.values())


def _tables(state: State) -> dict[EntityKind, dict[str, Any]]:
    """Entities that are kept by id: as they are, or with the facts known of them."""
    return {
        "status": state.statuses,
        "unit": state.units,
        "group": state.groups,
        "site": state.sites,
        "campaign": state.campaigns,
        "agent": state.agents,
        "user": state.users,
        "device": state.devices,
        "queue": state.queues,
        "schedule": state.schedules,
    }


def _fields(entity: Entity | None) -> dict[str, Any]:
    if entity is None:
        return {}
    fields = flat(msgspec.to_builtins(entity))
    del fields["type"]  # the entity's tag; `kind` says it
    return fields


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """The leaves of tables within tables, by dotted paths."""
    if not isinstance(value, dict):
        return {path: value}
    found: dict[str, Any] = {}
    for name, inner in value.items():
        found |= flat(inner, f"{path}.{name}" if path else name)
    return found
