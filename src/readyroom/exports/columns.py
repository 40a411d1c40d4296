"""A table as Parquet. Nothing else belongs here.

Instants are milliseconds UTC, integers have 64 bits; every column may hold nulls.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from arro3.core import Array, DataType, Field, Schema
from arro3.core import Table as ArrowTable
from arro3.io import write_parquet

from readyroom.reports.tables import Kind, Table

MEDIA_TYPE = "application/vnd.apache.parquet"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
DAY_0 = date(1970, 1, 1)


def as_parquet(table: Table) -> bytes:
    """The table as one file."""
    schema = Schema([Field(column.name, _type(column.kind), nullable=True) for column in table.columns])
    values = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
    arrays = [_array(column.kind, found) for column, found in zip(table.columns, values, strict=True)]
    made = io.BytesIO()
    write_parquet(ArrowTable.from_arrays(arrays, schema=schema), made)
    return made.getvalue()


def _type(kind: Kind) -> DataType:
    match kind:
        case "text":
            return DataType.utf8()
        case "integer":
            return DataType.int64()
        case "real":
            return DataType.float64()
        case "flag":
            return DataType.bool()
        case "instant":
            return DataType.timestamp("ms", tz="UTC")
        case "date":
            return DataType.date32()


def _array(kind: Kind, values: Sequence[Any]) -> Array:
    """An array; what it cannot be made of directly is cast from numbers."""
    if kind == "instant":
        numbers = [None if value is None else (value - EPOCH) // MILLISECOND for value in values]
        return Array(numbers, type=DataType.int64()).cast(_type(kind))
    if kind == "date":
        days = [None if value is None else (value - DAY_0).days for value in values]
        return Array(days, type=DataType.int32()).cast(_type(kind))
    return Array(values, type=_type(kind))
