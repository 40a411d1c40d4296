"""The real program in processes of its own, and real servers for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import httpx2

READYROOM = [sys.executable, "-m", "readyroom"]
TIMEOUT_S = 60
MONDAY_9 = "2026-03-02T09:00:00Z"
PASSWORD = "correct-horse-battery"


def environment(**more: str) -> dict[str, str]:
    """This process's, without any setting of Readyroom's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READYROOM_")}
    return {**kept, "NO_COLOR": "1", **more}


def run(
    *arguments: object, env: Mapping[str, str] | None = None, typed: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*READYROOM, *map(str, arguments)],
        env=dict(env) if env is not None else environment(),
        input=typed,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )


class Process:
    """A server that runs: `facts` is the line that it printed when it was up."""

    def __init__(self, process: subprocess.Popen[str], facts: dict[str, Any], log: IO[str]) -> None:
        self.process = process
        self.facts = facts
        self.url: str = facts["url"]
        self._log = log

    @property
    def err(self) -> str:
        """What it has said on the standard error so far."""
        self._log.seek(0)
        return self._log.read()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """The exit code after a signal."""
        self.process.send_signal(number)
        return self.process.wait(TIMEOUT_S)

    def env(self, password: str, user: str = "admin") -> dict[str, str]:
        """The environment of a terminal at which somebody has signed in."""
        asked = {"user": user, "password": password, "name": "test"}
        answer = httpx2.post(f"{self.url}/api/v1/auth/token", json=asked, timeout=TIMEOUT_S, trust_env=False)
        assert answer.status_code == 201, answer.text
        return environment(READYROOM_URL=self.url, READYROOM_TOKEN=answer.json()["token"])


def started(
    *arguments: object,
    env: Mapping[str, str] | None = None,
    program: Sequence[str] | None = None,
    stderr: int | IO[str] = subprocess.PIPE,
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*(program or READYROOM), *map(str, arguments)],
        env=dict(env) if env is not None else environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


@contextmanager
def serving(
    data: Path,
    *more: object,
    env: Mapping[str, str] | None = None,
    command: str = "serve",
    program: Sequence[str] | None = None,
) -> Iterator[Process]:
    """A server of that data at a free port; killed at the end if it still runs. `program`: what runs it."""
    # Into a file: a server that has much to say would wait for whoever reads a pipe.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        process = started(
            command, "--data", data, "--port", 0, "--json", *more, env=env, program=program, stderr=log
        )
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                process.wait(TIMEOUT_S)
                log.seek(0)
            assert line, log.read()
            yield Process(process, json.loads(line), log)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate(timeout=TIMEOUT_S)


def manual(at: str = MONDAY_9) -> list[str]:
    return ["--clock", "manual", "--at", at]
