"""The presets: products as data, read from `readyroom/presets/*.toml`.

Belongs here: reading and checking those files. A preset says how a new organisation is set up (settings with
the defaults of queues and agents, and the status catalogue); it holds no people, queues or units. Every
mistake of a file is told at once, with its place.
"""

from __future__ import annotations

from importlib import resources

import msgspec
from msgspec import Struct

from readyroom.codec.check import CheckError, Mistake, check, in_file, unknown
from readyroom.codec.toml import Document, MalformedError, parse
from readyroom.engine.catalogue import Entity, NoAnswerOutcome, Settings, StatusEntry

OWN = ("name", "zone", "tracked_groups")
"""Settings that are the organisation's own: a preset that is put over it leaves them alone."""
DEFAULT = "default"
"""What a new organisation starts from where nobody says."""
_BUILTIN = "_builtin"


class Preset(Struct, frozen=True, kw_only=True):
    """A product as data. `entities` in the order to put them: statuses, then the settings that name them."""

    name: str
    title: str
    document: str
    """The product's document whose sentences the values rest on."""
    summary: str
    entities: tuple[Entity, ...]

    @property
    def settings(self) -> Settings:
        return next(entity for entity in self.entities if isinstance(entity, Settings))

    @property
    def statuses(self) -> tuple[StatusEntry, ...]:
        return tuple(entity for entity in self.entities if isinstance(entity, StatusEntry))

    def over(self, settings: Settings) -> tuple[Entity, ...]:
        """The entities for an organisation that has these settings already, and keeps what is its own."""
        own = {name: getattr(settings, name) for name in OWN}
        return (*self.statuses, msgspec.structs.replace(self.settings, **own))


class _File(Struct, frozen=True, kw_only=True):
    title: str
    document: str
    summary: str
    builtin_statuses: tuple[str, ...] = ()
    settings: Settings = msgspec.field(default_factory=Settings)
    statuses: tuple[StatusEntry, ...] = ()


class _Builtin(Struct, frozen=True, kw_only=True):
    statuses: tuple[StatusEntry, ...]


def names() -> list[str]:
    """The names of all presets, sorted."""
    files = (file.name for file in (resources.files("readyroom") / "presets").iterdir())
    return sorted(name[:-5] for name in files if name.endswith(".toml") and not name.startswith("_"))


def load(name: str) -> Preset:
    """The preset of that name. Raises KeyError if there is none, CheckError if its file is wrong."""
    if name not in names():
        raise KeyError(f"preset {name}: {unknown(name, names())}")
    return read(name, _text(name))


def read(name: str, text: str) -> Preset:
    """A preset from the text of its file. Raises CheckError."""
    document = _parsed(name, text)
    file, mistakes = check(document.data, _File)
    if not mistakes:
        mistakes = _loose_ends(file, builtin_statuses())
    if mistakes:
        raise _told(document, mistakes)
    settings = msgspec.structs.replace(file.settings, preset=name)
    return Preset(
        name=name,
        title=file.title,
        document=file.document,
        summary=file.summary,
        entities=(*_statuses(file, builtin_statuses()), settings),
    )


def builtin_statuses() -> dict[str, StatusEntry]:
    """The built-in statuses by id, in the order in which menus show them."""
    document = _parsed(_BUILTIN, _text(_BUILTIN))
    file, mistakes = check(document.data, _Builtin)
    if mistakes:
        raise _told(document, mistakes)
    return {entry.id: entry for entry in file.statuses}


def _text(name: str) -> str:
    return (resources.files("readyroom") / "presets" / f"{name}.toml").read_text("utf-8")


def _parsed(name: str, text: str) -> Document:
    try:
        return parse(f"{name}.toml", text)
    except MalformedError as error:
        raise CheckError([str(error)]) from None


def _told(document: Document, mistakes: list[Mistake]) -> CheckError:
    return CheckError([line for _, line in in_file(document, mistakes)])


def _statuses(file: _File, builtin: dict[str, StatusEntry]) -> list[StatusEntry]:
    """The catalogue, in the order of the built-in one, then the preset's own; what the preset says wins."""
    chosen = {id_: builtin[id_] for id_ in file.builtin_statuses} | {
        entry.id: entry for entry in file.statuses
    }
    order = [*(id_ for id_ in builtin if id_ in chosen), *(id_ for id_ in chosen if id_ not in builtin)]
    return [chosen[id_] for id_ in order]


def _loose_ends(file: _File, builtin: dict[str, StatusEntry]) -> list[Mistake]:
    """Names that stand for nothing, and names that stand twice."""
    mistakes = [
        Mistake(("builtin_statuses", at), f'"{id_}": {unknown(id_, list(builtin))}')
        for at, id_ in enumerate(file.builtin_statuses)
        if id_ not in builtin
    ]
    own = [entry.id for entry in file.statuses]
    mistakes += [
        Mistake(("statuses", at, "id"), f'"{id_}" stands here twice')
        for at, id_ in enumerate(own)
        if id_ in own[:at]
    ]
    known = [*file.builtin_statuses, *own]
    mistakes += [
        Mistake(path, f'status "{id_}": {unknown(id_, known)}')
        for path, id_ in status_references(file.settings)
        if id_ not in known
    ]
    if file.settings.preset is not None:
        mistakes.append(Mistake(("settings", "preset"), "the file's own name says it"))
    return mistakes


def status_references(settings: Settings) -> list[tuple[tuple[str, ...], str]]:
    """Every status that settings name, with the path (from `settings` on) at which they do."""
    named = [field for field in Settings.__struct_fields__ if field.endswith(("_status", "_acts_as"))]
    found: list[tuple[tuple[str, ...], str]] = [
        (("settings", name), id_) for name in named if (id_ := getattr(settings, name)) is not None
    ]
    outcomes: list[tuple[tuple[str, ...], NoAnswerOutcome | None]] = [
        (("settings", "queue_defaults", "no_answer", "outcome"), settings.queue_defaults.no_answer.outcome),
        (("settings", "agent_defaults", "no_answer"), settings.agent_defaults.no_answer),
    ]
    for path, outcome in outcomes:
        if outcome is not None:
            found += [((*path, name), id_) for name in ("status", "shown") if (id_ := getattr(outcome, name))]
    return found
