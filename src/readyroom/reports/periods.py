"""The organisation's calendar: days, months and parts of hours, as instants.

Belongs here: where a period begins and ends. A day has 23 or 25 hours when the clocks change; a period is
[begin, end) in integer milliseconds UTC.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from readyroom.engine.localtime import local_of, resolve

Each = Literal["day", "month", "all"]
"""One row for each local day, for each month of the calendar (as far as it was asked for), or for all of the time."""
Minutes = Literal[5, 15, 30, 60]
MINUTE_MS = 60_000


class Period(NamedTuple):
    """[begin, end), called by its local date (`2026-11-29`), its month (`2026-11`) or `2026-11-01/2026-11-29`."""

    name: str
    begin: int
    end: int


def begins(zone: str, day: date) -> int:
    """The instant at which a local day begins: midnight, or the end of a gap that swallows it."""
    return resolve(zone, day, 0, 0)


def days(zone: str, first: date, last: date) -> tuple[Period, ...]:
    """The local days from `first` to `last`, both with them."""
    count = (last - first).days + 1
    starts = [begins(zone, first + timedelta(days=number)) for number in range(count + 1)]
    return tuple(
        Period((first + timedelta(days=number)).isoformat(), starts[number], starts[number + 1])
        for number in range(count)
    )


def periods(zone: str, first: date, last: date, each: Each) -> tuple[Period, ...]:
    """The days from `first` to `last`, put together to months or to one period if so asked."""
    found = days(zone, first, last)
    if each == "day":
        return found
    if each == "all":
        return (Period(f"{first.isoformat()}/{last.isoformat()}", found[0].begin, found[-1].end),)
    months: dict[str, Period] = {}
    for day in found:
        month = day.name[:7]
        begin = months[month].begin if month in months else day.begin
        months[month] = Period(month, begin, day.end)
    return tuple(months.values())


def parts(zone: str, first: date, last: date, minutes: Minutes) -> tuple[Period, ...]:
    """The days cut into parts of so many minutes, counted from each day's beginning; called by the local time.

    The hour that comes twice when the clocks go back has its parts twice, with the offset in their names.
    """
    found: list[Period] = []
    step = minutes * MINUTE_MS
    for day in days(zone, first, last):
        for begin in range(day.begin, day.end, step):
            name = local_of(zone, begin).isoformat(timespec="minutes")
            found.append(Period(name, begin, min(begin + step, day.end)))
    return tuple(found)
