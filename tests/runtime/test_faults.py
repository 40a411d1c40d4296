"""What fails takes nothing along that was answered, and the room goes on."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.codec import state as codec
from readyroom.engine import inputs as i
from readyroom.engine.event import Event
from readyroom.engine.events import StatusChosen
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.world import World
from readyroom.runtime import guard, loop, watch
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.room import RETRIES, Quarantined, Reply, RoomTakenOver, RoomUnavailable, Scope
from readyroom.store.interface import Store
from tests.runtime.centre import BO, MONDAY, Chance, entities, open_for_business, work
from tests.runtime.stores import Failing
from tests.runtime.stream import Client, fresh


@asynccontextmanager
async def opened(
    store: Store, rules: Iterable[Rule] = RULES, retries: loop.Retries = RETRIES
) -> AsyncIterator[tuple[Any, Any]]:
    house = await House.open(store, ManualClock(MONDAY), tuple(rules), retries)
    room, reply = await house.create("acme", "Acme", entities())
    assert reply.refusal is None
    yield house, room
    await house.stop()


async def check(room) -> None:
    """What is in memory is what the log says."""
    world = await room.settled()
    replayed = world_of(State(room="acme"))
    for event in await room.events():
        evolve(replayed, event)
    assert codec.digest(replayed.state()) == codec.digest(room.world.state())
    assert world.seq == replayed.seq


def note(text: str) -> i.Input:
    return i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note=text)


def codes(room) -> list[str]:
    return [alarm.code for alarm in room.counts.alarms]


# --- the store fails -------------------------------------------------------------------------------------


async def test_a_failed_append_is_tried_once_more(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing) as (_, room):
        failing.plan.extend(("fail", "ok"))
        seq = room.world.seq
        replies = await asyncio.gather(*(room.submit(note(str(n))) for n in range(20)))
        assert [reply.events[0].seq for reply in replies] == list(range(seq + 1, seq + 21))
        assert codes(room) == ["append_failed"]
        await check(room)


async def test_an_append_that_fails_twice_is_an_error_and_changes_nothing(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing) as (_, room):
        await room.submit(note("before"))
        before = room.world.seq
        failing.plan.extend(("fail", "fail"))
        done = await asyncio.gather(*(room.submit(note(str(n))) for n in range(20)), return_exceptions=True)
        assert all(isinstance(one, RoomUnavailable) for one in done)
        assert room.world.seq == before
        assert room.world.agents["ann"].status.note == "before"
        assert (await room.submit(note("after"))).events
        await check(room)


async def test_a_full_disk_is_told_once_and_shown(
    reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
):
    failing = Failing(reopen())
    async with opened(failing) as (_, room):
        for turn in range(5):
            failing.plan.extend(("fail", "fail"))
            with pytest.raises(RoomUnavailable):
                await room.submit(note(str(turn)))
            assert not room.is_available
        assert codes(room) == ["append_failed"]
        assert room.counts.failed_appends == 10
        assert (await room.submit(note("after"))).events
        assert room.is_available
        monkeypatch.setattr(loop, "UNWRITABLE_S", 0.0)  # as when so long has passed
        failing.plan.extend(("fail", "fail"))
        with pytest.raises(RoomUnavailable):
            await room.submit(note("again"))
        assert room.is_available
        assert codes(room)[1:] == ["append_failed"] * 2


async def test_an_append_whose_answer_was_lost_is_done_once(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing) as (_, room):
        seq = room.world.seq
        failing.plan.append("lost")
        reply = await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"), "k", "u", "f")
        assert reply.events[0].seq == seq + 1
        assert len(await room.events(types=["CallJoined"])) == 1
        assert (await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"), "k", "u", "f")).replayed
        await check(room)


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_answered_is_lost_whatever_fails(reopen: Callable[[], Store], seed: int):
    failing = Failing(reopen())
    async with opened(failing) as (house, room):
        chance = Chance(seed)
        await open_for_business(room)
        client = Client(room.subscribe())
        await client.read()
        failing.plan.extend(chance.random.choices(("ok", "fail", "lost"), (6, 1, 1), k=200))
        answered: list[Reply] = []
        for turn in range(60):
            given = [room.submit(one) for one in chance.inputs(room.world, house.clock.now())]
            given.append(room.submit(note(str(turn)), str(turn), "u", "f"))
            done = await asyncio.gather(*given, return_exceptions=True)
            assert all(isinstance(one, Reply | RoomUnavailable) for one in done)
            answered += [one for one in done if isinstance(one, Reply)]
            if turn % 3 == 0:
                with contextlib.suppress(RoomUnavailable):
                    await house.clock.advance(15_000)
        failing.plan.clear()
        log = {event.seq: event for event in await room.events()}
        for reply in answered:
            for event in reply.events:
                assert log[event.seq] == event
        notes = [event.note for event in log.values() if isinstance(event, StatusChosen) and event.note]
        assert len(notes) == len(set(notes)), "something was done twice"
        await check(room)
        room.board.publish()
        await client.catch_up()
        assert client.rows == await fresh(room, Scope())


async def test_a_store_that_is_away_for_long(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing, retries=loop.Retries(longest_s=0.05, patience_s=0.1)) as (_, room):
        await room.submit(note("before"))
        failing.away.set()
        asked = [asyncio.create_task(room.submit(note(str(n)))) for n in range(5)]
        done = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(one, RoomUnavailable) for one in done)
        assert not room.is_available
        with pytest.raises(RoomUnavailable):
            await room.submit(note("meanwhile"))
        with pytest.raises(RoomUnavailable):
            await room.settled()
        failing.away.clear()
        await back(room)
        assert (await room.settled()).agents["ann"].status.note == "before"
        assert (await room.submit(note("after"))).events
        await check(room)


@pytest.mark.parametrize("fault", ["away", "unwritable"])
async def test_what_rang_while_an_input_was_refused_is_nobodys_miss(reopen: Callable[[], Store], fault: str):
    failing = Failing(reopen())
    async with opened(failing, retries=loop.Retries(longest_s=0.05, patience_s=0.1)) as (house, room):
        rung = await rings(room)
        if fault == "away":
            failing.away.set()
        else:
            failing.plan.extend(("fail", "fail"))
        with pytest.raises(RoomUnavailable):  # of this answer, nobody will ever know
            await room.submit(i.EndOffer(at=0, offer=rung, outcome="answered"))
        failing.away.clear()
        await back(room)
        await house.clock.advance(60_000)
        (ended, *_) = await room.events(types=["OfferEnded"])
        assert (ended.offer, ended.outcome, ended.detail) == (rung, "withdrawn", "unheard")
        await check(room)


async def test_a_failure_that_refused_nothing_excuses_nothing(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing) as (house, room):
        rung = await rings(room)
        failing.plan.extend(("fail", "ok"))
        assert (await room.submit(i.JoinQueue(at=0, queue="night", call="c2"))).events
        await house.clock.advance(60_000)
        (ended, *_) = await room.events(types=["OfferEnded"])
        assert (ended.offer, ended.outcome, ended.detail) == (rung, "no_answer", None)


async def back(room) -> World:
    """The store is there again, and the room has noticed."""
    async with asyncio.timeout(5):
        while True:
            with contextlib.suppress(RoomUnavailable):
                return await room.settled()
            await asyncio.sleep(0.02)


async def rings(room) -> str:
    """A call that rings somebody: its offer."""
    await open_for_business(room)
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    (rung,) = room.world.offers
    return rung


async def test_a_room_can_be_stopped_while_its_store_is_away(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing, retries=loop.Retries(longest_s=0.05)) as (_, room):
        failing.away.set()
        asked = asyncio.create_task(room.submit(note("lost")))
        await asyncio.sleep(0.05)
        await asyncio.wait_for(room.stop(), 5)
        with pytest.raises(RoomUnavailable):
            await asked


# --- a rule fails ----------------------------------------------------------------------------------------


class BugError(Exception):
    pass


def _trips(world: World, event: StatusChosen) -> Iterable[Event]:
    if event.note == "boom":
        raise BugError(event.note)
    return ()


TRIPS = Rule(name="trips", says="Raises at a note that says boom.", on={StatusChosen: _trips})


async def test_an_input_at_which_a_rule_raises_is_quarantined_and_the_rest_goes_on(
    reopen: Callable[[], Store],
):
    async with opened(reopen(), (*RULES, TRIPS)) as (house, room):
        await open_for_business(room)
        client = Client(room.subscribe())
        await client.read()
        words = ["one", "boom", "two", "boom", "three"]
        done = await asyncio.gather(*(room.submit(note(word)) for word in words), return_exceptions=True)
        assert [isinstance(one, Quarantined) for one in done] == [word == "boom" for word in words]
        assert room.counts.quarantined == 2
        assert [one.given.note for one in room.counts.quarantine] == ["boom", "boom"]
        assert "BugError: boom" in room.counts.quarantine[0].error
        assert codes(room) == ["input_quarantined"] * 2
        chosen = await room.events(types=["StatusChosen"], agent="ann")
        assert [event.note for event in chosen[-3:]] == ["one", "two", "three"]
        await work(house, room, Chance(1), 20)
        await check(room)
        room.board.publish()
        await client.catch_up()
        assert client.rows == await fresh(room, Scope())


async def test_a_quarantined_input_may_be_sent_again_under_its_key(reopen: Callable[[], Store]):
    async with opened(reopen(), (*RULES, TRIPS)) as (_, room):
        for _ in range(2):
            with pytest.raises(Quarantined):
                await room.submit(note("boom"), "k", "u", "f")


async def test_a_deadline_that_raises_is_put_off_and_all_others_run(reopen: Callable[[], Store]):
    broken = {"c1"}

    def tripping(rule: Rule) -> Rule:
        def fire(world: World, subject: str) -> Iterable[Event]:
            assert rule.fire is not None
            if world.offers[subject].call in broken:
                raise BugError(subject)
            return rule.fire(world, subject)

        return replace(rule, fire=fire) if rule.name == "ring_timeout" else rule

    async with opened(reopen(), [tripping(rule) for rule in RULES]) as (house, room):
        assert any(rule.name == "ring_timeout" for rule in RULES)
        await open_for_business(room)
        await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
        await room.submit(i.JoinQueue(at=0, queue="support", call="c2"))
        (stuck,) = room.world.calls["c1"].offers
        due = room.world.offers[stuck].since + 10_000
        await house.clock.to(due + 6_000)
        assert stuck in room.world.offers
        assert [event.call for event in await room.events(types=["OfferEnded"])] == ["c2"]
        assert codes(room) == ["deadline_deferred"]
        await house.clock.to(due + 3 * guard.FIRST_BACK_OFF_MS - 1)
        assert room.counts.deferred == 2, "it is put off for longer each time"
        broken.clear()
        await house.clock.to(due + 8 * guard.FIRST_BACK_OFF_MS)
        assert stuck not in room.world.offers
        assert room.counts.deferred == 2
        assert not room._work.guard.deferred
        await check(room)


async def test_an_event_that_cannot_be_written_is_the_fault_of_its_input(reopen: Callable[[], Store]):
    async with opened(reopen()) as (_, room):
        words = ["one", "\ud800", "two"]
        done = await asyncio.gather(*(room.submit(note(word)) for word in words), return_exceptions=True)
        assert [type(one).__name__ for one in done] == ["Reply", "Quarantined", "Reply"]
        await check(room)


# --- another server --------------------------------------------------------------------------------------


async def test_a_room_that_is_idle_notices_that_it_was_taken_over(
    reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watch, "LOOK_S", 0.05)
    store = reopen()
    async with opened(store) as (_, room):
        client = Client(room.subscribe())
        await client.read()
        store.open_room("acme")
        for _ in range(500):
            if codes(room):
                break
            await asyncio.sleep(0.02)
        assert room.is_taken_over
        for use in (room.submit(note("too late")), room.settled(), room.run_due(MONDAY + 1)):
            with pytest.raises(RoomTakenOver):
                await use
        assert not room.is_available
        assert codes(room) == ["fenced"]
        assert room.subscribers == 0
        assert store.latest_snapshot("acme") is None, "nothing more is written, no snapshot either"


async def test_a_room_whose_store_is_away_is_not_taken_for_lost(
    reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watch, "LOOK_S", 0.02)
    failing = Failing(reopen())
    async with opened(failing) as (_, room):
        failing.away.set()
        await asyncio.sleep(0.2)
        failing.away.clear()
        assert (await room.submit(note("still there"))).events
        assert codes(room) == []


async def test_repeats_are_waited_for_while_the_store_is_away(reopen: Callable[[], Store]):
    failing = Failing(reopen())
    async with opened(failing, retries=loop.Retries(longest_s=0.05, patience_s=0.2)) as (_, room):
        first = await room.submit(note("once"), "k", "u", "f")
        failing.away.set()
        asked = asyncio.create_task(room.submit(note("once"), "k", "u", "f"))
        await asyncio.sleep(0.1)
        failing.away.clear()
        assert (await asked).events == first.events
        failing.away.set()
        with pytest.raises(RoomUnavailable):
            await room.submit(note("once"), "k", "u", "f")
        assert not room.is_available
        failing.away.clear()
        for _ in range(200):
            if room.is_available:
                break
            await asyncio.sleep(0.02)
        assert (await room.submit(note("once"), "k", "u", "f")).replayed
        assert codes(room) == ["store_unavailable"], "told once"
        await check(room)
