"""Agent Attendance: who was there, from when to when, in which unit, and what the time went to.

Belongs here: the report's rows and how they are counted. For each agent, period and unit (None: not clocked in) the
states add up to the time of that row, and so do the activities; the rows of an agent add up to the period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.reports.corrected import (
    CorrectionNote,
    Corrections,
    among,
    corrections_of,
    is_said,
    joined,
    notes,
)
from readyroom.reports.forced import ForcedChange, forced_change, is_forced
from readyroom.reports.periods import Period
from readyroom.reports.spans import Row, Span, cut, overlay
from readyroom.views.instants import maybe, when

Unit = str | None
Events = Mapping[int, ev.Event]
"""Events by their seq: those that opened or closed an interval of a report."""

NAMED_TYPES = (
    "ClockedIn",
    "ClockedOut",
    "Corrected",
    "HoldStarted",
    "SignedIn",
    "SignedOut",
    "SingleCallSpent",
    "StatusChosen",
)
"""Events that change somebody's standing, and are *forced* where it was not they who did it; and corrections, which
are told by themselves."""


class Shift(Struct, frozen=True, kw_only=True):
    """A stay in a unit. `clocked_in_at` and `clocked_out_at` are its own, also where they lie in another period."""

    clocked_in_at: datetime
    clocked_out_at: datetime | None
    """Null: still there."""
    reason: str | None
    forced: bool
    """Whether it was clocked out by somebody else, or by a rule."""
    open_cases: tuple[str, ...]
    ms: int
    """Of it, in this period."""
    opened_seq: int
    closed_seq: int | None
    corrected: bool
    """Whether a correction touched it: see the row's `corrections`."""


class StateTime(Struct, frozen=True, kw_only=True, gc=False):
    """Time in a state; `automatic`: it was held by a rule, not chosen."""

    state: str
    reason: str | None
    automatic: bool
    ms: int
    open: bool
    """Whether this is the state now."""
    corrected: bool
    """Whether some of it is what a correction says."""


class ActivityTime(Struct, frozen=True, kw_only=True, gc=False):
    """Time in an activity."""

    activity: str
    ms: int
    open: bool


class TaskTime(Struct, frozen=True, kw_only=True, gc=False):
    """Time in which a back-office task was the agent's activity."""

    task: str
    ms: int
    open: bool


class AttendanceRow(Struct, frozen=True, kw_only=True, gc=False, rename={"begin": "from", "end": "to"}):
    """An agent in a period and a unit; durations in ms, all of them within the period."""

    agent: str
    name: str | None
    """Null: nobody of that id is known any more."""
    period: str
    begin: datetime
    end: datetime
    """The period, as far as it is over."""
    unit: str | None
    """Where they were clocked in; null: nowhere."""
    clock_ins: int
    """Shifts that began in this period."""
    shifts: tuple[Shift, ...]
    clocked_ms: int
    total_ms: int
    """Of this row: what the states add up to, and the activities."""
    states: tuple[StateTime, ...]
    activities: tuple[ActivityTime, ...]
    tasks: tuple[TaskTime, ...]
    task_ms: int
    forced_changes: int
    forced: tuple[ForcedChange, ...]
    corrections: tuple[CorrectionNote, ...]
    """Those that touched its shifts and states."""
    open: bool
    """Whether something of it goes on."""


class AgentTime(Struct, frozen=True, kw_only=True):
    """What is known of an agent's time: rows of four tables, each in order of opening; of attendance and state, those
    that touch the time as well.
    """

    agent: str
    name: str | None = None
    attendance: Sequence[Row] = ()
    state: Sequence[Row] = ()
    activity: Sequence[Row] = ()
    hold: Sequence[Row] = ()


class _Sums:
    """What one row adds up."""

    def __init__(self) -> None:
        self.shifts: list[Span] = []
        self.rows: list[Row] = []
        """Stays and states, of which some may be corrected."""
        self.total = 0
        self.states: dict[tuple[str, str | None, bool], list[int]] = {}
        self.activities: dict[str, list[int]] = {}
        self.tasks: dict[str, list[int]] = {}
        self.forced: list[ForcedChange] = []


def attendance(
    agents: Sequence[AgentTime], periods: Sequence[Period], until: int, events: Events
) -> list[AttendanceRow]:
    """The rows, in order of agent, period and unit. `until`: the instant up to which it is told (ms UTC)."""
    found: list[AttendanceRow] = []
    corrections = among(events)
    for agent in agents:
        found += _of_agent(agent, periods, until, events, corrections)
    return found


def _of_agent(
    agent: AgentTime, periods: Sequence[Period], until: int, events: Events, corrections: Corrections
) -> list[AttendanceRow]:
    agent = replace(
        agent, attendance=joined(agent.attendance, corrections), state=joined(agent.state, corrections)
    )
    stays, states = cut(agent.attendance, periods, until), cut(agent.state, periods, until)
    activities = cut(agent.activity, periods, until)
    forced = _forced(agent, events)
    rows: list[AttendanceRow] = []
    for number, period in enumerate(periods):
        units: dict[Unit, _Sums] = {}
        for stay in stays[number]:
            unit = unit_of(stay.row)
            sums = units.setdefault(unit, _Sums())
            sums.total += stay.ms
            sums.rows.append(stay.row)
            if unit is not None:
                sums.shifts.append(stay)
        _add(units, stays[number], states[number], activities[number], until)
        for change, at in forced:
            if period.begin <= at < period.end and (where := _where(stays[number], at)) in units:
                units[where].forced.append(change)
        rows += [
            _row(agent, period, until, unit, units[unit], events, corrections)
            for unit in sorted(units, key=lambda unit: unit or "")
        ]
    return rows


