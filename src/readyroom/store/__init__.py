"""The log of each room and what is kept beside it, behind one interface (`interface.Store`).

Belongs here: choosing the implementation by a URL: `sqlite:///relative/path`, `sqlite:////absolute/path`,
`postgresql://user@host/database`, `memory:`. A driver is loaded where its database is used.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from readyroom.store import sqlite, sqlite_backup, sqlite_file
from readyroom.store.carry import Whole
from readyroom.store.errors import Unopenable
from readyroom.store.interface import Store
from readyroom.store.memory import MemoryStore
from readyroom.store.sqlite import SqliteStore

SQLITE = "sqlite:///"
POSTGRES = ("postgresql://", "postgres://")
MEMORY = "memory:"

__all__ = [
    "MemoryStore",
    "SqliteStore",
    "Store",
    "backed_up",
    "file_of",
    "look_into",
    "migrate",
    "named",
    "open_existing",
    "open_store",
    "structure",
    "whole",
]


def open_store(url: str) -> Store:
    """The store at the URL, made if there is nothing. Raises `Unopenable`, `StoreUnavailable`."""
    if url == MEMORY:
        return MemoryStore()
    if url.startswith(POSTGRES):
        from readyroom.store.postgres import PostgresStore

        return PostgresStore(url)
    return SqliteStore(_sqlite_path(url))


def open_existing(url: str) -> Store:
    """The store at the URL, where there is one; nothing is made. Raises `Unopenable`, `StoreUnavailable`."""
    look_into(url).close()
    return open_store(url)


def look_into(url: str) -> Store:
    """The store at the URL, to be looked at: nothing is made or changed, and a server may be at work with it.

    Raises `Unopenable`, `StoreUnavailable`.
    """
    if url.startswith(POSTGRES):
        from readyroom.store.postgres import PostgresStore

        return PostgresStore(url, to_look=True)
    return MemoryStore() if url == MEMORY else SqliteStore(_sqlite_path(url), to_look=True)


def backed_up(
    url: str, destination: Path, progress: Callable[[int, int], None]
) -> contextlib.AbstractContextManager[str]:
    """Copy the store at the URL while a server may write to it. The block gets the copy's URL and may look at it; if
    it does not raise, the copy is named `destination`, which must not exist. Raises `Unopenable`, `StoreUnavailable`.
    """
    if url.startswith(POSTGRES):
        raise Unopenable(
            f"{named(url)} is backed up by PostgreSQL's own program: "
            f"pg_dump --format=custom --file={destination} URL (see docs/operator.md, also on how to verify it)"
        )
    return _backed_up(_sqlite_path(url), destination, progress)


@contextlib.contextmanager
def _backed_up(source: Path, destination: Path, progress: Callable[[int, int], None]) -> Iterator[str]:
    with sqlite_backup.backup(source, destination, progress) as part:
        yield f"{SQLITE}{part}"


def structure(url: str) -> tuple[str, list[str]]:
    """The schema of the file at the URL, and what the database finds wrong with it, whichever version wrote it.

    Raises `Unopenable`, `StoreUnavailable`.
    """
    return sqlite_file.structure(_sqlite_path(url))


def migrate(url: str) -> tuple[str, ...]:
    """Bring the store at the URL to this version's schema, or make it; the migrations that were run."""
    if url == MEMORY:
        return ()
    if url.startswith(POSTGRES):
        from readyroom.store import postgres_server

        return postgres_server.migrate(postgres_server.Address(url))
    return sqlite_file.migrate(_sqlite_path(url))


def whole(url: str) -> contextlib.AbstractContextManager[Whole]:
    """The store at the URL in one transaction, with nobody else at work with it: done when the context ends well.

    Made if there is nothing. Raises `Unopenable`, `StoreUnavailable`, also for a store in memory.
    """
    if url.startswith(POSTGRES):
        from readyroom.store import postgres, postgres_server

        return postgres.whole(postgres_server.Address(url))
    return sqlite.whole(_sqlite_path(url))


def file_of(url: str) -> Path | None:
    """The file that the store at the URL is, if it is one. Raises `Unopenable` for what is no store's URL."""
    return None if url == MEMORY or url.startswith(POSTGRES) else _sqlite_path(url)


def named(url: str) -> str:
    """What people call the store at the URL: its path, or the URL without its password. Raises `Unopenable`."""
    if url.startswith(POSTGRES):
        from readyroom.store.postgres_server import Address

        return str(Address(url))
    return str(file_of(url) or url)


def _sqlite_path(url: str) -> Path:
    path = url.removeprefix(SQLITE)
    if path in ("", url):
        raise Unopenable(
            f"{url} names no store: give {SQLITE}PATH, {POSTGRES[0]}USER@HOST/DATABASE or {MEMORY}"
        )
    return Path(path)
