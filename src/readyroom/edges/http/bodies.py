"""Bodies: bytes to checked values, strictly, naming every mistake at once.

Belongs here: what is accepted as JSON, and the search for all mistakes after the first. More is refused than JSON
itself refuses, because it would mean different things to different readers: names that occur twice in an object,
integers beyond 2^53, numbers that overflow, halves of surrogate pairs, null characters, nesting without end.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from readyroom.codec.check import choices
from readyroom.edges.http.problems import FieldError, Refused, invalid

MAX_INTEGER = 2**53 - 1
"""Beyond it, readers that keep numbers as doubles (browsers) would read another number."""
MAX_DEPTH = 64
"""Levels of nesting: ten times what any body here needs, and far from the recursion limit."""
MAX_ERRORS = 50
"""Mistakes that one answer names."""
MAX_SEARCHED_ITEMS = 1000
"""Of longer lists only the first mistake is named: looking for all would cost more than it tells."""

_PATH = re.compile(r" - at `(?:key in )?\$(.*)`$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[\.\.\.\]")
_Config = TypeVar("_Config", bound=Struct)


class _UnreadableError(ValueError):
    """The text is not JSON as it is accepted here."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _UnreadableError(f"the name {json.dumps(twice)} occurs twice in an object")
    return made


def _integer(text: str) -> int:
    if len(text) > 17 or abs(number := int(text)) > MAX_INTEGER:
        raise _UnreadableError(f"an integer is beyond ±{MAX_INTEGER}")
    return number


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _UnreadableError("a number is too large")
    # JSON knows one kind of number: 3.0 is an integer.
    return int(number) if number.is_integer() and abs(number) <= MAX_INTEGER else number


def _constant(text: str) -> float:
    raise _UnreadableError(f"{text} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant
)


def parse(raw: bytes) -> Any:
    """The JSON value of a body. Raises `Refused` (400 `malformed`)."""
    try:
        text = raw.decode("utf-8")
        value = _DECODER.decode(text)
        if "\\u" in text:
            _check_strings(value)
        if text.count("[") + text.count("{") > MAX_DEPTH:
            _check_depth(value)
    except UnicodeDecodeError as wrong:
        raise Refused("malformed", f"The body is not UTF-8: byte {wrong.start} cannot be read.") from None
    except RecursionError:
        raise Refused("malformed", f"The body is nested more than {MAX_DEPTH} levels deep.") from None
    except json.JSONDecodeError as wrong:
        raise Refused(
            "malformed", f"The body is not JSON: {wrong.msg} (line {wrong.lineno}, column {wrong.colno})."
        ) from None
    except _UnreadableError as wrong:
        raise Refused("malformed", f"The body is refused: {wrong}.") from None
    return value


def _check_strings(value: Any) -> None:
    """Escapes can smuggle in what no database and no other program takes."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if "\0" in item:
                raise _UnreadableError("a string holds a null character")
            if not item.isascii() and any("\ud800" <= char <= "\udfff" for char in item):
                raise _UnreadableError("a string holds half of a surrogate pair")
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, dict):
            stack.extend(item)
            stack.extend(item.values())


def _check_depth(value: Any) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _UnreadableError(f"it is nested more than {MAX_DEPTH} levels deep")
        level = [inner for item in level for inner in _inside(item)]


def _inside(item: Any) -> Iterator[Any]:
    if isinstance(item, list):
        yield from item
    elif isinstance(item, dict):
        yield from item.values()


def check(value: Any, hint: Any) -> Any:
    """The value as a `hint` (a Struct, a list of them, …). Raises `Refused` (422 `invalid`), naming all mistakes."""
    try:
        return msgspec.convert(value, hint, strict=True)
    except msgspec.ValidationError as first:
        errors = _Search().mistakes(value, hint, "") or [_error(str(first), "")]
        raise invalid(errors[:MAX_ERRORS]) from None


class Shape:
    """What a body must be: a type that is looked through once, not again for each body."""

    def __init__(self, hint: Any) -> None:
        self._hint = hint
        self._holder = msgspec.defstruct("Holder", [("body", hint)])

    def decode(self, raw: bytes) -> Any:
        """The value of a body, parsed and checked. Raises `Refused`: 400 `malformed`, 422 `invalid`."""
        value = parse(raw)
        try:
            return msgspec.convert({"body": value}, self._holder, strict=True).body  # type: ignore[attr-defined]
        except msgspec.ValidationError:
            return check(value, self._hint)  # which names all mistakes


def merge(target: Any, patch: Any) -> Any:
    """RFC 7396: what `patch` names is replaced, null takes away, objects are merged, all else stays.

    But for an outcome: the status that goes with its kind does not stay when the kind becomes another one.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    if "kind" in patch and patch["kind"] != merged.get("kind"):
        merged.pop("status", None)
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value)
    return merged


def patched(entity: _Config, patch: Any) -> _Config:
    """An entity with a merge patch (RFC 7396) applied: what is not named stays, null means the default.

    Raises `Refused` (422 `invalid`), naming all mistakes; what names the entity (its `id`) cannot be patched.
    """
    if not isinstance(patch, dict):
        raise invalid([FieldError("wrong_type", "an object is expected", pointer="")])
    before = msgspec.to_builtins(entity)
    changed = [name for name in ("id", "type") if name in patch and patch[name] != before.get(name)]
    if changed:
        raise invalid([FieldError("invalid", "it cannot be changed", pointer=f"/{name}") for name in changed])
    lost = list(_unknown_nulls(patch, type(entity), ""))
    try:
        after: _Config = check(merge(before, patch), type(entity))
    except Refused as wrong:
        raise invalid([*wrong.problem.errors, *lost][:MAX_ERRORS]) from None
    if lost:
        raise invalid(lost[:MAX_ERRORS])
    return after