def _add(
    units: Mapping[Unit, _Sums],
    stays: Sequence[Span],
    states: Sequence[Span],
    activities: Sequence[Span],
    until: int,
) -> None:
    for both in overlay(stays, states):
        row, sums = both.other, units[unit_of(both.one)]
        key = row.value, row.detail.get("reason"), "hold" in row.detail
        state = sums.states.setdefault(key, [0, 0, 0])
        _count(state, both.ms, row, both.end, until)
        state[2] |= is_said(row)
        sums.rows.append(row)
    for both in overlay(stays, activities):
        row, sums = both.other, units[unit_of(both.one)]
        _count(sums.activities.setdefault(row.value, [0, 0]), both.ms, row, both.end, until)
        if row.value == "task":
            task = sums.tasks.setdefault(str(row.detail.get("task", "")), [0, 0])
            _count(task, both.ms, row, both.end, until)


def _count(sum_: list[int], ms: int, row: Row, end: int, until: int) -> None:
    """Add to a sum, and note whether the time counted goes on."""
    sum_[0] += ms
    if end == until and (row.closed_at is None or row.closed_at > until):
        sum_[1] = 1


def unit_of(row: Row) -> Unit:
    """Where a row of attendance has the agent clocked in; None: nowhere."""
    return row.detail.get("unit") if row.value == "in" else None


def _where(stays: Sequence[Span], at: int) -> Unit:
    """In which unit a change found the agent."""
    unit: Unit = None
    for stay in stays:
        if stay.begin <= at:
            unit = unit_of(stay.row)
    return unit


def _row(
    agent: AgentTime,
    period: Period,
    until: int,
    unit: Unit,
    sums: _Sums,
    events: Events,
    corrections: Corrections,
) -> AttendanceRow:
    states = tuple(
        StateTime(
            state=state,
            reason=reason,
            automatic=automatic,
            ms=ms,
            open=bool(goes_on),
            corrected=bool(corrected),
        )
        for (state, reason, automatic), (ms, goes_on, corrected) in sorted(sums.states.items(), key=_by_name)
    )
    return AttendanceRow(
        agent=agent.agent,
        name=agent.name,
        period=period.name,
        begin=when(period.begin),
        end=when(min(period.end, until)),
        unit=unit,
        clock_ins=sum(span.row.opened_at >= period.begin for span in sums.shifts),
        shifts=tuple(_shift(span, events) for span in sums.shifts),
        clocked_ms=0 if unit is None else sums.total,
        total_ms=sums.total,
        states=states,
        activities=tuple(
            ActivityTime(activity=name, ms=ms, open=bool(goes_on))
            for name, (ms, goes_on) in sorted(sums.activities.items())
        ),
        tasks=tuple(
            TaskTime(task=task, ms=ms, open=bool(goes_on))
            for task, (ms, goes_on) in sorted(sums.tasks.items())
        ),
        task_ms=sum(ms for ms, _ in sums.tasks.values()),
        forced_changes=len(sums.forced),
        forced=tuple(sums.forced),
        corrections=notes(sums.rows, corrections),
        open=any(state.open for state in states),
    )


def _by_name(entry: tuple[tuple[str, str | None, bool], list[int]]) -> tuple[str, str, bool]:
    (state, reason, automatic), _ = entry
    return state, reason or "", automatic


def _shift(span: Span, events: Events) -> Shift:
    row = span.row
    closed = events.get(row.closed_seq or 0)
    out = closed if isinstance(closed, ev.ClockedOut) and not span.is_open else None
    return Shift(
        clocked_in_at=when(row.opened_at),
        clocked_out_at=None if span.is_open else maybe(row.closed_at),
        reason=None if out is None else out.reason,
        forced=out is not None and is_forced(out),
        open_cases=() if out is None else out.open_cases,
        ms=span.ms,
        opened_seq=row.opened_seq,
        closed_seq=None if span.is_open else row.closed_seq,
        corrected=bool(corrections_of(row)),
    )


# --- forced changes --------------------------------------------------------------------------------------


def named_seqs(agent: AgentTime) -> set[int]:
    """The events whose text the report asks for: those that opened or closed its intervals."""
    found = {row.opened_seq for rows in (agent.attendance, agent.state, agent.hold) for row in rows}
    found |= {row.closed_seq for row in agent.attendance if row.closed_seq is not None}
    return found - {0}


def _forced(agent: AgentTime, events: Events) -> list[tuple[ForcedChange, int]]:
    """In order of happening, each with the instant at which it found the agent.

    One that ends a stay belongs to it, and so to its last millisecond: also where that is the last of a day.
    """
    ends = {
        row.closed_seq: row.closed_at - 1
        for row in agent.attendance
        if row.closed_at is not None and row.closed_at > row.opened_at
    }
    found = [events[seq] for seq in sorted(named_seqs(agent)) if seq in events]
    changes = [
        (change, ends.get(event.seq, event.at))
        for event in found
        if (change := forced_change(event)) is not None
    ]
    return sorted(changes, key=lambda entry: (entry[0].at, entry[0].seq))
