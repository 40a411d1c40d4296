"""Keeps the lamps and permissions of one switch as the room has them, as long as one connection to it lasts.

It looks at the room's live stream to learn who has changed, and at the settled world for what is the case. What is in
no row of that stream (what a status means for a telephone, whose telephone it is) is looked at every second. First it
says everything that the switch does not have yet; so a new connection is a new follower.

Belongs here: what was told, and what has to be told next.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from itertools import islice

import msgspec
import structlog
from msgspec import Struct, field

from readyroom.edges.asterisk.connection import Connection
from readyroom.edges.asterisk.phones.desk import Names
from readyroom.edges.asterisk.phones.lamps import KEPT, heard, none_of, setting, wanted_of
from readyroom.engine.catalogue import DeviceConfig, StatusEntry
from readyroom.engine.world import World
from readyroom.protocols.ami import AmiError
from readyroom.runtime.errors import RoomStopping, RoomUnavailable
from readyroom.runtime.room import Room, Subscription

TICK_S = 1.0
PART = 200
"""Agents that are looked at in one go: a few milliseconds."""
AT_ONCE = 32
"""Values that are under way at once: what an Asterisk takes without falling behind with its calls."""

Tell = Callable[[str, str], Awaitable[None]]
"""Gives a variable of the switch (a dialplan function) a value; raises when the connection is gone."""

logger = structlog.get_logger(__name__)


async def keep_lamps(room: Room, names: Names, connection: Connection) -> None:
    """Keep them so over one connection, until the room stops. Raises NotConnected."""
    await Follower(room, names, _telling(connection), await _told_before(connection)).run()


async def take_back(connection: Connection) -> None:
    """Put out every lamp, and let every telephone be rung and call out: nobody will ever say otherwise.

    Raises NotConnected.
    """
    known = await _told_before(connection)
    changes = {each: none_of(each) for each, value in known.items() if value != none_of(each)}
    async for _ in _each_said(_telling(connection), changes):
        pass


async def _told_before(connection: Connection) -> dict[str, str]:
    answers = await asyncio.gather(*(connection.ask("DBGetTree", tree) for tree in KEPT))
    return heard({item.get("Key"): item.get("Val") for answer in answers for item in answer.items})


def _telling(connection: Connection) -> Tell:
    is_refused = False

    async def tell(variable: str, value: str) -> None:
        nonlocal is_refused
        try:
            answer = await connection.ask(*setting(variable, value))
            why = "" if answer.accepted else answer.why or "refused"
        except AmiError as error:  # it does not fit into a line
            why = str(error)
        if why and not is_refused:
            is_refused = True
            logger.warning("phones_lamps_refused", variable=variable, why=why)

    return tell


async def _each_said(tell: Tell, changes: Mapping[str, str]) -> AsyncIterator[dict[str, str]]:
    """Says them a few at a time; what has been said."""
    waiting = iter(changes.items())
    while some := dict(islice(waiting, AT_ONCE)):
        await asyncio.gather(*(tell(variable, value) for variable, value in some.items()))
        yield some


class _Row(Struct):
    id: str


class _Frame(Struct):
    type: str
    agents: tuple[_Row, ...] = ()
    gone: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Follower:
    """Tells a switch what changes. `known` is what it has already."""

    def __init__(
        self,
        room: Room,
        names: Names,
        tell: Tell,
        known: Mapping[str, str] | None = None,
        tick_s: float = TICK_S,
    ) -> None:
        self._room = room
        self._names = names
        self._tell = tell
        self._tick_s = tick_s
        self._told: dict[str, str] = dict(known or {})
        self._of: dict[str, frozenset[str]] = {}
        """Agent → the variables that speak of them."""
        self._whose: dict[str, str] = {}
        """Variable → the agent of whom it speaks."""
        self._statuses: list[StatusEntry] = []
        self._devices: dict[str, tuple[DeviceConfig, str | None]] = {}
        """Device → its configuration, and who was signed in there."""

    async def run(self) -> None:
        """Go on until the room stops. Raises what `tell` raises."""
        while not self._room.is_stopping:
            subscription = self._room.subscribe()
            pause_s = 0.0
            try:
                await self._follow(subscription)
            except RoomUnavailable:
                pause_s = self._tick_s
            except RoomStopping:
                return
            finally:
                subscription.close()
            # Here the store was away, or it did not keep up with the room; it begins anew, with everything.
            await asyncio.sleep(pause_s)

    async def _follow(self, subscription: Subscription) -> None:
        loop = asyncio.get_running_loop()
        looked = loop.time()
        while subscription.closed is None:
            frame = _Frame("none")
            with contextlib.suppress(TimeoutError, StopAsyncIteration):
                async with asyncio.timeout(self._tick_s):
                    frame = msgspec.json.decode(await anext(subscription), type=_Frame)
            world = await self._room.settled()
            agents = {row.id for row in frame.agents} | set(frame.gone.get("agents", ()))
            everything = frame.type == "snapshot"
            if everything or loop.time() - looked >= self._tick_s:
                looked = loop.time()
                everything = self._are_statuses_new(world) or everything
                agents |= self._at_new_devices(world)
            if everything:
                await self._say_all()
            else:
                await self._say(self._changes(world, agents))

    async def _say_all(self) -> None:
        """A part at a time: nobody else waits for ten thousand agents."""
        world = await self._room.settled()
        agents = iter({*world.agents, *self._of})
        while some := list(islice(agents, PART)):
            world = await self._room.settled()
            await self._say(self._changes(world, some))
            await asyncio.sleep(0)
        await self._say(self._changes(world, (), everything=True))

    async def _say(self, changes: dict[str, str]) -> None:
        async for said in _each_said(self._tell, changes):
            self._told |= said

    def _are_statuses_new(self, world: World) -> bool:
        before, self._statuses = self._statuses, list(world.statuses.values())
        return [id(each) for each in before] != [id(each) for each in self._statuses]

    def _at_new_devices(self, world: World) -> set[str]:
        """Agents whose telephones are others than at the last look."""
        before = self._devices
        self._devices = {name: (device.config, device.signed_in) for name, device in world.devices.items()}
        changed = {each for name, each in self._devices.items() if before.get(name) != each}
        changed |= {each for name, each in before.items() if self._devices.get(name) != each}
        return {
            agent for config, signed_in in changed for agent in (config.agent, signed_in) if agent is not None
        }

    def _changes(self, world: World, agents: Iterable[str], *, everything: bool = False) -> dict[str, str]:
        """What the switch has to be told for these agents; with `everything`, also what speaks of nobody."""
        names, wanted, left = self._names(world), dict[str, str](), set[str]()
        for agent in agents:
            values = wanted_of(world, names, agent) if agent in world.agents else {}
            left |= self._of.pop(agent, frozenset()) - values.keys()
            wanted |= values
            self._whose |= dict.fromkeys(values, agent)
            if values:
                self._of[agent] = frozenset(values)
        # A telephone may have come to somebody else, now or in a round before.
        nobodys = {each for each in left if each not in self._of.get(self._whose[each], ())}
        for each in nobodys:
            del self._whose[each]
        if everything:
            nobodys |= self._told.keys() - self._whose.keys()
        wanted |= {each: none_of(each) for each in nobodys}
        return {variable: value for variable, value in wanted.items() if self._told.get(variable) != value}
