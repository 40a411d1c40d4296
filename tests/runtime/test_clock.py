"""A real clock that never steps back, and a manual one that misses nothing on its way."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from readyroom.engine import inputs as i
from readyroom.runtime.clock import SLEEP_AT_MOST_S, ManualClock, RealClock
from readyroom.runtime.house import House
from readyroom.store.memory import MemoryStore
from tests.runtime.centre import BO, MONDAY, entities, open_for_business


class Hands:
    """The two clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self.wall_s = 1_000_000.0
        self.monotonic_s = 50.0

    def go(self, seconds: float, wall: float | None = None) -> None:
        self.monotonic_s += seconds
        self.wall_s += seconds if wall is None else wall


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def real(hands: Hands) -> RealClock:
    return RealClock(lambda: hands.wall_s, lambda: hands.monotonic_s)


def test_it_follows_the_wall(hands: Hands, real: RealClock):
    hands.go(2.5)
    assert real.now() == 1_000_002_500


def test_put_forward_it_jumps(hands: Hands, real: RealClock):
    hands.go(1, wall=3_600)
    assert real.now() == 1_003_600_000


def test_put_back_it_goes_on_a_little_slower_until_the_wall_has_caught_up(hands: Hands, real: RealClock):
    hands.go(1, wall=-60)
    seen = [real.now()]
    for _ in range(700):
        hands.go(1)
        seen.append(real.now())
    steps = {later - earlier for earlier, later in pairwise(seen)}
    assert min(steps) >= 899
    assert max(steps) <= 1_001
    assert seen[-1] == int(hands.wall_s * 1000)


def test_sleeps_are_cut(real: RealClock):
    assert real.sleep_s(real.now() + 250) == pytest.approx(0.25)
    assert real.sleep_s(real.now() + 3_600_000) == SLEEP_AT_MOST_S
    assert real.sleep_s(real.now() - 5) == 0


async def test_a_manual_clock_runs_every_deadline_in_order_and_answers_when_all_is_committed():
    house: Any = await House.open(MemoryStore(), ManualClock(MONDAY))
    other, _ = await house.create("other", "Other", entities())
    room, _ = await house.create("acme", "Acme", entities())
    for each in (room, other):
        await open_for_business(each)
        await each.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    seq = room.world.seq
    assert await house.clock.advance(3_600_000) == MONDAY + 3_600_000
    assert house.store.last_seq("acme") == room.world.seq > seq
    events = await room.events(since=seq)
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert {event.at for event in events} > {MONDAY + 10_000, MONDAY + 20_000}
    assert [type(event) for event in await other.events(since=seq)] == [type(event) for event in events]
    await house.stop()


async def test_a_manual_clock_does_not_move_by_itself_nor_backwards():
    clock = ManualClock(MONDAY)
    house: Any = await House.open(MemoryStore(), clock)
    room, _ = await house.create("acme", "Acme", entities())
    await open_for_business(room)
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    seq = room.world.seq
    await asyncio.sleep(0.1)
    assert room.world.seq == seq
    assert clock.now() == MONDAY
    with pytest.raises(ValueError, match="cannot go back"):
        await clock.to(MONDAY - 1)
    await house.stop()


async def test_who_joins_is_run_between_the_deadlines_of_rooms():
    """As a simulated switch would be: its agents answer some seconds after they are rung."""

    class Agents:
        def __init__(self, room) -> None:
            self.room = room
            self.answers: list[tuple[int, str]] = []

        async def send(self, command) -> None:
            if type(command).__name__ == "RingAgent":
                self.answers.append((clock.now() + 3_000, command.offer))

        def next_due(self) -> int | None:
            return min((at for at, _ in self.answers), default=None)

        async def run_due(self, now: int) -> None:
            for at, offer in [one for one in self.answers if one[0] <= now]:
                self.answers.remove((at, offer))
                await self.room.submit(i.EndOffer(at=0, offer=offer, outcome="answered"))

    clock = ManualClock(MONDAY)
    house: Any = await House.open(MemoryStore(), clock)
    room, _ = await house.create("acme", "Acme", entities())
    agents = Agents(room)
    clock.join(agents)
    await room.attach(agents, "simulated")
    await open_for_business(room)
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    await room.outbox.drained()
    await clock.advance(60_000)
    (ended,) = await room.events(types=["OfferEnded"])
    assert (ended.outcome, ended.at) == ("answered", MONDAY + 3_000)
    await house.stop()


async def test_a_real_clock_runs_deadlines_by_itself():
    house: Any = await House.open(MemoryStore(), RealClock())
    room, _ = await house.create("acme", "Acme", entities())
    await open_for_business(room)
    await room.submit(i.OpenRecord(at=0, by=BO, agent="ann", campaign="spring", record="r"))
    reply = await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    offered = next(event for event in reply.events if type(event).__name__ == "OfferStarted")
    before = room.now()
    room.clock._at += 9.95  # the wall is put forward: ten seconds of ringing are over
    room.clock._wall = lambda: room.clock._at
    for _ in range(60):
        await asyncio.sleep(0.05)
        if offered.offer not in room.world.offers:
            break
    await room.settled()
    (ended,) = await room.events(types=["OfferEnded"], limit=1)
    assert ended.at == offered.at + 10_000
    assert room.now() >= before
    await house.stop()
