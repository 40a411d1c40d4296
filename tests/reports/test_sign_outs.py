"""Automatic sign-outs: from a sign-out to the next sign-in, whatever else changes or is said of the time."""

from __future__ import annotations

from typing import Any

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.reports.missed_calls import MissedSums
from readyroom.runtime.reporting import MissedCalls
from readyroom.runtime.rollups import Basis, catch_up
from tests.reports.conftest import Begin
from tests.reports.days import BO, SWITCH, Days, M, at, who

DAY = "2026-11-23"


async def signed_out(begin: Begin, *, clocks_in: bool = False, **more: Any) -> Days:
    """Cleo has a login code; two misses sign her out at 9:00:20. `more`: of her configuration."""
    days = await begin(f"{DAY} 09:00")
    policy = cat.NoAnswerPolicy(
        threshold=2, outcome=cat.NoAnswerOutcome(kind="sign_out"), requires_licence=False
    )
    sales = days.room.world.queues["sales"].config
    fields = {name: getattr(sales, name) for name in sales.__struct_fields__}
    await days.say(
        i.Configure(
            at=0, by=BO,
            entities=(
                cat.AgentConfig(id="cleo", name="Cleo", unit="north", login_code=True, **more),
                cat.QueueConfig(**{**fields, "no_answer": policy}),
            ),
        ),
        i.ChangeDevice(at=0, by=SWITCH, device="d-cleo", registered=True),
        i.SignIn(at=0, by=who("cleo"), agent="cleo", device="d-cleo"),
        *([i.ClockIn(at=0, by=who("cleo"), agent="cleo", unit="north")] if clocks_in else []),
        i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"),
        i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"),
    )  # fmt: skip
    await days.to(f"{DAY} 09:00:50")
    await days.say(i.EndCall(at=0, by=SWITCH, call="c1", ended_by="caller"))
    return days


async def back(days: Days) -> None:
    await days.say(i.SignIn(at=0, by=who("cleo"), agent="cleo", device="d-cleo"))


async def correct(days: Days, since: str, until: str, state: str = "online") -> None:
    await days.say(
        i.Correct(at=0, by=BO, agent="cleo", since=at(since), until=at(until), state=state, why="was there")
    )


async def report(days: Days, day: str = DAY, known_at: int | None = None) -> MissedCalls:
    asked = days.asked(day, agents=["cleo"], known_at=known_at)
    return await days.room.report(lambda reporting: reporting.missed_calls(asked))


async def sums_of_roll_ups(days: Days) -> list[MissedSums]:
    """Of the day, once it is rolled up."""
    await days.to("2026-11-24 02:00")
    basis = Basis("Europe/Berlin", dict(days.room.world.statuses))
    assert await days.house.in_reader(catch_up, days.house.store, "small", basis, days.now) == 1
    asked = days.asked(DAY, agents=["cleo"], statuses=basis.statuses)
    return await days.room.report_long(lambda rolled: rolled.missed_sums(asked, None))


async def test_a_correction_takes_no_sign_out_away(begin: Begin):
    days = await signed_out(begin)
    await days.to(f"{DAY} 09:10:20")
    await back(days)
    await days.to(f"{DAY} 12:00")
    before = await report(days)
    (logout,) = before.logouts
    assert (logout.what, logout.reason, logout.ended_as, logout.away_ms) == (
        "signed_out", "no_answer", "signed_in", 10 * M,
    )  # fmt: skip
    assert before.sums[0].withdrawals == 1
    known_at = days.now
    await days.to(f"{DAY} 12:01")
    await correct(days, f"{DAY} 09:00", f"{DAY} 09:05")
    assert await report(days) == before
    await correct(days, f"{DAY} 09:00", f"{DAY} 11:00", "lunch")
    # That somebody says she was signed out is no automatic sign-out.
    await correct(days, f"{DAY} 10:00", f"{DAY} 10:30", "signed_out")
    assert await report(days) == await report(days, known_at=known_at) == before
    # Nor do the roll-ups lose it.
    assert await sums_of_roll_ups(days) == before.sums


