"""A large report is encoded beside the loop, in parts, to the same JSON."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import msgspec
import pytest

from readyroom.edges.http.routes.reports.answering import ROWS_AT_ONCE, answer, as_json
from readyroom.edges.http.routes.reports.attendance import AttendanceReport
from readyroom.edges.http.routes.reports.queues import QueuesReport
from readyroom.reports.attendance import AttendanceRow, StateTime
from tests.http.routes.centre import Centre

MOMENT = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
HEAD: dict[str, Any] = {
    "first": date(2026, 11, 1), "last": date(2026, 11, 29), "zone": "Europe/Berlin", "each": "day",
    "until": MOMENT, "known_at": None, "listed": False,
}  # fmt: skip


def attendance(rows: int) -> AttendanceReport:
    states = tuple(
        StateTime(state=state, reason=None, automatic=False, ms=123_456, open=False, corrected=False)
        for state in "abcdef"
    )
    made = tuple(
        AttendanceRow(
            agent=f"agent{number}", name='Zoë "Z"', period="2026-11", begin=MOMENT, end=MOMENT, unit=None,
            clock_ins=1, shifts=(), clocked_ms=1, total_ms=1, states=states, activities=(), tasks=(), task_ms=0,
            forced_changes=0, forced=(), corrections=(), open=False,
        )
        for number in range(rows)
    )  # fmt: skip
    return AttendanceReport(rows=made, **HEAD)


@pytest.mark.parametrize("rows", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE])
def test_in_parts_it_is_the_same(rows: int):
    report = attendance(rows)
    assert as_json(report) == msgspec.json.encode(report)


def test_what_is_no_list_stays_as_it_is():
    report = QueuesReport(minutes=5, rows=(), **HEAD)
    assert as_json(report) == msgspec.json.encode(report)


async def test_the_loop_goes_on_meanwhile(acme_centre: Centre):
    report, turns = attendance(20 * ROWS_AT_ONCE), count()

    async def go_on() -> None:
        while True:
            next(turns)
            await asyncio.sleep(0)

    going_on = asyncio.create_task(go_on())
    await asyncio.sleep(0)
    before = next(turns)
    house = acme_centre.served.house
    response = await answer(house, report, [("attendance", AttendanceRow, report.rows)], "json", None)
    assert next(turns) - before > 10
    going_on.cancel()
    assert response.content == msgspec.json.encode(report)
