"""Processes of the program that start in a tenth of the time: forked from one that has imported it.

Belongs here: nothing of what the program does. It is the same program with the same command line, from its entry on,
with an environment, a directory and standard streams of its own; and it is seen as one sees `subprocess.Popen`.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MOTHER: Any = multiprocessing.get_context("forkserver")
MOTHER.set_forkserver_preload(["readyroom.cli", "readyroom.main", "readyroom.commands.serving", "pytest"])


class Child:
    """A process of the program. It reads and writes the descriptors given, which stay the caller's to close."""

    def __init__(
        self,
        arguments: Sequence[str],
        env: Mapping[str, str],
        *,
        stdin: int,
        stdout: int,
        stderr: int,
        cwd: Path | None = None,
    ) -> None:
        # A connection is what is handed to a new process as a copy; these are never talked through.
        streams = [Connection(os.dup(one)) for one in (stdin, stdout, stderr)]
        directory = str(cwd or Path.cwd())
        self._process = MOTHER.Process(target=_live, args=(list(arguments), dict(env), directory, streams))
        self._process.start()
        for one in streams:
            one.close()
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        code: int | None = self._process.exitcode
        return code

    def wait(self, timeout_s: float) -> int:
        """The exit code, when it has ended."""
        self._process.join(timeout_s)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired("readyroom", timeout_s)
        return code

    def send_signal(self, number: int) -> None:
        """To a process that has ended, nothing is sent."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _live(arguments: list[str], env: dict[str, str], directory: str, streams: list[Connection]) -> None:
    os.environ.clear()
    os.environ.update(env)
    os.chdir(directory)
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    sys.stdin = os.fdopen(0, "r", closefd=False)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    from readyroom.cli import run

    sys.exit(run(arguments))
