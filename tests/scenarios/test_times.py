from datetime import UTC, date, datetime

import pytest

from readyroom.scenarios.times import Calendar, duration, milliseconds

PARIS = Calendar("Europe/Paris")
WINTER, FORWARD, BACK = date(2026, 3, 2), date(2026, 3, 29), date(2026, 10, 25)


def utc(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> int:
    return round(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("day", "clock", "at"),
    [
        (WINTER, "10:00", utc(2026, 3, 2, 9)),
        (WINTER, "10:00:20", utc(2026, 3, 2, 9, 0, 20)),
        (WINTER, "10:00:20.5", utc(2026, 3, 2, 9, 0, 20) + 500),
        (FORWARD, "01:59:59", utc(2026, 3, 29, 0, 59, 59)),
        (FORWARD, "03:00", utc(2026, 3, 29, 1)),
        (BACK, "02:30", utc(2026, 10, 25, 0, 30)),
        (BACK, "second 02:30", utc(2026, 10, 25, 1, 30)),
        (BACK, "02:30+01:00", utc(2026, 10, 25, 1, 30)),
        (BACK, "03:00", utc(2026, 10, 25, 2)),
    ],
)
def test_a_local_time_is_an_instant(day, clock, at):
    assert PARIS.instant(day, clock) == at


@pytest.mark.parametrize(
    ("day", "clock", "why"),
    [
        (FORWARD, "02:30", "does not exist on 2026-03-29"),
        (WINTER, "second 02:30", "comes only once"),
        (WINTER, "10:00+05:00", "does not have the offset"),
        (WINTER, "25:00", "no time of day"),
    ],
)
def test_a_time_that_never_comes_is_an_error(day, clock, why):
    with pytest.raises(ValueError, match=why):
        PARIS.instant(day, clock)


def test_an_unknown_zone_is_an_error():
    with pytest.raises(ValueError, match="no time zone"):
        Calendar("Europe/Nowhere")


@pytest.mark.parametrize("clock", ["10:00:00", "10:00:00.250", "second 02:30:00"])
def test_an_instant_is_told_as_it_is_written(clock):
    assert PARIS.text(PARIS.instant(BACK, clock), BACK) == clock


def test_an_instant_of_another_date_has_its_date():
    assert PARIS.text(PARIS.instant(WINTER, "10:00"), BACK) == "2026-03-02 10:00:00"


@pytest.mark.parametrize(
    ("text", "ms"),
    [("20 s", 20_000), ("1.5 s", 1_500), ("2 min 30 s", 150_000), ("24 h", 86_400_000), ("0 s", 0)],
)
def test_lengths_of_time(text, ms):
    assert milliseconds(text) == ms
    assert duration(ms) == text
