"""Copying a database file while a server writes to it.

Belongs here: the copy alone. It is of one instant, no write waits for it, and it has its name only when it is whole,
on the disk, and its maker has looked at it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from readyroom.store import sqlite_file
from readyroom.store.errors import StoreUnavailable, Unopenable

PAGES_A_STEP = 2_000
"""8 MB: often enough that progress is seen."""


@contextlib.contextmanager
def backup(source: Path, destination: Path, progress: Callable[[int, int], None]) -> Iterator[Path]:
    """Copy the database at `source`; the block gets the copy under a name of its own, and may look at it.

    If the block ends without raising, the copy is named `destination`, which must not exist. Raises `Unopenable`,
    `StoreUnavailable`.
    """
    sqlite_file.prepare(source, to_look=True)  # of whichever schema: it is copied as it is
    if destination.exists():
        raise Unopenable(f"{destination} exists: give a name that is free, nothing is overwritten")
    part = destination.with_name(f"{destination.name}.{os.getpid()}.part")
    try:
        part.touch(mode=0o600)
        _copy(source, part, destination, progress)
        sqlite_file.sync(part)
        yield part
        # Unlike a rename, a link never takes the place of what another process has put there meanwhile.
        os.link(part, destination)
        sqlite_file.sync(destination.parent)
    except OSError as error:
        raise StoreUnavailable(
            f"{destination} cannot be made ({error.strerror}): see its directory and the room on its disk"
        ) from error
    finally:
        sqlite_file.remove(part)


def _copy(source: Path, part: Path, destination: Path, progress: Callable[[int, int], None]) -> None:
    with (
        contextlib.closing(sqlite_file.connect(source, read_only=True, to_look=True)) as reader,
        contextlib.closing(sqlite3.connect(part, isolation_level=None)) as writer,
    ):
        try:
            # A read that stays open is of one instant; without it the copy would begin anew with every commit.
            reader.execute("BEGIN").execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
            writer.execute("PRAGMA synchronous = OFF")  # it is synced once, as a whole
            reader.backup(
                writer, pages=PAGES_A_STEP, progress=lambda _, left, of: progress(of - left, of), sleep=0
            )
        except sqlite3.Error as error:
            is_theirs = (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_FULL")
            raise sqlite_file.translated(error, destination if is_theirs else source) from error
