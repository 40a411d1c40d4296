"""The house: a store with all its rooms, the threads and the clock they share.

Belongs here: opening and closing them, and making an organisation from its first entities.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import ParamSpec, TypeVar

import structlog

from readyroom.engine.catalogue import Entity
from readyroom.engine.event import Event
from readyroom.engine.events import Corrected
from readyroom.engine.facts import SYSTEM, Actor
from readyroom.engine.inputs import Configure
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.runtime.clock import Clock
from readyroom.runtime.courier import Carrier, Courier
from readyroom.runtime.log import Reply
from readyroom.runtime.loop import Retries
from readyroom.runtime.room import RETRIES, Room
from readyroom.runtime.threads import Threads
from readyroom.runtime.trail import Listener, Trail
from readyroom.runtime.what_ifs import WhatIfs
from readyroom.store.interface import Store
from readyroom.store.people import Organisation, People

REPLIES_KEPT_MS = 24 * 3_600_000
"""Longer than any client's retries."""
DELIVERIES_KEPT_MS = 30 * 24 * 3_600_000
"""So long one can see what became of a message, and have a webhook's delivery repeated."""
HOUSEKEEPING_S = 3_600.0
CORRECTED_S = 300.0
"""After a correction its days are rolled up so soon: of several together, once."""

P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C")
logger = structlog.get_logger(__name__)


class House:
    """All organisations of one store. Make it with `open`; it owns the store from then on."""

    def __init__(
        self, store: Store, clock: Clock, threads: Threads, rules: Sequence[Rule], retries: Retries
    ) -> None:
        self.rooms: dict[str, Room] = {}
        self.couriers: dict[tuple[str, str], Courier] = {}
        """By room and the carrier's name."""
        self.what_ifs: WhatIfs | None = None
        """Who answers what would have been; None: nobody does."""
        self._listeners: tuple[Listener, ...] = ()
        self._trails: dict[str, Trail] = {}
        self._carriers: list[Callable[[Room], Carrier]] = []
        self.clock = clock
        self._store = store
        self._threads = threads
        self._rules = rules
        self._retries = retries
        self._keeping: asyncio.Task[None] | None = None
        self._corrected = asyncio.Event()
        self._creating = asyncio.Lock()

    @classmethod
    async def open(
        cls, store: Store, clock: Clock, rules: Sequence[Rule] = RULES, retries: Retries = RETRIES
    ) -> House:
        """Open all rooms of a store, and start them."""
        house = cls(store, clock, Threads(), rules, retries)
        try:
            for name in await house.in_reader(store.rooms):
                house.rooms[name] = await house._open(name)
        except BaseException:
            await house.stop()
            raise
        house._keeping = asyncio.create_task(house._keep(), name="housekeeping")
        return house

    @property
    def people(self) -> People:
        """What belongs to people: call it by `in_reader`."""
        return self._store.people

    @property
    def store(self) -> Store:
        """The store: call it by `in_reader`."""
        return self._store

    async def in_reader(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call something that blocks on the store, in a thread beside the loop."""
        return await self._threads.in_reader(fn, *args, **kwargs)

    async def create(
        self, name: str, label: str, entities: Sequence[Entity], by: Actor = SYSTEM
    ) -> tuple[Room, Reply]:
        """Make an organisation from its first entities (a preset's). Raises ValueError if there is one.

        A refusal is in the reply: the room is there then, and empty. An empty room may be made again.
        """
        async with self._creating:
            room = self.rooms.get(name)
            if room is not None and room.world.seq > 0:
                raise ValueError(f"there is an organisation {name} already")
            if room is None:
                organisation = Organisation(name, label, self.clock.now())
                room = self.rooms[name] = await self._open(name)
                await self.in_reader(self.people.put_organisation, organisation)
            reply = await room.submit(Configure(at=0, by=by, entities=tuple(entities)))
            return room, reply

    async def _open(self, name: str) -> Room:
        room = await Room.open(self._store, name, self.clock, self._threads, self._rules, self._retries)
        self._trace(room)
        room.follow(self._hear)
        for make in self._carriers:
            await self._employ(room, make(room))
        return room

    def trace(self, *listeners: Listener) -> None:
        """Tell these of each step of each room from now on."""
        self._listeners += listeners
        for room in self.rooms.values():
            self._trace(room)

    def _trace(self, room: Room) -> None:
        if self._listeners:
            self._trails[room.name] = Trail(room.name, self._listeners)
            room.trace(self._trails[room.name])

    async def employ(self, make: Callable[[Room], Carrier]) -> None:
        """Have a carrier made for each room, those that are yet to come too, and put it to work."""
        self._carriers.append(make)
        for room in tuple(self.rooms.values()):
            await self._employ(room, make(room))

    def carrier(self, room: str, kind: type[C]) -> C | None:
        """The carrier of that kind at work for a room, if there is one."""
        carriers = (courier.carrier for (name, _), courier in self.couriers.items() if name == room)
        return next((carrier for carrier in carriers if isinstance(carrier, kind)), None)

    async def _employ(self, room: Room, carrier: Carrier) -> None:
        courier = Courier(room, self._store.deliveries, self.in_reader, carrier)
        courier.trail = self._trails.get(room.name)
        await courier.start()
        self.couriers[room.name, carrier.name] = courier

    async def stop(self) -> None:
        """Stop all rooms (each finishes its inputs and writes a snapshot), then let go of the store."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        if self.what_ifs is not None:
            await self.what_ifs.stop()
        await asyncio.gather(*(courier.stop() for courier in self.couriers.values()))
        await asyncio.gather(*(room.stop() for room in self.rooms.values()))
        self._threads.close()
        self._store.close()

    async def _keep(self) -> None:
        while True:
            await self._try(self._forget(self.clock.now()), room=None)
            for room in list(self.rooms.values()):
                await self._try(room.roll_up(), room=room.name)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HOUSEKEEPING_S):
                    await self._corrected.wait()
                    await asyncio.sleep(CORRECTED_S)
            self._corrected.clear()

    def _hear(self, events: Sequence[Event]) -> None:
        if any(isinstance(event, Corrected) for event in events):
            self._corrected.set()

    async def _forget(self, now: int) -> None:
        await self.in_reader(self._store.forget_replies, now - REPLIES_KEPT_MS)
        await self.in_reader(self.people.forget_sessions, now)
        await self.in_reader(self._store.deliveries.forget_deliveries, now - DELIVERIES_KEPT_MS)

    async def _try(self, chore: Awaitable[object], room: str | None) -> None:
        """One that fails keeps no other from being done."""
        try:
            await chore
        except Exception:
            logger.exception("housekeeping_failed", room=room)
