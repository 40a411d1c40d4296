"""Changes exactly at a day's border: listed, put together and by whatever period, they belong to the same row."""

from __future__ import annotations

from datetime import date

from readyroom.engine import inputs as i
from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.periods import Each
from readyroom.runtime.rollups import Basis, catch_up, digest, in_step, rebuild
from tests.reports.conftest import Begin
from tests.reports.days import BO, SWITCH, Days, at, who

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"
Counts = dict[tuple[str, str | None], int]


async def clocked_out_at_midnight(begin: Begin) -> Days:
    """Ann works in the north on Monday until Bo clocks her out, and on Wednesday from when he clocks her in."""
    days = await begin(f"{MONDAY} 09:00")
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.to(f"{TUESDAY} 00:00")
    await days.say(i.ClockOut(at=0, by=BO, agent="ann", reason="end of day"))
    await days.to(f"{WEDNESDAY} 00:00")
    await days.say(i.ClockIn(at=0, by=BO, agent="ann", unit="north"))
    await days.to("2026-11-26 02:00")
    return days


def forced(rows: list[AttendanceRow]) -> Counts:
    return {(row.period, row.unit): row.forced_changes for row in rows}


async def both(days: Days, each: Each) -> tuple[Counts, Counts]:
    asked = days.asked(MONDAY, WEDNESDAY, agents=["ann"], each=each, statuses=dict(days.room.world.statuses))
    listed = await days.room.report(lambda reporting: reporting.attendance(asked))
    long = await days.room.report_long(lambda rolled: rolled.attendance(asked))
    for row in listed:
        ended = sum(
            shift.forced for shift in row.shifts if shift.clocked_out_at and shift.clocked_out_at <= row.end
        )
        assert ended == sum(change.change == "clocked_out" for change in row.forced)
    return forced(listed), forced(long)


def basis_of(days: Days) -> Basis:
    return Basis("Europe/Berlin", dict(days.room.world.statuses))


async def test_a_change_belongs_to_the_stay_that_it_ended(begin: Begin):
    days = await clocked_out_at_midnight(begin)
    by_day = {(MONDAY, "north"): 1, (TUESDAY, None): 1, (WEDNESDAY, "north"): 0}
    at_once = {(f"{MONDAY}/{WEDNESDAY}", "north"): 1, (f"{MONDAY}/{WEDNESDAY}", None): 1}
    assert await both(days, "day") == (by_day, by_day)
    assert await both(days, "all") == (at_once, at_once)
    assert await days.house.in_reader(catch_up, days.house.store, "small", basis_of(days), days.now) == 3
    assert await both(days, "day") == (by_day, by_day)
    assert await both(days, "all") == (at_once, at_once)
    made = await days.house.in_reader(digest, days.house.store, "small")
    await days.house.in_reader(rebuild, days.house.store, "small", basis_of(days), days.now)
    assert await days.house.in_reader(digest, days.house.store, "small") == made


async def test_what_comes_late_of_a_border_is_of_both_days(begin: Begin):
    days = await clocked_out_at_midnight(begin)
    store, basis = days.house.store, basis_of(days)
    await days.house.in_reader(catch_up, store, "small", basis, days.now)
    late = i.StartCall(at=at("2026-11-26 00:00"), by=SWITCH, call="d1", kind="direct", agent="ben")
    late.seen = days.now
    assert (await days.room.submit(late)).refusal is None
    step = in_step(store, "small", basis, store.rollups.mark("small"), "agent")
    assert step is not None
    assert (step.until, step.wrong) == (date(2026, 11, 26), frozenset({date(2026, 11, 25)}))
