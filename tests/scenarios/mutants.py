"""What may be changed in a preset: every field that its file states, each to another value that is possible.

Belongs here: the mutants of a preset as data, each with the loader that answers it. A field is changed to every
other value of its kind where these are few, else to its neighbours; a list loses each entry, and all, and gets one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct, inspect

from readyroom.codec import presets
from readyroom.codec.presets import Preset
from readyroom.engine import Engine, Refusal, fresh
from readyroom.engine.catalogue import Entity, Settings, StatusEntry
from readyroom.engine.inputs import Configure
from readyroom.scenarios.setup import with_fields

POLICY = "queue_defaults.no_answer"
STATUS_FIELDS = ("_status", "_acts_as", "outcome.status", "outcome.shown")
OTHERS = {
    f"{POLICY}.notify": "dana",
    "tracked_groups": "care",
    "clock_out_reasons": "fire drill",
    "reasons": "asleep",
}
"""What a list of free entries is extended by; users and groups as the scenarios name theirs."""


class Mutant(Struct, frozen=True, kw_only=True):
    """One preset with one thing changed in it."""

    id: str
    preset: str
    """Whose file says it; `_builtin`: the entries that presets share."""
    status: str | None = None
    """The entry of the catalogue that is changed; None: the settings."""
    fields: dict[str, Any] = {}
    gone: bool = False
    comes: bool = False
    """The entry is taken out, or brought in from the built-in ones."""
    words: tuple[str, ...] = ()
    """Words by which a scenario shows that it may feel the change."""

    def load(self, name: str) -> Preset:
        """The presets, this one changed."""
        preset = _load(name)
        if self.preset == "_builtin":
            return self._changed(preset) if self.status in shared(name) else preset
        return self._changed(preset) if name == self.preset else preset

    def concerns(self, name: str) -> bool:
        """Whether it changes the preset of that name."""
        return self.status in shared(name) if self.preset == "_builtin" else name == self.preset

    def _changed(self, preset: Preset) -> Preset:
        entities = [
            self._one(entity) for entity in preset.entities if not (self.gone and self._is_it(entity))
        ]
        if self.comes:
            entities.insert(0, _builtin()[self.status or ""])
        return msgspec.structs.replace(preset, entities=tuple(entities))

    def _is_it(self, entity: Entity) -> bool:
        if self.status is None:
            return isinstance(entity, Settings)
        return isinstance(entity, StatusEntry) and entity.id == self.status

    def _one(self, entity: Entity) -> Entity:
        return with_fields(entity, self.fields) if self._is_it(entity) else entity

    def refusal(self) -> Refusal | None:
        """Why no organisation could start from it, or None. What names a user or a group may, where they are."""
        name = next(name for name in presets.names() if self.concerns(name))
        configure = Configure(at=1, entities=self.load(name).entities)
        refused = Engine().step(fresh("mutant"), configure).refusal
        is_named = refused is not None and refused.params.get("kind") in ("user", "group")
        return None if is_named else refused


_load = cache(presets.load)
_builtin = cache(presets.builtin_statuses)


@cache
def file_of(name: str) -> dict[str, Any]:
    """What the file of a preset states."""
    return tomllib.loads((resources.files("readyroom") / "presets" / f"{name}.toml").read_text("utf-8"))


@cache
def shared(name: str) -> frozenset[str]:
    """The entries that a preset takes as they are built in."""
    file = file_of(name)
    return frozenset(file.get("builtin_statuses", ())) - {entry["id"] for entry in file.get("statuses", ())}


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """The paths of all values below."""
    if not isinstance(value, dict):
        yield path
        return
    for name, inner in value.items():
        yield from leaves(inner, f"{path}.{name}" if path else name)


def at(value: Any, path: str) -> Any:
    """What stands at a path."""
    for name in path.split("."):
        value = getattr(value, name)
    return value


def type_at(of: type[Struct], path: str) -> inspect.Type:
    """The type of what stands at a path."""
    found: inspect.Type = inspect.type_info(of)
    for name in path.split("."):
        inner = found.types if isinstance(found, inspect.UnionType) else [found]
        struct = next(kind for kind in inner if isinstance(kind, inspect.StructType))
        found = next(field.type for field in struct.fields if field.name == name)
    return found


def other_values(kind: inspect.Type, value: Any, extra: Any) -> Iterator[Any]:
    """Other values of a type, near the present one."""
    match kind:
        case inspect.UnionType():
            for inner in kind.types:
                yield from other_values(inner, value, extra)
        case inspect.NoneType() if value is not None:
            yield None
        case inspect.BoolType():
            yield not value
        case inspect.IntType():
            near = (value - 1, value + 1) if value is not None else (3,)
            yield from (n for n in near if (kind.ge or 0) <= n <= (kind.le or n))
        case inspect.LiteralType():
            yield from (other for other in kind.values if other != value)
        case inspect.VarTupleType():
            yield from _other_lists(kind, tuple(value), extra)
        case inspect.StrType() if kind.pattern and kind.pattern.startswith("^#"):
            yield "#123456"
        case inspect.StrType() if kind.pattern and kind.pattern.startswith("^(["):
            yield "04:01"
        case inspect.StrType():
            yield f"{value} anew" if value else "Anew"
        case _:
            return


def _other_lists(kind: inspect.VarTupleType, value: tuple[Any, ...], extra: Any) -> Iterator[tuple[Any, ...]]:
    if value:
        yield ()
    if len(value) > 1:
        yield from (tuple(entry for entry in value if entry != gone) for gone in value)
    literal = isinstance(kind.item_type, inspect.LiteralType)
    missing = [v for v in kind.item_type.values if v not in value] if literal else [extra]  # type: ignore[attr-defined]
    if missing and missing[0] is not None:
        yield (*value, missing[0])


def _said(value: Any) -> str:
    if isinstance(value, tuple | list):
        return "+".join(str(entry) for entry in value) or "nothing"
    return str(value).lower() if isinstance(value, bool | None) else str(value)


# --- the mutants of a file ----------------------------------------------------------------------------------


def of_preset(name: str) -> Iterator[Mutant]:
    """Every mutant of what the file of a preset states."""
    file = file_of(name)
    for path in leaves(file.get("settings", {})):
        yield from _of_setting(name, path)
    for entry in file["statuses"]:
        yield from _of_status(name, _load(name), entry)
        yield _mutant(name, "gone", status=entry["id"], gone=True, words=(entry["label"],))
    for id_ in file.get("builtin_statuses", ()):
        if id_ in shared(name):
            yield _mutant(name, "gone", status=id_, gone=True, words=(_builtin()[id_].label,))
    here = {entry.id for entry in _load(name).statuses}
    for id_, built_in in _builtin().items():
        if id_ not in here:
            yield _mutant(name, "comes", status=id_, comes=True, words=(built_in.label,))


def of_builtin() -> Iterator[Mutant]:
    """Every mutant of an entry that presets share; at least one preset does."""
    for entry in file_of("_builtin")["statuses"]:
        name = next((name for name in presets.names() if entry["id"] in shared(name)), None)
        assert name is not None, f"no preset takes {entry['id']} as it is built in"
        yield from _of_status("_builtin", _load(name), entry)


def of_policy(name: str) -> Iterator[Mutant]:
    """Every mutant of what the file leaves to the defaults of the no-answer policy.

    Without a threshold a policy does nothing, whatever else it says: then it is given one, and something to do.
    """
    if _load(name).settings.queue_defaults.no_answer.threshold is None:
        fields = {f"{POLICY}.threshold": 1, f"{POLICY}.outcome.kind": "leave_queue"}
        yield _mutant(
            name, "a missed call takes the agent out of the queue", fields=fields, words=("missed",)
        )
        return
    stated = set(leaves(file_of(name).get("settings", {})))
    whole = msgspec.to_builtins(_load(name).settings.queue_defaults.no_answer)
    for path in leaves(whole, POLICY):
        if path not in stated and not path.endswith("outcome.status"):  # goes along with its kind
            yield from _of_setting(name, path)


def _mutant(name: str, change: str, *, status: str | None = None, **rest: Any) -> Mutant:
    return Mutant(id=f"{name}: {f'{status} ' if status else ''}{change}", preset=name, status=status, **rest)


def _of_status(name: str, preset: Preset, entry: dict[str, Any]) -> Iterator[Mutant]:
    present = next(status for status in preset.statuses if status.id == entry["id"])
    for path in entry:
        if path == "id":  # another id is the entry gone, and a new one
            continue
        value = at(present, path)
        for other in other_values(type_at(StatusEntry, path), value, OTHERS.get(path)):
            yield _mutant(
                name,
                f"{path}={_said(other)}",
                status=present.id,
                fields=_whole_entry(present, path, other),
                words=(present.label,),
            )


def _whole_entry(entry: StatusEntry, path: str, value: Any) -> dict[str, Any]:
    """A status that asks for no reason offers none."""
    return {
        path: value,
        **({"reasons": (), "other_reason": False} if (path, value) == ("reason", "none") else {}),
    }


def _of_setting(name: str, path: str) -> Iterator[Mutant]:
    preset = _load(name)
    settings = preset.settings
    value = at(settings, path)
    if path.endswith(STATUS_FIELDS):
        others: list[Any] = [entry.id for entry in preset.statuses if entry.id != value]
        is_optional = isinstance(type_at(Settings, path), inspect.UnionType)
        others += [None] if is_optional and value is not None else []
    elif path == "tasks_need":
        others = [word for entry in preset.statuses for word in (entry.id, *entry.reasons) if word != value]
    else:
        others = list(other_values(type_at(Settings, path), value, OTHERS.get(path)))
    for other in others:
        fields = {path: other, **_along(preset, path, other)}
        yield _mutant(name, f"{path}={_said(other)}", fields=fields, words=_words(path))


def _along(preset: Preset, path: str, value: Any) -> dict[str, Any]:
    """An outcome of kind status names one, and no other does."""
    if not path.endswith(("outcome.kind", "agent_defaults.no_answer.kind")):
        return {}
    away = next(entry.id for entry in preset.statuses if entry.kind != "available")
    return {f"{path.removesuffix('.kind')}.status": away if value == "status" else None}


def _words(path: str) -> tuple[str, ...]:
    return (path.rpartition(".")[2], *path.rpartition(".")[2].split("_")[:1])
