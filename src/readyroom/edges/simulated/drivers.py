"""The way to a room: what a simulated centre says is written to its log, and what the room commands comes back.

Belongs here: the seam, and how often a room that is busy is asked again. The way to the engine alone, without a room,
is `simulation/`; the same seed gives the same log on both.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

import structlog

from readyroom.engine.inputs import Input
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World
from readyroom.runtime.outbox import Switch
from readyroom.runtime.room import Quarantined, Reply, Room, RoomBusy

TRIES = 20
PAUSE_S = 0.25
"""A room that is busy, or whose store does not answer, is asked again: for five seconds, as any switch would."""

logger = structlog.get_logger(__name__)


class Driver(Protocol):
    """What decides."""

    def now(self) -> int:
        """Milliseconds UTC."""

    async def world(self) -> World:
        """The world, to be looked at."""

    async def submit(self, given: Input, id_: str) -> Refusal | None:
        """Say something, under an id of its own; the refusal, if it was refused.

        Where time stands still meanwhile, all that follows from it has been commanded when this returns.
        """

    async def attach(self, switch: Switch) -> None:
        """Send the switch its commands from now on; first what it should have now."""

    async def detach(self) -> None:
        """No more commands."""


class RoomDriver:
    """A room, at its clock's pace."""

    def __init__(self, room: Room, link: str) -> None:
        self._room = room
        self._link = link

    def now(self) -> int:
        """The room's clock."""
        return self._room.clock.now()

    async def world(self) -> World:
        """The settled world."""
        return await self._room.settled()

    async def submit(self, given: Input, id_: str) -> Refusal | None:
        """Have it decided and written; asked again while the room is busy, for it is done once.

        What the room cannot take after all is lost, as it would be with any switch. Raises `RoomStopping`.
        """
        for _ in range(TRIES):
            try:
                reply = await self._submit(given, id_)
                break
            except RoomBusy:
                await asyncio.sleep(PAUSE_S)
            except Quarantined:
                return None
        else:
            logger.warning("simulation_not_heard", link=self._link, input=type(given).__name__)
            return None
        if self._room.clock.sleep_s(self.now()) is None:
            await self._room.outbox.drained()
        return reply.refusal

    async def _submit(self, given: Input, id_: str) -> Reply:
        if given.by.kind == "switch":
            return await self._room.observe(self._link, id_, given)
        return await self._room.submit(given, id_, f"simulated:{self._link}", id_)

    async def attach(self, switch: Switch) -> None:
        """Join the room's outbox."""
        await self._room.attach(switch, self._link)
        if self._room.clock.sleep_s(self.now()) is None:
            await self._room.outbox.drained()

    async def detach(self) -> None:
        """Leave it."""
        await self._room.outbox.detach(self._link)
