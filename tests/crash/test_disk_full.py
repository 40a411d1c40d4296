"""A disk that is full, a real one: commands are refused, nothing that was answered is lost, it goes on by itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cli.program import run
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


def all_but(left_bytes: int, disk: Path) -> Path:
    """A file that takes the rest of a disk; what is taken away in the end to make room."""
    room = os.statvfs(disk)
    ballast = disk / "ballast"
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
        ballast = all_but(LEFT_BYTES, disk)
        work(everybody, centre, server, 0.0, lambda: refused(fill(line, numbers)))
        # What is small, such as a deadline of the room's own, may have found its place after all.
        while ready(server) == 200:
            refused(fill(line, numbers))
        last = line.ok("GET", "/board")["seq"]
        for path in ("/agents/ann", "/queues", "/events?limit=1", "/agents/ann/explain"):
            line.ok("GET", path)  # whoever only reads notices nothing
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
        send_again(line, record)
        accounted_for(record, centre.fold()[1])
        assert server.stop() == 0
    assert centre.verified() > last


def ready(server: At) -> int:
    return httpx2.get(f"{server.url}/readyz", trust_env=False).status_code


def refused(by: tuple[int, Any]) -> None:
    status, answer = by
    assert (status, answer["code"]) == (503, "unavailable")
