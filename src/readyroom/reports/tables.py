"""Flat tables of a report's rows, for files that other programs read.

Belongs here: how a record with records in it becomes tables of plain columns. What a row has one of (a service level)
becomes columns of its table; what it has many of (states, shifts) becomes a table of its own, whose first columns
say of which row. Names are those of the JSON answer, but where a table would have one twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.auto_logouts import AutoLogout
from readyroom.reports.availability import AvailabilityRow, QueueTime
from readyroom.reports.missed_calls import MissedCall, MissedSums
from readyroom.reports.queues import QueueFigures
from readyroom.views.rows import MissRow

Kind = Literal["text", "integer", "real", "flag", "instant", "date"]
_KINDS: dict[Any, Kind] = {
    str: "text", bool: "flag", int: "integer", float: "real", datetime: "instant", date: "date",
}  # fmt: skip
KEYS: dict[type[Struct], tuple[str, ...]] = {
    AttendanceRow: ("agent", "name", "period", "unit"),
    AvailabilityRow: ("agent", "name", "period"),
    QueueTime: ("queue",),
    MissedSums: ("agent", "name", "queue", "period"),
    MissedCall: ("offer", "agent"),
    AutoLogout: ("at", "agent", "name"),
    QueueFigures: ("queue", "label", "period"),
}
"""By which of its fields a row is named in the tables of what it has many of."""
OTHERWISE: dict[type[Struct], dict[str, str]] = {MissRow: {"at": "missed_at"}}
"""What a field is called in a table whose rows are named by another one of its name."""


class Column(NamedTuple):
    """A column: what it is called, and what its values are (or None). Instants are aware, integers have 64 bits."""

    name: str
    kind: Kind


class Table(NamedTuple):
    """A table with a name of its own within its report."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Any, ...]]


Get = Callable[[Any], Any]


class _Shape:
    """How records of one type lie in a table: columns with how to get them, and what there are many of."""

    def __init__(self, kind: type[Struct]) -> None:
        self.columns: list[tuple[Column, Get]] = []
        self.many: list[tuple[str, FieldInfo, Get]] = []
        self._add(kind, "", lambda row: row)

    def _add(self, kind: type[Struct], prefix: str, of: Get) -> None:
        for field in fields(kind):
            own = OTHERWISE.get(kind, {}).get(field.encode_name, field.encode_name)
            name, type_ = prefix + own, _without_none(field.type)
            get = _getter(of, field.name)
            if isinstance(type_, type) and issubclass(type_, Struct):
                self._add(type_, f"{name}_", get)
            elif (get_origin(type_) in (tuple, dict) and get_args(type_)[0] is not str) or get_origin(
                type_
            ) is dict:
                self.many.append((name, field, get))
            elif get_origin(type_) is tuple:
                self.columns.append((Column(name, "text"), _joined(get)))
            else:
                self.columns.append((Column(name, _kind(type_)), get))


def tables(name: str, kind: type[Struct], rows: Iterable[Struct]) -> Iterator[Table]:
    """The table of these rows, and those of what they have many of."""
    yield from _tables(name, kind, [((), row) for row in rows], ())


def _tables(
    name: str, kind: type[Struct], rows: Sequence[tuple[tuple[Any, ...], Any]], first: tuple[Column, ...]
) -> Iterator[Table]:
    shape = _Shape(kind)
    gets = [get for _, get in shape.columns]
    columns = (*first, *(column for column, _ in shape.columns))
    yield Table(name, columns, [(*of, *(get(row) for get in gets)) for of, row in rows])
    keys = [(column, get) for column, get in shape.columns if column.name in KEYS.get(kind, ())]
    named = (*first, *(column for column, _ in keys))
    for what, field, get in shape.many:
        type_ = _without_none(field.type)
        owned = [((*of, *(key(row) for _, key in keys)), get(row)) for of, row in rows]
        if get_origin(type_) is dict:
            each = (*named, Column(what.removesuffix("s"), "text"), Column("count", "integer"))
            counts = [(*of, *entry) for of, found in owned for entry in sorted((found or {}).items())]
            yield Table(f"{name}_{what}", each, counts)
        else:
            found = [(of, one) for of, many in owned for one in many or ()]
            yield from _tables(f"{name}_{what}", get_args(type_)[0], found, named)


def _getter(of: Get, name: str) -> Get:
    own = attrgetter(name)

    def get(row: Any) -> Any:
        found = of(row)
        return None if found is None else own(found)

    return get


def _joined(get: Get) -> Get:
    return lambda row: " ".join(get(row) or ())


def _without_none(type_: Any) -> Any:
    """`X` for `X | None`."""
    if get_origin(type_) in (Union, UnionType):
        rest = [each for each in get_args(type_) if each is not type(None)]
        assert len(rest) == 1, type_
        return rest[0]
    return type_


def _kind(type_: Any) -> Kind:
    if get_origin(type_) is Literal:
        return "text"
    return _KINDS[type_]
