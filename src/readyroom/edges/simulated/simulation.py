"""A call centre at work: switch, agents and callers, on one agenda, before one driver.

Belongs here: setting it up from what is configured, having it run at a clock's pace or step by step, and handing what
happens to whom it concerns. One simulation is one switch for a room: its link has a name.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterable

import structlog

from readyroom.edges.simulated.agenda import Agenda
from readyroom.edges.simulated.callers import Callers
from readyroom.edges.simulated.chance import Chance
from readyroom.edges.simulated.days import shifts
from readyroom.edges.simulated.drivers import Driver
from readyroom.edges.simulated.lines import Line, Ring
from readyroom.edges.simulated.overlay import OverlayQueues
from readyroom.edges.simulated.people import Person, talk_ms
from readyroom.edges.simulated.profile import PERSONALITIES, Profile
from readyroom.edges.simulated.telephones import Telephones
from readyroom.edges.simulated.truth import Truth
from readyroom.engine.effects import Effect
from readyroom.engine.inputs import ChangeLink, EndCall, Input
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World
from readyroom.runtime.clock import Clock
from readyroom.runtime.room import RoomError, RoomStopping

SURVEY_MS = 60_000
"""How often the switch's own queues are set up anew from what is configured."""
AT_REST_S = 1.0
"""How long to sleep when nothing at all is on the agenda."""
AFTER_AN_ERROR_S = 1.0

logger = structlog.get_logger(__name__)


