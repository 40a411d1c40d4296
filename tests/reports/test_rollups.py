"""Roll-ups: kept in step with the log, they say what the intervals say; made again, they are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from readyroom.engine import inputs as i
from readyroom.engine.shown import counted_as
from readyroom.reports import rollups as kept
from readyroom.reports.missed_calls import MissedSums
from readyroom.reports.periods import Each, periods
from readyroom.reports.queues import QueueAsked, figures
from readyroom.runtime.reporting import Asked, Reporting, TooMuch
from readyroom.runtime.rolled import Rolled
from readyroom.runtime.rollups import Basis, catch_up, digest, in_step, rebuild
from readyroom.store import open_store
from readyroom.store.interface import EarlierInterval, Store
from tests.postgres import needs_postgres
from tests.reports.conftest import Begin
from tests.reports.days import BO, SWITCH, Days, H, M, S, at, who
from tests.reports.test_queues import ten_minutes

SATURDAY, SUNDAY, MONDAY = "2026-10-24", "2026-10-25", "2026-10-26"


async def a_night_and_a_weekend(days: Days) -> None:
    """From 23 October: shifts over midnight and over the change of the clocks, calls, misses, a withdrawal."""
    await days.say(i.ClockIn(at=0, by=who("ann"), agent="ann", unit="north"))
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.to(f"{SATURDAY} 00:30")
    await days.say(i.SetStatus(at=0, by=who("ann"), agent="ann", status="away", reason="tea"))
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="n1"))
    await days.to(f"{SATURDAY} 00:30:05")
    await days.say(i.EndOffer(at=0, by=SWITCH, offer=await days.ring(), outcome="answered"))
    await days.to(f"{SATURDAY} 00:34")
    await days.say(i.EndCall(at=0, by=SWITCH, call="n1", ended_by="caller"))
    await days.to(f"{SATURDAY} 23:58")
    await days.say(i.ClockOut(at=0, by=BO, agent="ann", reason="end of shift"))
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="n2"))  # Cleo misses it twice
    await days.to(f"{SUNDAY} 00:01")
    await days.say(i.EndCall(at=0, by=SWITCH, call="n2", ended_by="caller"))
    await days.to(f"{SUNDAY} 02:30", 1)
    await days.say(i.Return(at=0, by=who("cleo"), agent="cleo", queue="sales"))


def basis_of(days: Days) -> Basis:
    return Basis(zone="Europe/Berlin", statuses=dict(days.room.world.statuses))


async def rolled(days: Days) -> int:
    await days.room.settled()
    return await days.house.in_reader(catch_up, days.house.store, "small", basis_of(days), days.now)


def step_of(days: Days, kind: kept.Kind = "agent") -> date | None:
    store = days.house.store
    step = in_step(store, "small", basis_of(days), store.rollups.mark("small"), kind)
    return None if step is None else min([step.until, *step.wrong])


async def kept_of(days: Days, kind: Any, *names: str) -> list[kept.Rollup]:
    rows = await days.house.in_reader(days.house.store.rollups.of, "small", kind, names)
    return [kept.Rollup(kind, *row[1:]) for row in rows]


async def test_they_say_what_the_intervals_say(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to(f"{MONDAY} 01:30")
    assert await rolled(days) == 3
    names = ["2026-10-23", SATURDAY, SUNDAY]
    for name in names:
        await compare(days, [name], name, name, "day")
    await compare(days, names, names[0], SUNDAY, "all")
    offers = await compare(days, ["2026-10"], names[0], SUNDAY, "all")
    assert [sums.offers for sums in offers] == [3]


async def compare(days: Days, chosen: list[str], first: str, last: str, each: Each) -> list[MissedSums]:
    """Hold these roll-ups against the reports of the same time; the offers."""
    statuses = dict(days.room.world.statuses)
    (period,) = periods("Europe/Berlin", date.fromisoformat(first), date.fromisoformat(last), each)
    asked = days.asked(first, last, each=each, statuses=statuses)
    agents = kept.agents_of(await kept_of(days, "agent", *chosen))
    told = [
        row
        for name in sorted(agents)
        for row in kept.attendance_rows(name, asked.agents[name], agents[name], period)
    ]
    counted = await days.room.report(lambda reporting: reporting.attendance(asked))
    assert told == [without_lists(row) for row in counted]

    def counts(state: str) -> tuple[str, str | None]:
        return counted_as(statuses, state)

    available = [
        kept.availability_row(name, asked.agents[name], agents[name], period, counts)
        for name in sorted(agents)
    ]
    assert available == await days.room.report(lambda reporting: reporting.availability(asked))
    sales = QueueAsked(label="Sales", service_level_s=20)
    (sums,) = kept.queues_of(await kept_of(days, "queue", *chosen)).values()
    own = await days.room.report(lambda reporting: reporting.queues(asked, {"sales": sales}))
    assert [figures("sales", sales, period, asked.until, sums)] == own
    offers = kept.offers_of(await kept_of(days, "offers", *chosen), period.name, asked.agents)
    assert offers == (await days.room.report(lambda reporting: reporting.missed_calls(asked))).sums
    return offers


def without_lists(row: Any) -> Any:
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    return type(row)(**(fields | {"shifts": (), "forced": (), "corrections": ()}))


async def test_a_day_is_rolled_up_an_hour_after_its_end(begin: Begin):
    days = await begin("2026-10-23 21:00")
    assert await rolled(days) == 0
    await days.to(f"{SATURDAY} 00:59:59")
    assert await rolled(days) == 0
    await days.to(f"{SATURDAY} 01:00")
    assert await rolled(days) == 1
    assert await rolled(days) == 0
    assert step_of(days) == date(2026, 10, 24)
    # The day on which the clocks go back has 25 hours: still one day later.
    await days.to(f"{MONDAY} 01:00")
    assert await rolled(days) == 2


async def test_what_comes_late_rolls_its_days_up_again(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to(f"{SUNDAY} 13:00")
    assert await rolled(days) == 2
    before = await days.house.in_reader(digest, days.house.store, "small")
    await days.to(f"{SUNDAY} 14:00")
    # A switch that was cut off tells on Sunday of a direct call on Saturday.
    for late in (
        i.StartCall(at=at(f"{SATURDAY} 23:00"), by=SWITCH, call="d1", kind="direct", agent="ben"),
        i.AnswerCall(at=at(f"{SATURDAY} 23:01"), by=SWITCH, call="d1"),
        i.EndCall(at=at(f"{SATURDAY} 23:10"), by=SWITCH, call="d1", ended_by="caller"),
    ):
        late.seen = days.now
        reply = await days.room.submit(late)
        assert reply.refusal is None
    basis = basis_of(days)
    assert step_of(days) == date(2026, 10, 24)
    assert await rolled(days) == 1
    assert await days.house.in_reader(digest, days.house.store, "small") != before
    (ben,) = [row for row in await kept_of(days, "agent", SATURDAY) if row.subject == "ben"]
    assert kept.agents_of([ben])["ben"].units[""].activities["call"] == 9 * 60_000
    after = await days.house.in_reader(digest, days.house.store, "small")
    assert await days.house.in_reader(rebuild, days.house.store, "small", basis, days.now) == 2
    assert await days.house.in_reader(digest, days.house.store, "small") == after


async def test_a_correction_rolls_its_days_up_again_and_no_others(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to("2026-10-27 02:00")
    assert await rolled(days) == 4
    (before,) = [row for row in await kept_of(days, "agent", SATURDAY) if row.subject == "cleo"]
    # On Tuesday: Cleo was away from Friday, 23:30, to Saturday, 00:30.
    await days.say(
        i.Correct(
            at=0, by=BO, agent="cleo", since=at("2026-10-23 23:30"), until=at(f"{SATURDAY} 00:30"), state="away",
            why="the phone was off the hook",
        )
    )  # fmt: skip
    statuses = dict(days.room.world.statuses)
    step = in_step(days.house.store, "small", basis_of(days), days.house.store.rollups.mark("small"), "agent")
    assert step is not None
    assert (step.until, step.wrong) == (date(2026, 10, 27), frozenset())
    assert step.corrected == {"cleo": {date(2026, 10, 23), date(2026, 10, 24)}}
    assert step_of(days, "queue") == date(2026, 10, 23)
    assert step_of(days, "offers") == date(2026, 10, 27), "what rules did is never corrected"
    for each in ("day", "month", "all"):
        await compare_long(days, days.asked("2026-10-23", "2026-10-27", each=each, statuses=statuses))
    assert await rolled(days) == 2
    assert await rolled(days) == 0
    for each in ("day", "month", "all"):
        await compare_long(days, days.asked("2026-10-23", "2026-10-27", each=each, statuses=statuses))
    (after,) = [row for row in await kept_of(days, "agent", SATURDAY) if row.subject == "cleo"]
    assert (before.body != after.body, b'["away",null,false,1800000]' in after.body) == (True, True)
    own = await days.house.in_reader(digest, days.house.store, "small")
    assert await days.house.in_reader(rebuild, days.house.store, "small", basis_of(days), days.now) == 4
    assert await days.house.in_reader(digest, days.house.store, "small") == own


async def test_a_correction_refuses_no_long_report(begin: Begin):
    """A correction of 31 days is counted from intervals for its agent alone, each day; the others' are rolled up."""
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to("2026-12-01 02:00")
    assert await rolled(days) == 39
    for agent, since, until in (
        ("cleo", "10-25", "11-20"),
        ("ben", "10-30", "10-31"),
        ("cleo", "11-28", "11-29"),
    ):
        state = "away" if agent == "cleo" else "clocked_out"
        await days.say(
            i.Correct(
                at=0, by=BO, agent=agent, since=at(f"2026-{since} 12:00"), until=at(f"2026-{until} 12:00"),
                state=state, why="ill",
            )
        )  # fmt: skip
    statuses = dict(days.room.world.statuses)
    for each in ("day", "month", "all"):
        await compare_long(days, days.asked("2026-10-23", "2026-12-01", each=each, statuses=statuses))
    asked = days.asked("2026-10-23", "2026-11-30", each="month", statuses=statuses)
    # Of Cleo 27 days and two, of Ben two.
    few = Rolled(days.house.store, "small", most_counted=31)
    assert few.attendance(asked) == Rolled(days.house.store, "small").attendance(asked)
    assert few.availability(asked)
    with pytest.raises(TooMuch, match="29 of these days"):
        Rolled(days.house.store, "small", most_counted=30).attendance(asked)


