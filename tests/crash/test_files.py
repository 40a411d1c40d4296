"""A data directory that is not as it was left: a clear refusal that names the file, never a start from nothing."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.crash.centre import Centre


def refused(data: Path) -> str:
    """What is said by whoever would use it; nothing is made or changed."""
    before = {path.name: path.read_bytes() for path in data.iterdir() if path.suffix == ".db"}
    said = run("serve", "--data", data, "--port", 0)
    assert (said.returncode, said.stdout) == (1, "")
    assert {path.name: path.read_bytes() for path in data.iterdir() if path.suffix == ".db"} == before
    lines = [line for line in said.stderr.splitlines() if line.startswith("readyroom: ")]
    assert len(lines) == 1, said.stderr
    assert str(data / "readyroom.db") in lines[0]
    return lines[0]


def test_what_is_not_the_database_that_was_left_is_refused_by_name(on_file: Centre):
    file = on_file.data / "readyroom.db"
    whole = file.read_bytes()
    os.truncate(file, len(whole) - 4096 * 3 - 100)
    assert "restore it from a backup" in refused(on_file.data)
    file.write_bytes(whole[:60])
    assert "is truncated" in refused(on_file.data)
    file.write_bytes(b"")
    assert "is empty" in refused(on_file.data)
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE rooms (room TEXT)")
    assert "another program's" in refused(on_file.data)


OPENING: tuple[tuple[object, ...], ...] = (
    ("verify",),
    ("backup", "copy.db"),
    ("migrate",),
    ("migrate", "--to", "sqlite:///other.db"),
    ("rollups", "rebuild"),
    ("what-if",),
    ("import", "queue-log", os.devnull),
    ("import", "queue-log", os.devnull, "--dry-run"),
)
"""The commands that work with a database that is there."""


@pytest.mark.parametrize("command", OPENING, ids=lambda command: " ".join(map(str, command)))
def test_no_command_makes_a_database_where_none_is(on_file: Centre, tmp_path: Path, command: tuple[object]):
    file, lock = on_file.data / "readyroom.db", on_file.data / "readyroom.db.lock"
    file.unlink()
    before, elsewhere = lock.read_bytes(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    for data in (on_file.data, elsewhere):
        said = run(*command, "--data", data, cwd=elsewhere)
        assert (said.returncode, said.stdout) == (1, "")
        assert re.search(rf"There is no database {data}|{data}/readyroom.db does not exist", said.stderr)
    assert {*on_file.data.iterdir(), *elsewhere.iterdir()} == {lock, elsewhere}
    assert lock.read_bytes() == before
    assert "was here and has gone" in refused(on_file.data)


def test_a_database_that_has_gone_is_no_new_start(on_file: Centre):
    file = on_file.data / "readyroom.db"
    whole = file.read_bytes()
    file.unlink()
    said = refused(on_file.data)
    assert "was here and has gone: restore it from a backup, or remove " in said
    assert run("init", "--data", on_file.data).returncode == 1
    assert not file.exists()
    file.write_bytes(whole)
    with on_file.serving() as server:
        assert server.facts["is_new"] is False
        assert server.stop() == 0
    # Whoever says so may begin anew.
    file.unlink()
    (on_file.data / "readyroom.db.lock").unlink()
    with on_file.serving() as server:
        assert server.facts["is_new"] is True
