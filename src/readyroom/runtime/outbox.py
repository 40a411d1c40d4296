"""Effects, after the commit: commands to the switches that are attached.

Belongs here: one bounded line for each receiver, and what happens to a receiver that does not keep up. Effects
are at least once and reconciled: whoever attaches is sent what should be the case now, and so is whoever fell
behind once its line is empty again.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol

import structlog

from readyroom.engine.effects import Effect, RingAgent, SetMember
from readyroom.engine.world import World
from readyroom.runtime.trail import Trail

LINE_AT_MOST = 10_000
"""Commands that wait for one receiver. At 100 calls a second this is a minute and more of a switch standing still."""

log = structlog.get_logger(__name__)


class Switch(Protocol):
    """Who carries commands out: an edge to a switch."""

    async def send(self, command: Effect) -> None:
        """Carry out one command. What it raises is logged; confirmation comes as an observation."""


class Line:
    """What waits for one receiver."""

    def __init__(
        self,
        switch: Switch,
        name: str,
        current: Callable[[], list[Effect]],
        sent: Callable[[str, Effect, int, str], None],
    ) -> None:
        self.switch = switch
        self._sent = sent
        self.name = name
        self.failed = 0
        self.lost = 0
        self._current = current
        self._waiting: deque[Effect] = deque()
        self._behind = False
        self._wake = asyncio.Event()
        self._empty = asyncio.Event()
        self._begin()
        self._task = asyncio.create_task(self._run(), name=f"outbox {name}")

    def _begin(self) -> None:
        """Let wait what should be the case, all of it: an organisation bounds that itself."""
        self._behind = False
        self._waiting.extend(self._current())
        if self._waiting:
            self._wake.set()
        else:
            self._empty.set()

    def put(self, commands: Iterable[Effect]) -> None:
        """Let these wait; beyond the bound they are dropped, and made good later from what should be the case."""
        for command in commands:
            if len(self._waiting) >= LINE_AT_MOST:
                self.lost += 1
                if not self._behind:
                    log.error("outbox_behind", receiver=self.name, waiting=len(self._waiting))
                self._behind = True
                continue
            self._waiting.append(command)
        if self._waiting:
            self._empty.clear()
            self._wake.set()

    @property
    def waiting(self) -> int:
        """Commands that wait."""
        return len(self._waiting)

    async def drained(self) -> None:
        """Returns when everything has been sent."""
        await self._empty.wait()

    async def close(self) -> None:
        """Stop sending."""
        self._task.cancel()
        self._empty.set()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                await self._send(self._waiting.popleft())
                if self._behind and not self._waiting:
                    self._begin()
            self._empty.set()

    async def _send(self, command: Effect) -> None:
        began_ns, error = time.time_ns(), ""
        try:
            await self.switch.send(command)
        except Exception as raised:
            self.failed += 1
            error = repr(raised)
            log.exception(
                "command_failed", receiver=self.name, command=type(command).__name__, seq=command.seq
            )
        self._sent(self.name, command, began_ns, error)


class Outbox:
    """The receivers of one room's effects."""

    def __init__(self, world: Callable[[], World]) -> None:
        self.trail: Trail | None = None
        self._world = world
        self._switches: dict[str, Line] = {}

    def attach(self, switch: Switch, name: str) -> None:
        """From now on send a switch its commands; first, what it should have now. Call this while settled."""
        assert name not in self._switches, name
        self._switches[name] = Line(switch, name, self._current, self._sent)

    def _sent(self, name: str, command: Effect, began_ns: int, error: str) -> None:
        if self.trail is not None:
            self.trail.sent(name, command, began_ns, error)

    async def detach(self, name: str) -> None:
        """Send to this one no more."""
        line = self._switches.pop(name, None)
        if line is not None:
            await line.close()

    def put(self, effects: list[Effect]) -> None:
        """Hand on what a committed batch led to."""
        for line in self._switches.values():
            line.put(effects)

    async def drained(self) -> None:
        """Returns when all that waits now has been sent."""
        for line in tuple(self._switches.values()):
            await line.drained()

    async def close(self) -> None:
        """Stop sending to anybody."""
        for name in tuple(self._switches):
            await self.detach(name)

    @property
    def lines(self) -> list[Line]:
        """All receivers."""
        return list(self._switches.values())

    def _current(self) -> list[Effect]:
        """What a switch should have now: its memberships, and the phones that ring."""
        world = self._world()
        effects: list[Effect] = [
            SetMember(world.seq, agent_id, queue_id, want.membership, want.reason)
            for (agent_id, queue_id), want in world.wanted.items()
        ]
        for offer in world.offers.values():
            if world.queue_config(offer.queue).mode == "distributor":
                effects.append(
                    RingAgent(
                        offer.seq, offer.id, offer.call, offer.queue, offer.agent, offer.device, offer.ring_s
                    )
                )
        return effects