async def test_who_waits_at_the_end_of_a_day_is_looked_at_again(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await days.to("2026-10-23 23:59")
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="n1"))
    await days.to(f"{SATURDAY} 01:30")
    assert await rolled(days) == 1
    (sales,) = await kept_of(days, "queue", "2026-10-23")
    assert sales.is_open
    await days.say(i.EndCall(at=0, by=SWITCH, call="n1", ended_by="caller"))
    assert await rolled(days) == 1
    (sales,) = await kept_of(days, "queue", "2026-10-23")
    assert not sales.is_open
    sums = kept.queues_of([sales])["sales"]
    assert (sums.offered, sums.waiting, sums.abandoned, sums.abandoned_wait) == (1, 0, 1, 91 * 60_000)


async def test_another_catalogue_makes_them_anew(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to(f"{MONDAY} 01:30")
    assert await rolled(days) == 3
    entry = days.room.world.statuses["away"]
    fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
    await days.say(i.Configure(at=0, by=BO, entities=(type(entry)(**(fields | {"kind": "available"})),)))
    assert await rolled(days) == 3
    assert await rolled(days) == 0


async def cleo_at_work_until(days: Days, local: str) -> None:
    """Cleo is online all the time: 24 hours a day."""
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="online"))
    await days.to(local)
    await days.room.settled()


