"""A room with its link to a real switch, at which its feature codes are dialled: three people, two queues.

101 is Ann's, who needs no code; 102 is Ben's, who has one; 103 is anybody's. Cleo has a code and no telephone.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from typing import Any

from readyroom.codec.presets import load
from readyroom.edges.asterisk.connection import Target
from readyroom.edges.asterisk.link import Link
from readyroom.edges.asterisk.phones import server as phones
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.options import HttpOptions
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.event import Event
from readyroom.engine.facts import Actor
from readyroom.engine.world import World
from readyroom.runtime.clock import RealClock
from readyroom.runtime.house import House
from readyroom.runtime.room import Room
from readyroom.store.memory import MemoryStore
from tests.asterisk.phones import Call, Phone
from tests.asterisk.site import Options, Site, telephones
from tests.asterisk.switch import Switch

FEATURES = "readyroom-features.conf"
CODES = {"ben": "4711", "cleo": "0815"}
WAIT_S = 20
KEY_GAP_S = 0.06
"""Asterisk takes keys that come sooner after one another for an echo: it wants 45 ms."""
QUEUES: tuple[tuple[str, str | None], ...] = (("sales", "500"), ("support", None))
"""And what the switch calls them."""
BOSS = Actor("admin", "admin")
# What a site adds to its own dialplan: one line for the codes, one before each Dial.
DIALPLAN = """
[globals]
READYROOM = 127.0.0.1:{port}
#include "readyroom-features.conf"
[from-internal](+)
include => readyroom-features
exten => _9.,1,Gosub(readyroom-may-call,s,1(${{EXTEN:1}}))
 same => n,Dial(PJSIP/trunk/sip:${{EXTEN:1}}@127.0.0.1:@OUTSIDE@,30)
exten => _7XXX,1,Gosub(readyroom-may-ring,s,1(${{EXTEN:1}}))
 same => n,Dial(PJSIP/${{EXTEN:1}},30)
