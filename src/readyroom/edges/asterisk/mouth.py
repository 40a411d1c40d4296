"""The way of observations into a room: in order, several at once, each until the room has it.

Belongs here: what waits to be said, and what is done while the room is busy. The link goes on reading meanwhile: what
has been said and not been heard is bounded, and beyond that the link is to be made anew.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable

import structlog

from readyroom.edges.asterisk.said import Said
from readyroom.runtime.errors import Quarantined
from readyroom.runtime.log import Reply
from readyroom.runtime.room import Room, RoomError, RoomStopping

WAITING_AT_MOST = 100_000
"""Observations that wait for a room: at 5,000 events a second, twenty seconds of a store that stands still."""
UNDER_WAY = 256
"""Said and not yet answered: the room takes them in a few commits."""
PAUSE_S = 0.25

logger = structlog.get_logger(__name__)


class Mouth:
    """Says to one room what one link observes."""

    def __init__(self, room: Room, link: str) -> None:
        self._room = room
        self._link = link
        self._waiting: deque[Said] = deque()
        self._under_way: deque[tuple[Said, asyncio.Task[Reply]]] = deque()
        self._wake = asyncio.Event()
        self._count = 0
        self._done = 0
        self._listening: deque[tuple[int, asyncio.Future[None]]] = deque()
        """(after how many observations, who waits for that)"""
        self.refused = 0
        self._task = asyncio.create_task(self._run(), name=f"asterisk {link} mouth")

    def say(self, said: Iterable[Said]) -> None:
        """Let these be said."""
        before = len(self._waiting)
        self._waiting.extend(said)
        self._count += len(self._waiting) - before
        if self._waiting:
            self._wake.set()

    @property
    def is_overrun(self) -> bool:
        """Whether more waits than there should be."""
        return len(self._waiting) > WAITING_AT_MOST

    async def quiet(self) -> None:
        """Until the room has all that was said before. Raises RoomStopping."""
        if self._task.done():
            raise RoomStopping(self._room.name)
        if self._done < self._count:
            listening: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._listening.append((self._count, listening))
            await listening

    async def close(self) -> None:
        """Say no more."""
        self._task.cancel()
        await asyncio.gather(self._task, *(task for _, task in self._under_way), return_exceptions=True)

    async def _run(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting or self._under_way:
                    if self._waiting and len(self._under_way) < UNDER_WAY:
                        await self._begin(self._waiting.popleft())
                    else:
                        await self._finish(*self._under_way.popleft())
                        self._is_done()
        except RoomStopping:
            return
        finally:
            for _, listening in self._listening:
                if not listening.done():
                    listening.set_exception(RoomStopping(self._room.name))
                    listening.exception()  # nobody need wait for it any more

    def _is_done(self) -> None:
        self._done += 1
        while self._listening and self._listening[0][0] <= self._done:
            _, listening = self._listening.popleft()
            if not listening.done():
                listening.set_result(None)

    async def _begin(self, said: Said) -> None:
        """Have it in the room's line before the next one is."""
        while True:
            task = asyncio.create_task(self._room.observe(self._link, said.id, said.input))
            await asyncio.sleep(0)
            if not task.done() or task.exception() is None or isinstance(task.exception(), Quarantined):
                self._under_way.append((said, task))
                return
            if isinstance(task.exception(), RoomStopping):
                raise task.exception() or RoomStopping(self._room.name)
            await asyncio.sleep(PAUSE_S)

    async def _finish(self, said: Said, task: asyncio.Task[Reply]) -> None:
        while True:
            try:
                reply = await task
            except Quarantined:
                return
            except RoomStopping:
                raise
            except RoomError:
                # It is done once, however often it is said.
                await asyncio.sleep(PAUSE_S)
                task = asyncio.create_task(self._room.observe(self._link, said.id, said.input))
                continue
            if reply.refusal is not None:
                self.refused += 1
                logger.info("observation_refused", link=self._link, id=said.id, code=reply.refusal.code)
            return
