"""A room and a switch, and hands for the switch's phones; the simulated one, in the server's process and over HTTP.

The suite works a switch only through `Rig`. For another switch, write what makes a `Rig` of it and add it to
`rigs.RIGS`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

from readyroom.centre import Profile
from readyroom.codec.presets import load
from readyroom.edges.simulated import Driver, RoomDriver, Simulation
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.effects import Effect
from readyroom.engine.events import Event
from readyroom.engine.facts import Actor, Call
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.room import Room
from readyroom.store.memory import MemoryStore
from tests.switches.over_http import connected

Mode = Literal["distributor", "overlay"]
START = 1_763_978_400_000  # 2025-11-24T10:00:00Z, a Monday
RING_S = 10
RETRY_S = 5
AGENTS = ("ann", "ben", "cleo")
LINK = "pbx"
BOSS = Actor("admin", "admin")


def entities(mode: Mode, **queue: Any) -> tuple[cat.Entity, ...]:
    """One queue, three agents with a phone each; three misses withdraw."""
    policy = cat.NoAnswerPolicy(
        threshold=3, requires_licence=False, outcome=cat.NoAnswerOutcome(kind="pause_queue")
    )
    wanted: dict[str, Any] = {"mode": mode, "ring_s": RING_S, "retry_s": RETRY_S, "no_answer": policy}
    return (
        *load("1stream").entities,
        cat.QueueConfig(id="sales", label="Sales", **(wanted | queue)),
        cat.SiteConfig(id="berlin", label="Berlin"),
        *(cat.AgentConfig(id=agent, name=agent.title()) for agent in AGENTS),
        *(cat.DeviceConfig(id=f"{agent}-desk", agent=agent, site="berlin") for agent in AGENTS),
        *(cat.MemberConfig(queue="sales", agent=agent, position=at) for at, agent in enumerate(AGENTS)),
        cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
    )


class Rig:
    """A switch before a room: what its phones do, and what is to be seen on both sides."""

    keeps_callers = True
    """Whether callers who come to a queue while the link is down wait for it; else they go elsewhere."""

    def __init__(self, room: Room, clock: ManualClock, mode: Mode, driver: Driver) -> None:
        self.room = room
        self.clock = clock
        self.mode = mode
        self._driver = driver
        self._switch = Simulation(driver, Profile(), seed=1, link=LINK)
        self._phones = self._switch.phones
        self._ids = 0

    async def start(self) -> None:
        await self._switch.start()
        for agent in AGENTS:
            await self.device(f"{agent}-desk", True)
        self.clock.join(self._switch)

    def close(self) -> None:
        self.clock.leave(self._switch)

    # --- hands -------------------------------------------------------------------------------------------

    async def at_work(self, *agents: str) -> None:
        """These are ready, nobody else."""
        for agent in agents:
            await self.choose(agent, "online")
        await self.advance(1)

    async def choose(self, agent: str, status: str) -> None:
        """An agent chooses a status."""
        reply = await self.room.submit(
            i.SetStatus(at=0, by=Actor("agent", agent), agent=agent, status=status)
        )
        assert reply.refusal is None, reply.refusal
        await self.advance(0)

    async def caller(self, call: str) -> None:
        await self._say(self._phones.caller_comes(self.clock.now(), call, "sales", "0301234567"))

    async def hangs_up(self, call: str) -> None:
        await self._say(self._phones.caller_hangs_up(self.clock.now(), call))

    async def ends(self, call: str) -> None:
        """The agent hangs up."""
        await self._say(self._phones.hangs_up(self.clock.now(), call))

    async def answers(self, agent: str) -> None:
        await self._say(self._phones.picks_up(self.clock.now(), self.ringing()[agent]))

    async def refuses(self, agent: str) -> None:
        await self._say(self._phones.ends_ringing(self.clock.now(), self.ringing()[agent], "refused", "603"))

    async def calls_directly(self, call: str, agent: str) -> None:
        """Somebody dials the agent's own number."""
        await self._say(self._phones.is_called(self.clock.now(), call, agent, f"{agent}-desk"))

    async def answers_directly(self, call: str) -> None:
        await self._say(self._phones.is_answered(self.clock.now(), call))

    async def holds(self, call: str, held: bool) -> None:
        await self._say(self._phones.holds(self.clock.now(), call, held))

    async def device(self, device: str, registered: bool) -> None:
        await self._say(self._phones.device(self.clock.now(), device, registered))

    async def site(self, site: str, reachable: bool) -> None:
        await self._say(self._phones.site(self.clock.now(), site, reachable))

    async def changes_member(self, agent: str, membership: Literal["in", "paused", "out"]) -> None:
        """Somebody changes a membership at the switch itself."""
        await self.say(
            i.ObserveMember(at=self.clock.now(), agent=agent, queue="sales", membership=membership)
        )

    async def cut(self) -> None:
        """The link is lost."""
        await self._switch.lose_link()

    async def heal(self) -> None:
        """The link is back."""
        await self._switch.regain_link()
        await self.advance(1)

    async def advance(self, seconds: float) -> None:
        """Time goes by."""
        await self.clock.advance(int(seconds * 1000))

    # --- raw: what a link might say and be told ----------------------------------------------------------

    async def say(self, given: i.Input, id_: str | None = None) -> str | None:
        """The link reports something, under an id of its own; the code of the refusal, if it was refused."""
        self._ids += 1
        given.by, given.seen = Actor("switch", LINK), given.seen or given.at
        refusal = await self._driver.submit(given, id_ or f"raw-{self._ids}")
        return None if refusal is None else refusal.code

    async def tell(self, command: Effect) -> None:
        """The switch is told something."""
        await self._switch.send(command)
        await self.advance(5)

    # --- both sides --------------------------------------------------------------------------------------

    def ringing(self) -> dict[str, str]:
        """The phones that ring, by agent; the offers' names."""
        return {ring.agent: ring.offer for ring in self._phones.rings.values()}

    def offered(self) -> set[str]:
        """The agents of whom Readyroom thinks that they ring."""
        return {offer.agent for offer in self.room.world.offers.values()}

    def up(self) -> dict[str, str | None]:
        """The calls at the switch; with whom, once they are answered."""
        return {line.call: line.agent if line.up else None for line in self._phones.lines.values()}

    def call(self, call: str) -> Call | None:
        """The call as Readyroom has it."""
        return self.room.world.calls.get(call)

    def members(self) -> dict[str, str]:
        """What the switch has for each agent."""
        return {agent: has.membership for (agent, _), has in self._phones.members.items()}

    async def outcomes(self) -> list[tuple[str, str]]:
        """How the offers ended: agent and outcome, in order."""
        events: list[Any] = await self.room.events(types=["OfferEnded"])
        return [(event.agent, event.outcome) for event in events]

    async def log(self, *types: str) -> list[Event]:
        """The log's events of these types."""
        return await self.room.events(types=types)

    async def _say(self, said: Any) -> None:
        await self._switch._say_all(said)
        await self.advance(0)


