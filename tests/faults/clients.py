"""Who is on the other side: people who command and do not let go before they are answered, boards, a reader.

Belongs here: what they send, and what each of them checks while it works. They outlive the server: what they know
they keep through a power cut, and go on with it.
"""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.runtime.room import Reply, Room, RoomBusy, RoomStopping, RoomUnavailable, Scope
from readyroom.views.fold import MissedFrame
from tests.runtime.centre import AGENTS, BO, Chance
from tests.runtime.stream import Client as Follower

if TYPE_CHECKING:
    from tests.faults.run import Run

PATIENCE_S = 2.0
"""Before a request that nobody answered is sent again."""


class Commander:
    """Sends commands one after the other, each under a key of its own, until each is answered."""

    def __init__(self, number: int, seed: int, commands: int) -> None:
        self.name = f"client {number}"
        self.left = commands
        self.replies: dict[str, Reply] = {}
        self.sent: dict[str, i.Input] = {}
        self._chance = random.Random(f"{seed}/{number}")
        self._inputs = Chance(seed * 100 + number)
        self._pending: str | None = None

    async def live(self, run: Run) -> None:
        while self.left:
            if self._pending is None:
                await asyncio.sleep(self._chance.choice((0.0, 0.01, 0.5, 6.0)))
                self._pending = f"{self.name}/{len(self.sent)}"
                self.sent[self._pending] = self._next(run)
            reply = await self._until_answered(run, self._pending)
            self._keep(run, self._pending, reply)
            self._pending = None
            self.left -= 1

    def _next(self, run: Run) -> i.Input:
        """Half of them can be told from all others in the log."""
        chance, tag = self._chance, f"{self.name}/{len(self.sent)}"
        room = run.room
        if room is not None and chance.random() < 0.5:
            given: i.Input = self._inputs.one(room.world, room.now())
            return given
        agent = chance.choice(AGENTS)
        return chance.choice(
            (
                i.SetStatus(at=0, by=BO, agent=agent, status="unavailable", note=tag),
                i.SetStatus(at=0, by=BO, agent=agent, status=f"no {tag}"),
                i.JoinQueue(at=0, queue=chance.choice(("sales", "support")), call=tag),
                i.Configure(at=0, by=BO, entities=(cat.UnitConfig(id="north", label=tag),)),
                i.CreateTask(at=0, by=BO, title=tag, task=tag),
            )
        )

    async def _until_answered(self, run: Run, key: str) -> Reply:
        chance, weather = self._chance, run.weather
        while True:
            await asyncio.sleep(chance.uniform(0.0, 0.005))
            room = run.room
            if room is None or chance.random() < weather.unheard:
                await asyncio.sleep(PATIENCE_S * chance.random())
                continue
            asked = [self._ask(run, room, key)]
            if chance.random() < weather.doubled:
                run.tell(f"{self.name}: {key} goes out twice")
                asked.append(self._ask(run, room, key))
            answers = [one for one in await asyncio.gather(*asked) if one is not None]
            for one in answers[1:]:
                self._keep(run, key, one)
            if answers and chance.random() >= weather.unanswered:
                return answers[0]
            if answers:
                # It was answered all the same: what was told is as binding if nobody heard it.
                run.tell(f"{self.name}: the answer to {key} is lost on the way")
                self._keep(run, key, answers[0])
            await asyncio.sleep(PATIENCE_S * chance.random())

    async def _ask(self, run: Run, room: Room, key: str) -> Reply | None:
        given = self.sent[key]
        run.tell(f"{self.name}: sends {key}, {type(given).__name__}")
        try:
            reply = await room.submit(replace(given), key, self.name, f"of {key}")
        except (RoomBusy, RoomStopping) as error:
            run.tell(f"{self.name}: {key} is not taken ({type(error).__name__})")
            run.check(run.disk.has_failed, f"{key} was not taken, though no disk had failed")
            return None
        what = f"refused, {reply.refusal.code}" if reply.refusal is not None else f"done, {_seqs(reply)}"
        run.tell(f"{self.name}: {key} {what}{' before' if reply.replayed else ''}")
        return reply

    def _keep(self, run: Run, key: str, reply: Reply) -> None:
        """The first answer is for ever."""
        first = self.replies.setdefault(key, reply)
        run.check(
            (first.events, first.refusal) == (reply.events, reply.refusal),
            f"{key} was answered {_seqs(first)} first and {_seqs(reply)} then",
        )


def _seqs(reply: Reply) -> str:
    return ", ".join(str(event.seq) for event in reply.events) or "no event"


class Hasty:
    """Sends commands without a key, each once, and never asks again: each is done once at most."""

    def __init__(self, seed: int, commands: int) -> None:
        self.left = commands
        self.sent: list[str] = []
        self.answered: set[str] = set()
        self._chance = random.Random(f"{seed}/hasty")

    async def live(self, run: Run) -> None:
        while True:
            await asyncio.sleep(self._chance.choice((0.01, 0.5, 6.0)))
            if run.room is None or not self.left:
                continue
            self.left -= 1
            tag = f"client hasty/{len(self.sent)}"
            self.sent.append(tag)
            run.tell(f"hasty: sends {tag}")
            try:
                await run.room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note=tag))
            except (RoomBusy, RoomStopping) as error:
                run.tell(f"hasty: {tag} is not taken ({type(error).__name__})")
                continue
            run.tell(f"hasty: {tag} done")
            self.answered.add(tag)


class Watcher:
    """A board that follows the live stream, goes away and comes back, and sometimes does not keep up."""

    def __init__(self, number: int, seed: int) -> None:
        self.name = f"board {number}"
        self._chance = random.Random(f"{seed}/board/{number}")
        self._follower: Follower | None = None

    async def live(self, run: Run) -> None:
        while True:
            room = run.room
            if room is None:
                await asyncio.sleep(0.1)
                continue
            self._connect(run, room)
            assert self._follower is not None
            try:
                for _ in range(self._chance.randint(1, 20)):
                    await self._follower.read()
                    if self._chance.random() < 0.3:
                        await asyncio.sleep(self._chance.choice((0.5, 60.0)))
            except StopAsyncIteration:
                run.tell(f"{self.name}: dropped, {self._follower.subscription.closed}")
            except RoomUnavailable:
                await asyncio.sleep(0.2)
            except MissedFrame as error:
                run.check(False, f"{self.name}: {error}")
            self._follower.subscription.close()
            await asyncio.sleep(self._chance.choice((0.0, 0.3, 3.0)))

    def _connect(self, run: Run, room: Room) -> None:
        since = None if self._follower is None else self._follower.seq
        subscription = room.subscribe(Scope(), since)
        if self._follower is None:
            self._follower = Follower(subscription)
        self._follower.subscription = subscription
        run.tell(f"{self.name}: comes, since {since}")

    async def board(self, run: Run, room: Room) -> Any:
        """What it shows in the end."""
        if self._follower is not None:
            self._follower.subscription.close()
        self._connect(run, room)
        assert self._follower is not None
        await self._follower.read()
        while self._follower.subscription.waiting:
            await self._follower.read()
        return self._follower.rows


class Reader:
    """Somebody who looks: what they see is in the log."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"{seed}/reader")

    async def live(self, run: Run) -> None:
        while True:
            await asyncio.sleep(self._chance.uniform(0.0, 0.5) if self._chance.random() < 0.9 else 0.001)
            if run.room is None:
                continue
            try:
                world = await run.room.settled()
            except RoomUnavailable:
                continue
            last = run.store.last_seq(run.NAME)
            run.check(world.seq == last, f"a reader sees event {world.seq}, but the log ends at {last}")
