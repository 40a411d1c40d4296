"""A snapshot with the deltas after it is a fresh snapshot; who is slow is dropped; who was away resumes."""

from __future__ import annotations

import asyncio

import pytest

from readyroom.engine import inputs as i
from readyroom.runtime import fanout
from readyroom.runtime.room import Room, Scope
from tests.runtime.centre import BO, Chance, open_for_business, work
from tests.runtime.stores import Failing
from tests.runtime.stream import Client, fresh

SCOPES = (
    Scope(),
    Scope(units=("north",)),
    Scope(units=("south", "east")),
    Scope(agent="ann"),
    Scope(agent="bo"),
)


@pytest.fixture
def room(house) -> Room:
    return house.rooms["acme"]


@pytest.mark.parametrize("seed", range(5))
async def test_snapshot_and_deltas_are_a_fresh_snapshot(house, room, seed: int):
    chance = Chance(seed)
    await open_for_business(room)
    clients = [Client(room.subscribe(scope)) for scope in SCOPES]
    for client in clients:
        await client.read()
    for _ in range(15):
        await work(house, room, chance, 10)
        room.board.publish()
        late = Client(room.subscribe(SCOPES[chance.random.randrange(len(SCOPES))]))
        clients.append(late)
        for client in clients:
            await client.catch_up()
            assert client.subscription.closed is None
            assert client.rows == await fresh(room, client.subscription.scope)
    assert not room.counts.alarms
    assert {frame["type"] for client in clients for frame in client.frames} == {"snapshot", "delta"}
    assert any("gone" in frame for frame in clients[0].frames)
    assert all(clients[0].rows[kind] for kind in ("agents", "queues", "withdrawals", "links"))


async def test_a_scope_sees_only_its_own(house, room):
    await open_for_business(room)
    await work(house, room, Chance(7), 30)
    north, ann = Client(room.subscribe(Scope(units=("north",)))), Client(room.subscribe(Scope(agent="ann")))
    await north.read()
    await ann.read()
    world = await room.settled()
    assert set(ann.rows["agents"]) == {"ann"}
    assert set(ann.rows["queues"]) == set(world.agents["ann"].memberships)
    assert ann.rows["calls"] == ann.rows["links"] == {}
    assert set(north.rows["links"]) == set(world.links)
    for agent in north.rows["agents"].values():
        assert "north" in (agent["unit"], agent["at_unit"])
    for queue in north.rows["queues"].values():
        assert queue["unit"] in ("north", None)


async def test_an_idle_board_says_nothing(house, room):
    client = Client(room.subscribe())
    await client.read()
    await house.clock.advance(60_000)
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="nonsense"))  # refused: nothing to see
    room.board.publish()
    await client.catch_up()
    assert len(client.frames) == 1


async def test_who_reconnects_resumes(house, room):
    first = Client(room.subscribe())
    await first.read()
    await toggle(room, 4)
    await first.catch_up()
    first.subscription.close()
    with pytest.raises(StopAsyncIteration):
        await first.read()
    await toggle(room, 5)
    again = Client(room.subscribe(since=first.seq))
    again.rows, again.seq = first.rows, first.seq
    await again.catch_up()
    assert again.frames[0]["type"] == "resumed"
    assert {frame["type"] for frame in again.frames[1:]} == {"delta"}
    assert again.rows == await fresh(room, Scope())


async def test_who_resumes_from_too_far_back_gets_a_snapshot(room):
    first = Client(room.subscribe())
    await first.read()
    await toggle(room, fanout.RING_FRAMES + 10)
    for since in (first.seq, 0, room.world.seq + 7):
        again = Client(room.subscribe(since=since))
        assert (await again.read())["type"] == "snapshot"


async def test_a_stalled_subscriber_is_dropped_and_delays_nobody(room):
    stalled, quick = room.subscribe(), Client(room.subscribe())
    await anext(stalled)
    await quick.read()
    slowest = 0.0
    loop = asyncio.get_running_loop()
    for _ in range(fanout.QUEUE_FRAMES + 20):
        await toggle(room, 1)
        began = loop.time()
        while quick.seq != room.world.seq:
            await asyncio.wait_for(quick.read(), 5)
        slowest = max(slowest, loop.time() - began)
    assert stalled.closed == fanout.TOO_SLOW
    assert room.dropped == 1
    with pytest.raises(StopAsyncIteration):
        await anext(stalled)
    assert slowest < 1.0
    assert room.subscribers == 1


async def test_who_does_not_wait_for_a_commit_at_first_is_let_in_after_it(house, room):
    room._log.store = Failing(house.store, ("slow",))
    subscription = room.subscribe()
    async with asyncio.TaskGroup() as group:
        group.create_task(toggle(room, 1))
        await asyncio.sleep(0.01)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(subscription), 0.001)
        assert '"snapshot"' in await asyncio.wait_for(anext(subscription), 5)


async def test_a_storm_of_subscribers_shares_its_bytes(room):
    everybody = [room.subscribe() for _ in range(1000)]
    frames = await asyncio.gather(*(anext(one) for one in everybody))
    assert len({id(frame) for frame in frames}) == 1
    await toggle(room, 1)
    frames = await asyncio.gather(*(anext(one) for one in everybody))
    assert len({id(frame) for frame in frames}) == 1


async def test_notifications_reach_their_user_only(house, room):
    boss, bo = Client(room.subscribe(user="boss")), Client(room.subscribe(user="u-bo"))
    await boss.read()
    await bo.read()
    await withdraw(house, room)
    room.board.publish()
    await boss.catch_up()
    await bo.catch_up()
    told = [frame["notification"] for frame in boss.frames if frame["type"] == "notification"]
    assert [(one["subject"], one["seen_at"]) for one in told] == [("withdrawn", None)]
    assert not [frame for frame in bo.frames if frame["type"] == "notification"]
    await room.submit(i.SeeNotification(at=0, by=BO, user="boss", notification=told[0]["id"]))
    room.board.publish()
    await boss.catch_up()
    assert boss.frames[-1]["notification"]["seen_at"] is not None
    assert [row["kind"] for row in boss.rows["withdrawals"].values()] == ["misses"]


async def toggle(room, times: int) -> None:
    """Change one row, and have it told."""
    for _ in range(times):
        now = room.world.agents["ann"].status.note
        note = "b" if now == "a" else "a"
        reply = await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note=note))
        assert reply.refusal is None, reply.refusal
        await room.settled()
        room.board.publish()


async def withdraw(house, room) -> None:
    """Ann alone is rung by Sales, and does not answer, until she is withdrawn."""
    await room.submit(i.ChangeDevice(at=0, device="d-ann", registered=True))
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="ready"))
    await room.submit(i.SetMembership(at=0, by=BO, agent="ann", queue="sales", membership="in"))
    await room.submit(i.JoinQueue(at=0, queue="sales"))
    await house.clock.advance(60_000)
