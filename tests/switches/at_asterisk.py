"""A real Asterisk with real SIP telephones as a switch of the suite: Readyroom rings there by its REST interface.

The room's clock is the suite's, and stands still while the switch does what it does: so after each step it is waited
until the switch rings and connects whom the room thinks that it does, and only then time goes on, from one deadline
to the next. What rings and who talks is looked up at the switch itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal, NamedTuple

from msgspec.structs import replace

from readyroom.edges.asterisk import link as observing
from readyroom.edges.asterisk.ari import connection, link
from readyroom.edges.asterisk.connection import Target
from readyroom.engine import inputs as i
from readyroom.engine.effects import BridgeCall, CancelRing, Effect, GiveBackCall, RingAgent
from readyroom.engine.events import Event, LinkChanged
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.room import Room
from tests.asterisk import ringing
from tests.asterisk.phones import Call, Phone, outside, register
from tests.asterisk.site import Site
from tests.asterisk.switch import SECRET, Switch
from tests.asterisk.tree import asterisk
from tests.cable import Cable
from tests.switches.rig import AGENTS, LINK, Rig, a_room

WAIT_S = 20
SOON_S = 5
"""How long both sides may take to agree; where they never do, the test says what differs."""
NUMBER = "0301"
DIRECT = {agent: f"70{at}" for at, agent in enumerate(AGENTS)}
DIALLED = "".join(f"exten => {number},1,Dial(PJSIP/{agent}-desk,30)\n" for agent, number in DIRECT.items())
RINGING = "5"
UP = "6"
OFFERED = "readyroom-"


def site() -> Site:
    """A site with the suite's telephones."""
    file = {ringing.FILE: ringing.dialplan_file()}
    dialplan = f"{ringing.DIALPLAN}[distributed](+)\n{DIALLED}"
    return Site(phones=tuple(f"{agent}-desk" for agent in AGENTS), queues={}, dialplan=dialplan, files=file)


class Seen(NamedTuple):
    """What the switch has, as it says."""

    ringing: dict[str, str]
    """Agent → offer."""
    up: dict[str, str | None]
    """Caller → agent."""


