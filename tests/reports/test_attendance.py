"""Agent Attendance, against days that were counted by hand. On both databases."""

from __future__ import annotations

from functools import partial
from typing import Any

from readyroom.engine import inputs as i
from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.timelines import Stretch
from readyroom.runtime.reporting import Reporting
from tests.reports.conftest import Begin
from tests.reports.days import BERLIN, BO, SWITCH, H, M, at, who


def short(row: AttendanceRow) -> dict[str, Any]:
    """A row as one would write it down."""
    return {
        "period": row.period,
        "unit": row.unit,
        "clocked": row.clocked_ms,
        "total": row.total_ms,
        "states": {(s.state, s.reason): s.ms for s in row.states},
        "open": row.open,
    }


def bars(stretches: list[Stretch]) -> list[tuple[str, str, str | None, str, str | None, bool]]:
    """A timeline as one would write it down: by the clock on the wall."""
    clock = [
        tuple(moment.astimezone(BERLIN).strftime("%H:%M") for moment in (each.begin, each.end))
        for each in stretches
    ]
    return [
        (begin, end, each.unit, each.state, each.reason, each.open)
        for (begin, end), each in zip(clock, stretches, strict=True)
    ]


async def test_a_night_in_which_the_clocks_go_back(begin: Begin):
    """Saturday 24 October has 24 hours, Sunday 25. Ann's shift crosses midnight, Ben's goes on."""
    days = await begin("2026-10-24 20:00")
    await days.to("2026-10-24 22:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-10-24 23:30")
    await days.say(i.SetStatus(at=0, by=who("ann"), agent="ann", status="away", reason="tea"))
    await days.to("2026-10-25 00:30")
    await days.say(i.SetStatus(at=0, by=who("ann"), agent="ann", status="online"))
    await days.to("2026-10-25 02:30", fold=1)
    await days.say(i.SetStatus(at=0, by=BO, agent="ann", status="offline"))
    await days.to("2026-10-25 06:00")
    await days.say(i.ClockOut(at=0, by=BO, agent="ann", reason="end of shift"))
    await days.to("2026-10-25 20:00")
    await days.say(i.ClockIn(at=0, by=who("ben"), agent="ben", unit="south"))
    await days.to("2026-10-25 21:15")

    ann = await days.room.report(
        lambda r: r.attendance(days.asked("2026-10-24", "2026-10-25", agents=["ann"]))
    )
    assert [short(row) for row in ann] == [
        {"period": "2026-10-24", "unit": None, "clocked": 0, "total": 2 * H, "open": False,
         "states": {("clocked_out", None): 2 * H}},
        {"period": "2026-10-24", "unit": "north", "clocked": 2 * H, "total": 2 * H, "open": False,
         "states": {("online", None): 90 * M, ("away", "tea"): 30 * M}},
        # From six in the morning until a quarter past nine in the evening.
        {"period": "2026-10-25", "unit": None, "clocked": 0, "total": 15 * H + 15 * M, "open": True,
         "states": {("clocked_out", None): 15 * H + 15 * M}},
        # From midnight to six on the clock, and the hour that comes twice: seven.
        {"period": "2026-10-25", "unit": "north", "clocked": 7 * H, "total": 7 * H, "open": False,
         "states": {("away", "tea"): 30 * M, ("online", None): 3 * H, ("offline", None): 3 * H + 30 * M}},
    ]  # fmt: skip
    saturday, sunday = [
        await days.room.report(partial(Reporting.timelines, asked=days.asked(day, agents=["ann"])))
        for day in ("2026-10-24", "2026-10-25")
    ]
    # Of Saturday nothing is known before the log began, at eight in the evening.
    assert bars(saturday) == [
        ("20:00", "22:00", None, "clocked_out", None, False),
        ("22:00", "23:30", "north", "online", None, False),
        ("23:30", "00:00", "north", "away", "tea", False),
    ]
    assert bars(sunday) == [
        ("00:00", "00:30", "north", "away", "tea", False),
        ("00:30", "02:30", "north", "online", None, False),
        ("02:30", "06:00", "north", "offline", None, False),
        ("06:00", "21:15", None, "clocked_out", None, True),
    ]
    assert [each.ms for each in sunday] == [30 * M, 3 * H, 3 * H + 30 * M, 15 * H + 15 * M]
    before, after = ann[1].shifts[0], ann[3].shifts[0]
    for shift in (before, after):
        assert shift.clocked_in_at.timestamp() * 1000 == at("2026-10-24 22:00")
        assert shift.clocked_out_at is not None
        assert shift.clocked_out_at.timestamp() * 1000 == at("2026-10-25 06:00")
        assert (shift.reason, shift.forced) == ("end of shift", True)
    assert (before.ms, after.ms) == (2 * H, 7 * H)
    forced = [(change.change, change.to, change.reason, change.by.id) for change in ann[3].forced]
    assert forced == [
        ("status_chosen", "offline", None, "bo"),
        ("clocked_out", None, "end of shift", "bo"),
    ]
    assert ann[0].forced == ann[1].forced == ann[2].forced == ()

    ben = await days.room.report(lambda r: r.attendance(days.asked("2026-10-25", agents=["ben"])))
    gone, there = ben
    # The day began 21 hours before Ben came: twenty on the clock, and one more.
    assert (gone.unit, gone.total_ms) == (None, 21 * H)
    assert (there.unit, there.clocked_ms, there.open) == ("south", 75 * M, True)
    assert there.shifts[0].clocked_out_at is None
    assert [(s.state, s.ms, s.open) for s in there.states] == [("online", 75 * M, True)]
    await days.to("2026-10-26 00:30")
    both = await days.room.report(
        lambda r: r.attendance(days.asked("2026-10-25", "2026-10-26", agents=["ben"]))
    )
    assert [(row.period, row.total_ms) for row in both if row.unit is None] == [("2026-10-25", 21 * H)]
    assert [(row.period, row.total_ms, row.open) for row in both if row.unit == "south"] == [
        ("2026-10-25", 4 * H, False),
        ("2026-10-26", 30 * M, True),
    ]
    whole = await days.room.report(
        lambda r: r.attendance(days.asked("2026-10-25", "2026-10-26", agents=["ben"], each="all"))
    )
    assert [(row.period, row.unit, row.total_ms) for row in whole] == [
        ("2026-10-25/2026-10-26", None, 21 * H),
        ("2026-10-25/2026-10-26", "south", 4 * H + 30 * M),
    ]


