"""A simulated call centre before one driver, at a clock's pace.

Belongs here: the way between the centre and whoever decides: saying what it says one by one, carrying commands to it,
losing the link and finding it again. What happens in the centre is in `centre`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable

import structlog

from readyroom.centre import Centre, Profile
from readyroom.edges.simulated.drivers import Driver
from readyroom.engine.effects import Effect
from readyroom.engine.inputs import ChangeLink, Input
from readyroom.engine.refusals import Refusal
from readyroom.runtime.clock import Clock
from readyroom.runtime.room import RoomError, RoomStopping

AT_REST_S = 1.0
"""How long to sleep when nothing at all is on the agenda."""
AFTER_AN_ERROR_S = 1.0

logger = structlog.get_logger(__name__)


class Simulation:
    """A centre and its driver. `start` it; then a manual clock or `run` drives it on."""

    def __init__(self, driver: Driver, profile: Profile, seed: int, link: str = "simulated") -> None:
        self._wake = asyncio.Event()
        self.centre = Centre(profile, seed, link, self._woken)
        self.agenda = self.centre.agenda
        self.phones = self.centre.phones
        self.people = self.centre.people
        self.truth = self.centre.truth
        self.link = link
        self._driver = driver
        self._said = 0

    async def start(self) -> None:
        """Open the centre, and have it commanded."""
        await self._say_all(self.centre.open(await self._driver.world(), self._driver.now()))
        await self._driver.attach(self)

    # --- as a switch -------------------------------------------------------------------------------------

    async def send(self, command: Effect) -> None:
        """Carry out a command of Readyroom's."""
        self.centre.command(self._driver.now(), command)

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
            self.centre.world = await self._driver.world()
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
        return await self._driver.submit(given, f"{self.centre.prefix}-{self._said}")
