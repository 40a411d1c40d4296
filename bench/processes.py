"""Servers and their clients in processes of their own.

Belongs here: starting and ending one, talking to it, and what it used of the processor. A process is a function that
gets a connection: it answers once when it is ready, then each order, until it is told `None`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LOOK_S, IDLE_S = 0.5, 900.0
IDLE_SHARE = 0.05
"""Of one processor; what a server does that only waits."""
_SPAWN = multiprocessing.get_context("spawn")


class Process:
    """A process that answers."""

    def __init__(self, serve: Callable[..., None], *arguments: Any) -> None:
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=serve, args=(theirs, *arguments))
        self._process.start()
        theirs.close()
        self.ready: Any = self._line.recv()
        """What it said when it was ready."""

    def ask(self, order: Any) -> Any:
        """Give an order and wait for the answer."""
        self._line.send(order)
        return self._line.recv()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    def cpu_s(self) -> float:
        """Seconds of processor that it has used, in all its threads."""
        return cpu_s(self.pid)

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self._line.send(None)
        self._process.join()


@contextmanager
def process(serve: Callable[..., None], *arguments: Any) -> Iterator[Process]:
    """A process for as long as this lasts."""
    started = Process(serve, *arguments)
    try:
        yield started
    finally:
        started.stop()


async def until_stopped(line: Connection) -> None:
    """For servers: returns when the process is to end."""
    assert await asyncio.to_thread(line.recv) is None


def cpu_s(pid: int) -> float:
    """Seconds of processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until_idle(pid: int) -> None:
    """Wait until a process uses next to nothing of the processor."""
    until = time.monotonic() + IDLE_S
    used = cpu_s(pid)
    while True:
        time.sleep(LOOK_S)
        before, used = used, cpu_s(pid)
        if used - before <= IDLE_SHARE * LOOK_S:
            return
        assert time.monotonic() < until, f"process {pid} has not come to rest within {IDLE_S:.0f} s"
