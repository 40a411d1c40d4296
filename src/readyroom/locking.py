"""The lock that keeps a second server off the same data.

Belongs here: the file beside a database that is one, what it holds, and what is said to who may not have it.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import structlog

from readyroom.store import file_of

HAD_ONE = b"has a database\n"
"""In the lock's file, from when the database was first opened: without it there is no new start."""

NO_LOCK = "{} is no lock but another file, or leads to one: remove it."
"""Whoever owns the directory could have root write to a file of others, and give it away."""

log = structlog.get_logger("readyroom")


class CannotServe(Exception):  # noqa: N818 - it says what is the case, as the store's errors do
    """Why the server did not start, or had to end; says what to do."""


@contextlib.contextmanager
def locked(url: str) -> Iterator[Callable[[], None]]:
    """Hold the lock beside a database that is a file, making its directory. Raises `CannotServe` if another process
    has it, or if the database was there and has gone. Yields what is to be called when the database is there.

    It is for people who start a server twice. What keeps the data right, also where locks do not work (a network's
    file system), is the epoch that each append carries. On a server's database the newer one takes over.
    """
    database = file_of(url)
    if database is None:
        yield lambda: None
        return
    path = database.with_name(database.name + ".lock")
    descriptor = _open(path)
    try:
        _own_as(descriptor, database)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = (os.pread(descriptor, 20, 0).decode("ascii", "replace").split() or ["unknown"])[0]
            raise CannotServe(
                f"Another Readyroom (process {holder}) is at work with {database}: "
                "stop it first, or give another directory by --data."
            ) from None
        except OSError as error:
            log.warning("lock_unavailable", path=str(path), error=error.strerror)
        had_one = HAD_ONE in os.pread(descriptor, 100, 0)
        if had_one and not database.exists():
            raise CannotServe(
                f"{database} was here and has gone: restore it from a backup, or remove {path.name} to start anew."
            )
        try:
            _write_lock(descriptor, had_one)
        except OSError as error:
            raise CannotServe(
                f"{path} cannot be written ({error.strerror}): see the room on its disk."
            ) from None
        yield lambda: _write_lock(descriptor, True)
    finally:
        # Lets the lock go. The file stays: removing it would race with the next server.
        os.close(descriptor)


def _open(path: Path) -> int:
    """The file of a lock. Raises `CannotServe`."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise CannotServe(NO_LOCK.format(path)) from None
        if os.access(path, os.F_OK):
            raise CannotServe(
                f"{path} may not be opened ({error.strerror}): run this as its owner, or give it to "
                "whom the database is."
            ) from None
        raise CannotServe(
            f"{path.parent} cannot be used ({error.strerror}): give a directory that may be written by --data."
        ) from None
    own = os.fstat(descriptor)
    if stat.S_ISREG(own.st_mode) and own.st_nlink == 1:
        return descriptor
    os.close(descriptor)
    raise CannotServe(NO_LOCK.format(path))


def _own_as(descriptor: int, database: Path) -> None:
    """Let the lock be whose the database is, or else the directory: root may have been at work with it in between."""
    theirs = (database if database.exists() else database.parent).stat()
    # Whoever may not give it away has no need to: it was theirs, or is another's.
    with contextlib.suppress(OSError):
        os.fchown(descriptor, theirs.st_uid, theirs.st_gid)
        os.fchmod(descriptor, theirs.st_mode & 0o664)


def _write_lock(descriptor: int, had_one: bool) -> None:
    """Who holds it; and, from when it was first there, that there was a database."""
    said = b"%d\n" % os.getpid() + (HAD_ONE if had_one else b"")
    os.pwrite(descriptor, said, 0)
    os.ftruncate(descriptor, len(said))
