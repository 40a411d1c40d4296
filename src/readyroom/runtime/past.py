"""Looking back: the world after any event or at any instant, and explanations of then and now.

Belongs here: folding the log up to a point, with the last few answers kept, and the choice of the moment that an
explanation is about. It works in reader threads, beside the room.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from readyroom.engine import events as ev
from readyroom.engine.world import World
from readyroom.runtime import earlier
from readyroom.runtime.log import Log
from readyroom.views.explain import (
    AgentExplanation,
    CallExplanation,
    causes,
    completed,
    explain_agent,
    explain_call,
)
from readyroom.views.outlook import QueueOutlook, outlook

WORLDS_KEPT = 4
"""Whoever asks about one instant asks about it again: the page of one agent, one call."""
ENDINGS = (ev.CallConnected, ev.CallEnded, ev.CallLeft)

Reader = Callable[..., Awaitable[Any]]


class Past:
    """The past of one room."""

    def __init__(self, log: Log, in_reader: Reader) -> None:
        self._log = log
        self._in_reader = in_reader
        self._worlds: OrderedDict[int, World] = OrderedDict()

    async def world_at(self, seq: int | None = None, at_ms: int | None = None) -> World:
        """The world after an event, or as it was known at an instant. Look at it only; it is shared."""
        if seq is None:
            assert at_ms is not None
            seq = await self._in_reader(self._log.store.seq_at, self._log.room, at_ms)
        assert seq is not None
        world = self._worlds.get(seq)
        if world is None:
            world = await self._in_reader(self._log.world_at, seq)
            assert world is not None
            self._worlds[seq] = world
            while len(self._worlds) > WORLDS_KEPT:
                self._worlds.popitem(last=False)
        self._worlds.move_to_end(seq)
        return world

    async def explain(
        self, agent: str, queue: str | None, seq: int | None, at_ms: int | None
    ) -> AgentExplanation:
        """Why the agent was (not) rung then, by the log, or by what others told of the time before it. Raises
        KeyError if agent or membership were not there.
        """
        world = await self.world_at(seq, at_ms)
        if agent not in world.agents and at_ms is not None:
            told = await self._in_reader(
                earlier.explain_agent, self._log.store, self._log.room, agent, queue, at_ms
            )
            if told is not None:
                return cast(AgentExplanation, told)
        return await self.completed(explain_agent(world, agent, queue, at_ms))

    async def outlook(self, queue: str, at_ms: int) -> QueueOutlook:
        """Who of a queue could be rung then. Raises KeyError if it was not there."""
        world = await self.world_at(at_ms=at_ms)
        told: QueueOutlook = await self._in_reader(outlook, world, queue, at_ms)
        return told

    async def completed(self, told: AgentExplanation) -> AgentExplanation:
        """An explanation with what the events say that it rests on: the rule behind a sign-out, for example."""
        seqs = sorted(causes(told))
        if not seqs:
            return told
        return completed(told, await self._in_reader(self._events_at, seqs))

    def _events_at(self, seqs: Sequence[int]) -> dict[int, ev.AnyEvent]:
        return {seq: event for seq in seqs for event in self._log.events(since=seq - 1, until=seq)}

    async def explain_call(
        self, settled: Callable[[], Awaitable[World]], call: str, at_ms: int | None
    ) -> CallExplanation:
        """Who was tried for a call, and why not the others: then, now while it waits, or when it was answered.

        `settled` answers the world of now. Raises KeyError if there was no such call.
        """
        until = (
            None if at_ms is None else await self._in_reader(self._log.store.seq_at, self._log.room, at_ms)
        )
        events = await self._in_reader(lambda: list(self._log.events(until=until, call=call)))
        if not events:
            told = await self._in_reader(earlier.explain_call, self._log.store, self._log.room, call, at_ms)
            if told is None:
                raise KeyError(call)
            return cast(CallExplanation, told)
        if until is not None:
            return explain_call(await self.world_at(until), events, call)
        ending = next((event for event in events if isinstance(event, ENDINGS)), None)
        if ending is None:
            return explain_call(await settled(), events, call)
        return explain_call(await self.world_at(ending.seq), events, call)
