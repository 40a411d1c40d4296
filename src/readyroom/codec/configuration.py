"""Configuration in files: what a person writes, as the merge patches that the API takes, each with its place.

Belongs here: the names of the kinds, files of TOML, and writing a configuration as one; CSV is in
`configuration_csv`. What a file does not name is not in its patches; `"-"` says that there is to be no value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import msgspec
from msgspec import Struct

from readyroom.codec.check import CheckError, Mistake, check, dotted, struct_of, unknown_among
from readyroom.codec.toml import Keys, MalformedError, parse
from readyroom.engine.catalogue import Entity, EntityKind

PLURALS: dict[EntityKind, str] = {
    "settings": "settings",
    "unit": "units",
    "group": "groups",
    "site": "sites",
    "status": "statuses",
    "campaign": "campaigns",
    "agent": "agents",
    "user": "users",
    "device": "devices",
    "queue": "queues",
    "schedule": "schedules",
    "member": "memberships",
}
"""Kind → what its table in a file is called, in the order in which a file is written."""
KINDS: dict[str, EntityKind] = {plural: kind for kind, plural in PLURALS.items()}
CONFIGS: dict[str, type[Struct]] = {config.__struct_config__.tag: config for config in get_args(Entity)}
NOTHING = "-"
"""No name, number or label is this: it stands for the absence of one."""


class Patch(Struct, frozen=True, kw_only=True):
    """What a file says of one entity, and where."""

    kind: EntityKind
    fields: dict[str, Any]
    place: str
    """`file:line`, for a person."""
    places: dict[str, str]
    """The places of its fields (by the field's first name), as far as they have one of their own."""

    @property
    def key(self) -> str:
        """What names the entity within its kind."""
        if self.kind == "member":
            return f"{self.fields['queue']}/{self.fields['agent']}"
        return "" if self.kind == "settings" else str(self.fields["id"])

    def wire(self) -> dict[str, Any]:
        """As the API takes it."""
        return {"type": self.kind} | self.fields

    def at(self, field: str) -> str:
        """The place of a field."""
        return self.places.get(field, self.place)


def keys_of(kind: EntityKind) -> tuple[str, ...]:
    """The fields that name an entity of this kind."""
    return {"member": ("queue", "agent"), "settings": ()}.get(kind, ("id",))


def read_toml(name: str, text: str) -> list[Patch]:
    """The patches of a TOML file. Raises CheckError with every mistake."""
    try:
        document = parse(name, text)
    except MalformedError as error:
        raise CheckError([str(error)]) from None
    found: list[Patch] = []
    wrong: list[tuple[int, str]] = []
    for table, value in document.data.items():
        kind = KINDS.get(table)
        if kind is None:
            wrong.append(
                (
                    document.line((table,)),
                    f"{document.place((table,))}: {table}: {unknown_among(table, list(KINDS))}",
                )
            )
            continue
        entries, path = (
            ([(value, (table,))], "[settings]")
            if kind == "settings"
            else (_entries(table, value), f"[[{table}]]")
        )
        if entries is None or not all(isinstance(entry, dict) for entry, _ in entries):
            wrong.append(
                (document.line((table,)), f"{document.place((table,))}: {table}: write it as {path}")
            )
            continue
        for entry, at in entries:
            fields, mistakes = named(kind, entry, at)
            wrong += [
                (document.line(m.path), f"{document.place(m.path)}: {dotted(m.path)}: {m.what}")
                for m in mistakes
            ]
            if not mistakes:
                places = {field: document.place((*at, field)) for field in entry}
                found.append(Patch(kind=kind, fields=fields, place=document.place(at), places=places))
    told = [line for _, line in sorted(wrong, key=lambda one: one[0])] + twice(found)
    if told:
        raise CheckError(told)
    return found


def _entries(table: str, value: Any) -> list[tuple[Any, Keys]] | None:
    return [(entry, (table, at)) for at, entry in enumerate(value)] if isinstance(value, list) else None


def named(kind: EntityKind, entry: dict[str, Any], path: Keys) -> tuple[dict[str, Any], list[Mistake]]:
    """The fields that an entry names, and what is wrong with them. What it leaves out may stand on the server."""
    config = CONFIGS[kind]
    fields = _emptied(entry, config)
    _, mistakes = check(fields, config, path)
    required = {(*path, key) for key in keys_of(kind)}
    mistakes = [m for m in mistakes if m.what != "is missing" or m.path in required]
    return fields, mistakes


def _emptied(entry: dict[str, Any], config: type[Struct]) -> dict[str, Any]:
    """With None for what is to be without a value, where it may be."""
    types = {field.encode_name: field.type for field in msgspec.structs.fields(config)}
    made: dict[str, Any] = {}
    for name, value in entry.items():
        wanted = types.get(name)
        inner = struct_of(wanted)
        if value == NOTHING and type(None) in get_args(wanted):
            made[name] = None
        elif inner is not None and isinstance(value, dict):
            made[name] = _emptied(value, inner)
        else:
            made[name] = value
    return made


def twice(patches: Iterable[Patch]) -> list[str]:
    """What stands in a file more than once, and where it stood first."""
    first: dict[tuple[str, str], str] = {}
    found = []
    for patch in patches:
        before = first.setdefault((patch.kind, patch.key), patch.place)
        if before != patch.place:
            found.append(f"{patch.place}: {patch.kind} {patch.key} stands here again; it stood at {before}")
    return found


# --- writing ---------------------------------------------------------------------------------------------


def write_toml(entities: Iterable[dict[str, Any]]) -> str:
    """Entities, as the API answers them, as a TOML file that names every field."""
    by_kind: dict[str, list[dict[str, Any]]] = {kind: [] for kind in PLURALS}
    for entity in entities:
        by_kind[entity["type"]].append(entity)
    blocks = []
    for kind, table in PLURALS.items():
        header = f"[{table}]" if kind == "settings" else f"[[{table}]]"
        for entity in by_kind[kind]:
            lines = [line for name, value in entity.items() if name != "type" for line in _lines(name, value)]
            blocks.append("\n".join([header, *lines]))
    return "\n\n".join(blocks) + "\n"


def _lines(name: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for inner, given in value.items() for line in _lines(f"{name}.{inner}", given)]
    return [f"{name} = {_literal(value)}"]


def _literal(value: Any) -> str:
    if value is None:
        return f'"{NOTHING}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_literal(each) for each in value)}]"
    if isinstance(value, int | float):
        return str(value)
    # A string of JSON is one of TOML, but for the control character that JSON lets stand.
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
