"""What people call things, and the ids behind.

Belongs here: the two-way table of names that a scenario declares. A name that was never declared is an error
with the names that come nearest, never a silent new thing.
"""

from __future__ import annotations

import difflib
import re

from readyroom.engine.catalogue import (
    AgentConfig,
    DeviceConfig,
    Entity,
    MemberConfig,
    ScheduleConfig,
    Settings,
    UserConfig,
    kind_of,
)
from readyroom.engine.facts import Actor

DEVICE_WORDS = {"desk": "desk phone", "web": "web phone", "mobile": "mobile"}


class UnknownNameError(Exception):
    """A sentence speaks of something that the scenario never declared."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        near = difflib.get_close_matches(name, known, n=3) or known[:8]
        hint = f"; there is {', '.join(near)}" if near else ""
        super().__init__(f"there is no {kind} {name}{hint}")


def slug(name: str) -> str:
    """The id of a new thing: lower case, dashes for spaces, nothing that an id may not hold."""
    return re.sub(r"[^a-z0-9_.@+-]+", "-", name.lower()).strip("-") or "x"


def key(name: str) -> str:
    """Names are the same whatever their case, spaces, dashes and underscores."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def label_of(entity: Entity) -> str:
    """What people call an entity."""
    if isinstance(entity, AgentConfig | UserConfig):
        return entity.name
    if isinstance(entity, MemberConfig | Settings | DeviceConfig | ScheduleConfig):
        return "" if isinstance(entity, MemberConfig | Settings) else entity.id
    return entity.label


class Names:
    """Names by kind. Calls, cases, records and tasks are known by what a scenario calls them."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[str, str]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._roles: dict[str, tuple[str, ...]] = {}

    def declare(self, kind: str, ident: str, label: str) -> None:
        """From now on `label` (and `ident` itself) names `ident`."""
        ids = self._ids.setdefault(kind, {})
        ids[key(ident)] = ident
        ids[key(label)] = ident
        self._labels.setdefault(kind, {})[ident] = label

    def learn(self, entity: Entity) -> None:
        """An entity was put."""
        kind = kind_of(entity)
        if isinstance(entity, MemberConfig | Settings):
            return
        if not (
            isinstance(entity, DeviceConfig | ScheduleConfig) and entity.id in self._labels.get(kind, {})
        ):
            self.declare(kind, entity.id, label_of(entity))
        if isinstance(entity, UserConfig):
            self._roles[entity.id] = entity.roles
        if isinstance(entity, DeviceConfig) and entity.agent is not None:
            owner = self.label("agent", entity.agent)
            self.declare("device", entity.id, f"{owner}'s {DEVICE_WORDS[entity.kind]}")

    def id(self, kind: str, name: str) -> str:
        """The id behind a name; raises UnknownNameError."""
        ids = self._ids.get(kind, {})
        found = ids.get(key(name))
        if found is None:
            raise UnknownNameError(kind, name, sorted(self._labels.get(kind, {}).values()))
        return found

    def new_id(self, kind: str, name: str) -> str:
        """The id behind a name, or the one that a new thing of this name gets."""
        return self._ids.get(kind, {}).get(key(name)) or slug(name)

    def knows(self, kind: str, name: str) -> bool:
        """Whether the name was declared."""
        return key(name) in self._ids.get(kind, {})

    def label(self, kind: str, ident: str | None) -> str:
        """What people call it; the id itself if nobody named it."""
        if ident is None:
            return "nobody" if kind in ("agent", "user") else "nothing"
        return self._labels.get(kind, {}).get(ident, ident)

    def actor(self, name: str) -> Actor:
        """The user (or, failing that, agent) of this name, as somebody who does something."""
        if self.knows("user", name):
            ident = self.id("user", name)
            roles = self._roles.get(ident, ())
            if roles == ("agent",) and self.knows("agent", name):
                return Actor("agent", self.id("agent", name))
            return Actor("admin" if "admin" in roles else "supervisor", ident)
        if not self.knows("agent", name):
            known = [*self._labels.get("user", {}).values(), *self._labels.get("agent", {}).values()]
            raise UnknownNameError("user or agent", name, sorted(set(known)))
        return Actor("agent", self.id("agent", name))

    def person(self, actor: Actor) -> str:
        """Who an actor is."""
        if actor.kind == "agent":
            return self.label("agent", actor.id)
        if actor.kind in ("supervisor", "admin") and self.knows("user", actor.id):
            return self.label("user", actor.id)
        return f"the {actor.kind}"

    def all_of(self, kind: str) -> list[str]:
        """Ids that were declared, in order."""
        return list(self._labels.get(kind, {}))
