"""Readyroom beside a switch, without a server around it: a room in memory and its link, in a thread of their own.

The tests are plain ones, as the telephones are; what the room and the switch have is looked at from outside.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from readyroom.codec.presets import load
from readyroom.edges.asterisk.connection import Target
from readyroom.edges.asterisk.link import Alongside, Link, Options
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.events import Event
from readyroom.engine.facts import Actor
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World
from readyroom.runtime.clock import RealClock
from readyroom.runtime.house import House
from readyroom.runtime.room import Room
from readyroom.store.interface import Store
from readyroom.store.memory import MemoryStore
from tests.asterisk.manager import Member
from tests.asterisk.phones import Phone
from tests.asterisk.switch import Switch

T = TypeVar("T")
Making = Callable[..., "Beside"]
WAIT_S = 20
MISSES = cat.NoAnswerPolicy(
    threshold=2, requires_licence=False, counts_refused=True, outcome=cat.NoAnswerOutcome(kind="pause_queue")
)


def centre(*agents: str, queues: tuple[str, ...] = ("sales", "support"), **queue: Any) -> list[cat.Entity]:
    """Agents with a telephone each, named like it, in queues that the switch rings for; two misses withdraw."""
    wanted: dict[str, Any] = {"mode": "overlay", "ring_s": 1, "retry_s": 1, "no_answer": MISSES}
    found: list[cat.Entity] = [*load("1stream").entities]
    found += [cat.QueueConfig(id=name, label=name.title(), **(wanted | queue)) for name in queues]
    for agent in agents:
        found += [cat.AgentConfig(id=agent, name=f"Agent {agent}"), cat.DeviceConfig(id=agent, agent=agent)]
        found += [cat.MemberConfig(queue=name, agent=agent) for name in queues]
    return found


class Beside:
    """A room and its link to a switch."""

    def __init__(
        self,
        switch: Switch,
        entities: list[cat.Entity],
        options: Options | None = None,
        port: int | None = None,
        alongside: Alongside | None = None,
        store: Store | None = None,
    ) -> None:
        self.switch = switch
        self._store = store or MemoryStore()
        self._target = Target(
            host="127.0.0.1", port=port or switch.manager_port, user=switch.user, secret=switch.secret
        )
        self._options = options or Options()
        self._alongside = alongside
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.house, self.room = self.do(self._open(entities))
        self.link = self.do(self._link())
        self._task = self.do(self._run())

    async def _open(self, entities: list[cat.Entity]) -> tuple[House, Room]:
        house = await House.open(self._store, RealClock())
        room, reply = await house.create("acme", "Acme", tuple(entities), Actor("admin", "admin"))
        assert reply.refusal is None, reply.refusal
        return house, room

    async def _link(self) -> Link:
        return Link(
            self.room, "pbx", self._target, self._options, jitter=lambda: 1.0, alongside=self._alongside
        )

    async def _run(self) -> asyncio.Task[None]:
        return asyncio.create_task(self.link.run())

    def do(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Have it done in the room's thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(WAIT_S)

    def close(self) -> None:
        """End the link and the room."""
        self.do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self.house.stop()

    # --- people ------------------------------------------------------------------------------------------

    def submit(self, given: i.Input) -> Refusal | None:
        """Somebody says something."""
        return self.do(self.room.submit(given)).refusal

    def choose(self, agent: str, status: str = "online") -> None:
        """An agent chooses a status."""
        found = self.submit(i.SetStatus(at=0, by=Actor("agent", agent), agent=agent, status=status))
        assert found is None, found

    def put(self, *entities: cat.Entity) -> None:
        """The administrator changes something."""
        found = self.submit(i.Configure(at=0, by=Actor("admin", "admin"), entities=entities))
        assert found is None, found

    # --- looking -----------------------------------------------------------------------------------------

    @property
    def world(self) -> World:
        return self.room.world

    def until(self, is_so: Callable[[], Any], what: str) -> None:
        """Wait until it is so."""
        until = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < until, f"not within {WAIT_S} s: {what}; {self.told()}"
            time.sleep(0.01)

    def until_up(self) -> None:
        """Wait until the link is in step."""
        self.until(lambda: not self.link.why, "the link is up")

    def until_registered(self, *devices: str) -> None:
        self.until(
            lambda: all(self.world.devices[d].registered for d in devices), f"{devices} are registered"
        )

    def until_rung(self, *agents: str) -> None:
        """Wait until the switch may ring them in all their queues, and everybody knows it."""
        self.until(lambda: all(self.has(agent) == {"in"} for agent in agents), f"{agents} may be rung")

    def has(self, agent: str) -> set[str | None]:
        """What the switch has for an agent, as far as Readyroom knows."""
        return {one.observed for one in self.world.agents[agent].memberships.values()}

    def observed(self, agent: str, queue: str = "sales") -> str | None:
        return self.world.agents[agent].memberships[queue].observed

    def log(self, *types: str) -> list[Any]:
        """The events of these types."""
        return self.do(self.room.events(types=types))

    def outcomes(self) -> list[tuple[str, str]]:
        """How the offers ended, in order."""
        return [(one.agent, one.outcome) for one in self.log("OfferEnded")]

    def told(self) -> str:
        """What happened, for a test that fails."""
        events: list[Event] = self.do(self.room.events(newest_first=True, limit=20))
        return f"{self.link.why!r} {self.link.reconciler.problems} {events}"

    def picture(self) -> dict[tuple[str, str], Member]:
        """What Readyroom believes that the switch has."""
        members = list(self.link.observer.picture.members())
        return {(m.queue, m.interface): Member(m.paused, m.reason, m.penalty) for m in members}

    def until_agreed(self) -> None:
        """Wait until the switch has what it should have, and Readyroom knows it, in every detail."""

        def agreed() -> bool:
            world = self.world
            wanted = {pair: want.membership for pair, want in world.wanted.items()}
            has = {(a, q): world.agents[a].memberships[q].observed for a, q in wanted}
            return wanted == has and self.picture() == self.switch.view.members()

        self.until(agreed, "the switch and Readyroom agree")
        assert not self.room.counts.quarantine


def at_work(
    beside: Making, phone: Callable[[str], Phone], *agents: str, **how: object
) -> tuple[Beside, list[Phone]]:
    """Agents at their telephones, ready in all queues, and the switch knows it."""
    room = beside(*agents, **how)
    phones = [phone(agent) for agent in agents]
    room.until_registered(*agents)
    for agent in agents:
        room.choose(agent)
    room.until_rung(*agents)
    return room, phones
