"""Every second is accounted for: the two partitions add up, and no interval ends before it began."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest

from readyroom.engine import inputs as i
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.engine.machine import Engine
from readyroom.engine.shown import activity_of, state_of
from readyroom.engine.world import World
from readyroom.views.intervals import Change, Intervals, Open, OpenRow, without_moments
from tests.runtime.centre import AGENTS, BO, MONDAY, SWITCH, Chance, entities


class Desk:
    """An engine with nothing around it but the intervals."""

    def __init__(self) -> None:
        self.world = world_of(State(room="acme"))
        self.intervals = Intervals()
        self.changes: list[Change] = []
        self.events: list[Any] = []
        self.engine = Engine()
        self.now = MONDAY
        self.say(i.Configure(at=0, entities=entities()))

    def say(self, *given: i.Input, after_s: float = 0) -> list[Change]:
        before = len(self.changes)
        self.now += int(after_s * 1000)
        for one in given:
            one.at = one.at or self.now
            one.seen = self.now
            self.engine.step(self.world, one, self.observe)
        self.changes[before:] = without_moments(self.changes[before:])
        return self.changes[before:]

    def observe(self, world: World, event) -> None:
        self.events.append(event)
        self.changes += self.intervals.on(world, event)

    def table(self, table: str, **wanted: str) -> list[tuple[str, str, int]]:
        """(opens or closes, value, at) of what matches."""
        return [
            ("opens" if change.opens else "closes", change.value, change.at - MONDAY)
            for change in self.changes
            if change.table == table and all(getattr(change, name) == value for name, value in wanted.items())
        ]


def ready(agent: str) -> tuple[i.Input, ...]:
    return (
        i.ChangeDevice(at=0, by=SWITCH, device=f"d-{agent}", registered=True),
        i.SetStatus(at=0, by=BO, agent=agent, status="ready"),
    )


@pytest.mark.parametrize("seed", range(8))
def test_partitions_add_up(seed: int):
    desk, chance = Desk(), Chance(seed)
    for agent in AGENTS:
        desk.say(*ready(agent))
    for _ in range(300):
        desk.say(*chance.inputs(desk.world, desk.now), after_s=chance.random.randint(0, 15))
    rows: Any = defaultdict(list)
    for change in desk.changes:
        rows[change.table, change.key].append(change)
    for key, changes in rows.items():
        for earlier, later in pairwise(changes):
            assert earlier.opens != later.opens, f"{key}: one open at a time"
            assert earlier.at <= later.at, f"{key}: never negative"
            if key[0] in ("state", "activity") and later.opens:
                assert earlier.at == later.at, f"{key}: no gap"
    for agent in AGENTS:
        partitions: Any = (("state", state_of), ("activity", activity_of))
        for table, now in partitions:
            changes = rows[table, agent]
            total = sum(b.at - a.at for a, b in pairwise([change for change in changes if change.opens]))
            last = desk.intervals.open(table, agent)
            assert last is not None
            assert total + desk.now - last.at == desk.now - MONDAY
            assert last.value == now(desk.world, agent)
    seqs = {event.seq for event in desk.events}
    assert all(change.seq in seqs for change in desk.changes)


def test_memory_is_rebuilt_from_what_a_store_has_open():
    desk, chance = Desk(), Chance(5)
    for agent in AGENTS:
        desk.say(*ready(agent))
    for _ in range(100):
        desk.say(*chance.inputs(desk.world, desk.now), after_s=chance.random.randint(0, 15))
    opened: dict[tuple[str, str], OpenRow] = {}
    for c in desk.changes:
        if c.opens:
            row = OpenRow(
                c.table, c.key, c.agent, Open(c.value, c.at, c.seq, c.queue, c.call, c.detail or None)
            )
            opened[c.table, c.key] = row
        else:
            del opened[c.table, c.key]
    again = Intervals(opened.values())
    desk.world.touched.everything = True
    seq = desk.world.seq
    refused = i.NoteRefusal(at=0, what="x", code="unknown")
    desk.intervals = again
    changes = desk.say(refused, after_s=5)
    assert desk.world.seq == seq + 1
    assert changes == []


def test_a_call_in_its_phases():
    desk = Desk()
    desk.say(*ready("ann"))
    desk.say(i.JoinQueue(at=0, queue="sales", call="c1"), after_s=1)
    (offer,) = desk.world.calls["c1"].offers
    desk.say(i.EndOffer(at=0, by=SWITCH, offer=offer, outcome="answered"), after_s=4)
    desk.say(i.HoldCall(at=0, call="c1", held=True), after_s=10)
    desk.say(i.HoldCall(at=0, call="c1", held=False), after_s=10)
    desk.say(i.EndCall(at=0, call="c1", ended_by="caller"), after_s=10)
    desk.say(i.Advance(at=0), after_s=60)
    assert desk.table("call", call="c1") == [
        ("opens", "waiting", 1_000),
        ("closes", "talk", 5_000),
        ("opens", "talk", 5_000),
        ("closes", "hold", 15_000),
        ("opens", "hold", 15_000),
        ("closes", "talk", 25_000),
        ("opens", "talk", 25_000),
        ("closes", "caller", 35_000),
    ]
    assert desk.table("offer", key=offer) == [("opens", "ringing", 1_000), ("closes", "answered", 5_000)]
    assert desk.table("wrap_up", key="ann") == [("opens", "wrap_up", 35_000), ("closes", "expired", 50_000)]
    activity = [value for how, value, _ in desk.table("activity", key="ann") if how == "opens"]
    assert activity == ["idle", "ringing", "call", "wrap_up", "idle"]
    assert desk.table("activity", key="ann")[-1] == ("opens", "idle", 50_000)


def test_a_withdrawal_is_a_hold_and_a_membership():
    desk = Desk()
    desk.say(*ready("ann"))
    desk.say(i.JoinQueue(at=0, queue="sales", call="c1"))
    desk.say(i.Advance(at=0), after_s=60)
    key = next(change.key for change in desk.changes if change.table == "hold" and change.opens)
    assert desk.table("hold", key=key)[0][:2] == ("opens", "misses")
    assert desk.table("membership", key="ann/sales")[-1][:2] == ("opens", "out")
    assert desk.table("membership", key="ann/night") == desk.table("membership", key="ann/night")[:1]
    desk.say(i.Return(at=0, by=BO, agent="ann", queue="sales"), after_s=5)
    assert desk.table("hold", key=key)[-1] == ("closes", "returned", 65_000)
    assert desk.table("membership", key="ann/sales")[-1] == ("opens", "in", 65_000)


def test_a_reason_splits_a_state_and_a_late_instant_is_clipped():
    desk = Desk()
    desk.say(*ready("ann"))
    desk.say(i.StartCall(at=0, call="y", kind="outgoing", agent="ann"), after_s=10)
    late = i.EndCall(at=desk.now - 60_000, seen=desk.now, by=SWITCH, call="y", ended_by="agent")
    desk.say(late, after_s=10)
    assert desk.table("activity", key="ann")[-3:] == [
        ("opens", "call", 10_000),
        ("closes", "", 10_000),
        ("opens", "idle", 10_000),
    ]
    desk.say(i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note="a"), after_s=1)
    state = [change for change in desk.changes if change.table == "state" and change.key == "ann"]
    assert [change.detail for change in state if change.opens][:2] == [{"device": "none"}, {}]


def test_who_is_removed_leaves_nothing_open():
    desk = Desk()
    desk.say(*ready("ann"))
    for queue in list(desk.world.agents["ann"].memberships):
        desk.say(i.Remove(at=0, kind="member", key=f"{queue}/ann"))
    desk.say(i.Remove(at=0, kind="device", key="d-ann"), i.Remove(at=0, kind="user", key="u-ann"))
    desk.say(i.Remove(at=0, kind="agent", key="ann"), after_s=3)
    assert "ann" not in desk.world.agents
    assert desk.intervals.open("state", "ann") is None
    closed = {change.table for change in desk.changes if change.agent == "ann" and change.value == "removed"}
    assert closed >= {"state", "activity", "attendance", "membership"}


def test_what_is_open_follows_evolve_too():
    """As at a start: the world is folded, and the intervals need nothing of the engine."""
    desk = Desk()
    for agent in AGENTS:
        desk.say(*ready(agent))
    world, intervals, changes = world_of(State(room="acme")), Intervals(), []
    for event in desk.events:
        evolve(world, event)
        changes += intervals.on(world, event)
    assert without_moments(changes) == without_moments(desk.changes)
