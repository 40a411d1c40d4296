"""Queues: callers who came, were answered and gave up, how long they waited, and what it took to serve them.

Belongs here: the rows, and every formula. What became of a caller belongs to the period in which they began to wait
in this queue; time spent belongs to the periods in which it passed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field

from readyroom.engine.catalogue import StatusEntry
from readyroom.reports.periods import Period
from readyroom.reports.spans import Row, Span, cut, overlay, spread
from readyroom.views.instants import when

BUSY = frozenset({"call", "wrap_up"})
FREE = frozenset({"idle", "ringing"})
"""Activities between which occupancy divides the time of those who are there for a queue."""


class ServiceLevel(Struct, frozen=True, kw_only=True):
    """Three dialects of one figure, each from 0 to 1; null: there was no call to tell it by."""

    threshold_s: int
    ignored: float | None
    """Who gives up within the threshold is not counted: answered within / (answered + abandoned after)."""
    counted_for: float | None
    """Counted as a success: (answered within + abandoned within) / (answered + abandoned)."""
    counted_against: float | None
    """Counted as a failure: answered within / (answered + abandoned)."""


class QueueFigures(Struct, frozen=True, kw_only=True, rename={"begin": "from", "end": "to"}):
    """A queue in a period. `offered` = answered + abandoned + overflowed + left + waiting."""

    queue: str
    label: str | None
    period: str
    begin: datetime
    end: datetime
    offered: int
    overflowed_in: int
    """Of them, those who came from another queue."""
    answered: int
    abandoned: int
    overflowed: int
    left: int
    """Given back to the switch or taken by it: a waiting limit, a queue that was removed, a lost link."""
    waiting: int
    """Who waits still."""
    answered_within: int
    """The service level's threshold, as the queue has it today."""
    abandoned_within: int
    answered_wait_ms: int
    abandoned_wait_ms: int
    longest_wait_ms: int
    """Of all who were offered; of who waits still, so far."""
    average_speed_of_answer_ms: float | None
    average_time_to_abandon_ms: float | None
    service_level: ServiceLevel
    handled: int
    """Calls that were answered in this period, whenever they came."""
    talk_ms: int
    hold_ms: int
    wrap_up_ms: int
    average_handling_ms: float | None
    staffed_ms: int
    """Agents' time in the queue, in an available status."""
    busy_ms: int
    free_ms: int
    occupancy: float | None
    open: bool
    """Whether somebody waits, talks or wraps up still."""


class QueueAsked(Struct, frozen=True, kw_only=True):
    """A queue that a report tells of."""

    label: str | None = None
    service_level_s: int = 20


class Staff(Struct, frozen=True):
    """An agent's time, for the occupancy of their queues: rows in order of opening."""

    state: Sequence[Row] = ()
    activity: Sequence[Row] = ()
    membership: Sequence[Row] = ()


class QueueSums(Struct, kw_only=True, omit_defaults=True):
    """What a queue's row adds up: enough to tell it by any threshold, and to put periods together."""

    offered: int = 0
    overflowed_in: int = 0
    answered: int = 0
    abandoned: int = 0
    overflowed: int = 0
    left: int = 0
    waiting: int = 0
    answered_wait: int = 0
    abandoned_wait: int = 0
    longest: int = 0
    answered_s: dict[str, int] = field(default_factory=dict)
    """Of the answered: the second within which they were (a wait of 4,001 ms ends in the fifth) → how many."""
    abandoned_s: dict[str, int] = field(default_factory=dict)
    handled: int = 0
    talk: int = 0
    hold: int = 0
    wrap_up: int = 0
    staffed: int = 0
    busy: int = 0
    free: int = 0
    is_open: bool = False

    def add(self, other: QueueSums) -> None:
        """Put another period to this one."""
        for name in _ADDED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.longest = max(self.longest, other.longest)
        for own, more in ((self.answered_s, other.answered_s), (self.abandoned_s, other.abandoned_s)):
            for second, count in more.items():
                own[second] = own.get(second, 0) + count
        self.is_open = self.is_open or other.is_open


_ADDED = tuple(
    name
    for name in QueueSums.__struct_fields__
    if name not in ("longest", "answered_s", "abandoned_s", "is_open")
)


class _Table:
    """The sums of each queue and period."""

    def __init__(self, queues: Iterable[str], periods: Sequence[Period], until: int) -> None:
        self.periods = periods
        self.until = until
        self.starts = [period.begin for period in periods]
        self.sums = {queue: [QueueSums() for _ in periods] for queue in queues}

    def at(self, queue: str | None, instant: int) -> QueueSums | None:
        """The sums of the period of an instant, if it is one that was asked for."""
        own = self.sums.get(queue or "")
        if own is None or not self.periods or not self.starts[0] <= instant < self.periods[-1].end:
            return None
        return own[bisect_right(self.starts, instant) - 1]

    def time(self, queue: str | None, begin: int, end: int) -> Iterator[tuple[QueueSums, int]]:
        """The sums of the periods between two instants, each with the ms of it."""
        own = self.sums.get(queue or "")
        if own is not None:
            for place, ms in spread(self.periods, begin, min(end, self.until)):
                yield own[place], ms

    def last(self, queue: str | None) -> QueueSums | None:
        """The sums of the period that goes on, if one does."""
        return self.at(queue, self.until - 1) if self.until > 0 else None


