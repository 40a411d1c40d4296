"""Opening a SQLite file that is ours, and making a new one.

Belongs here: what is looked at before a file is trusted, and the settings of each connection. A file that
exists is never started over: it is opened as it is, or refused by name. A new one appears whole, under its
name, in one step.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from readyroom.store import revisions
from readyroom.store.errors import Damaged, NewerSchema, NotAStore, OlderSchema, StoreError, StoreUnavailable
from readyroom.store.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
APPLICATION_ID_OFFSET = 68

BUSY_TIMEOUT_MS = 10_000
"""Another program (a backup, sqlite3 in a terminal) may hold the lock for a moment; longer is an error."""
CACHE_KIB = 32_768
"""The pages where the indexes by agent are written: with too few, each append reads them anew."""
CHECKPOINT_PAGES = 4_000
"""16 MB of log before its pages go to the file: a page that many batches touch is then written once for
them all."""
WAL_KEPT_BYTES = 64 << 20
"""A write-ahead log that has grown (a large snapshot, a long read) is cut back to this."""
BACKUP = "restore it from a backup, or move it away to start anew"


def prepare(path: Path, *, to_look: bool = False) -> None:
    """See that there is a usable file at the path; make one if there is nothing, unless it is only to be looked at.

    Raises `Unopenable`.
    """
    if path.exists():
        _look_at(path)
    elif to_look:
        raise NotAStore(f"{path} does not exist: give the path of Readyroom's database")
    elif (wal := _beside(path, "-wal")).exists() and wal.stat().st_size:
        raise Damaged(f"{path} is missing, but {wal.name} beside it holds data: {BACKUP}")
    else:
        _create(path)


def connect(path: Path, *, read_only: bool = False, to_look: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode with all settings. Transactions are begun and ended by name.

    `read_only` writes nothing; `to_look` does not even move the write-ahead log into the file when it closes.
    """
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_how_to_look(path) if to_look else 'mode=rw'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_TIMEOUT_MS / 1000,
            cached_statements=256,
        )
    except sqlite3.Error as error:
        raise translated(error, path) from error
    try:
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "fullfsync = ON",  # where a plain fsync leaves data in the disk's cache
            "foreign_keys = ON",
            f"cache_size = -{CACHE_KIB}",
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
            f"journal_size_limit = {WAL_KEPT_BYTES}",
            f"query_only = {'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error as error:
        connection.close()
        raise translated(error, path) from error
    return connection


def _how_to_look(path: Path) -> str:
    """SQLite makes two files beside the one that it reads. Where it may not (a backup on a read-only medium), nobody
    else writes there either.
    """
    is_still = not os.access(path.parent, os.W_OK) and not _beside(path, "-wal").exists()
    return "mode=ro&immutable=1" if is_still else "mode=ro"


