"""The real program in processes of its own, and real servers for it.

Processes are forked from one that has imported the program, since importing it is most of what a command costs. What
starting it anew does is seen where `started` is used, or `program=READYROOM`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import httpx2

from tests.nursery import Child

READYROOM = [sys.executable, "-m", "readyroom"]
TIMEOUT_S = 60
MONDAY_9 = "2026-03-02T09:00:00Z"
PASSWORD = "correct-horse-battery"


def environment(**more: str) -> dict[str, str]:
    """This process's, without any setting of Readyroom's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READYROOM_")}
    return {**kept, "NO_COLOR": "1", **more}


def run(
    *arguments: object,
    env: Mapping[str, str] | None = None,
    typed: str = "",
    cwd: Path | None = None,
    program: Sequence[str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """A command, to its end. `program`: what runs it instead of a fork."""
    given = list(map(str, arguments))
    env = dict(env) if env is not None else environment()
    if program is not None:
        return subprocess.run(
            [*program, *given],
            env=env,
            input=typed,
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
        )
    with ExitStack() as open_:
        # Files, since nobody reads while it runs.
        stdin, stdout, stderr = (
            open_.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8")) for _ in range(3)
        )
        stdin.write(typed)
        stdin.seek(0)
        child = Child(
            given, env, stdin=stdin.fileno(), stdout=stdout.fileno(), stderr=stderr.fileno(), cwd=cwd
        )
        try:
            code = child.wait(TIMEOUT_S)
        finally:
            child.kill()
        for said in (stdout, stderr):
            said.seek(0)
        return subprocess.CompletedProcess(given, code, stdout.read(), stderr.read())


class Process:
    """A server that runs: `facts` is the line that it printed when it was up."""

    def __init__(self, process: Child | subprocess.Popen[str], facts: dict[str, Any], log: IO[str]) -> None:
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

    def kill(self) -> None:
        """No goodbye. Returns when it is gone."""
        assert self.stop(signal.SIGKILL) == -signal.SIGKILL

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


def _told(log: Path | None) -> AbstractContextManager[IO[str]]:
    return log.open("a+", encoding="utf-8") if log else tempfile.TemporaryFile("w+", encoding="utf-8")


@contextmanager
def serving(
    data: Path,
    *more: object,
    env: Mapping[str, str] | None = None,
    command: str = "serve",
    program: Sequence[str] | None = None,
    log: Path | None = None,
) -> Iterator[Process]:
    """A server of that data at a free port; killed at the end if it still runs.

    `program`: what runs it instead of a fork. `log`: where what it says is added, if that is to be kept.
    """
    arguments = [command, "--data", str(data), "--port", "0", "--json", *map(str, more)]
    env = dict(env) if env is not None else environment()
    with ExitStack() as open_:
        # Into a file: a server that has much to say would wait for whoever reads a pipe.
        said: IO[str] = open_.enter_context(_told(log))
        process: Child | subprocess.Popen[str]
        if program is None:
            nothing = open_.enter_context(Path(os.devnull).open())
            here, there = os.pipe()
            stdout: IO[str] = open_.enter_context(os.fdopen(here))
            with os.fdopen(there, "w"):
                process = Child(arguments, env, stdin=nothing.fileno(), stdout=there, stderr=said.fileno())
        else:
            process = started(*arguments, env=env, program=program, stderr=said)
            assert process.stdout is not None
            stdout = open_.enter_context(process.stdout)
        try:
            line = stdout.readline()
            if not line:
                process.wait(TIMEOUT_S)
                said.seek(0)
            assert line, said.read()
            yield Process(process, json.loads(line), said)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(TIMEOUT_S)


def manual(at: str = MONDAY_9) -> list[str]:
    return ["--clock", "manual", "--at", at]
