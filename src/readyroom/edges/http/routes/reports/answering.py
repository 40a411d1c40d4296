"""A report as it was asked for: as JSON, or as a file that other programs read.

Belongs here: the parameters `format` and `table`, and the answer they lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec
from litestar import Response
from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http.problems import FieldError, invalid
from readyroom.edges.http.routes.reports.asking import Head
from readyroom.exports import columns, comma, workbook
from readyroom.exports.columns import as_parquet
from readyroom.exports.comma import as_csv
from readyroom.exports.workbook import as_xlsx
from readyroom.reports.tables import Table, tables
from readyroom.runtime.house import House

FileFormat = Literal["json", "csv", "xlsx", "parquet"]
FILES = (comma.MEDIA_TYPE, workbook.MEDIA_TYPE, columns.MEDIA_TYPE)
"""The media types of a report's files."""

ROWS_AT_ONCE = 500
"""Of JSON, in a millisecond or two, for which the interpreter does nothing else."""
_ENCODER = msgspec.json.Encoder()

Format = Annotated[
    FileFormat,
    QueryParameter(name="format", description="`xlsx` has all tables of the report, the others have one"),
]
OfTable = Annotated[
    str | None,
    QueryParameter(
        max_length=64,
        description="Which table, as CSV or Parquet; for an unknown one, those there are are named",
    ),
]
Kinds = Sequence[tuple[str, type[Struct], Sequence[Struct]]]
"""A report's kinds of rows: the name of their table, their type, and the rows."""


async def answer(
    house: House, report: Head, kinds: Kinds, form: FileFormat, table: str | None
) -> Response[Any]:
    """The report in the form that was asked for. Raises `Refused` (422) for a table that it has not."""
    if form == "json":
        if table is not None:
            raise invalid([FieldError("invalid", "JSON has all tables", parameter="table")])
        return Response(await house.in_reader(as_json, report), media_type="application/json")
    if form == "xlsx" and table is not None:
        raise invalid([FieldError("invalid", "a workbook has all tables", parameter="table")])
    name, media_type, content = await house.in_reader(_content, report, kinds, form, table)
    days = report.first.isoformat()
    if report.last != report.first:
        days += f"_{report.last.isoformat()}"
    headers = {"Content-Disposition": f'attachment; filename="{name}_{days}.{form}"'}
    return Response(content, media_type=media_type, headers=headers)


def as_json(report: Head) -> bytes:
    """The report as JSON, its lists in parts: between two of them, other threads have their turn."""
    parts, before = list[bytes](), b"{"
    for field in msgspec.structs.fields(report):
        parts += [before, _ENCODER.encode(field.encode_name), b":"]
        value, before = getattr(report, field.name), b","
        parts += _rows(value) if isinstance(value, tuple) else [_ENCODER.encode(value)]
    return b"".join([*parts, b"}"])


def _rows(rows: Sequence[object]) -> Iterator[bytes]:
    yield b"["
    for begin in range(0, len(rows), ROWS_AT_ONCE):
        if begin:
            yield b","
        yield _ENCODER.encode(rows[begin : begin + ROWS_AT_ONCE])[1:-1]
    yield b"]"


def _content(report: Head, kinds: Kinds, form: FileFormat, table: str | None) -> tuple[str, str, bytes]:
    """What the file is called, its media type, and what is in it."""
    found = [made for name, kind, rows in kinds for made in tables(name, kind, rows)]
    if form == "xlsx":
        return found[0].name, workbook.MEDIA_TYPE, as_xlsx(found, report.zone)
    chosen = _chosen(found, table)
    if form == "csv":
        return chosen.name, comma.MEDIA_TYPE, as_csv(chosen)
    return chosen.name, columns.MEDIA_TYPE, as_parquet(chosen)


def _chosen(found: Sequence[Table], name: str | None) -> Table:
    for each in found:
        if name in (None, each.name):
            return each
    known = ", ".join(each.name for each in found)
    raise invalid([FieldError("invalid", f"there is no such table; known are {known}", parameter="table")])
