"""The way of observations into a room: in order, several at once, each until the room has it.

They go in groups, for the room writes what came together together. A group that could not be written is said again
before anything that comes after it. Only where the room had taken its own turn in the middle of a group, and just
that part failed, was something said too early: then all is to be asked for again, which puts it right.

Belongs here: what waits to be said, and what is done while the room is busy. The link goes on reading meanwhile: what
has been said and not been heard is bounded, and beyond that the link is to be made anew.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

import structlog

from readyroom.edges.asterisk.said import Said
from readyroom.engine.refusals import Refusal
from readyroom.runtime.errors import Quarantined
from readyroom.runtime.log import Reply
from readyroom.runtime.room import Room, RoomError, RoomStopping

WAITING_AT_MOST = 100_000
"""Observations that wait for a room: at 5,000 events a second, twenty seconds of a store that stands still."""
GROUP = 64
"""As many as a room takes in one commit."""
PAUSE_S = 0.25

OnRefusal = Callable[[Said, Refusal], None]

logger = structlog.get_logger(__name__)


class Mouth:
    """Says to one room what one link observes."""

    def __init__(self, room: Room, link: str, on_refusal: OnRefusal | None = None) -> None:
        """`on_refusal` is told what the room did not take, and must not wait."""
        self._room = room
        self._link = link
        self._on_refusal = on_refusal
        self._waiting: deque[Said] = deque()
        self.is_out_of_order = False
        """Whether something was said before what came before it."""
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
    def waiting(self) -> int:
        """Observations that the room has not taken yet."""
        return self._count - self._done

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
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    group = [self._waiting.popleft() for _ in range(min(GROUP, len(self._waiting)))]
                    await self._say(group)
                    self._are_done(len(group))
        except RoomStopping:
            return
        except Exception:
            logger.exception("asterisk_mouth_failed", link=self._link)
            raise
        finally:
            for _, listening in self._listening:
                if not listening.done():
                    listening.set_exception(RoomStopping(self._room.name))
                    listening.exception()  # nobody need wait for it any more

    def _are_done(self, number: int) -> None:
        self._done += number
        while self._listening and self._listening[0][0] <= self._done:
            _, listening = self._listening.popleft()
            if not listening.done():
                listening.set_result(None)

    async def _say(self, group: list[Said]) -> None:
        """Until the room has every one of them. Raises RoomStopping."""
        while group:
            # All begin before the room looks, so they are in its line together and in order.
            saying = (self._room.observe(self._link, said.id, said.input) for said in group)
            replies = await asyncio.gather(*saying, return_exceptions=True)
            failed: list[Said] = []
            for said, reply in zip(group, replies, strict=True):
                if isinstance(reply, RoomStopping):
                    raise reply
                if isinstance(reply, RoomError) and not isinstance(reply, Quarantined):
                    failed.append(said)
                    continue
                if isinstance(reply, Reply):
                    self._heard(said, reply)
                elif not isinstance(reply, Quarantined):
                    raise reply
                self.is_out_of_order |= bool(failed)
            if failed:
                await asyncio.sleep(PAUSE_S)
            group = failed

    def _heard(self, said: Said, reply: Reply) -> None:
        if reply.refusal is not None:
            self.refused += 1
            logger.info("observation_refused", link=self._link, id=said.id, code=reply.refusal.code)
            if self._on_refusal is not None:
                self._on_refusal(said, reply.refusal)
