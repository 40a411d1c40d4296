"""One day of Ann's, as the nine tables of intervals have it: each with the events that began and ended it."""

from __future__ import annotations

from typing import Any, get_args

from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime.room import Room
from readyroom.store.interface import IntervalTable
from tests.runtime.centre import BO, MONDAY, SWITCH

ANN = Actor("agent", "u-ann")
DAY: list[tuple[int, list[Any]]] = [
    (0, [i.ChangeDevice(at=0, by=SWITCH, device="d-ann", registered=True)]),
    (10, [i.ClockIn(at=0, by=ANN, agent="ann", unit="north")]),
    (20, [i.SetStatus(at=0, by=ANN, agent="ann", status="ready")]),
    (30, [i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1")]),
    (35, [i.EndOffer(at=0, by=SWITCH, offer="OFFER", outcome="answered")]),
    (45, [i.HoldCall(at=0, by=SWITCH, call="c1", held=True)]),
    (55, [i.HoldCall(at=0, by=SWITCH, call="c1", held=False)]),
    (65, [i.EndCall(at=0, by=SWITCH, call="c1", ended_by="caller")]),
    (100, [i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c2")]),
    (160, [i.LeaveQueue(at=0, by=SWITCH, call="c2")]),
    (170, [i.Return(at=0, by=ANN, agent="ann", queue="sales")]),
    (180, [i.CreateTask(at=0, by=BO, title="Filing", task="t1")]),
    (190, [i.SetStatus(at=0, by=ANN, agent="ann", status="withdrawn")]),
    (195, [i.TakeTask(at=0, by=ANN, agent="ann", task="t1")]),
    (255, [i.ReleaseTask(at=0, by=ANN, agent="ann")]),
    (260, [i.ClockOut(at=0, by=ANN, agent="ann")]),
]
"""Seconds after eight, and what was said. `OFFER` is the offer that rings."""


async def live_through(house: Any, room: Room) -> None:
    for second, inputs in DAY:
        await house.clock.to(MONDAY + second * 1000)
        for given in inputs:
            if getattr(given, "offer", None) == "OFFER":
                given.offer = next(iter(room.world.offers))
            given.seen = given.at = house.clock.now()
            reply = await room.submit(given)
            assert reply.refusal is None, (given, reply.refusal)


async def rows(house: Any, room: Room, table: IntervalTable, **wanted: Any) -> list[tuple[Any, ...]]:
    """(what, from, to, opening event, closing event) of each interval; seconds after eight."""
    types = {event.seq: type(event).__name__ for event in await room.events()}
    found = await house.in_reader(house.store.intervals, "acme", table, **wanted)
    return [
        (
            row.value,
            (row.opened_at - MONDAY) // 1000,
            None if row.closed_at is None else (row.closed_at - MONDAY) // 1000,
            types[row.opened_seq],
            None if row.closed_seq is None else types[row.closed_seq],
        )
        for row in found
    ]


TOLD: dict[IntervalTable, list[tuple[Any, ...]]] = {
    "state": [
        ("unavailable", 0, 0, "Configured", "DeviceChanged"),
        ("unavailable", 0, 10, "DeviceChanged", "StatusChosen"),
        ("ready", 10, 190, "StatusChosen", "StatusChosen"),
        ("withdrawn", 190, None, "StatusChosen", None),
    ],
    "activity": [
        ("idle", 0, 30, "Configured", "OfferStarted"),
        ("ringing", 30, 35, "OfferStarted", "OfferEnded"),
        ("call", 35, 65, "CallConnected", "CallEnded"),
        ("wrap_up", 65, 80, "WrapUpStarted", "WrapUpEnded"),
        ("idle", 80, 100, "WrapUpEnded", "OfferStarted"),
        ("ringing", 100, 110, "OfferStarted", "OfferEnded"),
        ("idle", 110, 115, "OfferEnded", "OfferStarted"),
        ("ringing", 115, 125, "OfferStarted", "OfferEnded"),
        ("idle", 125, 195, "OfferEnded", "TaskTaken"),
        ("task", 195, 255, "TaskTaken", "TaskReleased"),
        ("idle", 255, None, "TaskReleased", None),
    ],
    "attendance": [
        ("out", 0, 10, "Configured", "ClockedIn"),
        ("in", 10, 260, "ClockedIn", "ClockedOut"),
        ("out", 260, None, "ClockedOut", None),
    ],
    "membership": [
        ("in", 0, 125, "Configured", "HoldStarted"),
        ("out", 125, 170, "HoldStarted", "HoldEnded"),
        ("in", 170, None, "HoldEnded", None),
    ],
    "hold": [("misses", 125, 170, "HoldStarted", "HoldEnded")],
    "offer": [
        ("ringing", 30, 35, "OfferStarted", "OfferEnded"),
        ("ringing", 100, 110, "OfferStarted", "OfferEnded"),
        ("ringing", 115, 125, "OfferStarted", "OfferEnded"),
    ],
    "call": [
        ("waiting", 30, 35, "CallJoined", "CallConnected"),
        ("talk", 35, 45, "CallConnected", "CallHeld"),
        ("hold", 45, 55, "CallHeld", "CallHeld"),
        ("talk", 55, 65, "CallHeld", "CallEnded"),
        ("waiting", 100, 160, "CallJoined", "CallLeft"),
    ],
    "wrap_up": [("wrap_up", 65, 80, "WrapUpStarted", "WrapUpEnded")],
    "task": [("t1", 195, 255, "TaskTaken", "TaskReleased")],
}
"""What each table then says."""


async def test_a_day_in_nine_tables(house):
    room = house.rooms["acme"]
    await live_through(house, room)
    asked: dict[str, dict[str, Any]] = {"call": {}, "membership": {"agent": "ann", "queue": "sales"}}
    told = {
        table: await rows(house, room, table, **asked.get(table, {"agent": "ann"}))
        for table in get_args(IntervalTable)
    }
    assert told == TOLD
