"""Corrections in reports, against days that were counted by hand. On both databases."""

from __future__ import annotations

from typing import Any

from readyroom.engine import inputs as i
from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.queues import QueueAsked
from readyroom.runtime.verify import verify
from tests.reports.conftest import Begin
from tests.reports.days import BO, Days, H, M, at, who


async def attended(days: Days, first: str, last: str | None = None, **more: Any) -> list[AttendanceRow]:
    asked = days.asked(first, last, **{"agents": ["ann"], **more})
    return await days.room.report(lambda reporting: reporting.attendance(asked))


def correct(since: str, until: str, state: str = "online", **more: Any) -> i.Correct:
    fields: dict[str, Any] = {"agent": "ann", "why": "forgotten", **more}
    return i.Correct(at=0, by=BO, since=at(since), until=at(until), state=state, **fields)


def short(rows: list[AttendanceRow]) -> list[tuple[Any, ...]]:
    return [
        (row.period[-2:], row.unit, row.total_ms, row.clock_ins, {s.state: s.ms for s in row.states})
        for row in rows
    ]


def times(row: AttendanceRow) -> list[tuple[int, int | None]]:
    """In and out of each shift (ms UTC)."""
    return [
        (
            round(shift.clocked_in_at.timestamp() * 1000),
            None if shift.clocked_out_at is None else round(shift.clocked_out_at.timestamp() * 1000),
        )
        for shift in row.shifts
    ]


async def test_who_forgot_to_clock_in_has_one_shift(begin: Begin):
    """In at 8:48 and said to be there since 8:00; at noon that is open, and at half past four it is over."""
    days = await begin("2026-11-23 07:00")
    await days.to("2026-11-23 08:48")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 12:00")
    before = await attended(days, "2026-11-23")
    await days.to("2026-11-23 12:05")
    await days.say(correct("2026-11-23 08:00", "2026-11-23 08:48", unit="north"))

    # The centre began at seven: an hour in which nobody was there.
    away, there = await attended(days, "2026-11-23")
    assert short([away, there]) == [
        ("23", None, 1 * H, 0, {"clocked_out": 1 * H}),
        ("23", "north", 4 * H + 5 * M, 1, {"online": 4 * H + 5 * M}),
    ]
    assert times(there) == [(at("2026-11-23 08:00"), None)]
    assert (there.open, there.states[0].open, there.states[0].corrected) == (True, True, True)
    (shift,), (note,) = there.shifts, there.corrections
    assert (shift.corrected, shift.forced, shift.ms) == (True, False, 4 * H + 5 * M)
    assert (note.seq, note.by, note.why) == (shift.opened_seq, BO, "forgotten")
    assert (away.corrections, away.states[0].corrected) == ((note,), False), "it ends by the correction"

    noon = at("2026-11-23 12:00")
    assert await attended(days, "2026-11-23", until=noon, known_at=noon) == before
    assert short(before)[1] == ("23", "north", 3 * H + 12 * M, 1, {"online": 3 * H + 12 * M})

    await days.to("2026-11-23 16:30")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann", reason="home"))
    await days.to("2026-11-23 17:00")
    _, there = await attended(days, "2026-11-23")
    assert times(there) == [(at("2026-11-23 08:00"), at("2026-11-23 16:30"))]
    assert (there.shifts[0].reason, there.shifts[0].corrected) == ("home", True)
    assert verify(days.house.store, "small").wrong == []


async def test_who_forgot_to_clock_out_was_not_clocked_out_by_force(begin: Begin):
    """Clocked out by Bo at six, who says that she went home at five: an hour less, and no force in it."""
    days = await begin("2026-11-23 08:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 18:00")
    await days.say(i.ClockOut(at=0, by=BO, agent="ann", reason="forgotten"))
    await days.to("2026-11-23 18:30")
    (forced,) = [row for row in await attended(days, "2026-11-23") if row.unit]
    assert (forced.shifts[0].forced, [change.change for change in forced.forced]) == (True, ["clocked_out"])

    await days.say(correct("2026-11-23 17:00", "2026-11-23 18:00", "clocked_out"))
    away, there = await attended(days, "2026-11-23")
    assert short([away, there]) == [
        ("23", None, 90 * M, 0, {"clocked_out": 90 * M}),
        ("23", "north", 9 * H, 1, {"online": 9 * H}),
    ]
    (shift,) = there.shifts
    assert (shift.forced, shift.corrected, shift.reason) == (False, True, None)
    assert (there.forced_changes, away.forced_changes) == (0, 0)


async def test_a_correction_across_midnight_and_the_hour_that_comes_twice(begin: Begin):
    """Ann was in the north from Saturday, 22:00, to Sunday, 6:00; she was sent home from 23:30 to 3:30.

    On Sunday, 25 October, 3:30 is four and a half hours after midnight.
    """
    days = await begin("2026-10-24 20:00")
    await days.to("2026-10-24 22:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-10-25 06:00")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann"))
    await days.to("2026-10-25 08:00")
    await days.say(correct("2026-10-24 23:30", "2026-10-25 03:30", "clocked_out"))
    rows = await attended(days, "2026-10-24", "2026-10-25")
    assert short(rows) == [
        ("24", None, 150 * M, 0, {"clocked_out": 150 * M}),
        ("24", "north", 90 * M, 1, {"online": 90 * M}),
        # From midnight to 3:30, which is 4.5 hours, and from six to eight.
        ("25", None, 6 * H + 30 * M, 0, {"clocked_out": 6 * H + 30 * M}),
        ("25", "north", 150 * M, 1, {"online": 150 * M}),
    ]
    assert times(rows[1]) == [(at("2026-10-24 22:00"), at("2026-10-24 23:30"))]
    assert times(rows[3]) == [(at("2026-10-25 03:30"), at("2026-10-25 06:00"))]
    # And back again, a quarter of an hour of it: in the south.
    await days.say(correct("2026-10-25 00:00", "2026-10-25 00:15", unit="south"))
    rows = await attended(days, "2026-10-24", "2026-10-25")
    assert [(row.period[-2:], row.unit, row.total_ms) for row in rows] == [
        ("24", None, 150 * M), ("24", "north", 90 * M),
        ("25", None, 6 * H + 15 * M), ("25", "north", 150 * M), ("25", "south", 15 * M),
    ]  # fmt: skip
    assert verify(days.house.store, "small").wrong == []


