"""Records as rows: the statements and the conversion for tables whose columns are a record's fields.

Belongs here: what `people_sql` and `deliveries_sql` have in common, the same for SQLite and PostgreSQL.
"""

# Only names of tables and columns are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from readyroom.store.statements import Param

Record = TypeVar("Record", bound=Struct)


def _columns(record: type[Struct]) -> str:
    return ", ".join(f'"{name}"' for name in record.__struct_fields__)


def select(table: str, record: type[Struct], rest: str) -> str:
    """All fields of a record."""
    return f"SELECT {_columns(record)} FROM {table} {rest}"


def _insert(table: str, record: type[Struct], identity: tuple[str, ...]) -> str:
    key = ", ".join(f'"{name}"' for name in identity)
    marks = ", ".join("?" * len(record.__struct_fields__))
    return f"INSERT INTO {table} ({_columns(record)}) VALUES ({marks}) ON CONFLICT ({key})"


def put(table: str, record: type[Struct], identity: tuple[str, ...]) -> str:
    """Write a whole record, over one with the same identity."""
    others = (name for name in record.__struct_fields__ if name not in identity)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    return f"{_insert(table, record, identity)} DO UPDATE SET {updates}"


def add(table: str, record: type[Struct], identity: tuple[str, ...]) -> str:
    """Write a record, unless there is one with the same identity."""
    return f"{_insert(table, record, identity)} DO NOTHING"


_DECODED: dict[str, Callable[[str], Any]] = {
    "scopes": msgspec.json.Decoder(tuple[str, ...]).decode,
    "body": msgspec.json.Decoder(dict[str, Any]).decode,
}
"""Fields that are kept as JSON text."""


def decoded(name: str, text: str) -> Any:
    """A field that is kept as JSON text."""
    return _DECODED[name](text)


def row(record: Struct) -> list[Param]:
    """A record as parameters."""
    return [
        json(value) if name in _DECODED else value
        for name, value in zip(record.__struct_fields__, msgspec.structs.astuple(record), strict=True)
    ]


def of_row(record: type[Record], values: tuple[Any, ...]) -> Record:
    """A row as a record."""
    fields = dict(zip(record.__struct_fields__, values, strict=True))
    for name in fields.keys() & _DECODED.keys():
        fields[name] = _DECODED[name](fields[name])
    return record(**fields)


def json(value: object) -> str:
    """JSON text."""
    return msgspec.json.encode(value).decode()
