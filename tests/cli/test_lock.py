"""The file that keeps a second server off the same data: whose it is, and what is said where it may not be opened."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readyroom.main import CannotServe, locked
from tests.processes import give, unprivileged


@contextmanager
def as_somebody(them: dict[str, int]) -> Iterator[None]:
    """Where the tests run as root, whom everything may be: as these instead."""
    if not them:
        yield
        return
    os.seteuid(them["user"])
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def data() -> Iterator[Path]:
    """A directory that everybody may go into."""
    with tempfile.TemporaryDirectory(prefix="readyroom-lock-") as made:
        Path(made).chmod(0o755)
        yield Path(made) / "data"


@pytest.mark.parametrize("mode", [0o600, 0o660])
def test_the_lock_is_whose_the_database_is(data: Path, mode: int):
    """So that the server's user can go on where root was at work with it."""
    data.mkdir()
    database, lock = data / "readyroom.db", data / "readyroom.db.lock"
    database.touch()
    database.chmod(mode)
    them = unprivileged()
    give(data, them)
    with locked(f"sqlite:///{database}"):
        pass
    assert (lock.stat().st_mode & 0o777, lock.owner()) == (mode, database.owner())
    with as_somebody(them), locked(f"sqlite:///{database}"):
        pass
    # One that root left behind before is given back by root's next look at it.
    os.chown(lock, os.getuid(), os.getgid())
    with locked(f"sqlite:///{database}"):
        pass
    assert lock.owner() == database.owner()


def test_where_there_is_no_database_yet_it_is_whose_the_directory_is(data: Path):
    data.mkdir(mode=0o700)
    give(data, unprivileged())
    with locked(f"sqlite:///{data}/readyroom.db"):
        pass
    lock = data / "readyroom.db.lock"
    assert (lock.stat().st_mode & 0o777, lock.owner()) == (0o600, data.owner())


def test_a_lock_that_may_not_be_opened_is_named(data: Path):
    data.mkdir()
    (data / "readyroom.db.lock").touch(mode=0)
    with (
        pytest.raises(CannotServe, match=r"readyroom\.db\.lock may not be opened \(Permission denied\): "),
        as_somebody(unprivileged()),
        locked(f"sqlite:///{data}/readyroom.db"),
    ):
        pass


@pytest.mark.parametrize("how", ["symlink_to", "hardlink_to"])
def test_another_file_in_its_place_is_neither_written_nor_given_away(data: Path, how: str):
    data.mkdir()
    other = data.with_name("other")
    other.write_text("a secret of root's, longer than a number")
    give(data, unprivileged())
    getattr(data / "readyroom.db.lock", how)(other)
    with (
        pytest.raises(CannotServe, match=r"readyroom\.db\.lock is "),
        locked(f"sqlite:///{data}/readyroom.db"),
    ):
        pass
    assert other.read_text() == "a secret of root's, longer than a number"
    assert other.stat().st_uid == os.getuid()


def test_a_directory_that_may_not_be_written_is_named(data: Path):
    data.mkdir(mode=0o500)
    with (
        pytest.raises(CannotServe, match=r"/data cannot be used \(Permission denied\): give a directory"),
        as_somebody(unprivileged()),
        locked(f"sqlite:///{data}/readyroom.db"),
    ):
        pass
