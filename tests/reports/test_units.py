"""The time of a unit: of everybody who was there, listed or put together of roll-ups. On both databases."""

from __future__ import annotations

from readyroom.engine import inputs as i
from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.periods import Each
from readyroom.reports.rollups import Rollup, may_tell_of
from readyroom.runtime.reporting import Asked
from readyroom.runtime.rollups import Basis, catch_up
from tests.reports.conftest import Begin
from tests.reports.days import BO, NAMES, Days, H, at, who

FIRST, LAST = "2026-11-23", "2026-11-25"


async def three_days(begin: Begin) -> Days:
    """Ann of the north works two days in the south; Ben of the south stays, and is gone; Cleo is in no unit."""
    days = await begin(f"{FIRST} 09:00")
    await days.say(i.ClockIn(at=0, by=who("ben"), agent="ben", unit="south"))
    for day in (FIRST, "2026-11-24"):
        await days.to(f"{day} 10:00")
        await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="south"))
        await days.to(f"{day} 12:00")
        await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann", reason="lent"))
        await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
        await days.to(f"{day} 18:00")
        await days.say(i.ClockOut(at=0, by=who("ann"), agent="ann", reason="done"))
    await days.to("2026-11-25 02:00")
    await days.say(i.ClockOut(at=0, by=who("ben"), agent="ben", reason="done"))
    return days


def of_the_south(days: Days, **more: object) -> Asked:
    """Whoever asks is told of Ben whole, and of the others what lies in the south."""
    lent = {agent: name for agent, name in NAMES.items() if agent != "ben"}
    statuses = dict(days.room.world.statuses)
    return days.asked(
        FIRST,
        LAST,
        agents=["ben"],
        units=frozenset({"south"}),
        lent=lent,
        others=True,
        statuses=statuses,
        **more,
    )


def clocked(rows: list[AttendanceRow]) -> set[tuple[str, str | None, float]]:
    return {(row.agent, row.unit, row.total_ms / H) for row in rows}


async def test_everybody_who_was_there_and_nobodys_other_time(begin: Begin):
    days = await three_days(begin)
    whole = days.asked(FIRST, LAST, each="all")
    everything = clocked(await days.room.report(lambda reporting: reporting.attendance(whole)))
    asked = of_the_south(days, each="all")
    told = clocked(await days.room.report(lambda reporting: reporting.attendance(asked)))
    assert told == {row for row in everything if row[0] == "ben" or row[1] == "south"}
    assert ("ann", "south", 4.0) in told
    narrowed = await days.room.report(lambda reporting: reporting.narrowed(asked))
    assert (narrowed.lent, narrowed.others) == ({"ann": "Ann"}, False)


async def agree(days: Days) -> None:
    """What is listed, and what is put together."""
    eaches: tuple[Each, ...] = ("day", "month", "all")
    for each in eaches:
        listed, long = await both(days, of_the_south(days, each=each))
        assert clocked(long) == clocked(listed)
        assert [(row.agent, row.name, row.period, row.unit, row.clock_ins) for row in long] == [
            (row.agent, row.name, row.period, row.unit, row.clock_ins) for row in listed
        ]


async def both(days: Days, asked: Asked) -> tuple[list[AttendanceRow], list[AttendanceRow]]:
    return (
        await days.room.report(lambda reporting: reporting.attendance(asked)),
        await days.room.report_long(lambda rolled: rolled.attendance(asked)),
    )


async def test_the_same_of_roll_ups(begin: Begin):
    """Two days that are rolled up and one that is not; and where a correction holds one back."""
    days = await three_days(begin)
    basis = Basis("Europe/Berlin", dict(days.room.world.statuses))
    await days.room.settled()
    assert await days.house.in_reader(catch_up, days.house.store, "small", basis, days.now) == 2
    await agree(days)
    since, until = at(f"{FIRST} 13:00"), at(f"{FIRST} 14:00")
    await days.say(
        i.Correct(
            at=0, by=BO, agent="ann", since=since, until=until, state="online", unit="south", why="lent"
        )
    )
    await agree(days)
    _, long = await both(days, of_the_south(days, each="all"))
    assert ("ann", "south", 5.0) in clocked(long)
    # Without a unit, whoever is gone is told of whole.
    listed, long = await both(days, days.asked(FIRST, LAST, agents=["ben"], others=True, each="all"))
    assert clocked(long) == clocked(listed)
    assert ("ann", "north", 11.0) in clocked(long)
    rows = await days.house.in_reader(days.house.store.rollups.of, "small", "agent", (FIRST,))
    in_south = [row.subject for row in rows if may_tell_of(Rollup("agent", *row[1:]), {"south"})]
    assert in_south == ["ann", "ben"]
