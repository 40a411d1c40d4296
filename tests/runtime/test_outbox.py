"""Commands go out after the commit; who attaches or fell behind is sent what should be the case."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from readyroom.engine import inputs as i
from readyroom.engine.effects import Effect
from readyroom.runtime import outbox
from readyroom.runtime.room import Room
from tests.runtime.centre import BO, open_for_business


class Recorder:
    """A switch that writes down what it is told, and what the log held then."""

    def __init__(self, house) -> None:
        self.house = house
        self.sent: list[Any] = []
        self.go = asyncio.Event()
        self.go.set()

    async def send(self, command: Effect) -> None:
        await self.go.wait()
        assert self.house.store.last_seq("acme") >= command.seq
        self.sent.append(command)
        if getattr(command, "agent", None) == "flo":
            raise OSError("the line to Flo is dead")

    def names(self) -> list[str]:
        return [type(command).__name__ for command in self.sent]


@pytest.fixture
def room(house) -> Room:
    return house.rooms["acme"]


async def test_a_ring_is_commanded_once_it_is_durable(house, room):
    await open_for_business(room)
    switch = Recorder(house)
    await room.attach(switch, "pbx")
    await room.outbox.drained()
    assert set(switch.names()) == {"SetMember"}, "what it should have now comes first"
    switch.sent.clear()
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    await room.outbox.drained()
    (ring,) = [command for command in switch.sent if type(command).__name__ == "RingAgent"]
    assert ring.call == "c1"
    await house.clock.advance(11_000)
    assert "CancelRing" in switch.names()


async def test_a_switch_that_comes_back_is_told_what_rings(house, room):
    await open_for_business(room)
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c1"))
    switch = Recorder(house)
    await room.attach(switch, "pbx")
    await room.outbox.drained()
    assert "RingAgent" in switch.names()
    await room.outbox.detach("pbx")
    await room.submit(i.JoinQueue(at=0, queue="sales", call="c2"))
    assert len([name for name in switch.names() if name == "RingAgent"]) == 1


async def test_one_that_falls_behind_gets_what_should_be_the_case(
    house, room, monkeypatch: pytest.MonkeyPatch
):
    await open_for_business(room)
    monkeypatch.setattr(outbox, "LINE_AT_MOST", 20)
    switch = Recorder(house)
    await room.attach(switch, "pbx")
    await room.outbox.drained()
    switch.go.clear()
    for n in range(60):
        value: Any = "paused" if n % 2 else "in"
        await room.submit(i.SetMembership(at=0, by=BO, agent="ann", queue="night", membership=value))
    (line,) = room.outbox.lines
    assert line.lost > 0
    switch.go.set()
    await room.outbox.drained()
    last = [command for command in switch.sent if (command.agent, command.queue) == ("ann", "night")][-1]
    assert last.membership == room.world.wanted["ann", "night"].membership


async def test_more_than_a_line_holds_is_told_all_the_same(house, room, monkeypatch: pytest.MonkeyPatch):
    """An organisation may have more memberships than commands may wait: whoever attaches is sent all of them."""
    await open_for_business(room)
    monkeypatch.setattr(outbox, "LINE_AT_MOST", len(room.world.wanted) // 2)
    switch = Recorder(house)
    await room.attach(switch, "pbx")
    await room.outbox.drained()
    assert {(command.agent, command.queue) for command in switch.sent} == set(room.world.wanted)


async def test_a_command_that_fails_stops_nothing(house, room):
    await open_for_business(room)
    switch = Recorder(house)
    await room.attach(switch, "pbx")
    await room.submit(i.SetStatus(at=0, by=BO, agent="flo", status="unavailable", note="x"))
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note="x"))
    await room.outbox.drained()
    (line,) = room.outbox.lines
    assert (line.failed > 0) == any(getattr(command, "agent", None) == "flo" for command in switch.sent)
    assert not room.counts.alarms
