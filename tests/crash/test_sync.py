"""A system-call trace: between a durable command's arrival and its answer, the log is synced to the disk."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.cli.program import READYROOM, TIMEOUT_S, serving
from tests.crash.centre import Centre, Line

CALLS = "read,recvfrom,readv,write,sendto,writev,sendmsg,fsync,fdatasync"
COMMANDS = 5
DONE = re.compile(r"(?:fsync|fdatasync)\(\d+<(?P<file>[^>]*)>\) += 0")
"""A sync that has ended. One that another thread interrupts is written in two lines: see `joined`."""


def whole(trace: Path) -> str:
    """The trace, when the tracer has written the last of it."""
    until = time.monotonic() + TIMEOUT_S
    while "+++ exited with" not in (last := trace.read_text().rstrip().rpartition("\n")[2]):
        assert time.monotonic() < until, last
        time.sleep(0.05)
    return trace.read_text()


def joined(trace: str) -> list[str]:
    """The calls in the order in which they ended, each in one line."""
    begun: dict[str, str] = {}
    lines = []
    for line in trace.splitlines():
        thread, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[thread] = call.removesuffix("<unfinished ...>").rstrip()
        elif match := re.match(r"<\.\.\. \w+ resumed>(.*)", call):
            lines.append(begun.pop(thread, "") + match[1])
        else:
            lines.append(call)
    return lines


def exchanges(lines: list[str], request: str) -> list[list[str]]:
    """For each such request, what ended after it had come and before its answer went out."""
    found = []
    came: int | None = None
    for at, line in enumerate(lines):
        if came is None and re.match(r"(read|recv)", line) and f'"{request}' in line:
            came = at
        elif came is not None and re.match(r"(write|send)", line) and '"HTTP/1.1 20' in line:
            found.append(lines[came + 1 : at])
            came = None
    return found


def synced(lines: list[str]) -> list[str]:
    """The files that were synced."""
    return [Path(match["file"]).name for line in lines if (match := DONE.match(line))]


@pytest.mark.needs("strace")
def test_a_sync_of_the_log_lies_between_a_command_and_its_answer(on_file: Centre, tmp_path: Path):
    trace = tmp_path / "trace"
    traced = [
        "strace",
        "-D",
        "-f",
        "-y",
        "-s",
        "200",
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(trace),
        *READYROOM,
    ]
    with serving(on_file.data, env=on_file.env, program=traced) as server:
        on_file.sign_in(server)
        with Line(on_file, server) as line:
            for number in range(COMMANDS):
                line.ok("PUT", "/agents/ann/status", {"status": "unavailable", "note": f"note {number}"})
            for _ in range(COMMANDS):
                line.ok("GET", "/agents/ann")
        assert server.stop() == 0
    lines = joined(whole(trace))
    commands = exchanges(lines, "PUT /api/v1/agents/ann/status ")
    assert ["readyroom.db-wal" in synced(calls) for calls in commands] == [True] * COMMANDS
    # What only reads waits for no disk: a sync is not simply there all the time.
    assert [] in [synced(calls) for calls in exchanges(lines, "GET /api/v1/agents/ann ")]
