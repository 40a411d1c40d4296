"""The store in one SQLite file, by the standard library's driver.

Belongs here: `SqliteStore` and how it runs statements. One connection writes, under a lock; reads borrow others and
run beside it. Opening and checking the file is in `sqlite_file`, the SQL in `statements`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from readyroom.store import sqlite_file
from readyroom.store.errors import Damaged
from readyroom.store.lent import Lent
from readyroom.store.sql import SqlStore, Statement, Step, WrongStep
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
        with self._lock:
            writer = self.writer
            try:
                writer.execute("BEGIN IMMEDIATE")
                yield writer
                writer.execute("COMMIT")
            except BaseException as error:
                # A full disk has rolled back by itself. Should this fail, so does the next BEGIN.
                with contextlib.suppress(sqlite3.Error):
                    if writer.in_transaction:
                        writer.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise sqlite_file.translated(error, self._path) from error
                raise

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
            return work(lambda sql, params: writer.execute(sql, params).fetchall())

    def damage(self) -> list[str]:
        try:
            found = [text for (text,) in self.read("PRAGMA integrity_check", ()) if text != "ok"]
            strays = self.read("PRAGMA foreign_key_check", ())
        except Damaged as error:
            return [str(error)]
        return found + [f"row {row} of {table} belongs to no room" for table, row, *_ in strays]

    def apply(self, steps: Sequence[Step]) -> None:
        try:
            with self._transaction() as writer:
                for step in steps:
                    _run(writer, step)
        except WrongStep as found:
            raise found.says() from found.__cause__


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


class SqliteStore(SqlStore[SqliteDatabase]):
    """A `Store` in the file at `path`, which is made if there is nothing. Raises `Unopenable`,
    `StoreUnavailable`.

    `to_look`: nothing is made or changed, also beside a server that writes; every write raises.
    """

    def __init__(self, path: Path | str, *, to_look: bool = False) -> None:
        super().__init__(SqliteDatabase(Path(path), to_look=to_look))
