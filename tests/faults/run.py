"""One seed from beginning to end, and what must be so whatever failed.

Belongs here: the lives of the server between power cuts, the calm at the end, and the invariants.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from unittest.mock import patch

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.runtime import fanout, loop, saving
from readyroom.runtime.clock import RealClock
from readyroom.runtime.room import Room, Scope
from readyroom.runtime.verify import verify
from readyroom.store.errors import StoreUnavailable
from readyroom.store.interface import Batch
from readyroom.store.memory import MemoryStore
from tests.faults.clients import Commander, Hasty, Reader, Watcher
from tests.faults.machine import Machine, PowerCut, Threads
from tests.faults.weather import Disk, Weather
from tests.runtime.centre import AGENTS, BO, MONDAY, SWITCH, entities
from tests.runtime.stream import fresh

COMMANDERS, COMMANDS = 4, 6
LIFE_STEPS = 900
"""A power cut comes within so many steps: about as many as a whole run without one has."""
SMALL = ((saving, "SNAPSHOT_EVERY", 40), (fanout, "QUEUE_FRAMES", 4), (fanout, "RING_FRAMES", 5),
         (fanout, "RESUME_FRAMES", 3))  # fmt: skip
"""What is bounded is met: a run has a few hundred events."""
FAILED = ("loop_failed", "input_quarantined", "deadline_deferred", "tick_failed", "fenced")
"""Alarms that no weather explains."""


class Broken(AssertionError):  # noqa: N818
    """Something that must always be so was not."""


class Alarms:
    """The room's logger: what it says goes into the trace."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def error(self, code: str, room: str, detail: str) -> None:
        self._tell(f"room: {code}, {detail.splitlines()[0]}")