def queue_sums(
    queues: Iterable[str],
    periods: Sequence[Period],
    until: int,
    *,
    calls: Sequence[Row],
    wrap_ups: Iterable[Row],
    staff: Iterable[Staff],
    statuses: Mapping[str, StatusEntry],
) -> dict[str, list[QueueSums]]:
    """The sums of each queue, one for each period. `until`: the instant up to which it is told (ms UTC)."""
    table = _Table(queues, periods, until)
    overflown = {(row.key, row.closed_seq) for row in calls if row.value == "waiting" and row.closed_seq}
    for row in calls:
        if row.value == "waiting":
            _wait(table, row, (row.key, row.opened_seq) in overflown)
        else:
            _talk(table, row)
    for row in wrap_ups:
        for sums, ms in table.time(row.queue, row.opened_at, _end(row, until)):
            sums.wrap_up += ms
        _mark_open(table, row)
    available = frozenset(name for name, entry in statuses.items() if entry.kind == "available")
    for agent in staff:
        _staff(table, agent, available)
    return table.sums


def _is_open(row: Row, until: int) -> bool:
    return row.closed_at is None or row.closed_at > until


def _end(row: Row, until: int) -> int:
    return until if row.closed_at is None else min(row.closed_at, until)


def _mark_open(table: _Table, row: Row) -> None:
    if _is_open(row, table.until) and (sums := table.last(row.queue)) is not None:
        sums.is_open = True


def _wait(table: _Table, row: Row, came_over: bool) -> None:
    """A caller who began to wait: what became of them, and how long it took."""
    is_open, is_answered = _is_open(row, table.until), row.closed_as in ("talk", "hold")
    if is_answered and not is_open and (then := table.at(row.queue, row.closed_at or 0)) is not None:
        then.handled += 1
    sums = table.at(row.queue, row.opened_at)
    if sums is None:
        return
    waited = _end(row, table.until) - row.opened_at
    second = str(-(-waited // 1000))
    sums.offered += 1
    sums.overflowed_in += came_over
    sums.longest = max(sums.longest, waited)
    if is_open:
        sums.waiting += 1
        _mark_open(table, row)
    elif is_answered:
        sums.answered += 1
        sums.answered_wait += waited
        sums.answered_s[second] = sums.answered_s.get(second, 0) + 1
    elif row.closed_as == "caller":
        sums.abandoned += 1
        sums.abandoned_wait += waited
        sums.abandoned_s[second] = sums.abandoned_s.get(second, 0) + 1
    elif row.closed_as == "waiting":
        sums.overflowed += 1
    else:
        sums.left += 1


def _talk(table: _Table, row: Row) -> None:
    for sums, ms in table.time(row.queue, row.opened_at, _end(row, table.until)):
        if row.value == "hold":
            sums.hold += ms
        else:
            sums.talk += ms
    _mark_open(table, row)


def _staff(table: _Table, agent: Staff, available: frozenset[str]) -> None:
    """Time that an agent was there for their queues, and what it went to."""
    if not table.periods:
        return
    whole = [Period("", table.periods[0].begin, min(table.periods[-1].end, table.until))]

    def spans(rows: Iterable[Row]) -> list[Span]:
        return cut(rows, whole, table.until)[0]

    ready = spans(row for row in agent.state if row.value in available)
    doing = [Span(both.other, both.begin, both.end, False) for both in overlay(ready, spans(agent.activity))]
    memberships: dict[str, list[Row]] = {}
    for row in agent.membership:
        if row.value == "in" and row.queue in table.sums:
            memberships.setdefault(row.queue or "", []).append(row)
    for queue, rows in memberships.items():
        for both in overlay(spans(rows), doing):
            activity = both.other
            for sums, ms in table.time(queue, both.begin, both.end):
                sums.staffed += ms
                if activity.value in BUSY and activity.queue is not None:
                    sums.busy += ms
                elif activity.value in FREE:
                    sums.free += ms


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def service_level(
    threshold_s: int, answered: int, abandoned: int, answered_within: int, abandoned_within: int
) -> ServiceLevel:
    """The three dialects, of calls counted."""
    ended = answered + abandoned
    return ServiceLevel(
        threshold_s=threshold_s,
        ignored=_ratio(answered_within, ended - abandoned_within),
        counted_for=_ratio(answered_within + abandoned_within, ended),
        counted_against=_ratio(answered_within, ended),
    )


def figures(queue: str, asked: QueueAsked, period: Period, until: int, sums: QueueSums) -> QueueFigures:
    """The row of a queue in a period."""
    answered_within = sum(n for second, n in sums.answered_s.items() if int(second) <= asked.service_level_s)
    abandoned_within = sum(
        n for second, n in sums.abandoned_s.items() if int(second) <= asked.service_level_s
    )
    return QueueFigures(
        queue=queue,
        label=asked.label,
        period=period.name,
        begin=when(period.begin),
        end=when(min(period.end, until)),
        offered=sums.offered,
        overflowed_in=sums.overflowed_in,
        answered=sums.answered,
        abandoned=sums.abandoned,
        overflowed=sums.overflowed,
        left=sums.left,
        waiting=sums.waiting,
        answered_within=answered_within,
        abandoned_within=abandoned_within,
        answered_wait_ms=sums.answered_wait,
        abandoned_wait_ms=sums.abandoned_wait,
        longest_wait_ms=sums.longest,
        average_speed_of_answer_ms=_ratio(sums.answered_wait, sums.answered),
        average_time_to_abandon_ms=_ratio(sums.abandoned_wait, sums.abandoned),
        service_level=service_level(
            asked.service_level_s, sums.answered, sums.abandoned, answered_within, abandoned_within
        ),
        handled=sums.handled,
        talk_ms=sums.talk,
        hold_ms=sums.hold,
        wrap_up_ms=sums.wrap_up,
        average_handling_ms=_ratio(sums.talk + sums.hold + sums.wrap_up, sums.handled),
        staffed_ms=sums.staffed,
        busy_ms=sums.busy,
        free_ms=sums.free,
        occupancy=_ratio(sums.busy, sums.busy + sums.free),
        open=sums.is_open,
    )
