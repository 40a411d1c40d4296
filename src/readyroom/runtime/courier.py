"""What follows from the log and goes out to people and programs: taken up after the commit, delivered at least once.

Belongs here: a follower of one room's log. How far it has come, who is busy, what is due and when it is tried again;
what is to be said, and how it gets there, is its carrier's. Nothing is in memory alone: after a crash it goes on from
the log and the deliveries that wait. Each has its key, by which who gets it twice can tell.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

import structlog
from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.event import Event
from readyroom.runtime.errors import RoomError
from readyroom.runtime.room import Room
from readyroom.runtime.trail import Trail
from readyroom.store.deliveries import Deliveries, Delivery, DeliveryKind, Waiting

EVENTS_A_TURN = 500
"""Taken up in one transaction."""
UNSAID_AT_MOST = 10_000
"""Events that nothing follows from, before it is noted that they were looked at: a restart looks at no more again."""
RECEIVERS_AT_ONCE = 16
"""Receivers that are being reached, first those that were not for longest: what is slow of some holds up no other."""
AGAIN_S = 5.0
"""After the store did not answer."""
STUCK_MS = 60_000
"""Until what a carrier left as it was is tried again."""
ALONE_S = 1.0
"""While somebody is being reached: before looking again what is due for others."""

log = structlog.get_logger(__name__)

InReader = Callable[..., Awaitable[Any]]


class Carrier(Protocol):
    """What is to be said of events, and how it gets to its receivers."""

    name: str
    """Under which the store keeps how far the log was followed."""
    kind: DeliveryKind
    types: tuple[str, ...] | None
    """The types of events that it looks at; None: all."""
    gathers: bool
    """Whether it wants all that waits for a receiver, once something is due."""
    at_once: int
    """Deliveries to one receiver in one go: what became of them is written after the last one."""

    async def load(self) -> None:
        """Look up what it needs, once, before it is asked anything."""

    def wants(self, event: Event) -> bool:
        """Whether something may follow from an event; asked of each."""

    async def take_up(self, events: Sequence[Event]) -> list[Delivery]:
        """What follows from some events. The same events give the same keys."""

    async def carry(self, receiver: str, waiting: list[Delivery], now: int) -> list[Delivery]:
        """Deliver; the deliveries as they are then: done, failed, or due at another time."""

    def next_beat(self) -> int | None:
        """When something is to be sent though nothing happened (ms UTC); None: never."""

    async def beat(self, now: int) -> list[Delivery]:
        """What that is, where its time has come."""


class Tally(Struct):
    """Of one courier, since it began."""

    sent: int = 0
    failed: int = 0
    """Tries that failed."""
    given_up: int = 0
    """Deliveries of which the last try failed."""
    not_wanted: int = 0
    """Deliveries that were dropped without a try: switched off, or chosen no more."""
    waiting: Waiting = Waiting(0, None)


class Courier:
    """One carrier at work for one room. `start` it, and `stop` it in the end."""

    def __init__(self, room: Room, deliveries: Deliveries, in_reader: InReader, carrier: Carrier) -> None:
        self.room = room
        self.carrier = carrier
        self.tally = Tally()
        self.trail: Trail | None = None
        self._deliveries = deliveries
        self._in_reader = in_reader
        self._stored: int | None = None
        self._seen = 0
        self._heard = True
        self._due: int | None = None
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._turns: dict[str, int] = {}
        """The turn in which each receiver was reached last."""
        self._wake = asyncio.Event()
        self._turning = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._ignore: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Go on from where it was; the first time, from now."""
        await self.carrier.load()
        name, carrier = self.room.name, self.carrier.name
        self._stored = await self._in_reader(self._deliveries.position, name, carrier)
        if self._stored is None:
            await self.room.settled()
            self._stored = self.room.world.seq
            await self._in_reader(self._deliveries.follow, name, carrier, None, self._stored, [])
        self._seen = self._stored
        self._ignore = self.room.follow(self._hear)
        self.room.clock.join(self)
        self._task = asyncio.create_task(self._run(), name=f"courier {self.carrier.name}")

    async def stop(self) -> None:
        """Say no more. What is under way is waited for no longer, and tried again at the next start."""
        self._ignore()
        self.room.clock.leave(self)
        tasks = [task for task in (self._task, *self._busy.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def rouse(self) -> None:
        """Look what is due: something was put among the deliveries."""
        self._heard = True
        self._wake.set()

    def _hear(self, events: Sequence[Event]) -> None:
        if any(self.carrier.wants(event) for event in events):
            self.rouse()

    # --- a manual clock ----------------------------------------------------------------------------------

    def next_due(self) -> int | None:
        """When something is to be delivered (ms UTC), or None; at once while that is not known yet."""
        is_unknown = self._heard or self._turning.locked() or self._busy
        return self.room.now() if is_unknown else self._due

    async def run_due(self, now: int) -> None:
        """Deliver what is due up to `now`."""
        while True:
            await self._turn()
            if self._busy:
                await asyncio.gather(*self._busy.values(), return_exceptions=True)
            elif not self._heard and (self._due is None or self._due > now):
                return

    # --- the circle --------------------------------------------------------------------------------------

    async def _run(self) -> None:
        while not self.room.is_taken_over:
            self._wake.clear()
            try:
                await self._turn()
                pause = self._pause_s()
            except RoomError:
                pause = AGAIN_S
            except Exception:
                log.exception("courier_failed", room=self.room.name, courier=self.carrier.name)
                pause = AGAIN_S
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause)

    def _pause_s(self) -> float | None:
        sleep_s = None if self._due is None else self.room.clock.sleep_s(self._due)
        return ALONE_S if self._busy and (sleep_s is None or sleep_s < ALONE_S) else sleep_s

    async def _turn(self) -> None:
        """Take the log up as far as it is written, and have delivered what is due to those who are not busy."""
        async with self._turning:
            self._heard = False
            await self._take_up()
            room, kind, now = self.room.name, self.carrier.kind, self.room.now()
            if beats := await self.carrier.beat(now):
                await self._in_reader(self._deliveries.put_deliveries, beats)
            receivers = await self._in_reader(self._deliveries.receivers_due, room, kind, now)
            turn = max(self._turns.values(), default=0) + 1
            for receiver in sorted(receivers, key=lambda each: self._turns.get(each, 0)):
                if receiver not in self._busy and len(self._busy) < RECEIVERS_AT_ONCE:
                    self._turns[receiver] = turn
                    self._busy[receiver] = asyncio.create_task(self._reach(receiver, now))
            due = await self._in_reader(self._deliveries.next_due, room, kind)
            beat = self.carrier.next_beat()
            self._due = min((each for each in (due, beat) if each is not None), default=None)
            self.tally.waiting = await self._in_reader(self._deliveries.waiting, room, kind)

    async def _take_up(self) -> None:
        await self.room.settled()
        last = self.room.world.seq
        while self._seen < last:
            events = await self.room.events(
                self._seen, until=last, limit=EVENTS_A_TURN, types=self.carrier.types
            )
            until = events[-1].seq if len(events) == EVENTS_A_TURN else last
            wanted = [event for event in events if self.carrier.wants(event)]
            found = await self.carrier.take_up(wanted) if wanted else []
            if found or until - (self._stored or 0) >= UNSAID_AT_MOST:
                name = self.carrier.name
                moved = await self._in_reader(
                    self._deliveries.follow, self.room.name, name, self._stored, until, found
                )
                if not moved:  # another server has the room
                    self._seen = last
                    return
                self._stored = until
            self._seen = until

    async def _reach(self, receiver: str, now: int) -> None:
        try:
            room, kind, carrier = self.room.name, self.carrier.kind, self.carrier
            began_ns = time.time_ns()
            until = None if carrier.gathers else now
            waiting = await self._in_reader(
                self._deliveries.waiting_for, room, kind, receiver, until, carrier.at_once
            )
            changed = await carrier.carry(receiver, waiting, now)
            if not changed:
                log.error("delivery_stuck", room=room, courier=carrier.name, receiver=receiver)
                changed = [replace(each, due=now + STUCK_MS) for each in waiting if each.due <= now]
            await self._in_reader(self._deliveries.settle, changed)
            made = self._count(waiting, changed)
            if self.trail is not None:
                self.trail.delivered(made, began_ns)
        except Exception:
            log.exception("courier_failed", room=self.room.name, courier=self.carrier.name, receiver=receiver)
            await asyncio.sleep(AGAIN_S)
        finally:
            del self._busy[receiver]
            self.rouse()

    def _count(self, waited: list[Delivery], changed: list[Delivery]) -> list[Delivery]:
        """Those that were tried; what was only put off counts for nothing."""
        before = {each.key: each.attempts for each in waited}
        found: list[Delivery] = []
        for each in changed:
            if each.attempts > before[each.key]:
                found.append(each)
                self.tally.sent += each.state == "done"
                self.tally.failed += each.state != "done"
                self.tally.given_up += each.state == "failed"
            else:
                self.tally.not_wanted += each.state == "failed"
        return found


def not_wanted(delivery: Delivery, now: int, why: str) -> Delivery:
    """A delivery that is dropped without a try."""
    return replace(delivery, state="failed", due=now, error=why)


def tried(
    delivery: Delivery, now: int, error: str = "", *, retries_s: Sequence[int] = (), for_good: bool = False
) -> Delivery:
    """A delivery after one more try: done without an `error`; else due again after the pause that comes next, or
    failed where there is none left, or it failed `for_good`.
    """
    attempts = delivery.attempts + 1
    if not error:
        return replace(delivery, attempts=attempts, state="done", due=now, error="")
    if for_good or attempts > len(retries_s):
        return replace(delivery, attempts=attempts, state="failed", due=now, error=error)
    return replace(delivery, attempts=attempts, due=now + retries_s[attempts - 1] * 1000, error=error)
