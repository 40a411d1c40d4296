"""When a report is due that is sent at set times, and which days it tells of.

Belongs here: calendar arithmetic. A report of a day is due on the day after it, of a week (Monday to Sunday) on the
Monday after, of a month on the first of the next one; each at a local time, which comes once a day whatever the
clocks do. Instants are integer milliseconds UTC.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from readyroom.engine.localtime import local_of, resolve

Every = Literal["day", "week", "month"]
LONGEST_MONTH = 31


def next_due(zone: str, every: Every, clock: str, after: int) -> int:
    """The first instant after `after` at which it is due; `clock` is a local time, HH:MM."""
    hour, minute = int(clock[:2]), int(clock[3:])
    day = local_of(zone, after).date()
    for _ in range(2 * LONGEST_MONTH):
        if _is_due_on(every, day) and (at := resolve(zone, day, hour, minute)) > after:
            return at
        day += timedelta(days=1)
    raise AssertionError("a month has a first day")


def latest_due(zone: str, every: Every, clock: str, due: int, now: int) -> int:
    """The last time up to `now` at which it was due, from `due` on: what was missed before is not made up for."""
    while (later := next_due(zone, every, clock, due)) <= now:
        due = later
    return due


def days_before(zone: str, every: Every, at: int) -> tuple[date, date]:
    """The first and the last day of the last whole day, week or month before an instant."""
    day = local_of(zone, at).date()
    if every == "day":
        first = day - timedelta(days=1)
        return first, first
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return monday - timedelta(days=7), monday - timedelta(days=1)
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _is_due_on(every: Every, day: date) -> bool:
    if every == "week":
        return day.weekday() == 0
    return every == "day" or day.day == 1
