"""Inputs in, replies out: durable when answered, once under a key, the same after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from readyroom.codec import state as codec
from readyroom.engine import inputs as i
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import SYSTEM, Actor, State
from readyroom.engine.indexes import world_of
from readyroom.runtime import inbox, loop, saving
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.room import KeyReused, Room, RoomBusy, RoomStopping, RoomTakenOver
from readyroom.store.interface import Store
from readyroom.views.board import Scope
from tests.runtime.centre import BO, MONDAY, Chance, open_for_business, work
from tests.runtime.stream import Client, fresh

LUNCH: dict[str, Any] = {"at": 0, "by": BO, "agent": "ann", "status": "unavailable"}


@pytest.fixture
def room(house) -> Room:
    return house.rooms["acme"]


def digest(room) -> str:
    return codec.digest(room.world.state())


@pytest.mark.parametrize("seed", range(3))
async def test_replay_is_live(house, room, seed: int):
    await open_for_business(room)
    await work(house, room, Chance(seed), 60)
    replayed = world_of(State(room="acme"))
    for event in await room.events():
        evolve(replayed, event)
    assert codec.digest(replayed.state()) == digest(room)


@pytest.mark.parametrize("seed", range(3))
async def test_a_restart_from_snapshot_and_tail_is_the_same(
    reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch, seed: int
):
    monkeypatch.setattr(saving, "SNAPSHOT_EVERY", 100)
    monkeypatch.setattr(saving, "SNAPSHOT_SHARE", 0)
    from tests.runtime.centre import entities

    store = reopen()
    house: Any = await House.open(store, ManualClock(MONDAY))
    room, _ = await house.create("acme", "Acme", entities())
    await open_for_business(room)
    await work(house, room, Chance(seed), 120)
    before, board = digest(room), await fresh(room, Scope())
    at, counts = house.clock.now(), room.counts
    # No graceful stop: the file is opened again as after a power cut.
    again: Any = await House.open(reopen(), ManualClock(at))
    restarted = again.rooms["acme"]
    assert counts.snapshots > 1
    assert 0 < restarted._work.held.snapshot_seq < restarted.world.seq
    assert digest(restarted) == before
    assert await fresh(restarted, Scope()) == board
    # The first server is fenced: it cannot write any more, and says so.
    for _ in range(2):
        with pytest.raises(RoomStopping):
            await room.submit(i.SetStatus(**LUNCH, note="fenced"))
    with pytest.raises(RoomTakenOver):
        await room.settled()
    assert room.counts.alarms[-1].code == "fenced"
    await work(again, restarted, Chance(99), 20)
    assert not restarted.counts.alarms
    await again.stop()
    house._store = Unowned()
    await house.stop()


class Unowned:
    def close(self) -> None:
        """Closed by the other house."""


async def test_a_graceful_stop_leaves_a_snapshot_of_the_last_event(house, room, reopen: Callable[[], Store]):
    await work(house, room, Chance(3), 20)
    before = digest(room)
    await room.stop()
    with pytest.raises(RoomStopping):
        await room.submit(i.SetStatus(**LUNCH))
    again: Any = await House.open(reopen(), ManualClock(house.clock.now()))
    assert digest(again.rooms["acme"]) == before
    assert again.rooms["acme"]._work.held.snapshot_seq == again.rooms["acme"].world.seq
    await again.stop()


async def test_what_waits_is_done_before_the_stop(room):
    asked = [asyncio.create_task(room.submit(i.SetStatus(**LUNCH, note=str(n)))) for n in range(300)]
    await asyncio.sleep(0)
    await room.stop()
    assert [(await reply).events[0].note for reply in asked] == [str(n) for n in range(300)]


async def test_many_inputs_share_a_commit(room):
    batches = room.counts.batches
    await asyncio.gather(*(room.submit(i.SetStatus(**LUNCH, note=str(n))) for n in range(640)))
    assert room.counts.batches - batches <= 640 / loop.BATCH + 1


async def test_a_refusal_is_answered_and_audited(room):
    seq = room.world.seq
    reply = await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="nonsense"))
    assert reply.refusal is not None
    assert reply.refusal.code == "unknown"
    (noted,) = await room.events(since=seq)
    assert (noted.what, noted.code, noted.by, noted.params["agent"]) == ("SetStatus", "unknown", BO, "ann")


async def test_a_full_room_says_so(room, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inbox, "WAITING_AT_MOST", 10)
    asked = [asyncio.create_task(room.submit(i.SetStatus(**LUNCH, note=str(n)))) for n in range(30)]
    done = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, RoomBusy) for one in done) == 20
    assert (await room.submit(i.SetStatus(**LUNCH))).refusal is None


async def test_commands_are_stamped_by_the_room_observations_by_the_switch(house, room):
    now = house.clock.now()
    switch = Actor("switch", "pbx")
    (chosen,) = (await room.submit(i.SetStatus(**{**LUNCH, "at": 1}))).events[:1]
    assert (chosen.at, chosen.seen) == (now, now)
    late = i.ChangeDevice(at=now - 5_000, seen=now, by=switch, device="d-ann", registered=True)
    (changed,) = (await room.submit(late)).events[:1]
    assert (changed.at, changed.seen) == (now - 5_000, now)
    early = i.ChangeDevice(at=now + 5_000, seen=now, by=switch, device="d-ann", registered=False)
    (changed,) = (await room.submit(early)).events[:1]
    assert (changed.at, changed.seen) == (now, now)


# --- once ------------------------------------------------------------------------------------------------


async def test_a_repeat_gets_the_first_reply_also_after_a_restart(house, room, reopen: Callable[[], Store]):
    def lunch() -> i.Input:
        return i.SetStatus(**LUNCH, note="one")

    first = await room.submit(lunch(), "k1", "user:bo", "f1")
    again = await room.submit(lunch(), "k1", "user:bo", "f1")
    assert (first.replayed, again.replayed) == (False, True)
    assert again.events == first.events
    other = await room.submit(i.SetStatus(**LUNCH, note="two"), "k1", "user:cy", "f2")
    assert not other.replayed
    refused = await room.submit(i.SetStatus(at=0, agent="nobody", status="ready"), "k2", "user:bo", "f3")
    seq = room.world.seq
    await room.stop()
    second: Any = await House.open(reopen(), ManualClock(house.clock.now()))
    restarted = second.rooms["acme"]
    again = await restarted.submit(lunch(), "k1", "user:bo", "f1")
    assert (again.events, again.replayed) == (first.events, True)
    again = await restarted.submit(i.SetStatus(at=0, agent="nobody", status="ready"), "k2", "user:bo", "f3")
    assert (again.refusal, again.replayed) == (refused.refusal, True)
    assert restarted.world.seq == seq
    with pytest.raises(KeyReused):
        await restarted.submit(lunch(), "k1", "user:bo", "another")
    await second.stop()


async def test_repeats_at_the_same_time_are_done_once(room):
    seq = room.world.seq
    replies = await asyncio.gather(
        *(room.submit(i.JoinQueue(at=0, queue="sales"), "k", "user:bo", "f") for _ in range(20))
    )
    assert sum(not reply.replayed for reply in replies) == 1
    assert len({reply.events[0].call for reply in replies}) == 1
    assert len(await room.events(since=seq, types=["CallJoined"])) == 1
    with pytest.raises(KeyReused):
        await asyncio.gather(
            room.submit(i.JoinQueue(at=0, queue="sales"), "k9", "user:bo", "f"),
            room.submit(i.JoinQueue(at=0, queue="sales"), "k9", "user:bo", "g"),
        )


async def test_an_observation_that_comes_again_is_ignored(house, room):
    now = house.clock.now()
    seen = i.JoinQueue(at=now, seen=now, by=Actor("switch", "pbx"), queue="sales", call="c1")
    await room.observe("pbx", "o1", seen)
    seq = room.world.seq
    assert (await room.observe("pbx", "o1", seen)).replayed
    assert room.world.seq == seq


async def test_somebody_who_goes_away_takes_nothing_along(room):
    impatient = asyncio.create_task(room.submit(i.JoinQueue(at=0, queue="sales", call="c1"), "k", "u", "f"))
    await asyncio.sleep(0)
    impatient.cancel()
    again = await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"), "k", "u", "f")
    assert again.replayed
    assert "c1" in room.world.calls or "c1" in room.world.ended_calls


# --- reading ---------------------------------------------------------------------------------------------


async def test_reads_wait_for_the_commit(house, room):
    """A slow disk: whoever reads meanwhile waits, and what they read is in the log."""
    from tests.runtime.stores import Failing

    failing = Failing(house.store, ("slow",) * 5)
    room._log.store = failing

    async def write() -> None:
        for n in range(5):
            await room.submit(i.SetStatus(**LUNCH, note=str(n)))

    writing = asyncio.create_task(write())
    seen = set()
    while not writing.done():
        world = await room.settled()
        seen.add(world.agents["ann"].status.note)
        assert world.seq == house.store.last_seq("acme")
        await asyncio.sleep(0.01)
    assert len(seen) > 2


async def test_deadlines_that_came_due_while_it_was_down_run_at_their_instants(
    house, room, reopen: Callable[[], Store]
):
    await open_for_business(room)
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    began = next(iter(room.world.offers.values())).since
    await room.stop()
    again: Any = await House.open(reopen(), ManualClock(began + 3_600_000))
    restarted = again.rooms["acme"]
    await asyncio.sleep(0.05)
    await restarted.settled()
    (excused,) = await restarted.events(types=["OfferExcused"])
    assert (excused.at, excused.blocker) == (began, "unheard")
    (ended, *_) = await restarted.events(types=["OfferEnded"])
    assert (ended.at, ended.outcome, ended.detail, ended.by) == (
        began + 10_000,
        "withdrawn",
        "unheard",
        SYSTEM,
    )
    assert not await restarted.events(types=["MissCounted", "HoldOpened"])
    assert restarted.next_due() is None or restarted.next_due() > began + 3_600_000
    await again.stop()


async def test_the_live_stream_ends_with_the_room(room):
    client = Client(room.subscribe())
    await client.read()
    await room.stop()
    with pytest.raises(StopAsyncIteration):
        await client.read()
    assert client.subscription.closed == "stopped"
