"""The threads in which a store is used: one that writes, a few that read.

Belongs here: nothing else. One writer for all rooms, since a database file has one as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

READERS = 4
"""More would only wait for the interpreter."""

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """A writer and some readers."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, "readyroom-writer")
        self._readers = ThreadPoolExecutor(READERS, "readyroom-reader")

    async def in_writer(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it in the writer thread, after all that was asked before."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, lambda: fn(*args, **kwargs))

    async def in_reader(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it in a reader thread, beside whatever else is done."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: fn(*args, **kwargs))

    def close(self) -> None:
        """Finish what was asked, and end the threads."""
        self._writer.shutdown()
        self._readers.shutdown()