def hours(days: Days, long: Rolled | Reporting, first: str, last: str, each: Each = "month") -> list[float]:
    """Cleo's hours of each period."""
    asked = days.asked(first, last, each=each, statuses=basis_of(days).statuses)
    return [row.total_ms / H for row in long.attendance(asked) if row.agent == "cleo"]


async def test_a_rebuild_beside_a_server_loses_nothing(begin: Begin):
    days = await begin("2026-10-23 21:00")
    store = days.house.store
    await cleo_at_work_until(days, "2026-12-10 12:00")
    basis, counted = basis_of(days), 0

    def dropped(_: int) -> None:
        nonlocal counted
        counted += 1
        if counted == 20:  # in November: October is put already
            store.rollups.drop("small")

    assert catch_up(store, "small", basis, days.now, dropped) == 9
    assert catch_up(store, "small", basis, days.now) == 48
    assert step_of(days) == date(2026, 12, 10)
    asked = "2026-10-23", "2026-12-09"
    assert hours(days, Rolled(store, "small"), *asked) == hours(days, Reporting(store, "small"), *asked)


async def test_a_rebuild_is_whole_also_where_another_is_quicker(begin: Begin):
    days = await begin("2026-10-23 21:00")
    store = days.house.store
    await cleo_at_work_until(days, "2026-12-10 12:00")
    basis, overtaken = basis_of(days), list[int]()

    def another(_: int) -> None:
        if not overtaken:
            overtaken.append(catch_up(store, "small", basis, days.now))

    rebuild(store, "small", basis, days.now, another)
    assert overtaken == [48]
    asked = "2026-10-23", "2026-12-09"
    assert hours(days, Rolled(store, "small"), *asked) == hours(days, Reporting(store, "small"), *asked)
    made = digest(store, "small")
    assert rebuild(store, "small", basis, days.now) == 48
    assert digest(store, "small") == made


