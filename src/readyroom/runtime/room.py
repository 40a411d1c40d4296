"""A room: one organisation, one writer, one log.

Belongs here: what edges see of a room: inputs in, replies out, the settled world, the live stream, explanations. The
work goes in a circle in `loop`: collect a batch, step it, write it, answer.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from readyroom.engine.event import Event
from readyroom.engine.inputs import Advance, Input
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.world import World
from readyroom.runtime.clock import Clock
from readyroom.runtime.counts import Counts
from readyroom.runtime.errors import (
    KeyReused,
    Quarantined,
    RoomBusy,
    RoomError,
    RoomStopping,
    RoomTakenOver,
    RoomUnavailable,
)
from readyroom.runtime.fanout import Fanout, Subscription
from readyroom.runtime.inbox import Inbox, Pending
from readyroom.runtime.links import Links
from readyroom.runtime.log import Log, Reply
from readyroom.runtime.loop import Loop, Retries
from readyroom.runtime.outbox import Outbox, Switch
from readyroom.runtime.past import Past
from readyroom.runtime.reporting import Reporting
from readyroom.runtime.rolled import Rolled
from readyroom.runtime.rollups import Basis, catch_up
from readyroom.runtime.threads import Threads
from readyroom.runtime.trail import Trail
from readyroom.runtime.watch import Watch
from readyroom.runtime.work import Work
from readyroom.store.interface import Interval, IntervalTable, Store
from readyroom.views.board import EVERYTHING, Board, Scope
from readyroom.views.explain import AgentExplanation, CallExplanation, explain_agent
from readyroom.views.feed import Feed
from readyroom.views.intervals import Table
from readyroom.views.outlook import QueueOutlook, outlook

__all__ = [
    "KeyReused",
    "Quarantined",
    "Reply",
    "Room",
    "RoomBusy",
    "RoomError",
    "RoomStopping",
    "RoomTakenOver",
    "RoomUnavailable",
    "Scope",
    "Subscription",
]

T = TypeVar("T")
RETRIES = Retries()


class Room:
    """One organisation at work. `open` it, and `stop` it in the end."""

    def __init__(self, log: Log, work: Work, clock: Clock, threads: Threads, retries: Retries) -> None:
        self.name = log.room
        self.clock = clock
        self.links = Links()
        """The links to switches that run in this server."""
        self._threads = threads
        self._log = log
        self._work = work
        self._outbox = Outbox(lambda: work.world)
        self._fanout = Fanout(work.board, lambda: work.world.seq, self.now)
        self._past = Past(log, threads.in_reader)
        self._inbox = Inbox(log.room, clock)
        self._loop = Loop(log, work, self._inbox, self._outbox, self._fanout, threads, retries)
        self._watch = Watch(log, threads, self._loop.lose)
        self._is_stopping = False

    @classmethod
    async def open(
        cls,
        store: Store,
        name: str,
        clock: Clock,
        threads: Threads,
        rules: Sequence[Rule] = RULES,
        retries: Retries = RETRIES,
    ) -> Room:
        """Take the room over and load it: deadlines that came due meanwhile run at once, at their instants."""
        log = Log(store, name)
        await threads.in_writer(log.take_over)
        held = await threads.in_writer(log.load)
        room = cls(log, Work(rules, held), clock, threads, retries)
        room._loop.start()
        room._watch.start()
        clock.join(room)
        return room

    async def stop(self) -> None:
        """Take no more inputs, finish those that wait, write a snapshot, and end all streams."""
        self._is_stopping = True
        self.clock.leave(self)
        await self._watch.stop()
        await self._loop.stop()
        self._fanout.close()
        await self._outbox.close()

    # --- inputs ------------------------------------------------------------------------------------------

    def now(self) -> int:
        """The room's time (ms UTC): the clock, but never before anything that has happened."""
        return self._loop.now()

    async def submit(
        self, given: Input, key: str | None = None, scope: str = "", fingerprint: str = ""
    ) -> Reply:
        """Have an input decided; when this returns, what came of it is durable.

        The room stamps when it became known, and for a command (`seen` 0) when it happened. Under a `key` it is
        done once: a repeat within `scope` gets the first reply. Raises `KeyReused` for the same key with another
        fingerprint, `RoomBusy`, `RoomStopping`, `RoomUnavailable` or `Quarantined`. An engine's refusal is in the
        reply.
        """
        return await self._inbox.submit(Pending(given, key, scope, fingerprint), self.now())

    async def observe(self, link: str, observation: str, given: Input) -> Reply:
        """Have a switch's observation decided; one that comes again under the same id changes nothing."""
        return await self.submit(given, observation, f"switch:{link}", observation)

    def next_due(self) -> int | None:
        """When a deadline is due next (ms UTC), or None."""
        return self._work.next_deadline()

    async def run_due(self, now: int) -> None:
        """Run what is due up to `now`; returns when it is committed and its commands are sent."""
        await self._inbox.submit(Pending(Advance(at=now, seen=now)), self.now())
        await self._outbox.drained()

    # --- reading -----------------------------------------------------------------------------------------

    async def settled(self) -> World:
        """Wait until nothing is in flight; the world until the caller awaits again.

        What is read before the next await is committed, and nobody will ever have to take it back.
        """
        await self._loop.settled()
        return self._work.world

    @property
    def world(self) -> World:
        """The world. Look at it after `settled`."""
        return self._work.world

    @property
    def board(self) -> Board:
        """The board. Look at it after `settled`."""
        return self._work.board

    @property
    def feed(self) -> Feed:
        """Withdrawals and notifications. Look at it after `settled`."""
        return self._work.held.feed

    def tally(self, table: Table) -> Counter[str]:
        """How many agents are in each state or activity, the commit in flight included: for metrics."""
        return self._work.held.intervals.tally(table)

    @property
    def counts(self) -> Counts:
        """What the room counts of itself, its alarms and its quarantine."""
        return self._loop.counts

    @property
    def subscribers(self) -> int:
        """How many look at the live stream."""
        return self._fanout.count()

    @property
    def dropped(self) -> int:
        """Subscribers who did not keep up."""
        return self._fanout.dropped

    @property
    def outbox(self) -> Outbox:
        """The switches that are attached."""
        return self._outbox

    @property
    def waiting(self) -> int:
        """Inputs that wait."""
        return len(self._inbox)

    @property
    def is_available(self) -> bool:
        """Whether the room takes inputs: the store answers and takes what it is given, and it is not stopping."""
        return not self._inbox.unavailable and not self._inbox.stopping and self._loop.is_writable

    @property
    def is_stopping(self) -> bool:
        """Whether the room has ended or is about to: it never takes inputs again."""
        return self._inbox.stopping

    @property
    def is_taken_over(self) -> bool:
        """Whether another server has the room now: this one has ended."""
        return self._inbox.taken_over

    async def snapshot(self, scope: Scope = EVERYTHING) -> bytes:
        """The board of a scope as JSON, with `seq` and `at` left to the caller: see `docs/live.md`."""
        await self.settled()
        return self.board.snapshot(scope)

    def subscribe(
        self, scope: Scope = EVERYTHING, since: int | None = None, user: str | None = None
    ) -> Subscription:
        """The live stream of a scope; with `user`, also that user's notifications."""
        return self._fanout.subscribe(scope, since, user, self._loop.settled)

    def trace(self, trail: Trail) -> None:
        """Tell of each step from now on."""
        self._loop.trail = self._outbox.trail = trail

    def follow(self, heard: Callable[[Sequence[Event]], None]) -> Callable[[], None]:
        """Have `heard` called with the events of each batch, once it is committed; answers what ends that."""
        self._loop.followers.append(heard)
        return lambda: self._loop.followers.remove(heard)

    async def attach(self, switch: Switch, name: str) -> None:
        """Send a switch its commands from now on; first what it should have now."""
        await self.settled()
        self._outbox.attach(switch, name)

    async def explain(
        self, agent: str, queue: str | None = None, at_ms: int | None = None, seq: int | None = None
    ) -> AgentExplanation:
        """Why the agent is, or at that instant was, (not) rung. Raises KeyError if not there."""
        if at_ms is None and seq is None:
            told = explain_agent(await self.settled(), agent, queue, self.now())
            return await self._past.completed(told)
        return await self._past.explain(agent, queue, seq, at_ms)

    async def outlook(self, queue: str, at_ms: int | None = None) -> QueueOutlook:
        """Who of a queue can, or at that instant could, be rung, and who waits. Raises KeyError if not there."""
        if at_ms is None:
            return outlook(await self.settled(), queue, self.now())
        return await self._past.outlook(queue, at_ms)

    async def explain_call(self, call: str, at_ms: int | None = None) -> CallExplanation:
        """Who was tried for a call and why not the others. Raises KeyError if there was no such call."""
        return await self._past.explain_call(self.settled, call, at_ms)

    async def world_at(self, seq: int | None = None, at_ms: int | None = None) -> World:
        """The world after an event, or as it was known at an instant. It is shared: only look at it."""
        return await self._past.world_at(seq, at_ms)

    async def events(
        self,
        since: int = 0,
        until: int | None = None,
        limit: int | None = None,
        agent: str | None = None,
        queue: str | None = None,
        call: str | None = None,
        types: Sequence[str] | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        newest_first: bool = False,
    ) -> list[Event]:
        """Events of the log after `since`, up to and with `until`, that meet every filter."""
        return await self._read(
            lambda: list(
                self._log.events(since, until, limit, agent, queue, call, types, at_from, at_to, newest_first)
            )
        )

    async def intervals(self, table: IntervalTable, **filters: Any) -> list[Interval]:
        """Intervals of one table; the filters are those of the store."""
        return await self._read(lambda: self._log.store.intervals(self.name, table, **filters))

    async def turns(self, table: IntervalTable, since: int, until: int) -> list[tuple[int, str]]:
        """By which events after `since` up to `until`, and whose, intervals of a table gave way to others."""
        return await self._read(lambda: self._log.store.turns(self.name, table, since, until))

    async def report(self, count: Callable[[Reporting], T]) -> T:
        """A report: of what is committed."""
        return await self._read(lambda: count(Reporting(self._log.store, self.name)))

    async def report_long(self, count: Callable[[Rolled], T]) -> T:
        """A report of a long time: of roll-ups, and of what is committed since."""
        return await self._read(lambda: count(Rolled(self._log.store, self.name)))

    async def roll_up(self) -> int:
        """Bring the roll-ups of days that are over in step with the log; how many days that were.

        A stop lets go of the month that is under way: then 0.
        """
        world = await self.settled()
        basis = Basis(world.settings.zone, dict(world.statuses))

        def go_on(_: int) -> None:
            if self._is_stopping:
                raise RoomStopping(self.name)

        def roll_up() -> int:
            with contextlib.suppress(RoomStopping):
                return catch_up(self._log.store, self.name, basis, self.now(), go_on)
            return 0

        return await self._read(roll_up)

    async def _read(self, fn: Callable[[], T]) -> T:
        reading: Awaitable[T] = self._threads.in_reader(fn)
        return await asyncio.shield(reading)
