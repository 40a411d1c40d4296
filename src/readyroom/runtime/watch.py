"""Whether the room is still ours, for a server that has nothing to write: its next append might be hours away.

Belongs here: looking now and then. What keeps a server that was taken over from writing is not this, but the epoch
that each append carries.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from readyroom.runtime.log import Log
from readyroom.runtime.threads import Threads
from readyroom.store.errors import Fenced, StoreError

LOOK_S = 2.0
"""Between two looks: so long somebody may look at a board that stands still."""


class Watch:
    """Looks after one room. `on_loss` is told once."""

    def __init__(self, log: Log, threads: Threads, on_loss: Callable[[Fenced], None]) -> None:
        self._log = log
        self._threads = threads
        self._on_loss = on_loss
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run(), name=f"watch {self._log.room}")

    async def stop(self) -> None:
        """End."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await self._threads.in_reader(self._log.check)
            except Fenced as why:
                self._on_loss(why)
                return
            except StoreError:
                continue  # a store that is away is the loop's to tell
