"""What a link observes reaches its room: all of it, in order, once, whatever the store does meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from readyroom.codec.presets import load
from readyroom.edges.asterisk import mouth as module
from readyroom.edges.asterisk.mouth import Mouth
from readyroom.edges.asterisk.said import Said
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import RealClock
from readyroom.runtime.errors import RoomStopping
from readyroom.runtime.house import House
from readyroom.runtime.room import Room
from readyroom.store.memory import MemoryStore
from tests.runtime.stores import Failing
from tests.unit.asterisk.centre import SEEN, people

BY = Actor("switch", "pbx")


@asynccontextmanager
async def a_room(*plan: str) -> AsyncIterator[tuple[Room, Mouth]]:
    store = Failing(MemoryStore())
    house = await House.open(store, RealClock())
    entities = (*load("1stream").entities, *people("1001", queues=("sales",)))
    room, reply = await house.create("acme", "Acme", entities)
    assert reply.refusal is None, reply.refusal
    store.plan.extend(plan)
    mouth = Mouth(room, "pbx")
    yield room, mouth
    await mouth.close()
    await house.stop()


def calls(first: int, last: int) -> list[Said]:
    """Callers who join, in order; every tenth has gone already."""
    said = []
    for number in range(first, last):
        call = f"c{number}.1"
        said.append(Said(f"{call}:joined", i.JoinQueue(at=SEEN, seen=SEEN, by=BY, queue="sales", call=call)))
        if number % 10 == 0:
            said.append(Said(f"{call}:over", i.EndCall(at=SEEN, seen=SEEN, by=BY, call=call)))
    return said


async def joined(room: Room) -> list[str]:
    return [event.call for event in await room.events(types=["CallJoined"])]  # type: ignore[attr-defined]


async def test_everything_is_said_in_order_and_once():
    async with a_room() as (room, mouth):
        mouth.say(calls(0, 400))
        mouth.say(calls(400, 1_000))
        await mouth.quiet()
        assert await joined(room) == [f"c{number}.1" for number in range(1_000)]
        mouth.say(calls(0, 1_000))  # a link that lost its memory
        await mouth.quiet()
        assert len(await joined(room)) == 1_000
        assert (mouth.refused, mouth.is_overrun) == (0, False)
        await mouth.quiet()


@pytest.mark.parametrize(
    "plan", [("fail",) * 3, ("lost",), ("slow",) * 3, ("ok", "fail", "lost", "slow", "fail")]
)
async def test_a_store_that_fails_delays_it(plan: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "PAUSE_S", 0.01)
    async with a_room(*plan) as (room, mouth):
        mouth.say(calls(0, 300))
        await mouth.quiet()
        assert await joined(room) == [f"c{number}.1" for number in range(300)]
        assert mouth.refused == 0


async def test_a_room_that_is_full_is_asked_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "PAUSE_S", 0.01)
    monkeypatch.setattr("readyroom.runtime.inbox.WAITING_AT_MOST", 20)
    async with a_room(*("slow",) * 3) as (room, mouth):
        mouth.say(calls(0, 300))
        await mouth.quiet()
        assert await joined(room) == [f"c{number}.1" for number in range(300)]


async def test_what_is_refused_is_counted_and_the_next_is_said():
    async with a_room() as (room, mouth):
        mouth.say(
            [Said("x", i.JoinQueue(at=SEEN, seen=SEEN, by=BY, queue="nowhere", call="x")), *calls(1, 3)]
        )
        await mouth.quiet()
        assert (mouth.refused, len(await joined(room))) == (1, 2)


async def test_who_waits_hears_that_the_room_stops():
    async with a_room(*("slow",) * 5) as (room, mouth):
        mouth.say(calls(0, 2_000))
        waiting = asyncio.create_task(mouth.quiet())
        await asyncio.sleep(0)
        await room.stop()
        with pytest.raises(RoomStopping):
            await waiting
        with pytest.raises(RoomStopping):
            await mouth.quiet()


async def test_too_much_is_too_much(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "WAITING_AT_MOST", 100)
    async with a_room() as (_, mouth):
        mouth.say(calls(0, 200))
        assert mouth.is_overrun
        await mouth.quiet()
        assert not mouth.is_overrun
