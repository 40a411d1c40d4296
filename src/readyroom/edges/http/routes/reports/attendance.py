"""Agent Attendance over HTTP. Nothing else belongs here: its figures are in `readyroom.reports.attendance`."""

from __future__ import annotations

from litestar import Response, get

from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.routes.reports.answering import FILES, Format, OfTable, answer
from readyroom.edges.http.routes.reports.asking import (
    Every,
    First,
    Head,
    KnownAt,
    Last,
    OfAgent,
    OfTimeInUnit,
    ask,
    counted,
    head,
    is_listed,
    put_together,
)
from readyroom.edges.http.routes.reports.examples import ATTENDANCE
from readyroom.reports.attendance import AttendanceRow


class AttendanceReport(Head, frozen=True, kw_only=True):
    """Agent Attendance. Each row's states add up to its `total_ms`, and so do its activities."""

    rows: tuple[AttendanceRow, ...]


@get(
    "/reports/attendance",
    opt=describe(
        "Agent Attendance",
        tag="reports",
        problems=("unknown", "not_rolled_up"),
        files=FILES,
        answer=ATTENDANCE,
    ),
)
async def report_attendance(
    exchange: Asking,
    first: First = None,
    last: Last = None,
    each: Every = "day",
    agent: OfAgent = None,
    unit: OfTimeInUnit = None,
    known_at: KnownAt = None,
    form: Format = "json",
    table: OfTable = None,
) -> Response[AttendanceReport]:
    """Per agent, period and unit: clocked in and out with reason, time in each state, activity and task, and the
    changes that the agent did not make. Shifts across midnight are split by the organisation's day; what is open is
    counted up to `until`.
    """
    asked = await ask(
        exchange, first, last, each=each, agent=agent, unit=unit, known_at=known_at, by_units=True
    )
    if is_listed(asked):
        rows = await counted(exchange, lambda reporting: reporting.attendance(asked))
    else:
        rows = await put_together(exchange, lambda rolled: rolled.attendance(asked))
    report = AttendanceReport(rows=tuple(rows), **head(asked))
    return await answer(exchange.house, report, [("attendance", AttendanceRow, rows)], form, table)


ROUTES = [report_attendance]
