"""Local times across DST changes: each comes once per date, in a gap at its end, in a fold at its first pass."""

from datetime import UTC, date, datetime

import pytest

from readyroom.engine.localtime import (
    day_start,
    instant_of,
    left_clock,
    local_of,
    next_occurrence,
    resolve,
    zone_of,
)

ALL = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def utc(text: str) -> int:
    return instant_of(datetime.fromisoformat(text).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "day", "clock", "expected"),
    [
        ("Europe/Paris", "2026-03-29", "01:59", "2026-03-29T00:59"),
        ("Europe/Paris", "2026-03-29", "02:00", "2026-03-29T01:00"),  # the gap's end is 03:00 local
        ("Europe/Paris", "2026-03-29", "02:30", "2026-03-29T01:00"),
        ("Europe/Paris", "2026-03-29", "03:00", "2026-03-29T01:00"),
        ("Europe/Paris", "2026-10-25", "02:30", "2026-10-25T00:30"),  # the first pass, still +02:00
        ("Europe/Paris", "2026-10-25", "03:00", "2026-10-25T02:00"),
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30"),  # a gap of half an hour
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"),  # a fold of half an hour
        ("America/Havana", "2026-03-08", "00:00", "2026-03-08T05:00"),  # its midnight is skipped
        ("America/Havana", "2026-03-08", "00:30", "2026-03-08T05:00"),
        ("Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T10:00"),  # its whole day is
    ],
)
def test_a_local_time_comes_at(zone: str, day: str, clock: str, expected: str):
    hour, minute = map(int, clock.split(":"))
    assert resolve(zone, date.fromisoformat(day), hour, minute) == utc(expected)


@pytest.mark.parametrize(
    "zone", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Havana", "UTC"]
)
@pytest.mark.parametrize("clock", ["00:00", "00:30", "01:30", "02:00", "02:15", "02:30", "23:59"])
def test_every_date_of_a_year_has_it_once(zone: str, clock: str):
    dates: list[int] = []
    at, local = utc("2026-01-01T00:00"), ""
    while len(dates) < 370:
        found = next_occurrence(zone, clock, ALL, at, local)
        assert found is not None
        assert found[0] > at
        at, local = found
        dates.append(date.fromisoformat(local[:10]).toordinal())
    assert dates == list(range(dates[0], dates[0] + 370))


def test_a_date_that_had_it_in_another_zone_has_it_no_more():
    at, local = next_occurrence("Europe/Paris", "09:00", ALL, utc("2026-06-01T00:00")) or (0, "")
    assert (at, local) == (utc("2026-06-01T07:00"), "2026-06-01 09:00")
    assert next_occurrence("America/New_York", "09:00", ALL, at, local) == (
        utc("2026-06-02T13:00"),
        "2026-06-02 09:00",
    )


def test_only_on_its_days():
    found = next_occurrence("Europe/Paris", "08:00", ("mon",), utc("2026-06-01T12:00"))  # a Monday, too late
    assert found == (utc("2026-06-08T06:00"), "2026-06-08 08:00")
    assert next_occurrence("Europe/Paris", "08:00", (), 0) is None


def test_a_day_begins_where_its_midnight_would_be():
    assert day_start("America/Havana", utc("2026-03-08T12:00")) == utc("2026-03-08T05:00")
    assert local_of("America/Havana", utc("2026-03-08T05:00")).hour == 1
    assert day_start("Europe/Paris", utc("2026-03-29T12:00")) == utc("2026-03-28T23:00")


@pytest.mark.parametrize("name", ["Nowhere/None", "", "../etc/passwd"])
def test_there_is_no_such_zone(name: str):
    with pytest.raises(ValueError, match="no time zone"):
        zone_of(name)


@pytest.mark.parametrize(
    ("at", "hours", "free"),
    [
        ("2026-10-24T20:00", ("22:00", "02:30"), "2026-10-25T00:30"),  # the first 02:30
        ("2026-10-25T01:10", ("22:00", "02:30"), "2026-10-25T01:30"),  # the second 02:10: to the second 02:30
        ("2026-10-25T00:45", ("02:40", "04:00"), "2026-10-25T01:00"),  # 02:45, and at 03:00 it is 02:00 again
        ("2026-10-25T00:45", ("02:00", "02:50"), "2026-10-25T00:50"),
        ("2026-10-25T00:45", ("02:00", "03:30"), "2026-10-25T02:30"),  # both passes
        ("2026-03-29T00:30", ("22:00", "02:30"), "2026-03-29T01:00"),  # the end is skipped
        ("2026-03-28T22:00", ("23:00", "03:30"), "2026-03-29T01:30"),
        ("2026-06-01T21:59:30.250", ("22:00", "06:30"), "2026-06-02T04:30"),
        ("2026-06-01T19:59:59.999", ("22:00", "06:30"), "2026-06-01T19:59:59.999"),
    ],
)
def test_hours_of_the_clock_are_left_at(at: str, hours: tuple[str, str], free: str):
    assert left_clock("Europe/Paris", utc(at), *hours) == utc(free)


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Europe/Paris", "2026-10-25T01:00"),
        ("Europe/Paris", "2026-03-29T01:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-04-04T15:00"),
        ("America/Havana", "2026-03-08T05:00"),
        ("Antarctica/Troll", "2026-10-25T01:00"),
        ("Pacific/Apia", "2011-12-30T10:00"),
    ],
)
@pytest.mark.parametrize(
    "hours", [("22:00", "02:30"), ("02:10", "02:50"), ("01:45", "02:15"), ("00:30", "00:00")]
)
def test_no_minute_outside_of_the_hours_is_passed_over(zone: str, around: str, hours: tuple[str, str]):
    begin, end = hours
    for minutes in range(-300, 300, 7):
        at = utc(around) + minutes * 60_000
        free = left_clock(zone, at, begin, end)
        clocks = [f"{local_of(zone, each):%H:%M}" for each in range(at, free + 1, 60_000)]
        within = [begin <= c < end if begin < end else c >= begin or c < end for c in clocks]
        assert within == [True] * (len(within) - 1) + [False], (at, free)
