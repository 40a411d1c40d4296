"""Timelines: a day of each agent as stretches, one after the other, as bars show it.

Belongs here: what a stretch is, and how it is cut from attendance and states. The stretches of an agent leave no gap
from the first that is known of the day on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from readyroom.reports.attendance import AgentTime, unit_of
from readyroom.reports.periods import Period
from readyroom.reports.spans import cut, overlay
from readyroom.views.instants import when


class Stretch(Struct, frozen=True, kw_only=True, rename={"begin": "from", "end": "to"}):
    """Time of an agent in one state and one unit."""

    agent: str
    name: str | None
    """Null: nobody of that id is known any more."""
    begin: datetime
    end: datetime
    """Its part of the day, as far as that is over."""
    ms: int
    unit: str | None
    """Where they were clocked in; null: nowhere."""
    state: str
    reason: str | None
    automatic: bool
    """Whether it was held by a rule, not chosen."""
    open: bool
    """Whether it goes on."""
    opened_seq: int
    """The event that led to the state."""


def timelines(agents: Sequence[AgentTime], day: Period, until: int) -> Iterator[Stretch]:
    """The stretches in order of agent and time. `until`: the instant up to which it is told (ms UTC)."""
    for agent in agents:
        ((stays,), (states,)) = (cut(rows, (day,), until) for rows in (agent.attendance, agent.state))
        for both in overlay(stays, states):
            row = both.other
            yield Stretch(
                agent=agent.agent,
                name=agent.name,
                begin=when(both.begin),
                end=when(both.end),
                ms=both.ms,
                unit=unit_of(both.one),
                state=row.value,
                reason=row.detail.get("reason"),
                automatic="hold" in row.detail,
                open=both.end == until < day.end and (row.closed_at is None or row.closed_at > until),
                opened_seq=row.opened_seq,
            )
