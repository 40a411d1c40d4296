"""Roll-ups: what a day comes to, kept, so that a year is put together of days and months instead of intervals.

Belongs here: the records that are kept (agents' time, queues, offers), how one is made of a day's intervals, how they
are put together, and how the rows of reports are read off them. A roll-up says nothing that depends on a catalogue of
another day: states are counted as logged in, and waits against a threshold, when a report is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct, field

from readyroom.reports.attendance import (
    ActivityTime,
    AgentTime,
    AttendanceRow,
    Events,
    StateTime,
    TaskTime,
    attendance,
)
from readyroom.reports.availability import AvailabilityRow, CountedAs, LabelTime, QueueTime
from readyroom.reports.missed_calls import MissedSums
from readyroom.reports.periods import Period
from readyroom.reports.queues import QueueSums
from readyroom.reports.spans import Row, cut, overlay
from readyroom.views.instants import when

Kind = Literal["agent", "queue", "offers"]
"""Of what a roll-up is: an agent's time, a queue, an agent's offers from a queue (`agent/queue`)."""

State = tuple[str, str | None, bool]
"""A state, the reason given with it, and whether a rule held it."""


class UnitTime(Struct, omit_defaults=True, gc=False):
    """An agent's time in a unit, in ms."""

    states: list[tuple[str, str | None, bool, int]] = []
    activities: dict[str, int] = {}
    tasks: dict[str, int] = {}
    clock_ins: int = 0
    forced: int = 0


class AgentSums(Struct, omit_defaults=True, gc=False):
    """An agent's time by unit (empty: in none); and for each queue by membership and state, in ms."""

    units: dict[str, UnitTime] = field(default_factory=dict)
    queues: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)


class _Units(Struct, gc=False):
    """Of `AgentSums` what Agent Attendance reads."""

    units: dict[str, UnitTime] = field(default_factory=dict)


class Rollup(NamedTuple):
    """What is kept of a day (`2026-11-29`) or of the days of a month so far (`2026-11`): canonical JSON.

    `is_open`: something that belongs to it had not ended when it was made, so that it is to be made again.
    """

    kind: Kind
    period: str
    subject: str
    body: bytes
    is_open: bool


_encode = msgspec.json.Encoder(order="sorted").encode
_agent = msgspec.json.Decoder(AgentSums).decode
_units = msgspec.json.Decoder(_Units).decode
_queue = msgspec.json.Decoder(QueueSums).decode
_offers = msgspec.json.Decoder(MissedSums).decode


# --- made of a day's intervals ---------------------------------------------------------------------------


def agent_sums(
    agent: AgentTime, membership: Sequence[Row], day: Period, until: int, events: Events
) -> AgentSums:
    """What an agent's day comes to."""
    units = {
        row.unit or "": UnitTime(
            [(state.state, state.reason, state.automatic, state.ms) for state in row.states],
            {activity.activity: activity.ms for activity in row.activities},
            {task.task: task.ms for task in row.tasks},
            row.clock_ins,
            row.forced_changes,
        )
        for row in attendance([agent], [day], until, events)
    }
    memberships: dict[str, list[Row]] = {}
    for row in membership:
        memberships.setdefault(row.queue or "", []).append(row)
    states = cut(agent.state, [day], until)[0]
    queues: dict[str, list[tuple[str, str, int]]] = {}
    for queue, rows in memberships.items():
        times: dict[tuple[str, str], int] = {}
        for both in overlay(cut(rows, [day], until)[0], states):
            key = both.one.value, both.other.value
            times[key] = times.get(key, 0) + both.ms
        if times:
            queues[queue] = [(*key, ms) for key, ms in sorted(times.items())]
    return AgentSums(units, queues)


def rollup_of_agent(agent: str, period: str, sums: AgentSums) -> Rollup:
    """To be kept."""
    return Rollup("agent", period, agent, _encode(sums), False)


def may_tell_of(rollup: Rollup, units: Iterable[str]) -> bool:
    """Whether an agent's roll-up may hold time in one of these units: what does not need not be read."""
    return any(msgspec.json.encode(unit) + b":" in rollup.body for unit in units)


