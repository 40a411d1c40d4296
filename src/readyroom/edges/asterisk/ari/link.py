"""The life of a link for which Readyroom distributes: connected and in step, or on the way there.

Each round is the same, whatever ended the one before:

    connect: from now on callers come to the application
    ask for channels and bridges, keeping what happens meanwhile; link_up; say what is new, order what is to be done
    attach to the room: it commands
    go on: hear, say, order; look at who waits
    lost: detach, link_down; wait, longer each time; again

When it is stopped it gives every caller who waits back to the dialplan; the door is closed first, so nobody comes
after. When it dies, or the line does, Asterisk does so itself after a while (`patience`). Conversations go on in
either case.

Belongs here: when what is done. What an event means is `distributor`.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable

import structlog
from msgspec import Struct

from readyroom.edges.asterisk.again import pause_s
from readyroom.edges.asterisk.ari import lines
from readyroom.edges.asterisk.ari.connection import Connection, Refused, Target
from readyroom.edges.asterisk.ari.distributor import HOLD_S, Distributor
from readyroom.edges.asterisk.ari.lines import Order
from readyroom.edges.asterisk.ari.patience import Patience
from readyroom.edges.asterisk.ari.taking_up import queue_of, take_up
from readyroom.edges.asterisk.connection import NotConnected, RefusedLogin
from readyroom.edges.asterisk.mapping import DISTRIBUTED, PLAIN, Mapping, Naming, outline
from readyroom.edges.asterisk.mouth import Mouth
from readyroom.edges.asterisk.said import Said, Voice
from readyroom.engine.effects import Effect
from readyroom.engine.inputs import ChangeLink, EndOffer, JoinQueue
from readyroom.engine.refusals import Refusal
from readyroom.protocols import ari
from readyroom.runtime.errors import RoomError, RoomStopping
from readyroom.runtime.room import Room

LONGEST_PAUSE_S = 10.0
"""Shorter than HOLD_S: a line that is back within that finds its callers still there."""
TICK_S = 1.0
STOP_S = 8.0
"""How long giving everybody back may take."""
SAY_S, HUSH_S = 5.0, 2.0
"""How long a room, or a switch that may be gone, may take to hear the last word."""
GONE = frozenset({404, 409})
"""Asterisk's answers where a channel is not there, or not in the application, any more: its events tell as much."""

logger = structlog.get_logger(__name__)


class Options(Struct, frozen=True, kw_only=True):
    """How a site's link behaves."""

    naming: Naming = PLAIN
    position_s: int = 0
    """How often callers who wait are told their position; 0: never."""
    hold_s: int = HOLD_S


