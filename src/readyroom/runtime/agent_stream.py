"""How an agent stood before and after an event, for workforce tools that keep no log of their own.

Belongs here: the snapshot, read from the intervals of the store as they were known at the number of an event: later
corrections change none. What begins and ends at one instant leaves no interval: such an event changes nothing here,
and the one after it tells of the change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from readyroom.engine.event import Event
from readyroom.runtime.room import Room
from readyroom.runtime.subscription import agent_of
from readyroom.store.interface import Interval, IntervalTable
from readyroom.views.instants import when

LOOKED_BACK_MS = 36 * 3_600_000
"""What ended longer ago is not looked at: an observation that comes so late changes no snapshot."""
TABLES: tuple[IntervalTable, ...] = ("state", "activity", "attendance", "membership")


class Standing(Struct, frozen=True):
    """One thing that is so, and since when."""

    value: str
    since: datetime


class Doing(Struct, frozen=True):
    """What an agent does: call, ringing, wrap_up, record, case, task or idle."""

    value: str
    since: datetime
    queue: str | None
    call: str | None


class Place(Struct, frozen=True):
    """A membership: in, paused or out, with what holds make of it."""

    queue: str
    value: str
    since: datetime


class AgentSnapshot(Struct, frozen=True):
    """How an agent stands. `attendance` is null where nothing is known of it."""

    agent: str
    state: Standing
    activity: Doing
    attendance: Standing | None
    memberships: tuple[Place, ...]


async def touched(room: Room, events: Sequence[Event]) -> dict[int, list[str]]:
    """Of whom each of some events is told: the agent whom it is about, and whoever stands otherwise by it, as by a
    change of the settings, or by somebody who signs in at their phone. Events are in order of the log.
    """
    found: dict[int, set[str]] = {}
    for event in events:
        about = agent_of(event)
        found[event.seq] = set() if about is None else {about}
    if events:
        for table in TABLES:
            for seq, agent in await room.turns(table, events[0].seq - 1, events[-1].seq):
                if seq in found:
                    found[seq].add(agent)
    return {seq: sorted(agents) for seq, agents in found.items()}


async def snapshots(room: Room, agent: str, seq: int, at: int, seen: int) -> tuple[AgentSnapshot | None, ...]:
    """Before the event `seq`, and after it; None where the agent was not there."""
    rows: dict[IntervalTable, list[Interval]] = {
        table: await room.intervals(
            table, agent=agent, at_from=at - LOOKED_BACK_MS, at_to=seen + 1, known_at=seen, superseded=True
        )
        for table in TABLES
    }
    return snapshot_of(agent, rows, seq - 1), snapshot_of(agent, rows, seq)


def snapshot_of(agent: str, rows: dict[IntervalTable, list[Interval]], seq: int) -> AgentSnapshot | None:
    """The snapshot after an event, from the intervals around it; those too that gave way to a correction."""
    state, activity = _last(rows["state"], seq), _last(rows["activity"], seq)
    if state is None or activity is None or _is_gone(state, seq):
        return None
    attendance = _last(rows["attendance"], seq)
    queues = sorted({row.queue for row in rows["membership"] if row.queue is not None})
    places = [(queue, _last((r for r in rows["membership"] if r.queue == queue), seq)) for queue in queues]
    return AgentSnapshot(
        agent=agent,
        state=Standing(state.value, when(state.opened_at)),
        activity=Doing(activity.value, when(activity.opened_at), activity.queue, activity.call),
        attendance=None if attendance is None else Standing(attendance.value, when(attendance.opened_at)),
        memberships=tuple(
            Place(queue, row.value, when(row.opened_at))
            for queue, row in places
            if row is not None and not _is_gone(row, seq)
        ),
    )


def _last(rows: Iterable[Interval], seq: int) -> Interval | None:
    """The latest of those that were known after an event; those of before the log were opened by none."""
    told = [row for row in rows if row.opened_seq > 0]
    known = [row for row in told if _written(row) <= seq < _gave_way(row, told)]
    return max(known, key=lambda row: (row.opened_at, row.opened_seq, row.id), default=None)


def _written(row: Interval) -> int:
    """The event by which it became known. What a correction left of an interval's beginning, it closed."""
    if row.closed_seq is not None and row.known_from != row.opened_seen:
        return row.closed_seq
    return row.opened_seq


def _gave_way(row: Interval, told: Iterable[Interval]) -> float:
    """The correction by which it gave way: what it wrote has the interval's time. Infinite: none."""
    if row.known_until is None:
        return math.inf
    newer = (
        other
        for other in told
        if other.id > row.id and other.known_from == row.known_until and _share_time(row, other)
    )
    return min((_written(other) for other in newer), default=math.inf)


def _share_time(one: Interval, other: Interval) -> bool:
    return (other.closed_at is None or one.opened_at < other.closed_at) and (
        one.closed_at is None or other.opened_at < one.closed_at
    )


def _is_gone(row: Interval, seq: int) -> bool:
    return row.closed_as == "removed" and row.closed_seq is not None and row.closed_seq <= seq


def data_of(seq: int, kind: str, before: AgentSnapshot | None, after: AgentSnapshot | None) -> dict[str, Any]:
    """What is told of a change."""
    return {"seq": seq, "cause": kind, "before": before, "after": after}