def _unknown_nulls(patch: Any, hint: Any, pointer: str) -> Iterator[FieldError]:
    """Names that the entity has not, with null: they take nothing away, so merging would lose the mistake."""
    hint = plain(hint)
    if get_origin(hint) in (Union, UnionType):
        hint = plain(_chosen(patch, get_args(hint)))
    if not (isinstance(patch, dict) and isinstance(hint, type) and issubclass(hint, Struct)):
        return
    known = _fields(hint)
    for name, value in patch.items():
        here = f"{pointer}/{_escaped(name)}"
        if name in known:
            yield from _unknown_nulls(value, known[name][1], here)
        elif value is None and name != hint.__struct_config__.tag_field:
            yield _unknown_field(known, here)


# --- all mistakes, not only the first --------------------------------------------------------------------


class _Search:
    """Goes through a value beside its type. Only after a mistake is known to be there."""

    def mistakes(self, value: Any, hint: Any, pointer: str) -> list[FieldError]:
        """The mistakes inside, or else the one of the value itself, or none."""
        return list(self._inside(value, plain(hint), pointer)) or self._own(value, hint, pointer)

    def _own(self, value: Any, hint: Any, pointer: str) -> list[FieldError]:
        try:
            msgspec.convert(value, hint, strict=True)
        except msgspec.ValidationError as wrong:
            return [one_of(_error(str(wrong), pointer), hint)]
        return []

    def _inside(self, value: Any, hint: Any, pointer: str) -> Iterator[FieldError]:
        origin, arguments = get_origin(hint), get_args(hint)
        if isinstance(hint, type) and issubclass(hint, Struct):
            if isinstance(value, dict):
                yield from self._struct(value, hint, pointer)
        elif origin in (list, tuple, set, frozenset) and isinstance(value, list):
            if len(value) <= MAX_SEARCHED_ITEMS and arguments:
                for index, item in enumerate(value):
                    yield from self.mistakes(item, arguments[0], f"{pointer}/{index}")
        elif origin is dict and isinstance(value, dict):
            for name, item in list(value.items())[:MAX_SEARCHED_ITEMS]:
                yield from self.mistakes(item, arguments[1], f"{pointer}/{_escaped(name)}")
        elif origin in (Union, UnionType):
            chosen = _chosen(value, arguments)
            if chosen is not None:
                yield from self._inside(value, plain(chosen), pointer)

    def _struct(self, value: dict[str, Any], hint: type[Struct], pointer: str) -> Iterator[FieldError]:
        config, known = hint.__struct_config__, _fields(hint)
        for name, (info, field_hint) in known.items():
            if name in value:
                yield from self.mistakes(value[name], field_hint, f"{pointer}/{_escaped(name)}")
            elif info.required:
                yield FieldError("missing", "it is required", pointer=f"{pointer}/{_escaped(name)}")
        if config.forbid_unknown_fields:
            for name in list(value)[:MAX_SEARCHED_ITEMS]:
                if name not in known and name != config.tag_field:
                    yield _unknown_field(known, f"{pointer}/{_escaped(name)}")


def _unknown_field(known: dict[str, Any], pointer: str) -> FieldError:
    detail = f"there is no such field; known are {', '.join(sorted(known))}"
    return FieldError("unknown_field", detail, pointer=pointer)


@cache
def _fields(struct: type[Struct]) -> dict[str, tuple[FieldInfo, Any]]:
    hints = get_type_hints(struct, include_extras=True)
    return {info.encode_name: (info, hints[info.name]) for info in fields(struct)}


def plain(hint: Any) -> Any:
    """A type without what `Annotated` says of it."""
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return hint


def _chosen(value: Any, members: tuple[Any, ...]) -> Any:
    """Which member of a union a value wants to be: by its tag, or the only one that can hold it."""
    options = [plain(member) for member in members]
    structs = [m for m in options if isinstance(m, type) and issubclass(m, Struct)]
    if isinstance(value, dict) and len(structs) == 1:
        return structs[0]
    if isinstance(value, dict) and structs:
        tag = value.get(structs[0].__struct_config__.tag_field or "")
        return next((m for m in structs if m.__struct_config__.tag == tag), None)
    containers = [m for m in options if get_origin(m) in (list, tuple, set, frozenset, dict)]
    return containers[0] if len(containers) == 1 else None


def _error(message: str, pointer: str) -> FieldError:
    found = _PATH.search(message)
    path = found.group(1) if found else ""
    for step in _STEP.finditer(path):
        if step.group(0) != "[...]":
            pointer += "/" + _escaped(step.group(1) or step.group(2))
    detail = _PATH.sub("", message).replace("`", "")
    detail = detail[:1].lower() + detail[1:]
    if detail.startswith("expected") and ", got" in detail:
        return FieldError("wrong_type", detail, pointer=pointer)
    return FieldError("invalid", detail, pointer=pointer)


def one_of(error: FieldError, hint: Any) -> FieldError:
    """The error, with the words that the type allows where another one was sent."""
    if not error.detail.startswith("invalid enum value"):
        return error
    return replace(error, detail=f"{error.detail}; one of {', '.join(choices(hint))}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