@asynccontextmanager
async def in_process(mode: Mode, **queue: Any) -> AsyncIterator[Rig]:
    """The simulated switch, in the server's own process."""
    async with a_room(mode, queue) as (_, room, clock):
        rig = Rig(room, clock, mode, RoomDriver(room, LINK))
        await rig.start()
        yield rig
        rig.close()


@asynccontextmanager
async def by_http(mode: Mode, **queue: Any) -> AsyncIterator[Rig]:
    """A switch at the other end of the HTTP interface of a real server."""
    async with a_room(mode, queue) as (house, room, clock), connected(house, room, LINK) as driver:
        rig = Rig(room, clock, mode, driver)
        await rig.start()
        # After the switch: what the clock runs has arrived when it goes on.
        clock.join(driver)
        yield rig
        clock.leave(driver)
        rig.close()
        await driver.detach()


@asynccontextmanager
async def a_room(mode: Mode, queue: dict[str, Any]) -> AsyncIterator[tuple[House, Room, ManualClock]]:
    """A room of the suite, and its clock, which moves only when it is told to."""
    clock = ManualClock(START)
    house = await House.open(MemoryStore(), clock)
    try:
        room, reply = await house.create("acme", "Acme", entities(mode, **queue), BOSS)
        assert reply.refusal is None, reply.refusal
        yield house, room, clock
    finally:
        await house.stop()
        await asyncio.sleep(0)
