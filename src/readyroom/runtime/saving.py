"""When a room's state is written down, so that a start need not replay the whole log.

Belongs here: how often, and doing it beside the room's work. What is in a snapshot is in `saved`, which ones are kept
in `store/snapshots`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from readyroom.runtime import saved
from readyroom.runtime.counts import Counts
from readyroom.runtime.log import Log
from readyroom.runtime.threads import Threads
from readyroom.runtime.work import Work

SNAPSHOT_EVERY = 10_000
"""Events between snapshots: so many are replayed in well under a second."""
SNAPSHOT_SHARE = 100
"""And between two snapshots goes at least so many times what taking one took: at most 1 % of the time."""


class Saving:
    """The snapshots of one room."""

    def __init__(
        self, log: Log, work: Work, threads: Threads, counts: Counts, alarm: Callable[[str, str], None]
    ) -> None:
        self._log = log
        self._work = work
        self._threads = threads
        self._counts = counts
        self._alarm = alarm
        self._seq = work.held.snapshot_seq
        self._after_s = 0.0
        self._task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Take one if it is time. Only while settled: the state is encoded now, the writer thread writes it between
        two batches.
        """
        if self._work.world.seq < self._seq + SNAPSHOT_EVERY or self._task is not None:
            return
        loop = asyncio.get_running_loop()
        began = loop.time()
        if began < self._after_s:
            return
        seq, at, body = self._snapshot()
        self._after_s = loop.time() + (loop.time() - began) * SNAPSHOT_SHARE
        self._task = asyncio.create_task(self._save(seq, at, body), name=f"snapshot {self._log.room}")

    async def last(self) -> None:
        """Take one at the end, unless nothing has happened since."""
        if self._task is not None:
            await self._task
        if self._work.world.seq > self._seq:
            await self._save(*self._snapshot())

    def _snapshot(self) -> tuple[int, int, bytes]:
        held = self._work.held
        return held.world.seq, held.world.now, saved.encode(held.world.state(), held.today, held.feed)

    async def _save(self, seq: int, at: int, body: bytes) -> None:
        try:
            await self._threads.in_writer(self._log.save, seq, at, body)
            self._seq = seq
            self._counts.snapshots += 1
        except Exception as error:  # noqa: BLE001
            # Nothing is lost by it but the time of a replay.
            self._alarm("snapshot_failed", repr(error))
        finally:
            self._task = None