class Simulation:
    """Switch, agents and callers. `start` it; then a manual clock, an engine driver, or `run` drives it on."""

    def __init__(self, driver: Driver, profile: Profile, seed: int, link: str = "simulated") -> None:
        self.agenda = Agenda(self._woken)
        self.phones = Telephones(link, self.agenda, self)
        self.queues = OverlayQueues(self.phones, self.agenda)
        self.phones.own = self.queues
        self.truth = Truth()
        self.people: dict[str, Person] = {}
        self.link = link
        self._driver = driver
        self._profile = profile
        self._chance = Chance(seed)
        self._world: World | None = None
        self._rung: dict[str, Counter[str]] = {}
        """Call → agent → how often it rang there."""
        self._said = 0
        self._prefix = link
        self._wake = asyncio.Event()

    async def start(self) -> None:
        """Plug the phones in, bring the link up, and put everybody's first steps on the agenda."""
        now = self._driver.now()
        world = self._world = await self._driver.world()
        # Two starts over one log must not give two calls one name.
        self._prefix = f"{self.link}-{now // 1000:x}"
        self.queues.configure(world)
        for agent_id, kind in self._profile.agents.items():
            if agent_id in world.agents:
                self._employ(world, agent_id, kind, now)
        for queue_id, load in self._profile.queues.items():
            if queue_id in world.queues:
                Callers(
                    queue_id,
                    load,
                    self._profile,
                    self._chance,
                    self.phones,
                    self.agenda,
                    world.settings.zone,
                    self._prefix,
                ).begin(now)
        self.agenda.put(now + SURVEY_MS, "survey", self._survey)
        await self._say(ChangeLink(at=now, seen=now, by=self.phones.by, link=self.link, up=True))
        await self._say_all(self._ended_by_restart(world, now))
        for person in self.people.values():
            if person.device is not None:
                await self._say_all(self.phones.device(now, person.device, True))
        await self._driver.attach(self)

    def _ended_by_restart(self, world: World, now: int) -> list[Input]:
        """Calls of a switch of this name that ran before: they went down with it."""
        old = [call for call in world.calls if call.startswith(f"{self.link}-")]
        return [EndCall(at=now, seen=now, by=self.phones.by, call=call, ended_by="switch") for call in old]

    def _employ(self, world: World, agent_id: str, kind: str, now: int) -> None:
        personality = PERSONALITIES[kind]
        device = next(iter(world.devices_of.get(agent_id, ())), None)
        person = self.people[agent_id] = Person(
            agent_id,
            device,
            personality,
            self._profile,
            self._chance,
            self.phones,
            self.agenda,
            self.truth,
            self._look,
            self._prefix,
        )
        self.truth.moved(agent_id, now, "home")
        zone = world.settings.zone
        person.begin(shifts(self._profile, personality, self._chance, agent_id, zone, now))

    def _look(self) -> World:
        assert self._world is not None
        return self._world

    def _survey(self, at: int) -> Iterable[Input]:
        world = self._look()
        self.queues.configure(world)
        for line in list(self.phones.lines.values()):
            if line.adopted and line.call not in world.calls:
                self.phones.forget_call(at, line.call)
        self.agenda.put(at + SURVEY_MS, "survey", self._survey)
        return self.queues.serve(at)

    # --- as a switch -------------------------------------------------------------------------------------

    async def send(self, command: Effect) -> None:
        """Carry out a command of Readyroom's."""
        if self.phones.up:
            self.phones.command(self._driver.now(), command)

    async def lose_link(self) -> None:
        """From now on the switch and Readyroom do not hear each other."""
        await self._driver.detach()
        await self._say_all(self.phones.link_lost(self._driver.now()))

    async def regain_link(self) -> None:
        """They do again: the switch says all that it has, and is told what it should have."""
        await self._say_all(self.phones.link_back(self._driver.now()))
        world = await self._driver.world()
        for line in list(self.phones.lines.values()):
            if line.kind == "queue" and not line.up and line.call not in world.calls:
                self.phones.forget_call(self._driver.now(), line.call)
        await self._driver.attach(self)

    # --- time --------------------------------------------------------------------------------------------

    def next_due(self) -> int | None:
        """When something happens next (ms UTC), or None."""
        return self.agenda.next_due()

    async def run_due(self, now: int) -> None:
        """Let happen what is due by `now`."""
        while (due := self.agenda.next_due()) is not None and due <= now:
            self._world = await self._driver.world()
            found = self.agenda.take(now)
            if found is not None:
                at, action = found
                await self._say_all(action(at))

    async def run(self, clock: Clock) -> None:
        """Go on at a clock's pace until cancelled, or the room stops. One that does not answer is asked again."""
        while True:
            due = self.next_due()
            self._wake.clear()
            pause = AT_REST_S if due is None else clock.sleep_s(due)
            if pause is None or pause > 0:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), pause)
                continue
            try:
                await self.run_due(clock.now())
            except RoomStopping:
                return
            except RoomError as error:
                logger.warning("simulation_waits", link=self.link, error=repr(error))
                await asyncio.sleep(AFTER_AN_ERROR_S)

    def _woken(self) -> None:
        self._wake.set()

    # --- saying things -----------------------------------------------------------------------------------

    async def _say_all(self, said: Iterable[Input]) -> None:
        for given in said:
            await self._say(given)

    async def _say(self, given: Input) -> Refusal | None:
        if not self.phones.up and given.by.kind == "switch" and not isinstance(given, ChangeLink):
            self.phones.hears_not(given)
            return None
        self._said += 1
        return await self._driver.submit(given, f"{self._prefix}-{self._said}")

    # --- as the hands at the phones ----------------------------------------------------------------------

    def rings(self, at: int, ring: Ring) -> None:
        """Whoever it belongs to may hear it."""
        times = self._rung.setdefault(ring.call, Counter())
        times[ring.agent] += 1
        person = self.people.get(ring.agent)
        if person is not None:
            person.hears(at, ring, times[ring.agent])

    def stops(self, at: int, ring: Ring) -> None:
        """A phone falls silent; nobody does anything about that."""

    def talks(self, at: int, line: Line) -> None:
        """They talk for a while; sometimes one is put on hold; then one of them hangs up."""
        call, phones = line.call, self.phones
        if line.agent not in self.people and not call.startswith(self._prefix):
            return
        lasts = talk_ms(self._profile, self._chance, line)
        dice = self._chance.of("manners", call)
        if dice.random() < 0.1:
            for part, held in ((0.4, True), (0.6, False)):
                self.agenda.put(
                    at + max(1, int(lasts * part)),
                    f"hold {call}",
                    lambda now, held=held: phones.holds(now, call, held),  # type: ignore[misc]
                )
        if dice.random() < 0.6:
            self.agenda.put(at + lasts, f"end {call}", lambda now: phones.caller_hangs_up(now, call))
        else:
            self.agenda.put(at + lasts, f"end {call}", lambda now: phones.hangs_up(now, call))

    def over(self, at: int, line: Line) -> None:
        """Whoever talked has a wrap-up before them; how often the call rang is forgotten."""
        self.queues.over(at, line)
        self._rung.pop(line.call, None)
        person = self.people.get(line.agent or "")
        if person is not None and line.up:
            person.hung_up(at, line)