async def test_the_day_on_which_the_clocks_go_forward_has_23_hours(begin: Begin):
    days = await begin("2026-03-28 23:00")
    await days.to("2026-03-30 01:00")
    rows = await days.room.report(
        lambda r: r.attendance(days.asked("2026-03-28", "2026-03-30", agents=["ann"]))
    )
    assert [(row.period, row.total_ms) for row in rows] == [
        ("2026-03-28", 1 * H),
        ("2026-03-29", 23 * H),
        ("2026-03-30", 1 * H),
    ]


async def test_tasks_and_units_of_one_day(begin: Begin):
    """Ann works in the north in the morning, in the south in the afternoon, and a call interrupts her filing."""
    days = await begin("2026-11-23 08:00")
    await days.say(
        i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"),
        i.CreateTask(at=0, by=BO, title="Filing", task="t1"),
        i.SetStatus(at=0, by=who("ann"), agent="ann", status="back_office"),
        i.TakeTask(at=0, by=who("ann"), agent="ann", task="t1"),
    )
    await days.to("2026-11-23 09:00")
    await days.say(i.StartCall(at=0, by=SWITCH, call="d1", kind="direct", agent="ann"))
    await days.say(i.AnswerCall(at=0, by=SWITCH, call="d1"))
    await days.to("2026-11-23 09:10")
    await days.say(i.EndCall(at=0, by=SWITCH, call="d1", ended_by="caller"))
    await days.to("2026-11-23 12:00")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann", reason="lunch"))
    await days.to("2026-11-23 13:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="south"))
    await days.to("2026-11-23 14:00")
    rows = await days.room.report(lambda r: r.attendance(days.asked("2026-11-23", agents=["ann"])))
    away, north, south = rows
    assert (away.unit, away.total_ms, away.clocked_ms) == (None, 1 * H, 0)
    assert (north.unit, north.clocked_ms) == ("north", 4 * H)
    assert (south.unit, south.clocked_ms, south.open) == ("south", 1 * H, True)
    assert {a.activity: a.ms for a in north.activities} == {"task": 4 * H - 10 * M, "call": 10 * M}
    assert [(task.task, task.ms, task.open) for task in north.tasks] == [("t1", 4 * H - 10 * M, False)]
    assert north.shifts[0].reason == "lunch"
    assert not north.shifts[0].forced


async def test_as_known_then(begin: Begin):
    """What was open at that instant is open in the report, and counted up to then."""
    days = await begin("2026-11-23 08:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to("2026-11-23 12:00")
    await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann"))
    await days.to("2026-11-23 13:00")
    then = at("2026-11-23 10:00")
    rows = await days.room.report(
        lambda r: r.attendance(days.asked("2026-11-23", agents=["ann"], until=then, known_at=then))
    )
    assert [(row.unit, row.clocked_ms, row.open) for row in rows] == [("north", 2 * H, True)]
    assert rows[0].shifts[0].clocked_out_at is None
    assert rows[0].shifts[0].closed_seq is None
