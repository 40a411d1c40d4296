"""Checking what people wrote: every mistake at once, each with its place.

Belongs here: the walk through data beside the type that it should have. msgspec judges each single value;
this module goes on after the first wrong one, says which names are unknown, and proposes the nearest.
"""

from __future__ import annotations

import difflib
import re
from inspect import isclass
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import UNSET, Struct, UnsetType

from readyroom.codec.toml import Document, Keys

_AT = re.compile(r"^(.*?)(?: - at `\$(.*)`)?$", re.DOTALL)


class Mistake(Struct, frozen=True):
    """Something wrong, and where: a path into the data."""

    path: Keys
    what: str


class CheckError(ValueError):
    """All mistakes of one input, as lines for a person: `place: what`."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def dotted(path: Keys) -> str:
    """A path as a person writes it: `statuses[2].kind`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def in_file(document: Document, mistakes: list[Mistake]) -> list[tuple[Mistake, str]]:
    """Each mistake with its line for a person, in the order of the file."""
    ordered = sorted(mistakes, key=lambda mistake: document.line(mistake.path))
    return [(m, f"{document.place(m.path)}: {dotted(m.path)}: {m.what}") for m in ordered]


def check(value: Any, wanted: Any, path: Keys = (), *, strict: bool = True) -> tuple[Any, list[Mistake]]:
    """`value` as the type `wanted` (UNSET if it cannot be), and all that is wrong with it.

    Not `strict`: texts may stand for numbers and truth values, as in the environment.
    """
    struct = struct_of(wanted)
    if struct is not None and isinstance(value, dict):
        return _check_struct(value, struct, path, strict)
    element = element_of(wanted)
    if element is not None and isinstance(value, list):
        checked = [check(item, element, (*path, at), strict=strict) for at, item in enumerate(value)]
        mistakes = [mistake for _, found in checked for mistake in found]
        return (UNSET if mistakes else tuple(item for item, _ in checked)), mistakes
    try:
        return msgspec.convert(value, wanted, strict=strict), []
    except msgspec.ValidationError as error:
        return UNSET, [_explained(str(error), wanted, value, path)]


def unknown(name: str, known: list[str]) -> str:
    """What to say of a name that is not known."""
    return f"unknown{_guess(name, known)}"


def unknown_among(name: str, known: list[str]) -> str:
    """What to say of a name that is not known, where what is known fits on a line or two."""
    said = unknown(name, known)
    return f"{said}{'' if said.endswith('?') else '.'} There are: {', '.join(known) or 'none'}"


def _guess(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _check_struct(
    value: dict[str, Any], struct: type[Struct], path: Keys, strict: bool
) -> tuple[Struct | UnsetType, list[Mistake]]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    mistakes = [
        Mistake((*path, name), unknown(name, [key for key in fields if key not in value]))
        for name in value
        if name not in fields
    ]
    kept = {}
    for name, field in fields.items():
        if name in value:
            kept[field.name], found = check(value[name], field.type, (*path, name), strict=strict)
            mistakes += found
        elif field.required:
            mistakes.append(Mistake((*path, name), "is missing"))
    return (UNSET if mistakes else struct(**kept)), mistakes


def struct_of(wanted: Any) -> type[Struct] | None:
    """The one record type in `Record` or `Record | None`; None if it is of another kind."""
    for option in (wanted, *(get_args(wanted) if get_origin(wanted) is not tuple else ())):
        if isclass(option) and issubclass(option, Struct):
            return option
    return None


def element_of(wanted: Any) -> Any:
    """`X` in `tuple[X, ...]`."""
    arguments = get_args(wanted)
    return arguments[0] if get_origin(wanted) is tuple and arguments[1:] == (...,) else None


def _explained(message: str, wanted: Any, value: Any, path: Keys) -> Mistake:
    found = _AT.match(message)
    what, where = (found[1], found[2] or "") if found else (message, "")
    steps = re.findall(r"\.?([^.\[\]]+)", where)
    known = choices(wanted)
    if known and isinstance(value, str):
        what = f'"{value}" is not one of {", ".join(known)}{_guess(value, known)}'
    return Mistake((*path, *steps), what)


def choices(wanted: Any) -> list[str]:
    """The words that a type allows; empty if it is of another kind."""
    if get_origin(wanted) is Literal:
        return [str(choice) for choice in get_args(wanted)]
    return [choice for option in get_args(wanted) if option is not wanted for choice in choices(option)]
