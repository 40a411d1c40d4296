"""What a person at one telephone does to the room: the same inputs as by the web, said by keys.

Belongs here: who is at a telephone, whom a number means, the check of a login code, and what became of it, as a word
for which `talk` has a recording. Whether something is possible is for the engine to say.
"""

from __future__ import annotations

from typing import Any, Protocol

import structlog

from readyroom.edges.asterisk.mapping import Mapping, interface_of
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.facts import Actor, Agent, Device, MembershipValue
from readyroom.engine.world import World
from readyroom.runtime.errors import RoomError
from readyroom.runtime.room import Room
from readyroom.runtime.verdicts import Check

Outcome = str
"""`done`, a refusal's code, `wrong_login_code`, `locked_out`, or `unavailable`: nothing could be decided now."""

logger = structlog.get_logger(__name__)


class Names(Protocol):
    """Makes, or keeps, the mapping of a world."""

    def __call__(self, world: World) -> Mapping:
        """What the switch calls whom."""


class Desk:
    """One telephone, while somebody dials a feature code at it."""

    def __init__(self, room: Room, names: Names, check: Check, channel: str, call: str) -> None:
        self._room = room
        self._names = names
        self._check = check
        self._interface = interface_of(channel)
        self._call = call
        """What the link calls the call that the person is in just now: the one to us."""

    async def device(self) -> Device | None:
        """The telephone; None: Readyroom does not know it."""
        world = await self._room.settled()
        found = self._names(world).phone(self._interface)
        return None if found is None else world.devices[found]

    async def agent(self) -> Agent | None:
        """Who answers here: who is signed in, or whose telephone it is."""
        device = await self.device()
        return None if device is None else self._room.world.agents.get(self._at(device) or "")

    async def owner(self) -> Agent | None:
        """Whose telephone it is; None: anybody's."""
        device = await self.device()
        return None if device is None else self._room.world.agents.get(device.config.agent or "")

    def numbered(self, number: str) -> str:
        """The agent of this number: their id, or whose telephone has it. A stranger's is the number itself."""
        world = self._room.world
        if number in world.agents:
            return number
        names = self._names(world)
        device = names.phone(names.naming.phone.replace("{id}", number))
        return (device and world.devices[device].config.agent) or number

    @staticmethod
    def _at(device: Device) -> str | None:
        return device.signed_in or device.config.agent

    # --- what is done ------------------------------------------------------------------------------------

    async def prove(self, agent: str, code: str) -> Outcome:
        """Whether the code is that agent's; a wrong one is noted."""
        verdict = await self._check(agent, code)
        if verdict == "right":
            return "done"
        outcome = "wrong_login_code" if verdict == "wrong" else verdict
        if verdict != "unavailable":
            known = agent if agent in self._room.world.agents else ""
            params = {"agent": known, "device": self._interface}
            here = Actor("switch", self._interface)
            await self._submit(i.NoteRefusal, here, what="sign_in", code=outcome, params=params)
        return outcome

    async def sign_in(self, agent: str) -> Outcome:
        """Sign the agent in here; whoever was is signed out. The call to us does not keep the telephone busy."""
        device = await self.device()
        assert device is not None
        outcome = await self._command(i.SignIn, agent, device=device.config.id)
        ours = self._room.world.calls.get(self._call)
        if outcome == "device_in_call" and ours is not None:
            await self._submit(i.EndCall, Actor("switch", ours.link), call=self._call, ended_by="switch")
            outcome = await self._command(i.SignIn, agent, device=device.config.id)
        return outcome

    async def sign_out(self, agent: Agent) -> Outcome:
        """Sign the agent out everywhere."""
        return await self._command(i.SignOut, agent.config.id)

    async def come_back(self, agent: Agent) -> Outcome:
        """End the automatic withdrawals."""
        return await self._command(i.Return, agent.config.id)

    async def choose(self, agent: Agent, status: StatusEntry, reason: str | None) -> Outcome:
        """Choose a status."""
        return await self._command(i.SetStatus, agent.config.id, status=status.id, reason=reason)

    async def move(self, agent: Agent, queue: str | None, to: MembershipValue) -> Outcome:
        """Into the queue (None: all of them), out of it, or paused in it."""
        return await self._command(i.SetMembership, agent.config.id, queue=queue, membership=to)

    # --- what numbers mean -------------------------------------------------------------------------------

    def statuses(self) -> list[StatusEntry]:
        """Those that agents may choose, in the order of the catalogue: 1 is the first."""
        return [entry for entry in self._room.world.statuses.values() if "agent" in entry.settable_by]

    def queue(self, agent: Agent, number: str) -> str | None:
        """One of the agent's queues by its number at the switch, its id, or its place among them."""
        queues = sorted(agent.memberships)
        named = self._names(self._room.world).queue(number)
        for found in (named, number):
            if found in queues:
                return found
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(queues):
            return queues[int(number) - 1]
        return None

    async def _command(self, make: type[i.Input], agent: str, **values: Any) -> Outcome:
        return await self._submit(make, Actor("agent", agent), agent=agent, **values)

    async def _submit(self, make: type[i.Input], by: Actor, **values: Any) -> Outcome:
        now = self._room.clock.now()
        seen = now if issubclass(make, i.Observation) else 0
        try:
            reply = await self._room.submit(make(at=now, seen=seen, by=by, **values))
        except RoomError as error:
            logger.warning("phone_not_heard", input=make.__name__, error=repr(error))
            return "unavailable"
        return "done" if reply.refusal is None else reply.refusal.code
