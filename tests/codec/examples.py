"""One example of every record, made from its types: each field filled, none at its default.

`python -m tests.codec.examples` writes the golden files that are missing and changes none that is there.
"""

import types
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from readyroom.codec import events
from readyroom.engine.catalogue import Entity
from readyroom.engine.events import AnyEvent, Configured, Removed

GOLDEN = Path(__file__).parent / "golden"
PATTERNED = {
    "colour": "#12b886",
    "time": "08:30",
    "daily_at": "04:00",
    "quiet_from": "22:00",
    "quiet_to": "07:00",
}


def example(wanted: Any, name: str = "", default: Any = None) -> Any:
    """A value of the type, other than the default where the type has another."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _number(arguments) if arguments[0] is int else example(arguments[0], name, default)
    if origin is Literal:
        return next((choice for choice in reversed(arguments) if choice != default), default)
    if origin in (Union, types.UnionType):
        return example(next(option for option in arguments if option is not type(None)), name, default)
    if origin is tuple:
        return (example(arguments[0], name),)
    if origin is dict:
        return {example(arguments[0], "name"): example(arguments[1], "value")}
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return record(wanted)
    if wanted is bool:
        return default is not True
    return {int: 7, str: PATTERNED.get(name, name or "text"), datetime: None}[wanted]


def record(struct: type[Struct], **given: Any) -> Any:
    """An example of the record, but for the fields that are given."""
    values = {
        field.name: example(field.type, field.name, field.default)
        for field in msgspec.structs.fields(struct)
        if field.name not in given
    }
    return struct(**values, **given)


def _number(annotated: tuple[Any, ...]) -> int:
    return max(7, *(meta.ge for meta in annotated[1:] if meta.ge is not None))


def all_events() -> dict[str, AnyEvent]:
    """An example of each event, and of configuring each kind of entity, by the name of its golden file."""
    found: dict[str, AnyEvent] = {}
    for name, event in events.TYPES.items():
        stem = f"{name}.{events.version_of(name)}"
        if event in (Configured, Removed):
            for entity in get_args(Entity):
                tag = entity.__struct_config__.tag
                values = {"kind": tag, "replaced": record(entity)}
                values |= {"entity": record(entity)} if event is Configured else {}
                found[f"{stem}.{tag}"] = record(event, **values)
        else:
            found[stem] = record(event)
    return found


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for stem, event in all_events().items():
        file = GOLDEN / f"{stem}.json"
        if not file.exists():
            encoded = events.encode(event)
            row = {"type": encoded.type, "version": encoded.version, "body": msgspec.Raw(encoded.body)}
            file.write_bytes(msgspec.json.format(msgspec.json.encode(row)) + b"\n")
            print(f"written: {file.name}")


if __name__ == "__main__":
    main()