def rollup_of_queue(queue: str, period: str, sums: QueueSums) -> Rollup:
    """To be kept; of a caller who waits still, the end is to come."""
    is_open = sums.waiting > 0
    sums.is_open = False
    return Rollup("queue", period, queue, _encode(sums), is_open)


def rollup_of_offers(period: str, sums: MissedSums) -> Rollup:
    """To be kept."""
    body = msgspec.structs.replace(sums, period="", name=None)
    return Rollup("offers", period, f"{sums.agent}/{sums.queue}", _encode(body), False)


# --- put together ----------------------------------------------------------------------------------------


def agents_of(rollups: Iterable[Rollup], *, queues: bool = True) -> dict[str, AgentSums]:
    """The sums of each agent over all of these; without `queues` not those of their queues."""
    found: dict[str, _Adding] = {}
    for rollup in rollups:
        adding = found.get(rollup.subject)
        if adding is None:
            adding = found[rollup.subject] = _Adding()
        if queues:
            more = _agent(rollup.body)
            adding.add_queues(more.queues)
            adding.add(more.units)
        else:
            adding.add(_units(rollup.body).units)
    return {agent: adding.sums() for agent, adding in found.items()}


class _Adding:
    """An agent's sums while they are added up: by keys, so that each costs a look-up."""

    __slots__ = ("_queues", "_units")

    def __init__(self) -> None:
        self._units: dict[str, tuple[dict[State, int], dict[str, int], dict[str, int], list[int]]] = {}
        self._queues: dict[str, dict[tuple[str, str], int]] = {}

    def add(self, units: Mapping[str, UnitTime]) -> None:
        for unit, time in units.items():
            known = self._units.get(unit)
            if known is None:
                known = self._units[unit] = ({}, {}, {}, [0, 0])
            states, activities, tasks, counts = known
            for state, reason, held, ms in time.states:
                key = state, reason, held
                states[key] = states.get(key, 0) + ms
            for into, times in ((activities, time.activities), (tasks, time.tasks)):
                for name, ms in times.items():
                    into[name] = into.get(name, 0) + ms
            counts[0] += time.clock_ins
            counts[1] += time.forced

    def add_queues(self, queues: Mapping[str, Iterable[tuple[str, str, int]]]) -> None:
        for queue, pairs in queues.items():
            own = self._queues.get(queue)
            if own is None:
                own = self._queues[queue] = {}
            for membership, state, ms in pairs:
                pair = membership, state
                own[pair] = own.get(pair, 0) + ms

    def sums(self) -> AgentSums:
        units = {
            unit: UnitTime(
                [(*key, states[key]) for key in sorted(states, key=_by_name)], activities, tasks, *counts
            )
            for unit, (states, activities, tasks, counts) in self._units.items()
        }
        queues = {
            queue: [(*pair, ms) for pair, ms in sorted(times.items())]
            for queue, times in self._queues.items()
        }
        return AgentSums(units, queues)


def _by_name(state: State) -> tuple[str, str, bool]:
    return state[0], state[1] or "", state[2]


