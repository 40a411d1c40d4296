"""Lamps and permissions: what each should be, and that a switch which is told only what changes has them all."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from readyroom.edges.asterisk.mapping import Mapping
from readyroom.edges.asterisk.phones.following import Follower
from readyroom.edges.asterisk.phones.lamps import heard, lamp, none_of, setting, wanted_of
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.machine import Engine
from readyroom.engine.world import World
from readyroom.runtime.clock import RealClock
from readyroom.runtime.errors import RoomUnavailable
from readyroom.runtime.house import House
from readyroom.runtime.loop import Retries
from readyroom.store.memory import MemoryStore
from tests.runtime.stores import Failing
from tests.unit.asterisk.centre import SEEN, a_world, people

BUSY = cat.StatusEntry(id="busy", label="Busy", kind="unavailable", direct_calls="busy", outgoing_calls="bar")
BASICS: tuple[cat.Entity, ...] = (
    cat.Settings(available_needs_device=False),
    cat.StatusEntry(id="online", label="Online", kind="available"),
    *(cat.StatusEntry(id=name, label=name) for name in ("offline", "other")),
    BUSY,
)
SHARED = cat.DeviceConfig(id="shared", address="PJSIP/hot")
CODED = cat.AgentConfig(id="cleo", name="Cleo", login_code=True)
WAIT_S = 10
BOSS = Actor("admin", "admin")


def after(world: World, *inputs: i.Input) -> World:
    for given in inputs:
        decision = Engine().step(world, given)
        assert decision.refusal is None, decision.refusal
    return world


def wanted(world: World) -> dict[str, str]:
    names = Mapping(world)
    return {name: value for agent in world.agents for name, value in wanted_of(world, names, agent).items()}


def test_an_agent_and_their_queues_and_telephone():
    world = a_world(BUSY, *people("ann", queues=("sales", "help")))
    after(
        world,
        i.ChangeDevice(at=SEEN, seen=SEEN, device="ann", registered=True),
        i.SetStatus(at=SEEN, agent="ann", status="online"),
        i.SetMembership(at=SEEN, agent="ann", queue="sales", membership="in"),
        i.SetMembership(at=SEEN, agent="ann", queue="help", membership="paused"),
    )
    assert wanted(world) == {
        "DEVICE_STATE(Custom:readyroom:ann)": "NOT_INUSE",
        "DEVICE_STATE(Custom:readyroom:ann*sales)": "INUSE",
        "DEVICE_STATE(Custom:readyroom:ann*help)": "ONHOLD",
        "DB(readyroom/busy/ann)": "0",
        "DB(readyroom/barred/ann)": "0",
    }
    after(world, i.StartCall(at=SEEN, seen=SEEN, call="c", kind="direct", agent="ann", device="ann"))
    assert wanted(world)[lamp("ann")] == "RINGING"
    after(world, i.AnswerCall(at=SEEN, seen=SEEN, call="c"))
    assert wanted(world)[lamp("ann")] == "INUSE"
    after(
        world,
        i.EndCall(at=SEEN, seen=SEEN, call="c"),
        i.SetStatus(at=SEEN, agent="ann", status="busy"),
        i.SetMembership(at=SEEN, agent="ann", queue="help", membership="out"),
    )
    found = wanted(world)
    assert (found[lamp("ann")], found[lamp("ann", "help")]) == ("ONHOLD", "NOT_INUSE")
    assert (found["DB(readyroom/busy/ann)"], found["DB(readyroom/barred/ann)"]) == ("1", "1")


def test_who_is_signed_out_is_away_and_their_telephone_barred():
    world = a_world(CODED, SHARED, cat.DeviceConfig(id="desk", agent="cleo"))
    assert wanted(world) == {
        lamp("cleo"): "UNAVAILABLE",
        "DB(readyroom/busy/desk)": "1",
        "DB(readyroom/barred/desk)": "1",
    }
    after(world, i.SignIn(at=SEEN, agent="cleo", device="shared"))
    found = wanted(world)
    assert (found["DB(readyroom/busy/hot)"], found["DB(readyroom/busy/desk)"]) == ("0", "0")


def test_how_it_is_said_and_heard():
    assert setting(lamp("ann", "sales"), "INUSE") == (
        "Setvar",
        {"Variable": "DEVICE_STATE(Custom:readyroom:ann*sales)", "Value": "INUSE"},
    )
    assert setting("DB(readyroom/busy/101)", "1") == (
        "DBPut",
        {"Family": "readyroom/busy", "Key": "101", "Val": "1"},
    )
    kept = {
        "/CustomDevstate/light": "INUSE",
        "/CustomDevstate/readyroom:ann": "RINGING",
        "/readyroom/busy/101": "1",
        "/readyroom/barred/Local/101": "0",
        "/readyroom/member/sales/ann": "{}",
    }
    assert heard(kept) == {
        lamp("ann"): "RINGING",
        "DB(readyroom/busy/101)": "1",
        "DB(readyroom/barred/Local/101)": "0",
    }


# Between them they find each part of the follower that is left out.
@pytest.mark.parametrize("seed", [2, 6, 10])
async def test_a_switch_that_is_told_only_changes_has_everything(seed: int):
    house = await House.open(MemoryStore(), RealClock())
    given = (*BASICS, CODED, *people("ann", "ben", queues=("sales", "help")), SHARED)
    room, reply = await house.create("main", "Main", given)
    assert reply.refusal is None, reply.refusal
    switch = {lamp("nobody"): "INUSE", lamp("ann"): "RINGING"}

    async def tell(variable: str, value: str) -> None:
        await asyncio.sleep(0)
        assert switch.get(variable) != value, "it has that already"
        switch[variable] = value

    follower = asyncio.create_task(Follower(room, Mapping, tell, dict(switch), tick_s=0.01).run())
    chance, seen = random.Random(seed), dict(switch)
    for _ in range(120):
        now = room.clock.now()
        await room.submit(_something(chance, now))
        expected = wanted(await room.settled())
        seen |= expected
        expected |= {name: none_of(name) for name in seen if name not in expected}
        until = time.monotonic() + WAIT_S
        while switch != expected:
            if follower.done() or time.monotonic() > until:
                break
            await asyncio.sleep(0.001)
        assert switch == expected
    follower.cancel()
    await asyncio.gather(follower, return_exceptions=True)
    assert room.subscribers == 0
    await house.stop()


async def test_a_store_that_was_away_ends_nothing():
    """Longer than the room is patient: what follows is told all the same, and the room's end is the end."""
    store = Failing(MemoryStore())
    house = await House.open(store, RealClock(), retries=Retries(longest_s=0.05, patience_s=0.05))
    room, reply = await house.create("main", "Main", (*BASICS, *people("ann", queues=())))
    assert reply.refusal is None, reply.refusal
    switch = dict[str, str]()

    async def tell(variable: str, value: str) -> None:
        switch[variable] = value

    async def until(is_so: Callable[[], object]) -> None:
        until = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < until, switch
            await asyncio.sleep(0.001)

    follower = asyncio.create_task(Follower(room, Mapping, tell, tick_s=0.01).run())
    await until(lambda: switch.get("DB(readyroom/busy/ann)") == "0")
    store.away.set()
    with pytest.raises(RoomUnavailable):
        await room.submit(i.SetStatus(at=0, by=BOSS, agent="ann", status="busy"))
    await asyncio.sleep(0.1)
    store.away.clear()
    await until(lambda: room.is_available)
    await room.submit(i.SetStatus(at=0, by=BOSS, agent="ann", status="busy"))
    await until(lambda: switch["DB(readyroom/busy/ann)"] == "1")
    await house.stop()
    await asyncio.wait_for(follower, WAIT_S)


