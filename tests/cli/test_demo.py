"""The demonstration: it starts from nothing, people work in it, it goes on after a restart, and shows its board."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.program import READYROOM, environment, run, serving, started

SPEED = ["--speed", "120"]


def test_it_runs_and_goes_on_after_a_restart(tmp_path: Path):
    with serving(tmp_path, *SPEED, command="demo") as server:
        assert server.facts["password"] == "readyroom-demo"
        assert {one["role"] for one in server.facts["people"]} == {"admin", "supervisor", "agent"}
        env = server.env("readyroom-demo", "mia")
        deadline = time.monotonic() + 60
        while True:
            rows = json.loads(run("queues", "--json", env=env).stdout)
            if any(row["today"]["answered"] for row in rows) or time.monotonic() > deadline:
                break
        assert any(row["today"]["answered"] for row in rows)
        assert any("on a call" in run("agents", env=env).stdout for _ in range(20))
        assert server.stop(signal.SIGINT) == 0
        assert "error" not in server.err, server.err
    with serving(tmp_path, *SPEED, command="demo") as server:
        again = json.loads(run("queues", "--json", env=server.env("readyroom-demo", "mia")).stdout)
        assert sum(row["today"]["answered"] for row in again) >= sum(row["today"]["answered"] for row in rows)
        assert server.stop() == 0
        assert "error" not in server.err, server.err


def test_where_there_is_no_terminal_it_prints_a_line(tmp_path: Path):
    process = started("demo", "--data", tmp_path, "--port", 0, *SPEED)
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or "agents:" not in lines[-1]:
        lines.append(process.stdout.readline())
        assert lines[-1], lines
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 0
    text = "".join(lines)
    assert re.search(r"the demonstration call centre, at http://127\.0\.0\.1:\d+\n", text)
    assert "Sign in, for demonstration only, with the password readyroom-demo, as\n" in text
    assert re.search(r"\n  agent       ann, ben, cleo", text)
    assert re.search(
        r"\d\d:\d\d:\d\d  agents: \d+ ready, \d+ at work, \d+ withdrawn, \d+ absent · \d+ waiting", lines[-1]
    )


def test_it_keeps_off_the_database_that_is_for_work(tmp_path: Path):
    (tmp_path / "here").mkdir()
    env = environment(
        READYROOM_DATABASE=f"sqlite:///{tmp_path}/work.db",
        READYROOM_DATA=str(tmp_path / "work"),
        READYROOM_PORT="0",
    )
    process = subprocess.Popen(
        [*READYROOM, "demo", "--json"],
        env=env,
        cwd=tmp_path / "here",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.terminate()
    process.communicate(timeout=30)
    assert (tmp_path / "here" / "data" / "demo" / "readyroom.db").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


@pytest.mark.timeout(90)
def test_at_a_terminal_it_shows_its_board(tmp_path: Path):
    leader, follower = pty.openpty()
    env = environment(TERM="xterm-256color", COLUMNS="100", LINES="40")
    process = subprocess.Popen(
        [*READYROOM, "demo", "--data", str(tmp_path), "--port", "0", *SPEED],
        env=env, stdin=follower, stdout=follower, stderr=follower,
    )  # fmt: skip
    os.close(follower)
    seen, deadline = "", time.monotonic() + 40
    try:
        while "• sales" not in seen and time.monotonic() < deadline:
            if select.select([leader], [], [], 1)[0]:
                seen += os.read(leader, 65_536).decode("utf-8", "replace")
        process.send_signal(signal.SIGINT)
        while True:
            if select.select([leader], [], [], 30)[0]:
                try:
                    seen += os.read(leader, 65_536).decode("utf-8", "replace")
                except OSError:  # the other end is closed
                    break
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait(30)
        os.close(leader)
    for part in (
        "Readyroom · Demonstration · 120 times as fast",
        "Ann Archer",
        "Automatic withdrawals",
        "• sales",
    ):
        assert part in seen
    # The cursor is shown again, on the screen that was there before.
    assert seen.rstrip().endswith("\x1b[?25h\x1b[?1049l")