"""


def features() -> str:
    """The dialplan file that comes with the package."""
    return (resources.files("readyroom.edges.asterisk") / "dialplan" / FEATURES).read_text("utf-8")


def site(port: int) -> Site:
    """A site that has included it; Readyroom listens at this port."""
    queues: dict[str, Options] = {address or queue: {} for queue, address in QUEUES}
    return Site(
        phones=telephones(4), queues=queues, dialplan=DIALPLAN.format(port=port), files={FEATURES: features()}
    )


def entities() -> tuple[cat.Entity, ...]:
    statuses = (
        cat.StatusEntry(
            id="do_not_disturb",
            label="Do not disturb",
            kind="unavailable",
            direct_calls="busy",
            outgoing_calls="bar",
        ),
        cat.StatusEntry(id="break", label="Break", reason="required", reasons=("Lunch", "Coffee")),
        cat.StatusEntry(id="sent_home", label="Sent home", settable_by=("supervisor",)),
        cat.StatusEntry(id="talk", label="Talk", reason="required"),
    )
    return (
        *load("default").entities,
        *statuses,
        *(cat.QueueConfig(id=queue, label=queue, mode="overlay", address=at) for queue, at in QUEUES),
        cat.AgentConfig(id="ann", name="Ann"),
        *(cat.AgentConfig(id=agent, name=agent, login_code=True) for agent in CODES),
        cat.DeviceConfig(id="desk-ann", agent="ann", address="101"),
        cat.DeviceConfig(id="desk-ben", agent="ben", address="102"),
        cat.DeviceConfig(id="shared", address="103"),
        *(cat.MemberConfig(queue=queue, agent=agent) for queue, _ in QUEUES for agent in ("ann", *CODES)),
        cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
    )


class Reception:
    """The room, its server for feature codes, and the switch at which they are dialled."""

    def __init__(self, room: Room, server: phones.PhoneServer, edge: Edge, switch: Switch) -> None:
        self.room = room
        self.server = server
        self.edge = edge
        self.switch = switch

    @property
    def world(self) -> World:
        return self.room.world

    async def put(self, *entities: cat.Entity) -> None:
        await self.room.submit(i.Configure(at=0, by=BOSS, entities=entities))

    async def do(self, make: type[i.Input], **values: Any) -> None:
        """Somebody else does this."""
        now = self.room.clock.now()
        seen = now if issubclass(make, i.Observation) else 0
        reply = await self.room.submit(make(at=now, seen=seen, by=BOSS, **values))
        assert reply.refusal is None, reply.refusal

    async def until(self, is_so: Callable[[], Any], what: str) -> None:
        """Wait until it is so."""
        until = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < until, what
            await asyncio.sleep(0.01)

    async def last(self, *types: str) -> Event:
        """The last event of these types."""
        return (await self.room.events(types=types))[-1]

    # --- at a telephone ----------------------------------------------------------------------------------

    async def dial(self, phone: Phone, number: str) -> Talk:
        """Dial, and be answered."""
        since = self.switch.view.mark()
        call = phone.calls(number)
        await asyncio.to_thread(call.until_answered)
        return Talk(self.switch, call, since)


class Talk:
    """A person at a telephone, who hears prompts and presses keys."""

    def __init__(self, switch: Switch, call: Call, since: int) -> None:
        self.call = call
        self.since = since
        self._switch = switch
        self._asked = 0

    async def enters(self, prompt: str, keys: str) -> None:
        """Press keys once a prompt asks for them."""
        self._asked += 1
        wanted, view = f'GET DATA "{prompt}"', self._switch.view

        def is_asked() -> bool:
            asked = view.seen("AGIExecStart", self.since, lambda each: each["Command"].startswith("GET DATA"))
            return len(asked) >= self._asked and asked[self._asked - 1]["Command"].startswith(wanted)

        await asyncio.to_thread(view.wait_until, is_asked, f"{wanted}, the {self._asked}. question")
        for key in keys:
            since = view.mark()
            self.call.press(key)
            await asyncio.to_thread(view.wait_for, "DTMFEnd", since, Digit=key)
            await asyncio.sleep(KEY_GAP_S)

    async def hears(self, sound: str) -> None:
        """Wait until a recording is played; the caller need not listen to its end."""
        wanted = f'STREAM FILE "{sound}" ""'
        try:
            await asyncio.to_thread(self._switch.view.wait_for, "AGIExecStart", self.since, Command=wanted)
        except AssertionError:
            ends = self._switch.view.seen("AGIExecEnd", self.since)
            said = [f"{each['Command']}: {each['Result']}" for each in ends]
            raise AssertionError(f"not {sound}, but {said}") from None

    async def is_hung_up_on(self) -> None:
        """Listen to the end."""
        await asyncio.to_thread(self.call.wait)

    async def hangs_up(self) -> None:
        await asyncio.to_thread(self.call.hang_up)


@asynccontextmanager
async def reception(switch: Switch, port: int) -> AsyncIterator[Reception]:
    """The room, which listens at this port; the switch is the test's."""
    house = await House.open(MemoryStore(), RealClock())
    # What argon2 costs is no business of these tests.
    edge = Edge(house, HttpOptions(argon2_time=1, argon2_memory_kib=64, lock_after=2))
    room, reply = await house.create("main", "Main", entities())
    assert reply.refusal is None, reply.refusal
    for agent, code in CODES.items():
        await edge.tries.set("main", agent, "login_code", code, 0)

    async def check(agent: str, code: str) -> Any:
        return await edge.tries.verdict("main", agent, "login_code", code)

    target = Target(host="127.0.0.1", port=switch.manager_port, user=switch.user, secret=switch.secret)
    link = Link(room, "pbx", target)
    linking = asyncio.create_task(link.run())
    server = phones.PhoneServer(room, lambda _: link.observer.mapping, check, phones.Options(port=port))
    await server.start()
    made = Reception(room, server, edge, switch)
    try:
        await made.until(lambda: not link.why, "the link is up")
        yield made
    finally:
        linking.cancel()
        await asyncio.gather(linking, return_exceptions=True)
        await server.stop()
        await house.stop()
        edge.close()
