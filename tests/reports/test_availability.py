"""Availability, against days that were counted by hand. On both databases."""

from __future__ import annotations

from typing import Any

from readyroom.engine import inputs as i
from readyroom.reports.availability import AvailabilityRow, LabelTime, QueueTime
from tests.reports.conftest import Begin
from tests.reports.days import Days, H, M, who


def labels(times: tuple[LabelTime, ...]) -> dict[str | None, int]:
    return {time.label: time.ms for time in times}


async def of_cleo(days: Days, first: str, last: str | None = None, **more: Any) -> list[AvailabilityRow]:
    world = await days.room.settled()
    asked = days.asked(first, last, agents=["cleo"], statuses=dict(world.statuses), **more)
    return await days.room.report(lambda reporting: reporting.availability(asked))


def sales(row: AvailabilityRow) -> QueueTime:
    (queue,) = row.queues
    assert queue.queue == "sales"
    return queue


async def test_lunch_counts_as_logged_out_under_lunch(begin: Begin):
    """A day with a lunch, a meeting and a pause, and its evening offline; then the next one."""
    days = await begin("2026-11-23 08:00")

    async def status(local: str, status: str) -> None:
        await days.to(f"2026-11-{local}")
        await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status=status))

    async def membership(local: str, value: Any) -> None:
        await days.to(f"2026-11-{local}")
        await days.say(i.SetMembership(at=0, by=who("cleo"), agent="cleo", queue="sales", membership=value))

    await status("23 09:00", "online")
    await membership("23 10:00", "paused")
    await membership("23 10:20", "in")
    await status("23 12:00", "lunch")
    await status("23 12:45", "online")
    await membership("23 14:00", "out")
    await membership("23 14:30", "in")
    await status("23 15:00", "meeting")
    await status("23 16:00", "online")
    await status("23 23:00", "end_shift")
    await status("24 07:00", "online")
    await days.to("2026-11-24 07:10")

    monday, tuesday = await of_cleo(days, "2026-11-23", "2026-11-24")
    # Created at eight and offline until nine; end of shift from 23 to midnight.
    assert labels(monday.logged_out) == {None: 2 * H, "Lunch": 45 * M, "Meeting": 1 * H}
    assert (monday.total_ms, monday.logged_in_ms, monday.open) == (16 * H, 12 * H + 15 * M, False)
    assert monday.logged_in_ms + monday.logged_out_ms == monday.total_ms
    there = sales(monday)
    assert (there.member_ms, there.paused_ms) == (16 * H, 20 * M)
    assert there.logged_in_ms == monday.logged_in_ms - 20 * M - 30 * M
    # The half hour out of the queue has no label: only the queue was left.
    assert labels(there.logged_out) == {None: 2 * H + 30 * M, "Lunch": 45 * M, "Meeting": 1 * H}
    assert (tuesday.logged_in_ms, labels(tuesday.logged_out), tuesday.open) == (10 * M, {None: 7 * H}, True)
    assert sales(tuesday).open


async def test_what_goes_on_is_marked(begin: Begin):
    days = await begin("2026-11-23 08:00")
    await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="lunch"))
    await days.to("2026-11-23 08:30")
    (row,) = await of_cleo(days, "2026-11-23")
    assert (row.open, row.logged_out) == (False, (LabelTime(label="Lunch", ms=30 * M, open=True),))
    (whole,) = await of_cleo(days, "2026-11-22", "2026-11-23", each="all")
    assert (whole.period, whole.total_ms) == ("2026-11-22/2026-11-23", 30 * M)