class Run:
    """One seed."""

    NAME = "acme"

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.trace: list[str] = []
        self.room: Room | None = None
        self.store = founded()
        self._chance = random.Random(seed)
        self.weather = Weather(self._chance)
        self.disk = Disk(self.store, self.weather, self._chance, self.tell)
        self._machine = Machine()
        self._wall_s = MONDAY / 1000
        self._commanders = [Commander(number, seed, COMMANDS) for number in range(COMMANDERS)]
        self._hasty = Hasty(seed, COMMANDS)
        self._watchers = [Watcher(number, seed) for number in range(2)]

    def tell(self, what: str) -> None:
        """A line of the trace. Whoever is switched off says nothing."""
        if not self._machine.is_off:
            self.trace.append(f"{self._machine.now_s:9.3f} s  {self._machine.steps:5}  {what}")

    def check(self, holds: bool, otherwise: str) -> None:
        """Raises `Broken` with the seed where it does not hold."""
        if not holds:
            self.tell(f"BROKEN: {otherwise}")
            raise Broken(f"seed {self.seed}: {otherwise}")

    # --- lives -------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Live through it. Raises `Broken`, or whatever else must not be."""
        with contextlib.ExitStack() as small:
            for module, name, value in SMALL:
                small.enter_context(patch.object(module, name, value))
            small.enter_context(patch.object(loop, "logger", Alarms(self.tell)))
            while self.weather.cuts:
                self._machine.off_at = self._machine.steps + self._chance.randint(10, LIFE_STEPS)
                try:
                    self._machine.run(self._life())
                    break
                except PowerCut:
                    self.trace.append(f"{self._machine.now_s:9.3f} s  {self._machine.steps:5}  POWER CUT")
                    self._look_at_alarms()
                    self.weather.cuts -= 1
                    self._switch_on()
            else:
                self._machine.run(self._life())
            self._switch_on()
            self.weather.clears()
            self._machine.run(self._end())

    def _switch_on(self) -> None:
        self.room = None
        off_s = self._chance.choice((0.1, 2.0, 100.0))
        before = self._machine
        self._machine = Machine(before.now_s + off_s)
        self._machine.steps = before.steps

    async def _open(self) -> Room:
        """Start the server until it starts."""
        machine = self._machine
        self.disk.now_s = machine.time
        threads = Threads(machine, self._chance, self.disk.takes_s)
        while True:
            clock = RealClock(lambda: self._wall_s + machine.now_s, machine.time)
            try:
                room = await Room.open(self.disk, self.NAME, clock, threads)  # type: ignore[arg-type]
            except StoreUnavailable:
                await asyncio.sleep(1.0)
                continue
            self.tell(f"the room is open at event {room.world.seq}")
            return room

    async def _life(self) -> None:
        """Until all commanders are answered."""
        self.room = await self._open()
        lookers: list[Watcher | Hasty | Reader] = [*self._watchers, self._hasty, Reader(self.seed)]
        others = [one.live(self) for one in lookers]
        working = [asyncio.create_task(one.live(self)) for one in self._commanders]
        looking = [asyncio.create_task(one) for one in (*others, self._step_the_clock())]
        waiting = set(working)
        while waiting:
            done, _ = await asyncio.wait({*waiting, *looking}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            waiting -= done
        for task in looking:
            task.cancel()
        await asyncio.gather(*looking, return_exceptions=True)
        self._look_at_alarms()

    async def _step_the_clock(self) -> None:
        while True:
            await asyncio.sleep(self._chance.uniform(0.0, 30.0))
            if self.weather.steps:
                self.weather.steps -= 1
                by_s = self._chance.choice((-3600.0, -5.0, 5.0, 3600.0))
                self.tell(f"the wall clock is put {by_s:+.0f} s")
                self._wall_s += by_s

    # --- what must be so ---------------------------------------------------------------------------------

    async def _end(self) -> None:
        """In calm weather: all boards, the world, the log and what is kept beside it say one thing."""
        self.room = room = await self._open()
        await asyncio.sleep(60.0)
        world = await room.settled()
        log = {event.seq: event for event in await room.events()}
        room.board.publish()
        for watcher in self._watchers:
            shown = await watcher.board(self, room)
            self.check(shown == await fresh(room, Scope()), f"{watcher.name} shows what is not so")
        self._account(log)
        self._look_at_alarms()
        await room.stop()
        # Its last act is a snapshot of the live world; that is compared with the log's fold, byte by byte.
        snapshot = self.store.latest_snapshot(self.NAME)
        self.check(
            snapshot is not None and snapshot.seq == world.seq == len(log), "the last snapshot is not the end"
        )
        found = verify(self.store, self.NAME)
        self.check(not found.wrong, "; ".join(found.wrong))
        self.check(not self._machine.failures, "; ".join(self._machine.failures))

    def _account(self, log: dict[int, ev.Event]) -> None:
        """What was answered is in the log as it was told, each for one command, and nothing was done twice."""
        claimed = Counter[int]()
        for one in self._commanders:
            for key, reply in one.replies.items():
                for event in reply.events:
                    self.check(
                        log.get(event.seq) == event,
                        f"{key} was answered event {event.seq}, which is not there",
                    )
                    claimed[event.seq] += 1
        twice = [seq for seq, times in claimed.items() if times > 1]
        self.check(not twice, f"one event answered two commands: {twice}")
        done = Counter(tag for event in log.values() if (tag := _tag(event)) is not None)
        for key in self._hasty.sent:
            times, at_least = done[key], int(key in self._hasty.answered)
            self.check(at_least <= times <= 1, f"{key} was done {times} times")
        for one in self._commanders:
            for key, reply in one.replies.items():
                if key in done or any(_tag(event) == key for event in reply.events):
                    self.check(done[key] == 1, f"{key} was done {done[key]} times")

    def _look_at_alarms(self) -> None:
        if self.room is not None:
            wrong = [alarm for alarm in self.room.counts.alarms if alarm.code in FAILED]
            self.check(not wrong, f"alarms: {wrong}")


def _tag(event: ev.Event) -> str | None:
    """The key of the command that alone can have led to the event, where it says so."""
    match event:
        case ev.StatusChosen(note=str(tag)) | ev.CallJoined(call=tag) | ev.TaskCreated(task=tag):
            return tag if tag.startswith("client ") else None
        case ev.Configured(entity=cat.UnitConfig(label=tag)):
            return tag if tag.startswith("client ") else None
        case ev.Refused(params={"status": tag}):
            return tag.removeprefix("no ") if tag.startswith("no client ") else None
        case _:
            return None


# --- the beginning ---------------------------------------------------------------------------------------


def founded() -> MemoryStore:
    """A store with the organisation, all phones registered and everybody ready."""
    store = MemoryStore()
    epoch = store.open_room(Run.NAME).epoch
    for batch in _founding():
        store.append(replace(batch, epoch=epoch))
    return store


@cache
def _founding() -> tuple[Batch, ...]:
    kept: list[Batch] = []

    class Keeping(MemoryStore):
        def append(self, batch: Batch) -> None:
            super().append(batch)
            kept.append(batch)

    async def found() -> None:
        threads = Threads(machine, random.Random(0), lambda: 0.001)
        clock = RealClock(lambda: MONDAY / 1000 - 60 + machine.now_s, machine.time)
        room = await Room.open(Keeping(), Run.NAME, clock, threads)  # type: ignore[arg-type]
        given = [i.ChangeDevice(at=0, by=SWITCH, device=f"d-{agent}", registered=True) for agent in AGENTS]
        ready = [i.SetStatus(at=0, by=BO, agent=agent, status="ready") for agent in AGENTS]
        for one in (i.Configure(at=0, by=BO, entities=entities()), *given, *ready):
            assert (await room.submit(one)).refusal is None

    machine = Machine()
    machine.run(found())
    return tuple(kept)
