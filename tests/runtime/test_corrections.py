"""A room that corrects: what it remembers is what a store has, and a log folded anew comes to the same."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.runtime.log import Log
from readyroom.runtime.verify import verify
from readyroom.store.interface import Interval
from tests.runtime.centre import AGENTS, BO, MONDAY, Chance, open_for_business, work

ROOM = "acme"
MINUTE = 60_000


async def say(room: Any, house: Any, *given: i.Input) -> None:
    for one in given:
        one.at = one.seen = house.clock.now()
        reply = await room.submit(one)
        assert reply.refusal is None, (one, reply.refusal)


def correct(since: int, until: int, state: str, **more: Any) -> i.Correct:
    return i.Correct(
        at=0, by=BO, agent="ann", since=since, until=until, state=state, **{"why": "forgotten", **more}
    )


async def tracked(house: Any) -> Any:
    """The room, with agents who clock in."""
    room = house.rooms[ROOM]
    settings = room.world.settings
    fields = {name: getattr(settings, name) for name in settings.__struct_fields__}
    await say(
        room, house,
        i.Configure(
            at=0, by=BO,
            entities=(
                cat.GroupConfig(id="floor", label="Floor"),
                cat.Settings(**{**fields, "tracked_groups": ("floor",)}),
                *(cat.AgentConfig(id=agent, name=agent.upper(), groups=("floor",)) for agent in AGENTS),
            ),
        ),
    )  # fmt: skip
    return room


@pytest.mark.parametrize("seed", range(4))
async def test_memory_follows_and_a_fold_of_the_log_comes_to_the_same(house, seed: int):
    room, chance = await tracked(house), Chance(seed, corrects=True)
    await open_for_business(room)
    for _ in range(6):
        await work(house, room, chance, 8)
        held, loaded = room._work.held.intervals, Log(house.store, ROOM).load().intervals
        assert held._by_key == loaded._by_key
        found = verify(house.store, ROOM)
        assert found.wrong == []
    corrections = [event for event in await room.events() if type(event).__name__ == "Corrected"]
    assert len(corrections) > 10
    assert {event.attendance for event in corrections} >= {"in", "out"}


async def test_verifying_beside_a_room_that_corrects(house):
    room, ended = await tracked(house), asyncio.Event()
    await open_for_business(room)
    await work(house, room, Chance(5, corrects=True), 20)

    async def write() -> None:
        chance = Chance(6, corrects=True)
        while not ended.is_set():
            await work(house, room, chance, 1)

    writing = asyncio.create_task(write())
    found = [await house.in_reader(verify, house.store, ROOM) for _ in range(3)]
    ended.set()
    await writing
    assert [one.wrong for one in found] == [[]] * 3


async def test_a_correction_that_is_not_in_the_log_is_found(house):
    """What somebody changes by hand: the store has it, the log has not."""
    room = house.rooms[ROOM]
    await say(room, house, i.SetStatus(at=0, by=BO, agent="ann", status="withdrawn"))
    await house.clock.advance(10 * MINUTE)
    await say(room, house, correct(MONDAY, MONDAY + MINUTE, "unavailable"))
    assert verify(house.store, ROOM).wrong == []

    class Other:
        def __getattr__(self, name: str) -> Any:
            return getattr(house.store, name)

        def every_interval(self, room: str, table: Any, **asked: Any) -> Any:
            rows = house.store.every_interval(room, table, **asked)
            return (row for row in rows if row.known_until is None)

    (line,) = verify(Other(), ROOM).wrong
    assert "the interval state of ann" in line
    assert "follows from the log and is not there" in line


async def test_a_late_observation_after_a_correction_of_what_goes_on(house):
    """A phone was lost before the corrected time was over; it is told when that is corrected."""
    room = house.rooms[ROOM]
    await open_for_business(room)
    await house.clock.advance(10 * MINUTE)
    until = house.clock.now()
    await say(room, house, correct(MONDAY, until, "withdrawn"))
    seen = house.clock.now() + 1000
    await house.clock.advance(1000)
    reply = await room.submit(
        i.ChangeDevice(at=MONDAY + MINUTE, seen=seen, by=BO, device="d-ann", registered=False)
    )
    assert reply.refusal is None
    rows: list[Interval] = house.store.intervals(ROOM, "state", agent="ann", at_from=MONDAY + 1)
    assert [(row.value, row.opened_at, row.detail) for row in rows if row.closed_at != row.opened_at] == [
        ("withdrawn", MONDAY, {}),
        ("ready", until, {"device": "none"}),
    ]
    assert verify(house.store, ROOM).wrong == []


async def test_the_board_of_now_goes_on_from_what_was_corrected(house):
    """Board and log agree on since when: what lies before the end of the correction is another interval now."""
    room = house.rooms[ROOM]
    await open_for_business(room)
    await house.clock.advance(10 * MINUTE)
    await say(room, house, correct(MONDAY, MONDAY + MINUTE, "withdrawn"))
    held = room._work.held.intervals.open("state", "ann")
    assert held is not None
    assert (held.value, held.at) == ("ready", MONDAY + MINUTE)
    assert room.world.agents["ann"].status.status == "ready", "no fact is another one"