class Link:
    """The link of one room to one switch. `run` it until cancelled."""

    def __init__(
        self,
        room: Room,
        name: str,
        target: Target,
        options: Options | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.name = name
        self.why = "not connected yet"
        """Why it is not up; empty: it is."""
        self.connections = 0
        """How often it has been up."""
        self.heard = 0
        """Events so far."""
        self.failed = 0
        """Events that were not understood."""
        self._room = room
        self._target = target
        self._options = options or Options()
        self._jitter = jitter
        session = f"{room.now():x}"
        self._voice = Voice(name, f"{name}-{session}")
        self._outline = outline(room.world)
        mapping = Mapping(room.world, self._options.naming)
        self.distributor = Distributor(mapping, self._voice, session, self._options.hold_s)
        self._patience = Patience(self.distributor, self._options.position_s)
        self.mouth: Mouth | None = None
        self._connection: Connection | None = None
        self._kept: list[tuple[ari.Event, int]] | None = None
        """Events that came while lists are being told."""
        known = room.world.links.get(name)
        self._is_said_up = None if known is None else known.up
        """Whether the room takes the link for up: it has telephones ring then, and takes silence for a miss. None: it
        was never told of it."""

    # --- rounds ------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Keep the link up until cancelled, or until the room stops."""
        self.mouth = Mouth(self._room, self.name, self._refused)
        if self._is_said_up:
            self._say_link(up=False)  # the server ended without a word of it
        failures = 0
        try:
            while True:
                before, is_refused = self.connections, False
                try:
                    await self._round()
                except RoomStopping:
                    return
                except (NotConnected, Refused, ari.AriError, RoomError) as error:
                    self._lost(str(error))
                    is_refused = isinstance(error, RefusedLogin)
                failures = 0 if self.connections > before else failures + 1
                jitter = self._jitter()
                pause = pause_s(failures, is_refused=is_refused, longest_s=LONGEST_PAUSE_S, jitter=jitter)
                await asyncio.sleep(pause)
        finally:
            self._say_link(up=False)
            with contextlib.suppress(RoomStopping, TimeoutError):
                async with asyncio.timeout(SAY_S):
                    await self.mouth.quiet()
            await self.mouth.close()

    async def _round(self) -> None:
        self._kept = []
        connection = self._connection = await Connection.open(self._target, self._on_event, self._on_refusal)
        try:
            await self._get_in_step(connection)
            await self._stay(connection)
        except asyncio.CancelledError:
            await self._room.outbox.detach(self.name)
            await self._give_all_back(connection)
            raise
        except NotConnected as error:
            self._lost(str(error))
            raise
        finally:
            await self._room.outbox.detach(self.name)
            await self._hush(connection)
            self._connection = None
            await connection.close()

    def _lost(self, why: str) -> None:
        if self.why != why:
            logger.warning("asterisk_ari_link_down", link=self.name, why=why)
        self.why = why
        self._say_link(up=False)

    def _say_link(self, *, up: bool) -> None:
        if self._is_said_up == up:
            return
        self._is_said_up = up
        now = self._room.now()
        self._voice.now(now, now)
        self._voice.say("", ChangeLink, link=self.name, up=up)
        self._speaking().say(self._voice.taken())

    def _speaking(self) -> Mouth:
        assert self.mouth is not None
        return self.mouth

    # --- getting in step ---------------------------------------------------------------------------------

    async def _get_in_step(self, connection: Connection) -> None:
        """Ask for all that there is, say what is new of it, and let the room command."""
        mouth = self._speaking()
        channels, bridges = await asyncio.gather(
            connection.ask(ari.channels()), connection.ask(ari.bridges())
        )
        self._say_link(up=True)
        # What was said of the time before must be known when the lists are compared with what is known.
        await mouth.quiet()
        await self._room.settled()
        self._remap()
        kept, self._kept = self._kept or [], None
        started = [event.channel.id for event, _ in kept if isinstance(event, ari.StasisStart)]
        listed = ari.channels_of(channels), ari.bridges_of(bridges)
        take_up(self.distributor, *listed, started, self._room.now())
        self._hand_on()
        for event, seen in kept:
            self._hear(event, seen)
        self.why = ""
        self.connections += 1
        logger.info("asterisk_ari_link_up", link=self.name, callers=len(self.distributor.callers))
        await mouth.quiet()
        await self._room.attach(self, self.name)

    async def _stay(self, connection: Connection) -> None:
        """Until the connection is lost. Raises NotConnected."""
        mouth = self._speaking()
        while True:
            await asyncio.wait({connection.closed}, timeout=TICK_S)
            if connection.closed.done():
                raise connection.closed.result()
            if mouth.is_out_of_order or mouth.is_overrun:
                mouth.is_out_of_order = False
                raise NotConnected("the room does not keep up; all is asked for again when it does")
            self._remap()
            # A room that decides nothing is no better than none: Asterisk takes its callers back after a while, too.
            if self._room.is_available:
                self._patience.tick(self._room.now())
                self._hand_on()

    def _remap(self) -> None:
        """Take up the names as they are now."""
        found = outline(self._room.world)
        if found != self._outline:
            self._outline = found
            self.distributor.map(Mapping(self._room.world, self._options.naming))

    # --- hearing, saying, ordering -----------------------------------------------------------------------

    def _on_event(self, event: ari.Event) -> None:
        self.heard += 1
        if self._kept is not None:
            self._kept.append((event, self._room.now()))
        else:
            self._hear(event, self._room.now())

    def _hear(self, event: ari.Event, seen: int) -> None:
        try:
            if isinstance(event, ari.PlaybackFinished):
                self._patience.played(event)
            else:
                self.distributor.hear(event, seen)
        except Exception:
            # A mistake of ours in one event must not end the link: without it nothing would be heard at all.
            self.failed += 1
            logger.exception("asterisk_ari_event_failed", link=self.name, event=repr(event))
        self._hand_on()

    def _hand_on(self) -> None:
        """What was said to the room, what was ordered to the switch."""
        said = self._voice.taken()
        if said:
            self._speaking().say(said)
        orders = self.distributor.orders.taken()
        if orders and self._connection is not None:
            self._connection.order(orders)

    async def send(self, command: Effect) -> None:
        """What the room commands."""
        self.distributor.command(command, self._room.now())
        self._hand_on()

    def _on_refusal(self, order: Order, status: int, why: str) -> None:
        if status not in GONE:
            logger.info(
                "asterisk_ari_refused", link=self.name, path=order.request.path, status=status, why=why
            )
        self.distributor.failed(order, status, why, self._room.now())
        self._hand_on()

    def _refused(self, said: Said, refusal: Refusal) -> None:
        """The room does not take an observation: what it is about is not to stay as it is."""
        match said.input:
            case EndOffer(outcome="answered", offer=offer):
                self.distributor.telephones.cancel(offer)
            case JoinQueue(call=str() as call) if call in self.distributor.calls:
                self.distributor.give_back(self.distributor.calls[call], refusal.code)
            case _:
                pass
        self._hand_on()

    # --- the end -----------------------------------------------------------------------------------------

    async def _give_all_back(self, connection: Connection) -> None:
        """Close the door, then let all who wait go on in the dialplan; ask who they are: one may just have come."""
        with contextlib.suppress(NotConnected, Refused, ari.AriError, TimeoutError):
            async with asyncio.timeout(STOP_S):
                await connection.deafen()
                now = self._room.now()
                self._voice.now(now, now)
                waiting = [one for one in self.distributor.callers.values() if one.phase == "waiting"]
                for caller in waiting:
                    self.distributor.say_left(caller, "stopped")
                    self.distributor.give_back(caller, "stopped")
                self._hand_on()
                there = await connection.ask(ari.channels())
                known = set(self.distributor.callers)
                for channel in ari.channels_of(there):
                    is_new = channel.id not in known and not channel.id.startswith(DISTRIBUTED)
                    if is_new and queue_of(channel) is not None:
                        self.distributor.orders.put(channel.id, lines.farewell(channel.id, "stopped"))
                self._hand_on()
                await connection.done()
        logger.info("asterisk_ari_stopped", link=self.name, given_back=len(self.distributor.callers))

    async def _hush(self, connection: Connection) -> None:
        """What rings for Readyroom is to stop, if the switch can still be told: nobody could take the answer."""
        telephones = self.distributor.telephones
        for ring in [one for one in telephones.rings.values() if one.caller.ring is not one]:
            telephones.silence(ring)
        self._hand_on()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HUSH_S):
                await connection.done()
