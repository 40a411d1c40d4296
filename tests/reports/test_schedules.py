"""When reports are due that are sent at set times, counted on the calendar by hand."""

from __future__ import annotations

from datetime import date

import pytest

from readyroom.reports.schedules import Every, days_before, latest_due, next_due
from tests.reports.days import at

ZONE = "Europe/Berlin"


@pytest.mark.parametrize(
    ("every", "after", "due", "days"),
    [
        ("day", "2026-11-23 05:59", "2026-11-23 06:00", ("2026-11-22", "2026-11-22")),
        ("day", "2026-11-23 06:00", "2026-11-24 06:00", ("2026-11-23", "2026-11-23")),
        ("week", "2026-11-23 06:00", "2026-11-30 06:00", ("2026-11-23", "2026-11-29")),
        ("week", "2026-11-25 12:00", "2026-11-30 06:00", ("2026-11-23", "2026-11-29")),
        ("month", "2026-11-01 06:00", "2026-12-01 06:00", ("2026-11-01", "2026-11-30")),
        ("month", "2026-12-31 23:59", "2027-01-01 06:00", ("2026-12-01", "2026-12-31")),
        ("month", "2028-02-02 00:00", "2028-03-01 06:00", ("2028-02-01", "2028-02-29")),
    ],
)
def test_when_it_is_due_and_of_what_it_tells(every: Every, after: str, due: str, days: tuple[str, str]):
    found = next_due(ZONE, every, "06:00", at(after))
    assert found == at(due)
    assert days_before(ZONE, every, found) == tuple(date.fromisoformat(day) for day in days)


def test_a_time_that_does_not_come_and_one_that_comes_twice():
    # In March the clocks leap from two to three; in October the hour from two to three comes twice.
    assert next_due(ZONE, "day", "02:30", at("2026-03-29 00:00")) == at("2026-03-29 03:00")
    assert next_due(ZONE, "day", "02:30", at("2026-03-29 03:00")) == at("2026-03-30 02:30")
    first = next_due(ZONE, "day", "02:30", at("2026-10-25 00:00"))
    assert first == at("2026-10-25 02:30", fold=0)
    assert next_due(ZONE, "day", "02:30", first) == at("2026-10-26 02:30")


def test_what_was_missed_is_made_up_for_once():
    missed = at("2026-11-20 06:00")
    assert latest_due(ZONE, "day", "06:00", missed, at("2026-11-23 05:00")) == at("2026-11-22 06:00")
    assert latest_due(ZONE, "day", "06:00", missed, missed) == missed
