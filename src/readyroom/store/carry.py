"""Carrying a whole store over to another, of either kind, and seeing that it is the same there.

Belongs here: reading every table in the order of its key, writing it, and the digest by which two are compared: of
the rows as they are meant, since JSON that PostgreSQL keeps is written otherwise than it was given.
"""

# Only names of tables and columns are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from readyroom.store.schema import JsonObject, metadata
from readyroom.store.sql import Database, Row

ROWS_A_PAGE = 2_000
SNAPSHOTS_A_PAGE = 2
"""Of a large call centre each has some megabytes."""

TABLES: tuple[sa.Table, ...] = tuple(metadata.sorted_tables)
"""Each after those that it refers to."""

Progress = Callable[[int], None]
"""Is told of so many rows more."""


class Whole(Database, Protocol):
    """A whole database, with nobody else at work with it, in one transaction: done when its context ends well."""

    def fill(self, table: sa.Table, rows: Iterable[Row]) -> None:
        """Write rows into an empty table, fast."""


class Content(Struct, frozen=True):
    """What a table holds: how many rows, and a digest (SHA-256) of them in the order of their key."""

    rows: int
    digest: str


class Reading:
    """The rows of a table as they go by, and what they come to."""

    def __init__(self, database: Database, table: sa.Table, progress: Progress) -> None:
        self._database = database
        self._table = table
        self._progress = progress
        self._json = [column.type is JsonObject for column in table.columns]
        self._sha = hashlib.sha256()
        self._count = 0

    def __iter__(self) -> Iterator[Row]:
        encode = msgspec.msgpack.Encoder(order="sorted").encode
        for page in self._pages():
            for row in page:
                meant = [
                    _meant(value) if is_json else value
                    for value, is_json in zip(row, self._json, strict=True)
                ]
                self._sha.update(encode(meant))
                yield row
            self._count += len(page)
            self._progress(len(page))

    def content(self) -> Content:
        """What has gone by so far."""
        return Content(self._count, self._sha.hexdigest())

    def _pages(self) -> Iterator[list[Row]]:
        columns = [f'"{column.name}"' for column in self._table.columns]
        keys = [f'"{column.name}"' for column in self._table.primary_key]
        places = [list(self._table.columns).index(column) for column in self._table.primary_key]
        most = SNAPSHOTS_A_PAGE if self._table.name == "snapshots" else ROWS_A_PAGE
        select = f'SELECT {", ".join(columns)} FROM "{self._table.name}"'
        order = f"ORDER BY {', '.join(keys)} LIMIT ?"
        after = f"WHERE ({', '.join(keys)}) > ({', '.join('?' * len(keys))})"
        page = self._database.read(f"{select} {order}", (most,))
        while page:
            yield page
            if len(page) < most:
                return
            last = [page[-1][place] for place in places]
            page = self._database.read(f"{select} {after} {order}", (*last, most))


def _meant(text: str | None) -> Any:
    """JSON as it is meant: PostgreSQL does not keep whether a whole number was written with a point."""
    return None if text is None else _whole(msgspec.json.decode(text))


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def count(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    return {table.name: database.read(f'SELECT count(*) FROM "{table.name}"', ())[0][0] for table in TABLES}


def copy(source: Database, target: Whole, progress: Progress) -> dict[str, Content]:
    """Write all that the source holds into an empty target; what it was."""
    found = {}
    for table in TABLES:
        reading = Reading(source, table, progress)
        target.fill(table, reading)
        found[table.name] = reading.content()
    return found


def contents(database: Database, progress: Progress) -> dict[str, Content]:
    """What each table holds."""
    found = {}
    for table in TABLES:
        reading = Reading(database, table, progress)
        for _ in reading:
            pass
        found[table.name] = reading.content()
    return found
