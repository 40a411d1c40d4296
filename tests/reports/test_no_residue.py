"""No time is left over: whatever happens, every report's parts add up to the time elapsed, to the millisecond."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from readyroom.engine.events import Corrected
from readyroom.engine.localtime import local_of
from readyroom.engine.shown import counted_as
from readyroom.reports.attendance import AgentTime, attendance
from readyroom.reports.availability import Presence, availability
from readyroom.reports.periods import Each, Period, periods
from readyroom.reports.spans import by_agent
from tests.reports.centre import ByChance
from tests.runtime.centre import AGENTS, MONDAY

ZONES = ("Europe/Berlin", "UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
HAPPENINGS: Any = {
    "seed": st.integers(0, 2**32),
    "steps": st.integers(0, 120),
    "longest_s": st.sampled_from((3, 60, 3_600, 36_000)),
}


def agents_of(centre: ByChance) -> list[AgentTime]:
    tables: Any = {
        table: by_agent(centre.table(table)) for table in ("attendance", "state", "activity", "hold")
    }
    return [
        AgentTime(agent=agent, **{table: rows.get(agent, ()) for table, rows in tables.items()})
        for agent in AGENTS
    ]


def whole(zone: str, until: int, each: Each) -> tuple[Period, ...]:
    last = local_of(zone, until).date()
    found = periods(zone, local_of(zone, MONDAY).date(), last, each)
    return tuple(period for period in found if period.begin < until)


@settings(max_examples=25)
@given(zone=st.sampled_from(ZONES), each=st.sampled_from(("day", "month", "all")), **HAPPENINGS)
def test_states_and_activities_of_each_agent_add_up_to_the_elapsed_time(
    zone: str, each: Each, seed: int, steps: int, longest_s: int
):
    centre = ByChance(seed, steps, longest_s)
    until = centre.now + 1
    cut_by = whole(zone, until, each)
    rows = attendance(agents_of(centre), cut_by, until, centre.events)
    for row in rows:
        assert sum(state.ms for state in row.states) == row.total_ms
        assert sum(activity.ms for activity in row.activities) == row.total_ms
        assert sum(task.ms for task in row.tasks) == row.task_ms
        assert sum(shift.ms for shift in row.shifts) == row.clocked_ms == (row.total_ms if row.unit else 0)
    for period in cut_by:
        elapsed = min(period.end, until) - max(period.begin, MONDAY)
        for agent in AGENTS:
            own = [row for row in rows if (row.agent, row.period) == (agent, period.name)]
            assert sum(row.total_ms for row in own) == elapsed, (agent, period)


@settings(max_examples=25)
@given(zone=st.sampled_from(ZONES), **HAPPENINGS)
def test_logged_in_and_logged_out_add_up(zone: str, seed: int, steps: int, longest_s: int):
    centre = ByChance(seed, steps, longest_s)
    until = centre.now + 1
    states, memberships = (by_agent(centre.table(table)) for table in ("state", "membership"))
    agents = [Presence(agent, None, states[agent], memberships.get(agent, ())) for agent in AGENTS]
    cut_by = whole(zone, until, "day")
    rows = availability(agents, cut_by, until, lambda state: counted_as(centre.world.statuses, state))
    for row in rows:
        period = next(period for period in cut_by if period.name == row.period)
        assert row.logged_in_ms + row.logged_out_ms == row.total_ms
        assert row.total_ms == min(period.end, until) - max(period.begin, MONDAY)
        assert sum(label.ms for label in row.logged_out) == row.logged_out_ms
        for queue in row.queues:
            assert queue.logged_in_ms + queue.paused_ms + queue.logged_out_ms == queue.member_ms
            assert queue.member_ms <= row.total_ms
            assert queue.logged_in_ms + queue.paused_ms <= row.logged_in_ms
            assert sum(label.ms for label in queue.logged_out) == queue.logged_out_ms


@settings(max_examples=15)
@given(**HAPPENINGS)
def test_every_interval_names_its_opening_and_its_closing_event(seed: int, steps: int, longest_s: int):
    centre = ByChance(seed, steps, longest_s)
    for table, rows in centre.rows.items():
        for row in rows:
            assert row.opened_seq in centre.events, (table, row)
            assert (row.closed_seq is None) == (row.closed_at is None)
            if row.closed_seq is not None:
                assert row.closed_seq in centre.events, (table, row)
                is_corrected = isinstance(centre.events[row.opened_seq], Corrected)
                assert row.opened_seq <= row.closed_seq or is_corrected, "which ends as what it replaced"


@settings(max_examples=40)
@given(
    zone=st.sampled_from(ZONES),
    first=st.dates(datetime(1972, 1, 1, tzinfo=UTC).date(), datetime(2035, 1, 1, tzinfo=UTC).date()),
    length=st.integers(0, 400),
)
def test_periods_follow_each_other(zone: str, first: Any, length: int):
    last = first + timedelta(days=length)
    days = periods(zone, first, last, "day")
    assert len(days) == length + 1
    for one, other in pairwise(days):
        assert one.end == other.begin
        assert 22.5 <= (one.end - one.begin) / 3_600_000 <= 25.5
    every: tuple[Each, ...] = ("month", "all")
    for each in every:
        longer = periods(zone, first, last, each)
        assert (longer[0].begin, longer[-1].end) == (days[0].begin, days[-1].end)
        assert sum(p.end - p.begin for p in longer) == days[-1].end - days[0].begin