class Interrupted(Rolled):
    """Reports before whose roll-ups are read, something happens."""

    def __init__(self, store: Store, happens: Iterator[Callable[[], object]]) -> None:
        super().__init__(store, "small")
        self._happens = happens

    def _kept(self, kind: kept.Kind, names: Iterable[str]) -> Iterator[kept.Rollup]:
        next(self._happens, lambda: None)()
        return super()._kept(kind, names)


@pytest.mark.parametrize("happens", ["catch_up", "rebuild", "drop"])
async def test_a_long_report_is_of_one_moment(begin: Begin, happens: str):
    days = await begin("2026-10-23 21:00")
    store = days.house.store
    await cleo_at_work_until(days, "2026-12-10 12:00")
    basis = basis_of(days)
    catch_up(store, "small", basis, days.now)
    await days.to("2026-12-11 12:00")
    does: dict[str, Callable[[], object]] = {
        "catch_up": lambda: catch_up(store, "small", basis, days.now),
        "rebuild": lambda: rebuild(store, "small", basis, days.now),
        "drop": lambda: store.rollups.drop("small"),
    }
    asked = "2026-10-23", "2026-12-11"
    right = hours(days, Reporting(store, "small"), *asked)
    assert hours(days, Interrupted(store, iter([does[happens]])), *asked) == right
    catch_up(store, "small", basis, days.now)
    with pytest.raises(TooMuch, match="rolled up at this moment"):
        hours(days, Interrupted(store, repeat(does["rebuild"])), *asked)


def a_call_of(local: str) -> list[EarlierInterval]:
    """What a phone system told of a call from before: it waited for 5 s, and was talked to for a minute."""
    begun, since = at(local), {"table": "call", "key": local, "call": local, "queue": "sales"}
    told = [("waiting", begun, begun + 5 * S, "talk"), ("talk", begun + 5 * S, begun + 65 * S, "caller")]
    return [
        msgspec.convert(
            since
            | {"value": value, "opened_at": opened, "closed_at": closed, "closed_as": end, "detail": {}},
            EarlierInterval,
        )
        for value, opened, closed, end in told
    ]


def calls(days: Days, long: Rolled | Reporting) -> list[tuple[str, int, int]]:
    """Of each month: how many called, and how long was talked to them."""
    asked = days.asked("2026-08-01", "2026-11-10", each="month", statuses=basis_of(days).statuses)
    return [
        (row.period, row.offered, row.talk_ms) for row in long.queues(asked, {"sales": QueueAsked(label="S")})
    ]


async def test_what_is_told_of_the_time_before_is_rolled_up(begin: Begin):
    days = await begin("2026-10-23 21:00")
    store, basis = days.house.store, basis_of(days)
    await days.to("2026-11-10 12:00")
    assert await rolled(days) == 18
    store.add_earlier("small", a_call_of("2026-10-05 10:00"), days.now)
    long, short = Rolled(store, "small"), Reporting(store, "small")
    assert calls(days, long) == calls(days, short)
    assert await rolled(days) == 36
    told = [("2026-08", 0, 0), ("2026-09", 0, 0), ("2026-10", 1, M), ("2026-11", 0, 0)]
    assert calls(days, long) == calls(days, short) == told
    # Again nothing new: nothing is counted again.
    store.add_earlier("small", a_call_of("2026-10-05 10:00"), days.now)
    assert await rolled(days) == 0
    # More of it comes while days are rolled up.
    more = iter([lambda: store.add_earlier("small", a_call_of("2026-08-30 10:00"), days.now)])

    def come(_: int) -> None:
        for add in islice(more, 1):
            add()

    rebuild(store, "small", basis, days.now, come)
    told[0] = ("2026-08", 1, M)
    assert calls(days, long) == calls(days, short) == told
    assert store.end_earlier("small", days.now) == 4
    assert await rolled(days) == 18
    assert {offered for _, offered, _ in calls(days, long)} == {0}
    assert {row.period[:7] for row in store.rollups.every("small")} == {"2026-10", "2026-11"}


