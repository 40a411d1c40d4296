"""Local times of an organisation, resolved to instants when something is decided.

Belongs here: the only calendar arithmetic. A local time fires once per date: in a DST gap at the gap's end, in
a fold at its first pass. Instants are integer milliseconds UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_SEARCHED = 15
"""Two weeks and a day: a schedule on one day of the week occurs in them at least twice."""
DAY_MS = 24 * 3_600_000


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name; raises ValueError if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone {name!r}") from error


def instant_of(moment: datetime) -> int:
    """Milliseconds UTC of an aware datetime."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def local_of(zone: str, at: int) -> datetime:
    """The local datetime at an instant."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).astimezone(zone_of(zone))


def resolve(zone: str, day: date, hour: int, minute: int) -> int:
    """The instant at which the local time comes on that date."""
    tz = zone_of(zone)
    naive = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 (a local time, before its zone)
    first = naive.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if first.astimezone(tz).replace(tzinfo=None) == naive:
        return instant_of(first)
    before = naive.replace(tzinfo=tz, fold=1).astimezone(UTC)
    return _transition(tz, instant_of(before), instant_of(first))


def _transition(tz: ZoneInfo, low: int, high: int) -> int:
    """The first instant in (low, high] that has the offset of `high`."""

    def offset(at: int) -> timedelta | None:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).astimezone(tz).utcoffset()

    after = offset(high)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(middle) == after:
            high = middle
        else:
            low = middle
    return high


def next_occurrence(
    zone: str, clock: str, days: tuple[str, ...], after: int, last_local: str = ""
) -> tuple[int, str] | None:
    """The first instant after `after` at which the local time `clock` (HH:MM) comes on one of `days`.

    Answers the instant and the local date and time that it stands for; None if `days` is empty. `last_local` is
    that of the occurrence before: its date and those before it are over, in whatever zone they came.
    """
    hour, minute = int(clock[:2]), int(clock[3:])
    day = local_of(zone, after).date() - timedelta(days=1)
    for _ in range(DAYS_SEARCHED):
        if DAYS[day.weekday()] in days and day.isoformat() > last_local[:10]:
            at = resolve(zone, day, hour, minute)
            if at > after:
                return at, f"{day.isoformat()} {clock}"
        day += timedelta(days=1)
    return None


def left_clock(zone: str, at: int, begin: str, end: str) -> int:
    """The first instant from `at` on whose local time is not from `begin` to before `end` (HH:MM; over midnight too).

    A gap may jump over the end, and a fold come back to before it, or to before the beginning. `begin` and `end` are
    not the same.
    """
    tz, end_ms = zone_of(zone), (int(end[:2]) * 60 + int(end[3:])) * 60_000
    while True:
        local = local_of(zone, at)
        clock = f"{local:%H:%M}"
        if not (begin <= clock < end if begin < end else clock >= begin or clock < end):
            return at
        midnight = datetime(local.year, local.month, local.day)  # noqa: DTZ001 (a local time, before its zone)
        gone_ms = (local.replace(tzinfo=None) - midnight) // timedelta(milliseconds=1)
        ends = at + (end_ms - gone_ms) % DAY_MS
        if local_of(zone, ends).utcoffset() == local.utcoffset():
            return ends
        at = _transition(tz, at, ends)


def day_start(zone: str, at: int) -> int:
    """The instant at which the local day of `at` began."""
    return _day_start(zone, at // 1000)


@lru_cache(maxsize=1024)
def _day_start(zone: str, at_s: int) -> int:
    # Days begin at whole seconds, in any zone, so all of a second's events have the same answer.
    return resolve(zone, local_of(zone, at_s * 1000).date(), 0, 0)
