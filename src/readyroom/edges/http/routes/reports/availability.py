"""Availability over HTTP. Nothing else belongs here: its figures are in `readyroom.reports.availability`."""

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
    OfUnit,
    ask,
    counted,
    head,
    is_listed,
    put_together,
)
from readyroom.edges.http.routes.reports.examples import AVAILABILITY
from readyroom.reports.availability import AvailabilityRow


class AvailabilityReport(Head, frozen=True, kw_only=True):
    """Availability. Logged in and logged out add up to each row's `total_ms`."""

    rows: tuple[AvailabilityRow, ...]


@get(
    "/reports/availability",
    opt=describe(
        "Availability", tag="reports", problems=("unknown", "not_rolled_up"), files=FILES, answer=AVAILABILITY
    ),
)
async def report_availability(
    exchange: Asking,
    first: First = None,
    last: Last = None,
    each: Every = "day",
    agent: OfAgent = None,
    unit: OfUnit = None,
    known_at: KnownAt = None,
    form: Format = "json",
    table: OfTable = None,
) -> Response[AvailabilityReport]:
    """Per agent and period: time logged in, and logged out under each label, as the status catalogue counts today;
    and the same in each queue.
    """
    asked = await ask(exchange, first, last, each=each, agent=agent, unit=unit, known_at=known_at)
    if is_listed(asked):
        rows = await counted(exchange, lambda reporting: reporting.availability(asked))
    else:
        rows = await put_together(exchange, lambda rolled: rolled.availability(asked))
    report = AvailabilityReport(rows=tuple(rows), **head(asked))
    return await answer(exchange.house, report, [("availability", AvailabilityRow, rows)], form, table)


ROUTES = [report_availability]
