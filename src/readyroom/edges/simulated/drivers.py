"""Two ways to the same engine: a room that keeps its log, or the engine alone, as fast as it can.

Belongs here: the seam. A simulation says the same inputs to either and is told the same commands, so the same seed
gives the same log on both; `digest` is how to see that.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import structlog

from readyroom.codec import events as codec
from readyroom.engine import Engine, fresh, react
from readyroom.engine import effects as fx
from readyroom.engine.catalogue import Entity
from readyroom.engine.events import Event
from readyroom.engine.inputs import Advance, Configure, Input, NoteRefusal
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.world import World
from readyroom.runtime.clock import Participant
from readyroom.runtime.outbox import Switch
from readyroom.runtime.room import Quarantined, Reply, Room, RoomBusy

TRIES = 20
PAUSE_S = 0.25
"""A room that is busy, or whose store does not answer, is asked again: for five seconds, as any switch would."""

logger = structlog.get_logger(__name__)


class Driver(Protocol):
    """What decides."""

    def now(self) -> int:
        """Milliseconds UTC."""

    async def world(self) -> World:
        """The world, to be looked at."""

    async def submit(self, given: Input, id_: str) -> Refusal | None:
        """Say something, under an id of its own; the refusal, if it was refused.

        Where time stands still meanwhile, all that follows from it has been commanded when this returns.
        """

    async def attach(self, switch: Switch) -> None:
        """Send the switch its commands from now on; first what it should have now."""

    async def detach(self) -> None:
        """No more commands."""


class RoomDriver:
    """A room, at its clock's pace."""

    def __init__(self, room: Room, link: str) -> None:
        self._room = room
        self._link = link

    def now(self) -> int:
        """The room's clock."""
        return self._room.clock.now()

    async def world(self) -> World:
        """The settled world."""
        return await self._room.settled()

    async def submit(self, given: Input, id_: str) -> Refusal | None:
        """Have it decided and written; asked again while the room is busy, for it is done once.

        What the room cannot take after all is lost, as it would be with any switch. Raises `RoomStopping`.
        """
        for _ in range(TRIES):
            try:
                reply = await self._submit(given, id_)
                break
            except RoomBusy:
                await asyncio.sleep(PAUSE_S)
            except Quarantined:
                return None
        else:
            logger.warning("simulation_not_heard", link=self._link, input=type(given).__name__)
            return None
        if self._room.clock.sleep_s(self.now()) is None:
            await self._room.outbox.drained()
        return reply.refusal

    async def _submit(self, given: Input, id_: str) -> Reply:
        if given.by.kind == "switch":
            return await self._room.observe(self._link, id_, given)
        return await self._room.submit(given, id_, f"simulated:{self._link}", id_)

    async def attach(self, switch: Switch) -> None:
        """Join the room's outbox."""
        await self._room.attach(switch, self._link)
        if self._room.clock.sleep_s(self.now()) is None:
            await self._room.outbox.drained()

    async def detach(self) -> None:
        """Leave it."""
        await self._room.outbox.detach(self._link)


class Timed(Participant, Switch, Protocol):
    """A switch with a time table of its own."""


def _unwatched(event: Event) -> None:
    """Nobody looks."""


class EngineDriver:
    """The engine alone: no store, no board, no waiting."""

    def __init__(
        self,
        entities: Sequence[Entity],
        start: int,
        rules: Sequence[Rule] = RULES,
        watch: Callable[[Event], None] = _unwatched,
    ) -> None:
        """An organisation of these entities at `start` (ms UTC); `watch` sees every event of the log.

        Raises ValueError if they are refused.
        """
        self.engine = Engine(rules)
        self.inputs = 0
        self._world = fresh("simulated")
        self._now = start
        self._watch = watch
        self._switch: Switch | None = None
        self._effects: list[fx.Effect] = []
        configure = Configure(at=start, seen=start, entities=tuple(entities))
        refusal = self._step(configure)
        if refusal is not None:
            raise ValueError(f"{refusal.code} {refusal.params}")
        self._effects.clear()

    def now(self) -> int:
        """Where the run stands."""
        return self._now

    async def world(self) -> World:
        """The world."""
        return self._world

    async def submit(self, given: Input, id_: str) -> Refusal | None:  # noqa: ARG002 (nothing is ever repeated)
        """Have it decided; stamped and, if refused, noted, as a room does."""
        now = self._now
        given.at = now if given.seen == 0 else min(given.at, now)
        given.seen = now
        refusal = self._step(given)
        if refusal is not None:
            self._step(_note(given, refusal))
        await self._command()
        return refusal

    async def attach(self, switch: Switch) -> None:
        """Command this one."""
        self._switch = switch
        world = self._world
        self._effects += [
            fx.SetMember(world.seq, agent, queue, want.membership, want.reason)
            for (agent, queue), want in world.wanted.items()
        ]
        await self._command()

    async def detach(self) -> None:
        """Command nobody."""
        self._switch = None

    async def run(self, switch: Timed, until: int) -> None:
        """Go on to an instant (ms UTC), stopping wherever something is due."""
        engine, world = self.engine, self._world
        while True:
            found = [due for due in (engine.next_deadline(world), switch.next_due()) if due is not None]
            if not found or min(found) > until:
                break
            self._now = max(self._now, min(found))
            await self._deadlines()
            await switch.run_due(self._now)
        self._now = until

    async def _deadlines(self) -> None:
        while (due := self.engine.next_deadline(self._world)) is not None and due <= self._now:
            self._step(Advance(at=due, seen=due))
        await self._command()

    def _step(self, given: Input) -> Refusal | None:
        self.inputs += 1
        return self.engine.step(self._world, given, self._observe).refusal

    def _observe(self, world: World, event: Event) -> None:
        self._effects += react(world, event)
        self._watch(event)

    async def _command(self) -> None:
        effects, self._effects = self._effects, []
        if self._switch is not None:
            for effect in effects:
                if not isinstance(effect, fx.NotifyUsers):
                    await self._switch.send(effect)


def _note(given: Input, refusal: Refusal) -> NoteRefusal:
    subject = {name: getattr(given, name, None) for name in ("agent", "queue", "call", "offer", "task")}
    named = {name: value for name, value in subject.items() if isinstance(value, str)}
    return NoteRefusal(
        at=given.seen,
        seen=given.seen,
        by=given.by,
        what=type(given).__name__,
        code=refusal.code,
        params={**named, **refusal.params},
    )


class Digest:
    """A log's fingerprint, taken event by event."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def on(self, event: Event) -> None:
        """Take an event in."""
        encoded = codec.encode(event)  # type: ignore[arg-type]
        self._hash.update(f"{encoded.type} {encoded.version} ".encode() + encoded.body + b"\n")

    def text(self) -> str:
        """SHA-256, in hexadecimal."""
        return self._hash.hexdigest()


def digest(events: Iterable[Event]) -> str:
    """The fingerprint of a whole log: equal for equal events, and only for those."""
    found = Digest()
    for event in events:
        found.on(event)
    return found.text()