async def test_a_night_shift_has_one_beginning_on_each_of_its_days(begin: Begin):
    """In at 23:48, said to be there since ten, and then since nine, by another word; told of the second day alone."""
    days = await begin("2026-11-22 20:00")
    await days.to("2026-11-22 23:48")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 05:00")
    before = days.now
    await days.to("2026-11-23 05:01")
    await days.say(correct("2026-11-22 22:00", "2026-11-22 23:48", unit="north"))
    await days.say(correct("2026-11-22 21:00", "2026-11-22 22:00", unit="north", why="came earlier"))
    both = [row for row in await attended(days, "2026-11-22", "2026-11-23") if row.unit]
    (alone,) = await attended(days, "2026-11-23")
    assert alone == both[1]
    assert times(alone) == times(both[0]) == [(at("2026-11-22 21:00"), None)]
    assert [note.why for note in alone.corrections] == ["forgotten", "came earlier"]
    assert (alone.shifts[0].corrected, alone.clock_ins, alone.total_ms) == (True, 0, 5 * H + M)
    (then,) = await attended(days, "2026-11-23", until=before, known_at=before)
    assert times(then) == [(at("2026-11-22 23:48"), None)]
    assert then.corrections == ()
    # Up to where she was away, and no further.
    await days.say(correct("2026-11-22 21:30", "2026-11-22 21:40", "clocked_out"))
    (alone,) = await attended(days, "2026-11-23")
    assert times(alone) == [(at("2026-11-22 21:40"), None)]


async def test_a_shift_that_a_correction_begins_at_midnight_is_one_with_that_before_it(begin: Begin):
    """In until midnight, clocked out by mistake, and said to have stayed until two: one shift on both days."""
    days = await begin("2026-11-22 20:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 00:00")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann"))
    await days.to("2026-11-23 05:00")
    await days.say(correct("2026-11-23 00:00", "2026-11-23 02:00", unit="north"))
    for first, last in (("2026-11-22", "2026-11-23"), ("2026-11-22", None), ("2026-11-23", None)):
        rows = [row for row in await attended(days, first, last) if row.unit]
        assert {moment for row in rows for moment in times(row)} == {
            (at("2026-11-22 20:00"), at("2026-11-23 02:00"))
        }
        assert [row.clock_ins for row in rows] == [int(row.period == "2026-11-22") for row in rows]


async def test_availability_and_the_staff_of_queues_follow(begin: Begin):
    """Cleo, who is not tracked, was away from nine to ten; she says she was there from half past nine."""
    days = await begin("2026-11-23 08:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.to("2026-11-23 09:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="lunch"))
    await days.to("2026-11-23 10:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.to("2026-11-23 11:00")
    statuses = dict(days.room.world.statuses)
    asked = days.asked("2026-11-23", agents=["cleo"], statuses=statuses)
    sales = {"sales": QueueAsked(label="Sales", service_level_s=20)}

    async def told() -> tuple[int, list[tuple[str | None, int]], int]:
        (row,) = await days.room.report(lambda reporting: reporting.availability(asked))
        (queue,) = await days.room.report(lambda reporting: reporting.queues(asked, sales))
        return row.logged_in_ms, [(label.label, label.ms) for label in row.logged_out], queue.staffed_ms

    assert await told() == (2 * H, [("Lunch", 1 * H)], 2 * H)
    await days.say(correct("2026-11-23 09:30", "2026-11-23 10:00", agent="cleo"))
    assert await told() == (150 * M, [("Lunch", 30 * M)], 150 * M)


async def test_a_night_shift_has_one_end_on_each_of_its_days(begin: Begin):
    """In from 22:00, out at 1:00 by mistake, and said to have stayed until three, then until four."""
    days = await begin("2026-11-22 20:00")
    await days.to("2026-11-22 22:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 01:00")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann", reason="by mistake"))
    await days.to("2026-11-23 05:00")
    before = days.now
    await days.to("2026-11-23 05:01")
    await days.say(correct("2026-11-23 00:30", "2026-11-23 03:00", unit="north"))
    await days.say(correct("2026-11-23 03:00", "2026-11-23 04:00", unit="north", why="stayed longer"))
    both = [row for row in await attended(days, "2026-11-22", "2026-11-23") if row.unit]
    away, alone = await attended(days, "2026-11-22")
    assert alone == both[0]
    assert times(alone) == times(both[1]) == [(at("2026-11-22 22:00"), at("2026-11-23 04:00"))]
    assert [note.why for note in alone.corrections] == ["forgotten", "stayed longer"]
    assert (alone.clock_ins, alone.total_ms, away.total_ms) == (1, 2 * H, 2 * H)
    _, then = await attended(days, "2026-11-22", until=before, known_at=before)
    assert times(then) == [(at("2026-11-22 22:00"), at("2026-11-23 01:00"))]
    # Told as of half past two in the morning, it goes on.
    _, night = await attended(days, "2026-11-22", until=at("2026-11-23 02:30"))
    assert (night.total_ms, len(night.shifts)) == (2 * H, 1)
