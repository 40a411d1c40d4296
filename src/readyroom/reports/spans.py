"""Intervals cut by periods, and laid over each other. No figure belongs here, only the cutting.

An interval that is open goes on until `until`, the instant up to which the report is told; what lies after that is
not there yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from readyroom.reports.periods import Period


class Row(Protocol):
    """An interval, as a store gives it."""

    @property
    def key(self) -> str: ...
    @property
    def agent(self) -> str | None: ...
    @property
    def queue(self) -> str | None: ...
    @property
    def call(self) -> str | None: ...
    @property
    def value(self) -> str: ...
    @property
    def detail(self) -> Mapping[str, Any]: ...
    @property
    def opened_at(self) -> int: ...
    @property
    def opened_seq(self) -> int: ...
    @property
    def closed_at(self) -> int | None: ...
    @property
    def closed_seq(self) -> int | None: ...
    @property
    def closed_as(self) -> str | None: ...
    @property
    def closed_detail(self) -> Mapping[str, Any] | None: ...


R = TypeVar("R", bound=Row)


class Span(NamedTuple):
    """What of an interval lies in a period: [begin, end) of `row`; `is_open`: it has not ended yet."""

    row: Row
    begin: int
    end: int
    is_open: bool

    @property
    def ms(self) -> int:
        """How long it is."""
        return self.end - self.begin


class Both(NamedTuple):
    """Where two intervals share time."""

    one: Row
    other: Row
    begin: int
    end: int

    @property
    def ms(self) -> int:
        """How long it is."""
        return self.end - self.begin


def cut(rows: Iterable[Row], periods: Sequence[Period], until: int) -> list[list[Span]]:
    """For each period its spans, in the order of the rows. The periods follow each other without a gap."""
    starts = [period.begin for period in periods]
    found: list[list[Span]] = [[] for _ in periods]
    for row in rows:
        is_open = row.closed_at is None or row.closed_at > until
        end = until if row.closed_at is None or is_open else row.closed_at
        if row.opened_at >= end:
            continue
        place = max(0, bisect_right(starts, row.opened_at) - 1)
        while place < len(periods) and periods[place].begin < end:
            period = periods[place]
            begin = max(row.opened_at, period.begin)
            last = min(end, period.end)
            if begin < last:
                found[place].append(Span(row, begin, last, is_open and end <= period.end))
            place += 1
    return found


def overlay(some: Sequence[Span], others: Sequence[Span]) -> Iterator[Both]:
    """Where spans share time. In each of the two, spans are in order and share no time among themselves."""
    here = there = 0
    while here < len(some) and there < len(others):
        one, other = some[here], others[there]
        begin, end = max(one.begin, other.begin), min(one.end, other.end)
        if begin < end:
            yield Both(one.row, other.row, begin, end)
        if one.end <= other.end:
            here += 1
        else:
            there += 1


def by_agent(rows: Iterable[R]) -> dict[str, list[R]]:
    """The rows of each agent, in their order."""
    found: dict[str, list[R]] = {}
    for row in rows:
        if row.agent is not None:
            found.setdefault(row.agent, []).append(row)
    return found


def spread(periods: Sequence[Period], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """(place of a period, ms of [begin, end) in it) for each that has some of it."""
    place = max(0, bisect_right(periods, begin, key=lambda period: period.begin) - 1)
    while place < len(periods) and periods[place].begin < end:
        ms = min(end, periods[place].end) - max(begin, periods[place].begin)
        if ms > 0:
            yield place, ms
        place += 1
