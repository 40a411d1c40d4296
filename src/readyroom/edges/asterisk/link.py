"""The life of a link to one Asterisk: connected and in step, or on the way there.

Each round is the same, whatever ended the one before:

    connect, log in, wait until Asterisk is booted
    keep what is not needed away (filters)
    link_up; ask for all that there is, keeping what happens meanwhile; say what is new (`resync`)
    attach to the room: it tells what should be the case
    go on: hear, say, enforce; ask for the members now and then; ping
    lost, or forsaken by what goes on alongside: detach, link_down; wait, longer each time; again

What Asterisk says is heard at once, whatever else is going on, and said to the room by `mouth`. Members are asked
for again when Asterisk has reloaded, when a change turned out otherwise than expected, and every `poll_s`, since a
realtime or static member changes without a word.

Belongs here: when what is done. What an event means is `observe`, what to change is `enforce`.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import structlog
from msgspec import Struct

from readyroom.edges.asterisk.again import pause_s
from readyroom.edges.asterisk.company import Company, Forsaken
from readyroom.edges.asterisk.connection import Connection, NotConnected, RefusedLogin, Target
from readyroom.edges.asterisk.enforce import Reconciler, Step
from readyroom.edges.asterisk.mapping import PLAIN, Mapping, Naming, outline
from readyroom.edges.asterisk.mouth import Mouth
from readyroom.edges.asterisk.observe import EVENTS, Observer
from readyroom.edges.asterisk.picture import Picture
from readyroom.edges.asterisk.remembering import keep, recall
from readyroom.edges.asterisk.resync import Lists, resync
from readyroom.edges.asterisk.ring_times import ring_times
from readyroom.edges.asterisk.said import Said, Voice
from readyroom.engine.effects import Effect, SetMember
from readyroom.engine.facts import Desired
from readyroom.engine.inputs import ChangeLink
from readyroom.protocols.ami import AmiError, Message
from readyroom.runtime.errors import RoomError, RoomStopping
from readyroom.runtime.room import Room

BOOT_S = 300.0
"""How long Asterisk may take to start: a large dialplan from a database takes minutes."""
LONGEST_PAUSE_S = 30.0
PING_S = 10.0
"""After so long without a word the switch is asked whether it is there; as long again, and it is not."""
TICK_S = 1.0
"""How often the catalogue is looked at, and what is due is done."""
QUEUES_CONF = {"Filename": "queues.conf"}
NEEDED = ("QueueStatus", "CoreShowChannels", "DeviceStateList")
OF_THE_LINK = frozenset({"FullyBooted", "Reload", "Shutdown"})

logger = structlog.get_logger(__name__)

Alongside = Callable[["Link", Connection], Coroutine[Any, Any, None]]
"""Something else that is done over each connection that is in step: see `company`."""


class Options(Struct, frozen=True, kw_only=True):
    """How a site's link behaves."""

    naming: Naming = PLAIN
    enforces: bool = True
    """False: only look. What would be changed is in `Link.plan`."""
    poll_s: float = 60.0