def _added(some: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    found = dict(some)
    for name, value in more.items():
        found[name] = found.get(name, 0) + value
    return found


def queues_of(rollups: Iterable[Rollup]) -> dict[str, QueueSums]:
    """The sums of each queue over all of these."""
    found: dict[str, QueueSums] = {}
    for rollup in rollups:
        found.setdefault(rollup.subject, QueueSums()).add(_queue(rollup.body))
    return found


def offers_of(rollups: Iterable[Rollup], period: str, names: Mapping[str, str | None]) -> list[MissedSums]:
    """The sums of each agent and queue over all of these, called by the period."""
    found: dict[str, MissedSums] = {}
    for rollup in rollups:
        sums = _offers(rollup.body)
        own = found.get(rollup.subject)
        if own is None:
            found[rollup.subject] = msgspec.structs.replace(sums, period=period, name=names.get(sums.agent))
            continue
        own.offers += sums.offers
        own.answered += sums.answered
        own.outcomes = _added(own.outcomes, sums.outcomes)
        own.counted += sums.counted
        own.ring_ms += sums.ring_ms
        own.withdrawals += sums.withdrawals
        own.suspects += sums.suspects
    return [found[subject] for subject in sorted(found, key=lambda subject: subject.split("/"))]


def of_month(month: str, days: Iterable[Rollup]) -> list[Rollup]:
    """The roll-ups of a month's days so far, put together."""
    by_kind: dict[Kind, list[Rollup]] = {"agent": [], "queue": [], "offers": []}
    for day in days:
        by_kind[day.kind].append(day)
    return [
        *(rollup_of_agent(agent, month, sums) for agent, sums in agents_of(by_kind["agent"]).items()),
        *(
            rollup_of_queue(queue, month, sums)._replace(is_open=False)
            for queue, sums in queues_of(by_kind["queue"]).items()
        ),
        *(rollup_of_offers(month, sums) for sums in offers_of(by_kind["offers"], month, {})),
    ]


# --- as the rows of reports ------------------------------------------------------------------------------


def attendance_rows(agent: str, name: str | None, sums: AgentSums, period: Period) -> list[AttendanceRow]:
    """Agent Attendance; shifts and forced changes are counted, and not listed."""
    rows: list[AttendanceRow] = []
    for unit, time in sorted(sums.units.items()):
        total = sum(ms for *_, ms in time.states)
        rows.append(
            AttendanceRow(
                agent=agent, name=name, period=period.name, begin=when(period.begin), end=when(period.end),
                unit=unit or None, clock_ins=time.clock_ins, shifts=(), clocked_ms=total if unit else 0,
                total_ms=total,
                states=tuple(
                    StateTime(state=state, reason=reason, automatic=held, ms=ms, open=False, corrected=False)
                    for state, reason, held, ms in time.states
                ),
                activities=tuple(
                    ActivityTime(activity=activity, ms=ms, open=False)
                    for activity, ms in sorted(time.activities.items())
                ),
                tasks=tuple(TaskTime(task=task, ms=ms, open=False) for task, ms in sorted(time.tasks.items())),
                task_ms=sum(time.tasks.values()), forced_changes=time.forced, forced=(), corrections=(),
                open=False,
            )
        )  # fmt: skip
    return rows


def availability_row(
    agent: str, name: str | None, sums: AgentSums, period: Period, counted_as: CountedAs
) -> AvailabilityRow:
    """Availability, by today's catalogue."""
    logged_in, out = 0, dict[str | None, int]()
    for time in sums.units.values():
        for state, _, _, ms in time.states:
            counts, label = counted_as(state)
            if counts == "logged_in":
                logged_in += ms
            else:
                out[label] = out.get(label, 0) + ms
    return AvailabilityRow(
        agent=agent, name=name, period=period.name, begin=when(period.begin), end=when(period.end),
        total_ms=logged_in + sum(out.values()), logged_in_ms=logged_in, logged_out_ms=sum(out.values()),
        logged_out=_labels(out), open=False,
        queues=tuple(_in_queue(queue, times, counted_as) for queue, times in sorted(sums.queues.items())),
    )  # fmt: skip


def _in_queue(queue: str, times: Iterable[tuple[str, str, int]], counted_as: CountedAs) -> QueueTime:
    logged_in, paused, out = 0, 0, dict[str | None, int]()
    for membership, state, ms in times:
        counts, label = counted_as(state)
        if counts == "logged_in" and membership == "in":
            logged_in += ms
        elif counts == "logged_in" and membership == "paused":
            paused += ms
        else:
            label = None if counts == "logged_in" else label
            out[label] = out.get(label, 0) + ms
    return QueueTime(
        queue=queue, member_ms=logged_in + paused + sum(out.values()), logged_in_ms=logged_in, paused_ms=paused,
        logged_out_ms=sum(out.values()), logged_out=_labels(out), open=False,
    )  # fmt: skip


def _labels(out: Mapping[str | None, int]) -> tuple[LabelTime, ...]:
    return tuple(
        LabelTime(label=label, ms=ms, open=False)
        for label, ms in sorted(out.items(), key=lambda entry: entry[0] or "")
    )
