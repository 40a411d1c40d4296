"""Queues, against ten minutes that were counted by hand. On both databases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from readyroom.engine import catalogue as cat
from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.localtime import local_of
from readyroom.reports.periods import Minutes, parts
from readyroom.reports.queues import QueueAsked, QueueFigures, Staff, figures, queue_sums, service_level
from readyroom.reports.spans import by_agent
from tests.reports.centre import ByChance
from tests.reports.conftest import Begin
from tests.reports.days import BO, SWITCH, Days, S, who
from tests.reports.test_no_residue import HAPPENINGS, ZONES, whole
from tests.runtime.centre import AGENTS, MONDAY, QUEUES

ADDED_UP = (
    "offered", "overflowed_in", "answered", "abandoned", "overflowed", "left", "waiting", "answered_within",
    "abandoned_within", "answered_wait_ms", "abandoned_wait_ms", "handled", "talk_ms", "hold_ms", "wrap_up_ms",
    "staffed_ms", "busy_ms", "free_ms",
)  # fmt: skip


def queues(asked: dict[str, QueueAsked], cut_by: Any, until: int, **rows: Any) -> list[QueueFigures]:
    """The rows of each queue and period."""
    sums = queue_sums(asked, cut_by, until, **rows)
    return [
        figures(queue, asked[queue], period, until, own)
        for queue in asked
        for period, own in zip(cut_by, sums[queue], strict=True)
    ]


async def report(days: Days, minutes: Minutes | None = None) -> list[QueueFigures]:
    world = await days.room.settled()
    asked = days.asked("2026-11-23", statuses=dict(world.statuses))
    of_sales = {"sales": QueueAsked(label="Sales", service_level_s=20)}
    return await days.room.report(lambda reporting: reporting.queues(asked, of_sales, minutes))


async def ten_minutes(days: Days) -> None:
    async def answer() -> None:
        await days.say(i.EndOffer(at=0, by=SWITCH, offer=await days.ring(), outcome="answered"))

    def join(call: str) -> i.Input:
        return i.JoinQueue(at=0, by=SWITCH, queue="sales", call=call)

    def end(call: str) -> i.Input:
        return i.EndCall(at=0, by=SWITCH, call=call, ended_by="caller")

    def hold(call: str, held: bool) -> i.Input:
        return i.HoldCall(at=0, by=SWITCH, call=call, held=held)

    happens: list[tuple[str, Any]] = [
        ("09:00:00", i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online")),
        ("09:00:00", join("c1")),
        ("09:00:05", answer),  # waited 5 s
        ("09:01:00", join("c2")),
        ("09:01:05", hold("c1", True)),
        ("09:01:15", end("c2")),  # gave up after 15 s
        ("09:01:20", join("c3")),
        ("09:01:35", hold("c1", False)),
        ("09:02:20", end("c3")),  # gave up after 60 s
        ("09:02:35", join("c4")),
        ("09:03:05", end("c1")),  # talked 150 s, held 30 s; wraps up for 30 s
        ("09:03:40", answer),  # c4 waited 65 s
        ("09:04:40", end("c4")),  # talked 60 s; wraps up for 30 s
        ("09:09:50", join("c5")),
    ]
    for clock, what in happens:
        await days.to(f"2026-11-23 {clock}")
        if callable(what):
            await what()
        else:
            await days.say(what)
    await days.to("2026-11-23 09:09:55")


async def test_ten_minutes(begin: Begin):
    days = await begin("2026-11-23 08:50")
    await ten_minutes(days)
    (row,) = await report(days)
    assert (row.offered, row.answered, row.abandoned, row.waiting, row.open) == (5, 2, 2, 1, True)
    assert (row.overflowed, row.overflowed_in, row.left) == (0, 0, 0)
    assert (row.answered_within, row.abandoned_within) == (1, 1)
    assert (row.answered_wait_ms, row.abandoned_wait_ms, row.longest_wait_ms) == (70 * S, 75 * S, 65 * S)
    assert (row.average_speed_of_answer_ms, row.average_time_to_abandon_ms) == (35 * S, 37.5 * S)
    level = row.service_level
    assert (level.ignored, level.counted_for, level.counted_against) == (1 / 3, 2 / 4, 1 / 4)
    assert (row.handled, row.talk_ms, row.hold_ms, row.wrap_up_ms) == (2, 210 * S, 30 * S, 60 * S)
    assert row.average_handling_ms == 150 * S
    assert (row.staffed_ms, row.busy_ms, row.free_ms) == (595 * S, 300 * S, 295 * S)
    assert row.occupancy == 300 / 595

    by_five = [row for row in await report(days, 5) if row.staffed_ms]
    assert [(row.period, row.offered, row.talk_ms, row.wrap_up_ms, row.handled) for row in by_five] == [
        ("2026-11-23T09:00+01:00", 4, 210 * S, 50 * S, 2),
        ("2026-11-23T09:05+01:00", 1, 0, 10 * S, 0),
    ]
    assert [row.open for row in by_five] == [False, True]
    for minutes in (5, 15, 30, 60):
        finer = await report(days, minutes)
        for name in ADDED_UP:
            assert sum(getattr(part, name) for part in finer) == getattr(row, name), (minutes, name)


async def test_who_wrapped_up_at_lunch_is_not_there_for_the_queue(begin: Begin):
    """A lunch chosen in a call: the call's time is the queue's, but nobody was there for it any more."""
    days = await begin("2026-11-23 08:50")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"))
    await days.say(i.EndOffer(at=0, by=SWITCH, offer=await days.ring(), outcome="answered"))
    await days.to("2026-11-23 08:51")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="lunch"))
    await days.to("2026-11-23 08:53")
    await days.say(i.EndCall(at=0, by=SWITCH, call="c1", ended_by="agent"))
    await days.to("2026-11-23 08:59")
    (row,) = await report(days)
    assert (row.talk_ms, row.staffed_ms, row.busy_ms, row.occupancy) == (180 * S, 60 * S, 60 * S, 1.0)


async def of(days: Days, queue: str) -> QueueFigures:
    asked = days.asked("2026-11-23", statuses=dict(days.room.world.statuses))
    (row,) = await days.room.report(lambda reporting: reporting.queues(asked, {queue: QueueAsked()}))
    return row


async def test_who_came_from_a_queue_that_is_not_asked_for_is_told(begin: Begin):
    """After a minute in sales a caller goes on to spare, whose members are others: Cleo is not there for it."""
    days = await begin("2026-11-23 09:00")
    sales = days.room.world.queues["sales"].config
    spare = replace(sales, id="spare", label="Spare", max_wait_s=None, overflow=None)
    await days.say(
        i.Configure(
            at=0, by=BO,
            entities=(
                spare, replace(sales, max_wait_s=60, max_wait_absent_s=60, overflow="spare"),
                cat.MemberConfig(queue="spare", agent="ben"),
            ),
        ),
        i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"),
        i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"),
    )  # fmt: skip
    await days.to("2026-11-23 09:01:30")
    both = {"sales": QueueAsked(), "spare": QueueAsked()}
    asked = days.asked("2026-11-23", statuses=dict(days.room.world.statuses))
    every = await days.room.report(lambda reporting: reporting.queues(asked, both))
    assert [(row.queue, row.offered, row.overflowed, row.overflowed_in, row.waiting) for row in every] == [
        ("sales", 1, 1, 0, 0),
        ("spare", 1, 0, 1, 1),
    ]
    assert [row.staffed_ms > 0 for row in every] == [True, False]
    alone = [await of(days, "sales"), await of(days, "spare")]
    assert alone == every
    members = await days.room.report(lambda reporting: reporting.members(asked, ["spare"]))
    assert members == {"ben": None}


def test_the_three_dialects_as_their_source_has_them():
    """1,000 answered, 860 within 20 s; 60 gave up, 20 within 20 s: 83, 83 and 81 %, it says."""
    level = service_level(20, 1000, 60, 860, 20)
    assert level.counted_for == 880 / 1060
    assert level.counted_against == 860 / 1060
    assert level.ignored == 860 / 1040
    nothing = service_level(20, 0, 3, 0, 3)
    assert (nothing.ignored, nothing.counted_for, nothing.counted_against) == (None, 1.0, 0.0)


@pytest.mark.slow
@settings(max_examples=25)
@given(zone=st.sampled_from(ZONES), minutes=st.sampled_from((5, 15, 30, 60)), **HAPPENINGS)
def test_every_caller_is_somewhere_and_parts_add_up_to_days(
    zone: str, minutes: Minutes, seed: int, steps: int, longest_s: int
):
    centre = ByChance(seed, steps, longest_s)
    until = centre.now + 1
    staff: Any = {table: by_agent(centre.table(table)) for table in ("state", "activity", "membership")}
    given_rows: Any = {
        "calls": centre.table("call"),
        "wrap_ups": centre.table("wrap_up"),
        "staff": [
            Staff(*(staff[table].get(agent, ()) for table in ("state", "activity", "membership")))
            for agent in AGENTS
        ],
        "statuses": centre.world.statuses,
    }
    asked = {queue: QueueAsked() for queue in QUEUES}
    days = queues(asked, whole(zone, until, "day"), until, **given_rows)
    first, last = local_of(zone, MONDAY).date(), local_of(zone, until).date()
    cut_by = [period for period in parts(zone, first, last, minutes) if period.begin < until]
    finer = queues(asked, cut_by, until, **given_rows)
    for queue in QUEUES:
        for name in ADDED_UP:
            of_days = sum(asdict(row)[name] for row in days if row.queue == queue)
            assert sum(asdict(row)[name] for row in finer if row.queue == queue) == of_days, (queue, name)
    for row in finer:
        assert row.offered == row.answered + row.abandoned + row.overflowed + row.left + row.waiting
        assert row.busy_ms + row.free_ms <= row.staffed_ms
    happened = list(centre.events.values())
    joined = sum(isinstance(event, ev.CallJoined) for event in happened)
    went_over = sum(isinstance(event, ev.CallOverflowed) for event in happened)
    assert sum(row.overflowed for row in days) == sum(row.overflowed_in for row in days) == went_over
    assert sum(row.offered for row in days) == joined + went_over
    connected = [event for event in happened if isinstance(event, ev.CallConnected) and event.queue]
    assert sum(row.handled for row in days) == sum(row.answered for row in days) == len(connected)
