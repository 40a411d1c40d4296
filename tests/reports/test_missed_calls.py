"""Missed calls and auto logouts, against a quarter of an hour that was counted by hand. On both databases."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.reports.auto_logouts import auto_logouts
from readyroom.reports.missed_calls import missed_calls, missed_sums
from readyroom.runtime.reporting import MissedCalls
from tests.reports.centre import ByChance
from tests.reports.conftest import Begin
from tests.reports.days import SWITCH, Days, M, S, who
from tests.reports.test_no_residue import HAPPENINGS, whole


async def report(days: Days, queue: str | None = None) -> MissedCalls:
    asked = days.asked("2026-11-23", agents=["cleo"])
    return await days.room.report(lambda reporting: reporting.missed_calls(asked, queue))


async def test_two_misses_a_withdrawal_and_a_quick_return(begin: Begin):
    days = await begin("2026-11-23 09:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"))
    # Rings for ten seconds, and at once again: nobody else is there. Two of two: out of the queue, and Bo is told.
    await days.to("2026-11-23 09:00:50")
    still = await report(days)
    (logout,) = still.logouts
    assert (logout.away_ms, logout.open, logout.ended_at, logout.suspect) == (30 * S, True, None, False)
    await days.say(i.Return(at=0, by=who("cleo"), agent="cleo", queue="sales"))
    await days.to("2026-11-23 09:00:53")
    await days.say(i.EndOffer(at=0, by=SWITCH, offer=await days.ring(), outcome="answered"))
    await days.to("2026-11-23 09:01:53")
    await days.say(i.EndCall(at=0, by=SWITCH, call="c1", ended_by="caller"))
    await days.to("2026-11-23 09:10")
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c2"))
    await days.to("2026-11-23 09:10:04")
    await days.say(i.EndCall(at=0, by=SWITCH, call="c2", ended_by="caller"))
    await days.to("2026-11-23 09:15")

    told = await report(days)
    assert [
        (call.call, call.outcome, call.ring_ms, call.count, call.threshold, call.led_to, call.told)
        for call in told.calls
    ] == [
        ("c1", "no_answer", 10 * S, 1, 2, None, ()),
        ("c1", "no_answer", 10 * S, 2, 2, "withdrawn", ("bo",)),
        ("c2", "caller_hung_up", 4 * S, 0, None, None, ()),
    ]
    assert [call.name for call in told.calls] == ["Cleo"] * 3
    (logout,) = told.logouts
    assert (logout.what, logout.reason, logout.queue, logout.told) == (
        "withdrawn",
        "misses",
        "sales",
        ("bo",),
    )
    assert logout.judgement is not None
    assert (logout.judgement.count, logout.judgement.threshold) == (2, 2)
    assert [miss.offer for miss in logout.judgement.misses] == [call.offer for call in told.calls[:2]]
    assert (logout.ended_as, logout.away_ms, logout.suspect) == ("returned", 30 * S, True)
    assert logout.ended_by is not None
    assert logout.ended_by.id == "cleo"
    (sums,) = told.sums
    assert (sums.offers, sums.answered, sums.counted, sums.ring_ms) == (4, 1, 2, 27 * S)
    assert sums.outcomes == {"no_answer": 2, "answered": 1, "caller_hung_up": 1}
    assert (sums.withdrawals, sums.suspects) == (1, 1)
    assert await report(days, "sales") == told
    assert await report(days, "elsewhere") == MissedCalls([], [], [])


async def test_who_comes_back_later_is_no_suspect(begin: Begin):
    days = await begin("2026-11-23 09:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"))
    await days.to("2026-11-23 09:01:20.001")
    await days.say(i.Return(at=0, by=who("cleo"), agent="cleo", queue="sales"))
    (logout,) = (await report(days)).logouts
    assert (logout.away_ms, logout.suspect) == (1 * M + 1, False)


@settings(max_examples=25)
@given(**HAPPENINGS)
def test_every_offer_is_told_once_and_every_count_is_the_one_judged(seed: int, steps: int, longest_s: int):
    centre = ByChance(seed, steps, longest_s)
    until = centre.now + 1
    cut_by = whole("Europe/Berlin", until, "day")
    offers = [row for row in centre.table("offer") if row.closed_at is not None]
    ways_out = [row for row in centre.table("hold") if row.value == "misses"]
    logouts = auto_logouts(ways_out, [], {}, until, centre.events)
    calls, sums = missed_calls(offers, {}, {}), missed_sums(offers, logouts, {}, cut_by)
    ended = Counter(event.outcome for event in centre.events.values() if isinstance(event, ev.OfferEnded))
    assert sum((Counter(one.outcomes) for one in sums), Counter()) == ended
    assert len(calls) == ended.total() - ended["answered"]
    assert all(sum(one.outcomes.values()) == one.offers for one in sums)
    assert sum(one.withdrawals for one in sums) == len(logouts) == len(ways_out)
    for event in centre.events.values():
        cause = centre.events.get(event.cause)
        if isinstance(event, ev.HoldStarted) and isinstance(cause, ev.OfferEnded):
            assert event.hold.judgement is not None
            judged = event.hold.judgement
            assert (cause.count, cause.threshold) == (judged.count, judged.threshold)