def _something(chance: random.Random, now: int) -> i.Input:
    agent, queue = chance.choice(["ann", "ben", "cleo"]), chance.choice(["sales", "help", None])
    device, owner = chance.choice(["ann", "ben", "shared"]), chance.choice(["ann", "ben", "cleo", None])
    given: dict[str, Any] = {"at": now, "by": BOSS}
    put: list[cat.Entity] = [
        cat.DeviceConfig(id=device, agent=owner),
        cat.StatusEntry(id="busy", label="Busy", direct_calls=chance.choice(["busy", "ring"])),
        cat.AgentConfig(id="ben", name="Ben", login_code=chance.choice([True, False])),
        cat.MemberConfig(queue=queue or "sales", agent=agent),
    ]
    return chance.choice(
        [
            i.SetStatus(agent=agent, status=chance.choice(["online", "busy", "offline"]), **given),
            i.SetMembership(
                agent=agent, queue=queue, membership=chance.choice(["in", "out", "paused"]), **given
            ),
            i.SignIn(agent=agent, device=chance.choice([device, None]), **given),
            i.SignOut(agent=agent, **given),
            i.Configure(entities=(chance.choice(put),), **given),
            i.Remove(kind="member", key=f"{queue}/{agent}", **given),
            i.Remove(kind="agent", key="cleo", **given),
            i.Configure(entities=(CODED,), **given),
        ]
    )