class AsteriskRig(Rig):
    """The same hands and eyes, at a real switch."""

    keeps_callers = False

    def __init__(self, room: Room, clock: ManualClock, switch: Switch) -> None:
        self.room, self.clock, self.mode = room, clock, "distributor"
        self._pbx = switch
        self._desks = {agent: Phone(switch, f"{agent}-desk") for agent in AGENTS}
        self._outside = outside(switch)
        self._made: dict[str, Call] = {}
        self._names: dict[str, str] = {}
        """What the suite calls a call → what the room calls it."""
        self._cables: list[Cable] = []
        self._ids = 0
        self._seen = Seen({}, {})
        self._talking: set[str] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._is_cut = False

    async def start(self) -> None:
        for desk in self._desks.values():
            await asyncio.to_thread(desk.rings)
        await asyncio.to_thread(register, *self._desks.values())
        self._cables = [Cable(self._pbx.manager_port), Cable(self._pbx.http_port)]
        manager, rest = self._cables
        user = self._pbx.user
        target = Target(host="127.0.0.1", port=manager.port, user=user, secret=SECRET)
        self._observer = observing.Link(self.room, f"{LINK}-manager", target, jitter=lambda: 0.0)
        url = f"http://127.0.0.1:{rest.port}/ari"
        self._link = link.Link(
            self.room, LINK, connection.Target(url=url, user=user, secret=SECRET), jitter=lambda: 0.0
        )
        self._tasks = [asyncio.create_task(one.run()) for one in (self._observer, self._link)]
        await self._until(self._is_up, "both links are up")
        devices = self.room.world.devices.values()
        await self._until(lambda: all(device.registered for device in devices), "all are registered")

    def _is_up(self) -> bool:
        return not self._observer.why and not self._link.why

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for cable in self._cables:
            await asyncio.to_thread(cable.close)
        for phone in (*self._desks.values(), self._outside):
            await asyncio.to_thread(phone.put_away)

    # --- hands -------------------------------------------------------------------------------------------

    async def caller(self, call: str) -> None:
        known, since = set(self.room.world.calls), self._pbx.view.mark()
        made = await asyncio.to_thread(self._outside.calls, ringing.NUMBER, caller=NUMBER + call)
        self._made[call] = made
        if self._is_cut:
            await asyncio.to_thread(self._pbx.view.wait_for, "UserEvent", since, UserEvent="Back")
            return
        await asyncio.to_thread(made.until_answered)
        await self._until(lambda: set(self.room.world.calls) - known, f"{call} is in the queue")
        (self._names[call],) = set(self.room.world.calls) - known
        await self._settled()

    async def hangs_up(self, call: str) -> None:
        await asyncio.to_thread(self._made[call].hang_up)
        await self._over(call)

    async def ends(self, call: str) -> None:
        agent = self._seen.up.get(call) or self._agent_of(call)
        await asyncio.to_thread(self._desks[agent].hang_up)
        await self._until_at_switch(lambda: not self._talks(agent), f"{agent} has hung up")
        await self._over(call)

    async def _over(self, call: str) -> None:
        if not self._is_cut:
            await self._until(lambda: self.call(call) is None, f"{call} is over")
        await self._settled()

    async def answers(self, agent: str) -> None:
        offer = self.ringing()[agent]
        await asyncio.to_thread(self._desks[agent].pick_up)
        await self._until(lambda: offer not in self.room.world.offers, f"{agent} has answered")
        await self._settled()

    async def refuses(self, agent: str) -> None:
        offer = self.ringing()[agent]
        await asyncio.to_thread(self._desks[agent].refuse)
        await self._until(lambda: offer not in self.room.world.offers, f"{agent} has refused")
        await self._settled()

    async def calls_directly(self, call: str, agent: str) -> None:
        known = set(self.room.world.calls)
        self._made[call] = await asyncio.to_thread(self._outside.calls, DIRECT[agent])
        await self._until(lambda: set(self.room.world.calls) - known, f"{call} rings")
        (self._names[call],) = set(self.room.world.calls) - known
        await self._settled()

    async def answers_directly(self, call: str) -> None:
        await asyncio.to_thread(self._desks[self._agent_of(call)].pick_up)
        await self._until(lambda: self.room.world.calls[self._names[call]].answered_seq, "it is answered")
        await self._settled()

    async def holds(self, call: str, held: bool) -> None:
        await asyncio.to_thread(self._desks[self._agent_of(call)].hold, held)
        wanted = "held" if held else "connected"
        await self._until(lambda: self.room.world.calls[self._names[call]].state == wanted, f"it is {wanted}")

    async def device(self, device: str, registered: bool) -> None:
        desk = self._desks[device.removesuffix("-desk")]
        await asyncio.to_thread(desk.register if registered else desk.unregister)
        if not self._is_cut:
            found = self.room.world.devices[device]
            await self._until(lambda: found.registered == registered, f"{device} is registered or not")
        await self._settled()

    async def site(self, site: str, reachable: bool) -> None:
        await self.say(i.ChangeSite(at=self.clock.now(), site=site, reachable=reachable))

    async def cut(self) -> None:
        self._is_cut = True
        for cable in self._cables:
            await asyncio.to_thread(cable.close)
        links = self.room.world.links
        await self._until(lambda: not any(one.up for one in links.values()), "both links are down")

    async def heal(self) -> None:
        ports = self._pbx.manager_port, self._pbx.http_port
        self._cables = [Cable(to, at=cut.port) for to, cut in zip(ports, self._cables, strict=True)]
        await self._until(self._is_up, "both links are up")
        self._is_cut = False
        await self.advance(1)

    async def advance(self, seconds: float) -> None:
        """From deadline to deadline: between two of them a telephone has time to ring."""
        target = self.clock.now() + int(seconds * 1000)
        while True:
            await self._settled()
            due = self.room.next_due()
            if due is None or due >= target:
                break
            await self.clock.to(max(due, self.clock.now()))
        await self.clock.to(target)
        await self._settled()

    # --- raw ---------------------------------------------------------------------------------------------

    async def say(self, given: i.Input, id_: str | None = None) -> str | None:
        self._ids += 1
        if isinstance(call := getattr(given, "call", None), str):
            given.call = self._names.get(call, call)  # type: ignore[attr-defined]
        given.by, given.seen = Actor("switch", LINK), given.seen or given.at
        reply = await self.room.observe(LINK, id_ or f"raw-{self._ids}", given)
        await self.room.outbox.drained()
        return None if reply.refusal is None else reply.refusal.code

    async def tell(self, command: Effect) -> None:
        if isinstance(command, RingAgent | CancelRing | BridgeCall | GiveBackCall):
            command = replace(command, call=self._names.get(command.call, command.call))
        await self._link.send(command)
        await self.advance(5)

    # --- both sides --------------------------------------------------------------------------------------

    def ringing(self) -> dict[str, str]:
        return self._seen.ringing

    def up(self) -> dict[str, str | None]:
        return self._seen.up

    def call(self, call: str) -> Any:
        return self.room.world.calls.get(self._names.get(call, ""))

    def members(self) -> dict[str, str]:
        return {}

    async def log(self, *types: str) -> list[Event]:
        events = await super().log(*types)
        return [one for one in events if not isinstance(one, LinkChanged) or one.link == LINK]

    # --- looking and waiting -----------------------------------------------------------------------------

    async def _look(self) -> None:
        channels = await asyncio.to_thread(self._pbx.view.all, "CoreShowChannels")
        desks = {one["Uniqueid"]: agent for one in channels if (agent := _agent(one["Channel"]))}
        rings = {
            desks[one["Uniqueid"]]: one["Uniqueid"].removeprefix(OFFERED).partition("-")[0]
            for one in channels
            if one["Uniqueid"].startswith(OFFERED) and one["ChannelState"] == RINGING
        }
        up: dict[str, str | None] = {}
        for one in channels:
            # A telephone that is rung for a caller bears their number as well.
            if one["Application"] == "Stasis" and one["Uniqueid"] not in desks:
                with_them = (
                    desks.get(other["Uniqueid"])
                    for other in channels
                    if other is not one and other["BridgeId"] == one["BridgeId"] != ""
                )
                up[one["CallerIDNum"].removeprefix(NUMBER)] = next(with_them, None)
        self._talking = {
            desks[one["Uniqueid"]]
            for one in channels
            if one["ChannelState"] == UP and one["Uniqueid"] in desks
        }
        self._seen = Seen(rings, up)

    def _talks(self, agent: str) -> bool:
        return agent in self._talking

    def _agent_of(self, call: str) -> str:
        found = self.call(call)
        return "" if found is None else found.agent or ""

    async def _settled(self) -> None:
        """Until the switch has what the room thinks that it has; not, if it cannot tell."""
        until = time.monotonic() + SOON_S
        while True:
            await self.room.outbox.drained()
            await self._look()
            if self._is_cut or self._agrees() or time.monotonic() > until:
                return
            await asyncio.sleep(0.02)

    def _agrees(self) -> bool:
        names = {name: call for call, name in self._names.items()}
        calls = self.room.world.calls.values()
        known = {names.get(one.id): one.agent for one in calls if one.kind == "queue"}
        return set(self.ringing()) == self.offered() and self.up() == known

    async def _until(self, is_so: Callable[[], Any], what: str) -> None:
        until = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < until, f"not within {WAIT_S} s: {what}"
            await asyncio.sleep(0.01)

    async def _until_at_switch(self, is_so: Callable[[], Any], what: str) -> None:
        until = time.monotonic() + WAIT_S
        await self._look()
        while not is_so():
            assert time.monotonic() < until, f"not within {WAIT_S} s: {what}"
            await asyncio.sleep(0.02)
            await self._look()


def _agent(channel: str) -> str | None:
    return next((agent for agent in AGENTS if channel.startswith(f"PJSIP/{agent}-desk-")), None)


@asynccontextmanager
async def at_asterisk(mode: Literal["distributor"], **queue: Any) -> AsyncIterator[Rig]:
    """A real Asterisk at which Readyroom rings."""
    switch = Switch(asterisk(), site())
    try:
        await asyncio.to_thread(switch.start)
        async with a_room(mode, queue) as (_, room, clock):
            rig = AsteriskRig(room, clock, switch)
            try:
                await rig.start()
                yield rig
            finally:
                await rig.stop()
    finally:
        await asyncio.to_thread(switch.remove)