class Link:
    """The link of one room to one switch. `run` it until cancelled."""

    def __init__(
        self,
        room: Room,
        name: str,
        target: Target,
        options: Options | None = None,
        jitter: Callable[[], float] = random.random,
        alongside: Alongside | None = None,
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
        self._alongside = alongside
        self._voice = Voice(name, f"{name}-{room.now()}")
        mapping = Mapping(room.world, self._options.naming)
        self._outline = outline(room.world)
        self.observer = Observer(mapping, Picture(), self._voice)
        self.reconciler = Reconciler(mapping, self.observer.standing)
        self._connection: Connection | None = None
        self._kept: list[tuple[Message, int]] | None = None
        """Events that came while lists are being told."""
        self._is_lively = False
        """Whether events are heard at once; before the lists are there, they are only kept."""
        known = room.world.links.get(name)
        self._is_said_up = None if known is None else known.up
        """Whether the room takes the link for up; None: it was never told of it."""
        self._is_booted = asyncio.Event()
        self._wake = asyncio.Event()
        self._poll_at = self._asked_at = 0.0
        self.mouth: Mouth | None = None
        self._polling: asyncio.Task[None] | None = None

    # --- rounds ------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Keep the link up until cancelled, or until the room stops."""
        self.mouth = Mouth(self._room, self.name)
        if self._is_said_up:
            self._say_link(up=False)  # the server ended without a word of it
        failures = 0
        try:
            while True:
                before, why = self.connections, Exception()
                try:
                    await self._round()
                except RoomStopping:
                    return
                except (NotConnected, AmiError, RoomError) as error:
                    self._lost(str(error))
                    why = error
                was_well = self.connections > before and not isinstance(why, Forsaken)
                failures = 0 if was_well else failures + 1
                is_refused, jitter = isinstance(why, RefusedLogin), self._jitter()
                pause = pause_s(failures, is_refused=is_refused, longest_s=LONGEST_PAUSE_S, jitter=jitter)
                await asyncio.sleep(pause)
        finally:
            await self.mouth.close()

    async def _round(self) -> None:
        self._is_booted.clear()
        self._is_lively, self._kept, self._asked_at = False, [], 0.0
        connection = self._connection = await Connection.open(self._target, self._on_event)
        connection.closed.add_done_callback(lambda _: self._wake.set())
        try:
            async with asyncio.timeout(BOOT_S):
                await self._or_closed(self._is_booted.wait())
            await self._filter(connection)
            await self._get_in_step(connection)
            doing = None if self._alongside is None else self._alongside(self, connection)
            async with Company(self.name, doing, self._wake.set) as company:
                await self._stay(connection, company)
        except TimeoutError:
            raise NotConnected(f"{self._target.host} has not booted within {BOOT_S:.0f} s") from None
        finally:
            self._connection = None
            if self._polling is not None:
                self._polling.cancel()
                await asyncio.gather(self._polling, return_exceptions=True)
            await self._room.outbox.detach(self.name)
            self.reconciler.reset()
            await connection.close()

    def _lost(self, why: str) -> None:
        if self.why != why:
            logger.warning("asterisk_link_down", link=self.name, why=why)
        self.why = why
        if self._is_said_up is not False:
            self._say_link(up=False)

    async def _or_closed(self, waiting: Any) -> Any:
        """Wait for something, or raise NotConnected when the connection ends first."""
        assert self._connection is not None
        task, closed = asyncio.ensure_future(waiting), self._connection.closed
        try:
            await asyncio.wait({task, closed}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise NotConnected(closed.result())
            return task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    # --- getting in step ---------------------------------------------------------------------------------

    async def _filter(self, connection: Connection) -> None:
        """Have Asterisk send what is needed and nothing else; without the right to, it sends more, that is all."""
        answers = await asyncio.gather(
            *(
                connection.asked("Filter", {"Operation": "Add", "MatchCriteria": f"name({name})"})
                for name in sorted(EVENTS | OF_THE_LINK)
            )
        )
        refused = next((answer for answer in answers if not answer.accepted), None)
        if refused is not None:
            logger.info("asterisk_not_filtered", link=self.name, why=refused.why)

    async def _get_in_step(self, connection: Connection) -> None:
        """Ask for all that there is, say what is new of it, and let the room command."""
        mouth, now = self._speaking(), self._room.now
        answers = await asyncio.gather(
            *map(connection.ask, (*NEEDED, "PJSIPShowEndpoints")), connection.ask("GetConfig", QUEUES_CONF)
        )
        queues, channels, devices, endpoints, config = answers
        for name, answer in zip(NEEDED, answers, strict=False):
            if not answer.accepted:
                raise NotConnected(f"{name}: {answer.why or 'refused'} (needed: write = agent,call,system)")
        self.observer.ring_s = ring_times(config.response) if config.accepted else {}
        await recall(connection, self.reconciler)
        self._say_link(up=True)
        # What was said of the time before must be known when the lists are compared with what is known.
        await self._or_closed(mouth.quiet())
        await self._or_closed(self._room.settled())
        self._remap()
        self._heard_pairs()
        mouth.say(
            resync(self.observer, Lists(queues.items, channels.items, devices.items + endpoints.items), now())
        )
        kept, self._kept, self._is_lively = self._kept or [], None, True
        for message, seen in kept:
            self._hear(message, seen)
        self.why = ""
        self.connections += 1
        logger.info("asterisk_link_up", link=self.name, members=len([*self.observer.picture.members()]))
        await self._or_closed(mouth.quiet())
        await self._room.attach(self, self.name)

    def _say_link(self, *, up: bool) -> None:
        now, self._is_said_up = self._room.now(), up
        self._voice.now(now, now)
        self._voice.say("", ChangeLink, link=self.name, up=up)
        self._speaking().say(self._voice.taken())

    def _speaking(self) -> Mouth:
        assert self.mouth is not None
        return self.mouth

    # --- in step -----------------------------------------------------------------------------------------

    async def _stay(self, connection: Connection, company: Company) -> None:
        """Until the connection is lost, or its company. Raises NotConnected."""
        loop = asyncio.get_running_loop()
        self._poll_at = loop.time() + self._options.poll_s
        ticked = loop.time()
        while not connection.closed.done():
            self._enforce(connection)
            await self._sleep()
            company.look_after()
            if loop.time() - ticked >= TICK_S:
                ticked = loop.time()
                self._look_around(connection, ticked)
            is_due = self.reconciler.is_stale or loop.time() >= self._poll_at
            if is_due and (self._polling is None or self._polling.done()):
                self._polling = asyncio.create_task(self._poll(connection), name=f"asterisk {self.name} poll")
        raise NotConnected(connection.closed.result())

    async def _sleep(self) -> None:
        """Until there is something to enforce, or to look at."""
        due = self.reconciler.due() if self._options.enforces else None
        pause = TICK_S if due is None else min(TICK_S, max(0.0, (due - self._room.now()) / 1000))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._wake.wait()
        self._wake.clear()

    def _look_around(self, connection: Connection, now: float) -> None:
        # Silence from before it was asked proves nothing: nobody may have had anything to say.
        if now - connection.heard_at < PING_S:
            self._asked_at = 0.0
        elif not self._asked_at:
            self._asked_at = now
            connection.asked("Ping")
        elif now - self._asked_at >= PING_S:
            raise NotConnected(f"the switch has said nothing for {now - connection.heard_at:.0f} s")
        if self._speaking().is_out_of_order:
            self._speaking().is_out_of_order = False
            raise NotConnected("the room could not take all in order; all is asked for again")
        if self._speaking().is_overrun:
            raise NotConnected("the room does not keep up; all is asked for again when it does")
        if self._remap():
            self._say_standing()
            self.reconciler.sweep()

    async def _poll(self, connection: Connection) -> None:
        """Ask for all members: what changed without a word is found so."""
        self.reconciler.is_stale = False
        self._poll_at = asyncio.get_running_loop().time() + self._options.poll_s
        self._kept = []
        answer, config = await asyncio.gather(
            connection.ask("QueueStatus"), connection.ask("GetConfig", QUEUES_CONF)
        )
        kept, self._kept = self._kept or [], None
        if not answer.accepted:
            return
        self.observer.ring_s = ring_times(config.response) if config.accepted else {}
        now = self._room.now()
        self.observer.picture.queues_are(answer.items, now)
        for message, seen in kept:
            self.observer.picture.fold(message, seen)
        self._say_standing()
        # The engine speaks first of what it did not know: it may adopt it.
        await self._speaking().quiet()
        await self._room.outbox.drained()
        self.reconciler.sweep()
        self._wake.set()

    def _say_standing(self) -> None:
        now = self._room.now()
        self._voice.now(now, now)
        self.observer.standing.all_devices()
        self.observer.standing.all_changed()
        self._speaking().say(self._voice.taken())

    def _remap(self) -> bool:
        """Take up the names as they are now; whether they are others."""
        found = outline(self._room.world)
        if found == self._outline:
            return False
        self._outline = found
        mapping = self.reconciler.mapping = Mapping(self._room.world, self._options.naming)
        self.observer.map(mapping)
        return True

    # --- hearing and enforcing ---------------------------------------------------------------------------

    def _on_event(self, message: Message) -> None:
        self.heard += 1
        seen = self._room.now()
        if self._kept is not None:
            self._kept.append((message, seen))
        if message.event == "FullyBooted":
            self._is_booted.set()
        elif message.event == "Reload":
            self._poll_at = 0.0
            self._wake.set()
        if self._is_lively:
            self._hear(message, seen)

    def _hear(self, message: Message, seen: int) -> None:
        try:
            said: list[Said] = self.observer.hear(message, seen)
        except Exception:
            # A mistake of ours in one event must not end the link: without it nothing would be heard at all.
            self.failed += 1
            logger.exception("asterisk_event_failed", link=self.name, event=message.headers)
            said = self._voice.taken()
        if said:
            self._speaking().say(said)
        self._heard_pairs()

    def _heard_pairs(self) -> None:
        for pair in self.observer.standing.taken():
            self.reconciler.changed(*pair)
            self._wake.set()

    async def send(self, command: Effect) -> None:
        """What the room commands: of an overlay's switch, memberships only."""
        if isinstance(command, SetMember):
            self.reconciler.want(command.agent, command.queue, Desired(command.membership, command.reason))
            self._wake.set()

    def plan(self) -> list[Step]:
        """What would be changed now: the next step of each agent and queue."""
        steps = (self.reconciler.step(pair) for pair in list(self.reconciler.wanted))
        return [step for step in steps if step is not None]

    def _enforce(self, connection: Connection) -> None:
        if not self._options.enforces:
            return
        for step in self.reconciler.next(self._room.now()):
            answer = connection.asked(step.action, step.headers)
            answer.add_done_callback(partial(self._answered, step))
        keep(connection, self.reconciler)

    def _answered(self, step: Step, done: asyncio.Future[Any]) -> None:
        if done.cancelled() or done.exception() is not None:
            return
        answer = done.result()
        if not answer.accepted:
            logger.info("asterisk_refused", link=self.name, step=step.headers, why=answer.why)
        self.reconciler.answered(step, answer.accepted, answer.why, self._room.now())
        self._wake.set()
