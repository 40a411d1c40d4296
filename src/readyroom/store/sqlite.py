"""The store in one SQLite file, by the standard library's driver.

Belongs here: `SqliteStore` and how it runs statements. One connection writes, under a lock; reads borrow others and
run beside it. Opening and checking the file is in `sqlite_file`, the SQL in `statements`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from readyroom.store import sqlite_file
from readyroom.store.lent import Lent
from readyroom.store.sql import Part, SqlStore, Statement, Step, WrongStep
from readyroom.store.statements import Param

IDLE_READERS = 4
"""Connections kept for reads; more at a time are opened and closed as needed."""

VALUES = " VALUES "
INSERTED_AT_ONCE = 64
"""Rows of one statement, a power of two: 64 events have 768 parameters, of 32,766 that SQLite takes."""

T = TypeVar("T")


class SqliteDatabase:
    """A `Database` in the file at `path`, which is made if there is nothing.

    `to_look`: nothing is made or changed, also beside a server that writes; every write raises.
    """

    takes_hints = True

    def __init__(self, path: Path, *, to_look: bool = False) -> None:
        self._path = path
        sqlite_file.prepare(path, to_look=to_look)
        self._lock = threading.Lock()
        self.writer = sqlite_file.connect(path, read_only=to_look, to_look=to_look)
        try:
            sqlite_file.check(self.writer, path)
        except BaseException:
            self.writer.close()
            raise
        self.readers = Lent(
            lambda: sqlite_file.connect(path, read_only=True, to_look=to_look), IDLE_READERS, str(path)
        )

    def close(self) -> None:
        # The last connection moves the write-ahead log into the file; a reader could not.
        self.readers.close()
        with self._lock:
            self.writer.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _transaction(self.writer, self._path):
            yield self.writer

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]:
        reader, _ = self.readers.take()
        try:
            rows = reader.execute(sql, params).fetchall()
        except sqlite3.Error as error:
            reader.close()
            raise sqlite_file.translated(error, self._path) from error
        except BaseException:
            reader.close()
            raise
        self.readers.give_back(reader)
        return rows

    def write(self, sql: str, params: Sequence[Param]) -> int:
        with self._transaction() as writer:
            return writer.execute(sql, params).rowcount

    def transact(self, work: Callable[[Statement], T]) -> T:
        with self._transaction() as writer:
            return work(_statement(writer))

    def damage(self) -> list[str]:
        reader, _ = self.readers.take()
        with contextlib.closing(reader):
            return sqlite_file.damage(reader, self._path)

    def apply(self, parts: Sequence[Part]) -> None:
        try:
            with self._transaction() as writer:
                _run_all(writer, parts)
        except WrongStep as found:
            raise found.says() from found.__cause__


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        # A full disk has rolled back by itself. Should this fail, so does the next BEGIN.
        with contextlib.suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise sqlite_file.translated(error, path) from error
        raise


def _statement(writer: sqlite3.Connection) -> Statement:
    return lambda sql, params: writer.execute(sql, params).fetchall()


def _run_all(writer: sqlite3.Connection, parts: Sequence[Part]) -> None:
    for part in parts:
        if isinstance(part, Step):
            _run(writer, part)
        else:
            part(_statement(writer))


def _run(writer: sqlite3.Connection, step: Step) -> None:
    try:
        if len(step.rows) == 1:
            changed = writer.execute(step.sql, step.rows[0]).rowcount
        elif step.sql.startswith("INSERT"):
            changed = _insert(writer, step)
        else:
            changed = writer.executemany(step.sql, step.rows).rowcount
    except sqlite3.IntegrityError as error:
        if step.wrong is None:
            raise
        raise WrongStep(step.wrong) from error
    step.check(changed)


def _insert(writer: sqlite3.Connection, step: Step) -> int:
    """Many rows by few statements: after each, the interpreter may be taken by who has more to do.

    By powers of two, so that there are few texts for the driver to keep.
    """
    head, _, values = step.sql.rpartition(VALUES)
    changed, begin, count = 0, 0, INSERTED_AT_ONCE
    while begin < len(step.rows):
        while count > len(step.rows) - begin:
            count //= 2
        rows = step.rows[begin : begin + count]
        sql = head + VALUES + ", ".join([values] * count)
        changed += writer.execute(sql, [param for row in rows for param in row]).rowcount
        begin += count
    return changed


class SqliteWhole:
    """A `Whole` file: see `whole`."""

    takes_hints = True

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def close(self) -> None:
        """Its context does that."""

    def damage(self) -> list[str]:
        return []

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, params).fetchall()
        except sqlite3.Error as error:
            raise sqlite_file.translated(error, self._path) from error

    def write(self, sql: str, params: Sequence[Param]) -> int:
        return self._connection.execute(sql, params).rowcount

    def transact(self, work: Callable[[Statement], T]) -> T:
        return work(self.read)

    def apply(self, parts: Sequence[Part]) -> None:
        _run_all(self._connection, parts)

    def fill(self, table: sa.Table, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)  # noqa: S608


@contextlib.contextmanager
def whole(path: Path) -> Iterator[SqliteWhole]:
    """The whole file in one transaction; made if there is nothing, and removed again where the context ends ill.

    Raises `Unopenable`, `StoreUnavailable`.
    """
    is_new = not path.exists()
    sqlite_file.prepare(path)
    try:
        with contextlib.closing(sqlite_file.connect(path)) as connection:
            sqlite_file.check(connection, path)
            with _transaction(connection, path):
                yield SqliteWhole(connection, path)
            if is_new:
                sqlite_file.settle(connection, path)
    except BaseException:
        if is_new:
            sqlite_file.remove(path)
        raise


class SqliteStore(SqlStore[SqliteDatabase]):
    """A `Store` in the file at `path`, which is made if there is nothing. Raises `Unopenable`,
    `StoreUnavailable`.

    `to_look`: nothing is made or changed, also beside a server that writes; every write raises.
    """

    def __init__(self, path: Path | str, *, to_look: bool = False) -> None:
        super().__init__(SqliteDatabase(Path(path), to_look=to_look))