async def test_who_waits_for_days_holds_back_figures_of_queues_alone(begin: Begin):
    days = await begin("2026-10-23 21:00")
    await days.say(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="n1"))
    await cleo_at_work_until(days, "2026-12-10 12:00")
    assert await rolled(days) == 48
    assert (step_of(days, "agent"), step_of(days, "offers")) == (date(2026, 12, 10), date(2026, 12, 10))
    assert step_of(days, "queue") == date(2026, 10, 23)
    few = Rolled(days.house.store, "small", most_counted=6)  # three agents, today and yesterday
    asked = days.asked("2026-10-23", "2026-12-10", each="month", statuses=basis_of(days).statuses)
    short = Reporting(days.house.store, "small")
    assert few.attendance(asked) == [closed(without_lists(row)) for row in short.attendance(asked)]
    assert few.availability(asked) == [closed(row) for row in short.availability(asked)]
    assert few.missed_sums(asked, None) == short.missed_sums(asked)
    sales = {"sales": QueueAsked(label="Sales")}
    queues = Rolled(days.house.store, "small").queues(asked, sales)
    assert [row.waiting for row in queues] == [1, 0, 0]
    assert [closed(row) for row in queues] == [closed(row) for row in short.queues(asked, sales)]


async def history(store: Store, *, as_it_goes: bool) -> tuple[int, str]:
    """The digest of the roll-ups of one history: made every few hours, or all at once by a rebuild."""
    days = await Days.begin(store, "2026-10-23 21:00")
    try:
        await a_night_and_a_weekend(days)
        for hour in range(0, 40, 4):
            await days.to(days.now + 4 * 3_600_000 + hour)
            if as_it_goes:
                await rolled(days)
        await days.to("2026-11-23 08:50")
        if as_it_goes:
            await rolled(days)
        await ten_minutes(days)
        await days.to("2026-11-25 12:00")
        if as_it_goes:
            await rolled(days)
        else:
            await days.house.in_reader(rebuild, days.house.store, "small", basis_of(days), days.now)
        return await days.house.in_reader(digest, days.house.store, "small")
    finally:
        await days.house.stop()


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=needs_postgres)])
async def test_made_again_they_are_the_same_on_every_store(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
):
    def another(name: str) -> Store:
        if kind == "postgres":
            return open_store(request.getfixturevalue("database"))
        return open_store(f"sqlite:///{tmp_path}/{name}.db")

    in_memory = await history(open_store("memory:"), as_it_goes=True)
    assert in_memory[0] > 3 * 34
    assert await history(another("kept"), as_it_goes=True) == in_memory
    if kind == "sqlite":
        assert await history(another("rebuilt"), as_it_goes=False) == in_memory


@pytest.mark.parametrize("each", ["day", "month", "all"])
async def test_a_long_report_is_the_sum_of_roll_ups_and_of_what_came_since(begin: Begin, each: Each):
    """Roll-ups of whole months and of single days, a day that is late, and today: as the intervals say it."""
    days = await begin("2026-10-23 21:00")
    await a_night_and_a_weekend(days)
    await days.to("2026-11-23 08:50")
    await rolled(days)
    await ten_minutes(days)
    statuses = dict(days.room.world.statuses)
    for first, last in (
        ("2026-10-01", "2026-11-30"),
        ("2026-10-24", "2026-11-23"),
        ("2026-11-23", "2026-11-23"),
    ):
        await compare_long(days, days.asked(first, last, each=each, statuses=statuses))


async def compare_long(days: Days, asked: Asked) -> None:
    """A report that is put together, and the same of intervals."""
    room, sales = days.room, {"sales": QueueAsked(label="Sales", service_level_s=20)}
    attendance = await room.report(lambda reporting: reporting.attendance(asked))
    told = await room.report_long(lambda long: long.attendance(asked))
    assert told == [closed(without_lists(row)) for row in attendance]
    availability = await room.report(lambda reporting: reporting.availability(asked))
    assert await room.report_long(lambda long: long.availability(asked)) == [
        closed(row) for row in availability
    ]
    queues = await room.report(lambda reporting: reporting.queues(asked, sales))
    assert await room.report_long(lambda long: long.queues(asked, sales)) == queues
    missed = await room.report(lambda reporting: reporting.missed_calls(asked))
    assert await room.report_long(lambda long: long.missed_sums(asked, None)) == missed.sums
    assert attendance
    assert queues


def closed(found: Any) -> Any:
    """The same without marks of what goes on."""
    if isinstance(found, tuple):
        return tuple(closed(one) for one in found)
    if not hasattr(found, "__struct_fields__"):
        return found
    fields = {name: closed(getattr(found, name)) for name in found.__struct_fields__}
    return type(found)(**(fields | {name: False for name in ("open", "corrected") if name in fields}))