async def test_one_that_goes_on_is_corrected_and_ends_when_she_comes_back(begin: Begin):
    """Signed out overnight; in the morning the first hours, and once more all of it, are said to have been others."""
    days = await signed_out(begin)
    await days.to("2026-11-24 08:00")
    await correct(days, f"{DAY} 09:00", "2026-11-24 03:00", "lunch")
    away = at("2026-11-24 08:00") - at(f"{DAY} 09:00") - 20_000
    (logout,) = (await report(days)).logouts
    assert (logout.open, logout.away_ms, logout.ended_at) == (True, away, None)
    await days.to("2026-11-24 08:30")
    await correct(days, f"{DAY} 09:00", "2026-11-24 08:30")
    known_at = days.now
    await days.to("2026-11-24 09:00")
    await back(days)
    await days.to("2026-11-24 10:00")
    (logout,) = (await report(days)).logouts
    assert (logout.open, logout.ended_as, logout.away_ms) == (False, "signed_in", away + 60 * M)
    assert logout.ended_by == who("cleo")
    (then,) = (await report(days, known_at=known_at)).logouts
    assert then.open
    assert (await report(days, "2026-11-24")).logouts == []


async def test_a_telephone_that_is_lost_ends_none(begin: Begin):
    days = await signed_out(begin)
    await days.to(f"{DAY} 09:05")
    await days.say(i.ChangeDevice(at=0, by=SWITCH, device="d-cleo", registered=False))
    await days.to(f"{DAY} 11:00:20")
    (logout,) = (await report(days)).logouts
    assert (logout.open, logout.ended_as, logout.away_ms, logout.suspect) == (True, None, 120 * M, False)


async def test_who_is_clocked_out_is_not_back(begin: Begin):
    """Ten seconds after the sign-out somebody clocks her out; in the afternoon she signs in."""
    days = await signed_out(begin, clocks_in=True, groups=("floor",))
    await days.say(i.ClockOut(at=0, by=BO, agent="cleo", reason="gone home"))
    await days.to(f"{DAY} 11:00:20")
    told = await report(days)
    (logout,) = told.logouts
    assert (logout.open, logout.away_ms, logout.suspect) == (True, 120 * M, False)
    assert (told.sums[0].withdrawals, told.sums[0].suspects) == (1, 0)
    await days.to(f"{DAY} 15:00:20")
    await back(days)
    (logout,) = (await report(days)).logouts
    assert (logout.open, logout.ended_as, logout.away_ms) == (False, "signed_in", 360 * M)
    assert logout.ended_by == who("cleo")
    assert await sums_of_roll_ups(days) == told.sums


async def test_who_signs_in_within_a_minute_is_a_suspect(begin: Begin):
    """Though still clocked out; and who is taken away has not come back."""
    days = await signed_out(begin, clocks_in=True, groups=("floor",))
    await days.say(i.ClockOut(at=0, by=BO, agent="cleo", reason="gone home"))
    await days.to(f"{DAY} 09:01:20")
    await back(days)
    (logout,) = (await report(days)).logouts
    assert (logout.suspect, logout.away_ms) == (True, 1 * M)


async def test_who_is_taken_away_is_not_back(begin: Begin):
    days = await signed_out(begin)
    await days.say(i.Remove(at=0, by=BO, kind="agent", key="cleo"))
    await days.to(f"{DAY} 12:00")
    (logout,) = (await report(days)).logouts
    assert (logout.ended_as, logout.away_ms, logout.suspect) == ("removed", 30_000, False)
    assert logout.ended_by == BO


async def test_one_while_clocked_out_is_told(begin: Begin):
    """Nobody was withdrawn by it, but a rule signed her out: ten minutes after her last call."""
    days = await signed_out(begin, clocks_in=True, groups=("floor",), forced_login=True, idle_logout_s=600)
    await back(days)
    await days.to(f"{DAY} 09:05")
    await days.say(i.ClockOut(at=0, by=who("cleo"), agent="cleo", reason="done"))
    await days.to("2026-11-24 02:00")
    _, idle = (await report(days)).logouts
    assert (idle.reason, idle.open, idle.judgement, idle.told) == ("idle", True, None, ())
    assert idle.at.isoformat() == f"{DAY}T08:10:50+00:00"
    assert (await report(days, "2026-11-24")).logouts == []