def check(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is whole, as far as its size tells, and of this schema. Raises `Unopenable`."""
    revision = _known(revision_of(connection, path), path)
    if revision != revisions.HEAD:
        raise OlderSchema(
            f"{path} was written by an older Readyroom (schema {revision}, here {revisions.HEAD}): "
            "make a backup, then run `readyroom migrate`"
        )


def migrate(path: Path) -> tuple[str, ...]:
    """Make the file, or run the migrations that it lacks, all or none; which ones. Raises `Unopenable`."""
    is_new = not path.exists()
    prepare(path)
    if is_new:
        return revisions.REVISIONS
    with contextlib.closing(connect(path)) as connection:
        revision = _known(revision_of(connection, path), path)
    missing = revisions.REVISIONS[revisions.REVISIONS.index(revision) + 1 :]
    if missing:
        _upgrade(path)
    return missing


def revision_of(connection: sqlite3.Connection, path: Path) -> str:
    """Which schema the file has, one of this version's or not. Raises `Unopenable` where it is not whole."""
    try:
        _check_size(connection, path)
        rows = connection.execute(f"SELECT version_num FROM {revisions.VERSION_TABLE}").fetchall()  # noqa: S608
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            raise Damaged(f"{path} has lost its tables: {BACKUP}") from error
        raise translated(error, path) from error
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return ", ".join(row[0] for row in rows)


def _known(revision: str, path: Path) -> str:
    if revision not in revisions.REVISIONS:
        raise NewerSchema(
            f"{path} was written by a newer Readyroom (schema {revision}, here {revisions.HEAD}): "
            "run that version, or restore a backup from before the upgrade"
        )
    return revision


def _upgrade(path: Path) -> None:
    engine = sa.create_engine("sqlite://", creator=lambda: connect(path), poolclass=sa.NullPool)
    # The driver would begin a transaction too late, after the first tables are made.
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            revisions.upgrade(connection)
    except sa.exc.DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise translated(error.orig, path) from error
        raise


def structure(path: Path) -> tuple[str, list[str]]:
    """The schema of a file, and what SQLite finds wrong with it: what can be seen whichever version wrote it.

    Raises `Unopenable`, `StoreUnavailable`.
    """
    with contextlib.closing(connect(path, read_only=True, to_look=True)) as connection:
        return revision_of(connection, path), damage(connection, path)


def damage(connection: sqlite3.Connection, path: Path) -> list[str]:
    """What SQLite finds wrong with a file. Raises `StoreUnavailable`."""
    try:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        told = translated(error, path)
        if isinstance(told, Damaged):
            return [str(told)]
        raise told from error
    return found + [f"row {row} of {table} belongs to no room" for table, row, *_ in strays]


def translated(error: sqlite3.Error, path: Path) -> StoreError:
    """SQLite's error as one of ours, naming the file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return NotAStore(f"{path} is not a database of Readyroom's: give another path, or move it away")
    if name.startswith("SQLITE_CORRUPT"):
        return Damaged(f"{path} is damaged ({error}): {BACKUP}")
    hints = {
        "SQLITE_FULL": "the disk is full: make room",
        "SQLITE_BUSY": "another program keeps it locked: end that",
        "SQLITE_CANTOPEN": "see that the file and its directory exist and may be written",
        "SQLITE_READONLY": "it may not be written: give the server's user the right to",
    }
    what_to_do = next((hints[code] for code in hints if name.startswith(code)), "see the system's log")
    return StoreUnavailable(f"{path}: {error} ({name or type(error).__name__}): {what_to_do}")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _look_at(path: Path) -> None:
    if not path.is_file():
        raise NotAStore(f"{path} is not a file: give the path of Readyroom's database")
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be read ({error.strerror}): see who may read it") from error
    if not header:
        raise Damaged(f"{path} is empty: {BACKUP}")
    if not header.startswith(MAGIC[: len(header)]):
        raise NotAStore(f"{path} is not a database of Readyroom's: give another path, or move it away")
    if len(header) < HEADER_BYTES:
        raise Damaged(f"{path} is truncated: {BACKUP}")
    if int.from_bytes(header[APPLICATION_ID_OFFSET : APPLICATION_ID_OFFSET + 4], "big") != APPLICATION_ID:
        raise NotAStore(f"{path} is another program's SQLite database: give another path, or move it away")


def _check_size(connection: sqlite3.Connection, path: Path) -> None:
    """SQLite itself sees that whole pages are missing, but takes half a page for a page."""
    pages, page_bytes = (connection.execute(f"PRAGMA {p}").fetchone()[0] for p in ("page_count", "page_size"))
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        return  # moving the log is a write; who only looks reads every page anyway
    busy, in_log, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if not busy and in_log == moved and path.stat().st_size < pages * page_bytes:
        raise Damaged(f"{path} is truncated ({path.stat().st_size} of {pages * page_bytes} bytes): {BACKUP}")


def _create(path: Path) -> None:
    """Make the whole file beside its place and link it there: a crash leaves all of it or nothing."""
    new = _beside(path, f".{os.getpid()}.new")
    try:
        remove(new)
        new.touch(mode=0o600)
        with contextlib.closing(connect(new)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
        _upgrade(new)
        with contextlib.closing(connect(new)) as connection:
            settle(connection, path)
        sync(new)
        # Unlike a rename, a link never takes the place of what another process has put there meanwhile.
        with contextlib.suppress(FileExistsError):
            os.link(new, path)
        sync(path.parent)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be made: {error.strerror}: see its directory") from error
    finally:
        remove(new)
    _look_at(path)


def settle(connection: sqlite3.Connection, path: Path) -> None:
    """Move the write-ahead log into the file, which is whole without it then. Closing does that too, but does not say
    so where it could not. Raises `StoreUnavailable`.
    """
    try:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise translated(error, path) from error
    if busy:
        raise StoreUnavailable(f"{path}: another program keeps it locked: end that")


def remove(path: Path) -> None:
    """Remove a database with what SQLite keeps beside it, as far as it is there."""
    for file in (path, _beside(path, "-wal"), _beside(path, "-shm")):
        with contextlib.suppress(OSError):
            file.unlink()


def sync(path: Path) -> None:
    """Have a file, or the names in a directory, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
