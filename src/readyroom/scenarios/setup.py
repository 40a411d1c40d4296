"""The configuration that a scenario states, sentence by sentence.

Belongs here: `Book`, which holds every entity that a scenario has put, with its names. A sentence is
`KIND NAME: clause, clause, …`; the words of the clauses are in `clauses`, those of agents also in `agents`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from readyroom.codec.presets import Preset
from readyroom.engine.catalogue import (
    CampaignConfig,
    DeviceConfig,
    Entity,
    GroupConfig,
    MemberConfig,
    QueueConfig,
    ScheduleConfig,
    Settings,
    SiteConfig,
    StatusEntry,
    UnitConfig,
    UserConfig,
    key_of,
    kind_of,
)
from readyroom.scenarios import clauses
from readyroom.scenarios.clauses import Clause, Fields
from readyroom.scenarios.names import Names, slug
from readyroom.scenarios.patterns import SentenceError, find, split_names

E = TypeVar("E", bound=Entity)

_USERS = {"supervisor": "supervisor", "unit manager": "unit_manager", "admin": "admin", "user": None}
_DEVICES = {"phone": "desk", "web phone": "web", "mobile": "mobile"}
_PLAIN: dict[str, tuple[type[Entity], list[Clause]]] = {
    "queue": (QueueConfig, clauses.QUEUE),
    "status": (StatusEntry, clauses.STATUS),
    "unit": (UnitConfig, []),
    "group": (GroupConfig, []),
    "site": (SiteConfig, []),
    "campaign": (CampaignConfig, clauses.CAMPAIGN),
    "schedule": (ScheduleConfig, clauses.SCHEDULE),
}
KINDS = (*_PLAIN, *_USERS, *_DEVICES, "agent", "member", "settings")
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_SENTENCE = re.compile(rf"(?P<kind>{_KIND})(?P<plural>e?s)?(?: (?P<names>[^:]+?))?(?:: (?P<clauses>.+))?")
_PATH = re.compile(r"(?P<path>[a-z_][a-z_.]*) = (?P<value>.+)")
_ORDER = (
    *("unit", "group", "site", "status", "settings", "campaign"),
    *("agent", "user", "queue", "device", "member", "schedule"),
)


def split_clauses(text: str) -> list[str]:
    """The clauses of a sentence: split at commas, but not inside brackets and quotation marks."""
    parts = re.findall(r'(?:\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|"[^"]*"|[^,(\["{])+', text)
    return [part.strip() for part in parts if part.strip()]


class Parts(msgspec.Struct):
    """A sentence of configuration, taken apart."""

    kind: str
    names: list[str]
    clauses: list[str]


def parts_of(sentence: str) -> Parts | None:
    """The parts of a sentence that configures something; None if it is of another sort."""
    found = _SENTENCE.fullmatch(sentence)
    if found is None or (found["names"] is None) != (found["kind"] == "settings"):
        return None
    names = [found["names"] or ""] if not found["plural"] else split_names(found["names"] or "")
    if found["plural"] and found["kind"] == "settings":
        return None
    return Parts(found["kind"], names, split_clauses(found["clauses"] or ""))


class Book:
    """Every entity that was put, by kind and key."""

    def __init__(self, preset: Preset, zone: str, presets: Callable[[str], Preset]) -> None:
        self.names = Names()
        self.entities: dict[tuple[str, str], Entity] = {}
        self._presets = presets
        self.put(preset.statuses)
        self.put([msgspec.structs.replace(preset.settings, zone=zone)])

    def copy(self) -> Book:
        """A book to try something on; names that it learns stay known."""
        other = object.__new__(Book)
        other.names, other.entities, other._presets = self.names, dict(self.entities), self._presets
        return other

    @property
    def settings(self) -> Settings:
        """The settings as they stand."""
        return self.get(Settings, "settings", "")

    def put(self, entities: Iterable[Entity]) -> None:
        """These were put."""
        for entity in entities:
            self.entities[kind_of(entity), key_of(entity)] = entity
            self.names.learn(entity)

    def remove(self, kind: str, key: str) -> None:
        """This was taken away; its name is still understood."""
        self.entities.pop((kind, key), None)

    def get(self, of: type[E], kind: str, key: str) -> E:
        """The entity of that kind and key; raises SentenceError if it was never put."""
        entity = self.entities.get((kind, key))
        if not isinstance(entity, of):
            raise SentenceError(f"there is no {kind} {key}")
        return entity

    def in_order(self) -> tuple[Entity, ...]:
        """All entities, those first on which others rest."""
        return tuple(sorted(self.entities.values(), key=lambda entity: _ORDER.index(kind_of(entity))))

    def members_of(self, agent: str) -> list[MemberConfig]:
        """The assignments of an agent."""
        return [e for e in self.entities.values() if isinstance(e, MemberConfig) and e.agent == agent]

    # --- sentences -----------------------------------------------------------------------------------------

    def announce(self, parts: Parts) -> None:
        """Make the names of a sentence known, so that an earlier sentence may speak of them."""
        if parts.kind in ("settings", "member"):
            return
        kind = "user" if parts.kind in _USERS else "device" if parts.kind in _DEVICES else parts.kind
        for name in parts.names:
            ident = slug(name) if kind != "status" else self.names.new_id(kind, name)
            self.names.declare(kind, ident, name)

    def configure(self, parts: Parts) -> list[Entity]:
        """The entities that a sentence puts, as they then are. Not for agents: see `agents`."""
        self.announce(parts)
        if parts.kind == "settings":
            return self._edit(self.settings, clauses.SETTINGS, parts.clauses)
        if parts.kind == "member":
            return [entity for name in parts.names for entity in self._member(name, parts.clauses)]
        return [entity for name in parts.names for entity in self._one(parts.kind, name, parts.clauses)]

    def _one(self, kind: str, name: str, texts: list[str]) -> list[Entity]:
        if kind in _USERS:
            ident, role = self.names.id("user", name), _USERS[kind]
            user = _made(UserConfig, id=ident, name=name, roles=[role] if role else [])
            return self._edit(self._existing(user), clauses.USER, texts)
        if kind in _DEVICES:
            device = _made(DeviceConfig, id=self.names.id("device", name), kind=_DEVICES[kind])
            return self._edit(self._existing(device), clauses.DEVICE, texts)
        of, table = _PLAIN[kind]
        ident = self.names.id(kind, name)
        if kind == "queue":
            defaults = _fields(self.settings.queue_defaults)
            return self.queue(QueueConfig(id=ident, label=name, **defaults), texts)
        needed = {"time": "00:00"} if kind == "schedule" else {"label": name}
        return self._edit(self._existing(_made(of, id=ident, **needed)), table, texts)

    def _member(self, name: str, texts: list[str]) -> list[Entity]:
        agent, _, queue = name.partition(" of ")
        member = MemberConfig(queue=self.names.id("queue", queue), agent=self.names.id("agent", agent))
        return self._edit(self._existing(member), clauses.MEMBER, texts)

    def queue(self, fresh: QueueConfig, texts: list[str]) -> list[Entity]:
        """A queue; `as in preset NAME` starts from another product's defaults and brings its statuses."""
        queue = self._existing(fresh)
        brought: list[Entity] = []
        if texts and texts[0].startswith("as in preset "):
            preset = self.preset(texts[0].removeprefix("as in preset "))
            brought = self.missing_statuses(preset)
            defaults = _fields(preset.settings.queue_defaults)
            queue = msgspec.structs.replace(queue, **defaults)
            texts = texts[1:]
        return [*brought, *self._edit(queue, clauses.QUEUE, texts)]

    def preset(self, name: str) -> Preset:
        """The preset of that name; raises SentenceError."""
        try:
            return self._presets(name)
        except KeyError as error:
            raise SentenceError(str(error.args[0])) from None

    def missing_statuses(self, preset: Preset) -> list[Entity]:
        """The statuses of a preset that are not there yet."""
        missing = [entry for entry in preset.statuses if ("status", entry.id) not in self.entities]
        for entry in missing:
            self.names.learn(entry)
        return list(missing)

    def _existing(self, fresh: E) -> E:
        present = self.entities.get((kind_of(fresh), key_of(fresh)))
        return present if isinstance(present, type(fresh)) else fresh

    def _edit(self, entity: Entity, table: Sequence[Clause], texts: list[str]) -> list[Entity]:
        return [self.edited(entity, table, texts)]

    def edited(self, entity: E, table: Sequence[Clause], texts: list[str]) -> E:
        """An entity with the clauses applied; raises SentenceError."""
        for text in texts:
            entity = with_fields(entity, self._fields_of(table, text, kind_of(entity)))
        return entity

    def _fields_of(self, table: Sequence[Clause], text: str, kind: str) -> Fields:
        path = _PATH.fullmatch(text)
        if path is not None:
            return {path["path"]: _toml(path["value"])}
        handler, slots = find(table, text, self.names, f"{kind}:")
        return handler(slots, self.names)


def _made(of: type[E], **fields: Any) -> E:
    return msgspec.convert(fields, of)


def _toml(text: str) -> Any:
    if text == "none":
        return None
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise SentenceError(f"{text!r} is no value: {error} (texts stand in quotation marks)") from None


def _fields(struct: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def with_fields(entity: E, fields: Fields) -> E:
    """The entity with these fields set; raises SentenceError if a path or a value is impossible."""
    plain = msgspec.to_builtins(entity)
    for path, value in fields.items():
        *above, last = path.split(".")
        place = plain
        for name in above:
            if not isinstance(place.get(name), dict):
                place[name] = {}
            place = place[name]
        place[last] = value(place.get(last)) if callable(value) else value
    try:
        return msgspec.convert(plain, type(entity))
    except msgspec.ValidationError as error:
        raise SentenceError(f"{kind_of(entity)}: {error}") from None
