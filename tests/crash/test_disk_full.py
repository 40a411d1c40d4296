"""A disk that is full, a real one: commands are refused, nothing that was answered is lost, it goes on by itself."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

import httpx2
import pytest

from readyroom.store import open_store
from tests.cli.program import PASSWORD, run
from tests.crash.centre import At, Centre, Line
from tests.crash.load import accounted_for, clients, send_again, work

DISK = "12m"
LEFT_BYTES = 256 << 10
"""What is left of it to those who work."""
ROUNDS_AT_MOST = 2_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "tmpfs", str(place)],
        capture_output=True,
        text=True,
    )
    if mounted.returncode != 0:
        pytest.skip(f"a small tmpfs cannot be mounted here ({mounted.stderr.strip()}); run the tests as root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def all_but(left_bytes: int, disk: Path, name: str = "ballast") -> Path:
    """A file that takes the rest of a disk; what is taken away in the end to make room."""
    room = os.statvfs(disk)
    ballast = disk / name
    ballast.write_bytes(os.urandom(room.f_bavail * room.f_frsize - left_bytes))
    return ballast


def fill(line: Line, numbers: Iterator[int]) -> tuple[int, Any]:
    """Change configuration, with long labels, until it is no longer taken; the refusal."""
    for number in islice(numbers, ROUNDS_AT_MOST):
        body = {"label": f"{number} ".ljust(100, "x"), "id": f"u{number}"}
        status, answer, _ = line.ask("POST", "/units", body)
        if status != 201:
            return status, answer
    raise AssertionError("the disk never was full")


@pytest.mark.timeout(240)
def test_a_full_disk(disk: Path, tmp_path: Path):
    centre = Centre.made(disk)
    centre.log = tmp_path / "server.log"
    everybody, numbers = clients(3), count()
    with centre.serving() as server, Line(centre, server) as line:
        centre.open_for_business(server)
        readers = not_seen_for_long(centre, server, line)
        ballast = all_but(LEFT_BYTES, disk)
        work(everybody, centre, server, 0.0, lambda: refused(fill(line, numbers)))
        # What is small, such as a deadline of the room's own, may have found its place after all.
        while ready(server) == 200:
            refused(fill(line, numbers))
        last = line.ok("GET", "/board")["seq"]
        for path in ("/agents/ann", "/queues", "/events?limit=1", "/agents/ann/explain"):
            line.ok("GET", path)  # whoever only reads notices nothing
        # Nor does who comes back after a while, and whose coming would be written down.
        with nothing_more_fits(disk):
            for headers in readers * 2:
                board(server, headers)
            assert not any(last_uses(disk))
        assert httpx2.get(f"{server.url}/healthz", trust_env=False).status_code == 200
        found = run("backup", disk / "copy.db", "--data", disk)
        assert (found.returncode, sorted(path.name for path in disk.glob("copy*"))) == (1, [])
        assert "copy.db" in found.stderr
        assert "make room" in found.stderr or "the room on its disk" in found.stderr
        assert "the disk is full: make room" in centre.log.read_text()
        # Make room: the next command goes through, without a restart.
        ballast.unlink()
        line.ok("PUT", "/agents/ann/status", {"status": "ready"})
        assert ready(server) == 200
        assert line.ok("GET", "/board")["seq"] > last
        record = [sent for client in everybody for sent in client.record]
        deadline = time.monotonic() + 30
        while not all(last_uses(disk)):
            assert time.monotonic() < deadline, "their coming was not written down later either"
            time.sleep(0.5)
            for headers in readers:
                board(server, headers)
        send_again(line, record)
        accounted_for(record, centre.fold()[1])
        assert server.stop() == 0
    assert centre.verified() > last


def not_seen_for_long(centre: Centre, server: At, line: Line) -> list[dict[str, str]]:
    """The headers of a program and of a browser whose last use is longer ago than is written down at once."""
    token = line.ok("POST", "/tokens", {"name": "reads", "scopes": ["read"]})["token"]
    asked = {"user": "admin", "password": PASSWORD}
    with httpx2.Client(trust_env=False) as browser:
        browser.post(f"{server.url}/api/v1/auth/login", json=asked).raise_for_status()
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    with closing(sqlite3.connect(centre.data / "readyroom.db")) as database, database:
        database.execute("UPDATE sessions SET last_seen = 0")
    return [{"Authorization": f"Bearer {token}"}, {"Cookie": cookie}]


@contextmanager
def nothing_more_fits(disk: Path) -> Iterator[None]:
    """Write what is smallest until not even that finds a place; a long read keeps the log from being begun anew."""
    rest, file = all_but(0, disk, "rest"), disk / "readyroom.db"
    with closing(sqlite3.connect(file)) as reader, closing(sqlite3.connect(file)) as writer:
        reader.isolation_level = writer.isolation_level = None
        reader.execute("BEGIN").execute("SELECT * FROM sessions").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="full"):
            writer.executemany("UPDATE sessions SET last_seen = -?", ((n,) for n in range(ROUNDS_AT_MOST)))
        yield
    rest.unlink()


def last_uses(data: Path) -> list[bool]:
    """Whether a use of the token, and one of the session, was written down."""
    query = "SELECT last_used FROM tokens WHERE name = 'reads' UNION ALL SELECT last_seen FROM sessions"
    with closing(sqlite3.connect(f"file:{data}/readyroom.db?mode=ro", uri=True)) as database:
        return [used is not None and used > 0 for (used,) in database.execute(query)]


def board(server: At, headers: dict[str, str]) -> None:
    found = httpx2.get(f"{server.url}/api/v1/board", headers=headers, trust_env=False)
    assert found.status_code == 200, found.text


FULL = "the disk is full: make room|No space left on device"


@pytest.mark.timeout(240)
def test_a_move_to_a_disk_that_fills_leaves_nothing_there_and_is_tried_again(disk: Path, tmp_path: Path):
    source, target = tmp_path / "source", disk / "new.db"
    assert run("init", "--data", source).returncode == 0
    with closing(open_store(f"sqlite:///{source}/readyroom.db")) as store:
        for number in range(30):
            store.people.put_preferences("main", f"u{number}", {"much": "x" * 40_000}, 1)
    moving = ("migrate", "--data", source, "--to", f"sqlite:///{target}")
    # Too little for the lock, the schema, the schema in its place, the rows, and for all of it in its place.
    for left_kib in (0, 8, 200, 400, 700, 1_200, 2_200):
        ballast = all_but(left_kib << 10, disk)
        moved = run(*moving)
        assert moved.returncode == 1, (left_kib, moved.stdout)
        assert re.search(f"^readyroom: {target}.*({FULL})", moved.stderr), (left_kib, moved.stderr)
        assert {path.name for path in disk.iterdir()} == {"ballast", "new.db.lock"}, left_kib
        ballast.unlink()
    assert run(*moving).returncode == 0
    assert run("verify", "--database", f"sqlite:///{target}").returncode == 0
    # What was there before stays.
    target.unlink()
    open_store(f"sqlite:///{target}").close()
    ballast = all_but(400 << 10, disk)
    assert run(*moving).returncode == 1
    ballast.unlink()
    assert target.exists()
    assert run(*moving).returncode == 0


def test_a_first_start_on_a_disk_that_fills_leaves_nothing_there(disk: Path):
    for left_kib in (8, 200, 400, 700):
        ballast = all_but(left_kib << 10, disk)
        made = run("init", "--data", disk)
        assert made.returncode == 1, (left_kib, made.stdout)
        assert re.search(f"^readyroom: {disk}/readyroom.db.*({FULL})", made.stderr), (left_kib, made.stderr)
        assert {path.name for path in disk.iterdir()} == {"ballast", "readyroom.db.lock"}, left_kib
        ballast.unlink()
    assert run("init", "--data", disk).returncode == 0


def ready(server: At) -> int:
    return httpx2.get(f"{server.url}/readyz", trust_env=False).status_code


def refused(by: tuple[int, Any]) -> None:
    status, answer = by
    assert (status, answer["code"]) == (503, "unavailable")
