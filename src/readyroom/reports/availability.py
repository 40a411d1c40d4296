"""Availability: time logged in, and logged out under each label; for the agent as a whole, and for each queue.

Belongs here: the report's rows and how they are counted. How a state counts is in the status catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from readyroom.reports.periods import Period
from readyroom.reports.spans import Row, Span, cut, overlay
from readyroom.views.instants import when

CountedAs = Callable[[str], tuple[str, str | None]]
"""A state → `logged_in`, or `logged_out` with the label under which it is reported."""


class LabelTime(Struct, frozen=True, kw_only=True, gc=False):
    """Time logged out under a label; null: under none."""

    label: str | None
    ms: int
    open: bool


class QueueTime(Struct, frozen=True, kw_only=True, gc=False):
    """An agent in one of their queues. Logged in, paused and logged out add up to `member_ms`."""

    queue: str
    member_ms: int
    logged_in_ms: int
    """In the queue, in a state that counts as logged in."""
    paused_ms: int
    """Paused in the queue, in such a state."""
    logged_out_ms: int
    logged_out: tuple[LabelTime, ...]
    """By the state's label; null also where only the queue was left."""
    open: bool
    """Whether they are in it now, and logged in."""


class AvailabilityRow(Struct, frozen=True, kw_only=True, gc=False, rename={"begin": "from", "end": "to"}):
    """An agent in a period: logged in and logged out add up to `total_ms`."""

    agent: str
    name: str | None
    period: str
    begin: datetime
    end: datetime
    total_ms: int
    logged_in_ms: int
    logged_out_ms: int
    logged_out: tuple[LabelTime, ...]
    open: bool
    """Whether they are logged in now."""
    queues: tuple[QueueTime, ...]


class Presence(Struct, frozen=True):
    """What is known of an agent: states, and memberships of all queues, each in order of opening."""

    agent: str
    name: str | None
    state: Sequence[Row]
    membership: Sequence[Row] = ()


class _Sums:
    """Times by what they count as: `in`, `paused`, or (`out`, label)."""

    def __init__(self) -> None:
        self.logged_in = self.paused = 0
        self.out: dict[str | None, int] = {}
        self.now: str | bool | None = False
        """What goes on: the label under which it is logged out; True: logged in; False: nothing of it."""

    @property
    def logged_out(self) -> int:
        return sum(self.out.values())

    def labels(self) -> tuple[LabelTime, ...]:
        return tuple(
            LabelTime(label=label, ms=ms, open=not isinstance(self.now, bool) and self.now == label)
            for label, ms in sorted(self.out.items(), key=lambda entry: entry[0] or "")
        )


def availability(
    agents: Iterable[Presence], periods: Sequence[Period], until: int, counted_as: CountedAs
) -> list[AvailabilityRow]:
    """The rows, in order of agent and period. `until`: the instant up to which it is told (ms UTC)."""
    found: list[AvailabilityRow] = []
    for agent in agents:
        states = cut(agent.state, periods, until)
        memberships: dict[str, list[Row]] = {}
        for row in agent.membership:
            memberships.setdefault(row.queue or "", []).append(row)
        members = {queue: cut(rows, periods, until) for queue, rows in sorted(memberships.items())}
        for number, period in enumerate(periods):
            if states[number]:
                queues = {queue: spans[number] for queue, spans in members.items() if spans[number]}
                found.append(_row(agent, period, until, states[number], queues, counted_as))
    return found


def _row(
    agent: Presence,
    period: Period,
    until: int,
    states: Sequence[Span],
    queues: dict[str, list[Span]],
    counted_as: CountedAs,
) -> AvailabilityRow:
    sums = _Sums()
    for span in states:
        _count(sums, *counted_as(span.row.value), "in", span.ms, is_open=span.is_open)
    return AvailabilityRow(
        agent=agent.agent,
        name=agent.name,
        period=period.name,
        begin=when(period.begin),
        end=when(min(period.end, until)),
        total_ms=sums.logged_in + sums.logged_out,
        logged_in_ms=sums.logged_in,
        logged_out_ms=sums.logged_out,
        logged_out=sums.labels(),
        open=sums.now is True,
        queues=tuple(_in_queue(queue, spans, states, counted_as) for queue, spans in queues.items()),
    )


def _in_queue(queue: str, spans: Sequence[Span], states: Sequence[Span], counted_as: CountedAs) -> QueueTime:
    sums = _Sums()
    last = states[-1]
    for both in overlay(spans, states):
        goes_on = last.is_open and spans[-1].is_open and both.end == last.end
        _count(sums, *counted_as(both.other.value), both.one.value, both.ms, is_open=goes_on)
    return QueueTime(
        queue=queue,
        member_ms=sums.logged_in + sums.paused + sums.logged_out,
        logged_in_ms=sums.logged_in,
        paused_ms=sums.paused,
        logged_out_ms=sums.logged_out,
        logged_out=sums.labels(),
        open=sums.now is True,
    )


def _count(sums: _Sums, counts: str, label: str | None, membership: str, ms: int, *, is_open: bool) -> None:
    now: str | bool | None = False
    if counts == "logged_in" and membership == "in":
        sums.logged_in += ms
        now = True
    elif counts == "logged_in" and membership == "paused":
        sums.paused += ms
    else:
        label = None if counts == "logged_in" else label
        sums.out[label] = sums.out.get(label, 0) + ms
        now = label
    if is_open:
        sums.now = now
