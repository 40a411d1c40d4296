"""Servers in processes of their own that start in a tenth of the time: forked from one that has imported the program.

Belongs here: nothing of what a server does. It is the same program with the same command line, from its entry on.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.cli.program import TIMEOUT_S

MOTHER = multiprocessing.get_context("forkserver")
MOTHER.set_forkserver_preload(["readyroom.cli", "readyroom.main", "readyroom.commands.serving", "pytest"])


class Born:
    """A server that runs: `facts` is the line that it printed when it was up."""

    def __init__(self, process: Any, facts: dict[str, Any]) -> None:
        self._process = process
        self.facts = facts
        self.url: str = facts["url"]
        self.pid: int = process.pid

    def kill(self) -> None:
        """No goodbye. Returns when it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self._process.join(TIMEOUT_S)
        assert self._process.exitcode == -signal.SIGKILL

    def stop(self) -> int:
        """The exit code after SIGTERM."""
        os.kill(self.pid, signal.SIGTERM)
        self._process.join(TIMEOUT_S)
        assert self._process.exitcode is not None
        return int(self._process.exitcode)


@contextlib.contextmanager
def born(data: Path, env: Mapping[str, str], log: Path, *more: object) -> Iterator[Born]:
    """A server of that data at a free port, killed at the end if it still runs. What it says goes to `log`."""
    here, there = MOTHER.Pipe(duplex=False)
    arguments = ["serve", "--data", str(data), "--port", "0", "--json", *map(str, more)]
    process = MOTHER.Process(target=_live, args=(arguments, dict(env), there, str(log)))
    process.start()
    there.close()
    try:
        line = b""
        while not line.endswith(b"\n"):
            assert here.poll(TIMEOUT_S)
            read = os.read(here.fileno(), 65_536)
            assert read, log.read_text()
            line += read
        yield Born(process, json.loads(line))
    finally:
        if process.is_alive():
            process.kill()
        process.join(TIMEOUT_S)
        process.close()
        here.close()


def _live(arguments: list[str], env: dict[str, str], out: Connection, err: str) -> None:
    os.environ.clear()
    os.environ.update(env)
    os.dup2(out.fileno(), 1)
    os.dup2(os.open(err, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    from readyroom.cli import run

    sys.exit(run(arguments))
