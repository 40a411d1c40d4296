"""Timelines over HTTP: all agents of a day in one answer. Nothing else belongs here: see `reports.timelines`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, invalid
from readyroom.edges.http.routes.reports.answering import FILES, Format, OfTable, answer
from readyroom.edges.http.routes.reports.asking import (
    MOST_AGENT_DAYS,
    Head,
    KnownAt,
    OfAgent,
    OfTimeInUnit,
    ask,
    counted,
    head,
    is_listed,
)
from readyroom.edges.http.routes.reports.examples import TIMELINES
from readyroom.reports.timelines import Stretch

Day = Annotated[date | None, QueryParameter(description="In the organisation's zone. None: today")]


class TimelinesReport(Head, frozen=True, kw_only=True):
    """A day as stretches, in order of agent and time."""

    rows: tuple[Stretch, ...]


@get(
    "/reports/timelines",
    opt=describe("Timelines", tag="reports", problems=("unknown",), files=FILES, answer=TIMELINES),
)
async def report_timelines(
    exchange: Asking,
    day: Day = None,
    agent: OfAgent = None,
    unit: OfTimeInUnit = None,
    known_at: KnownAt = None,
    form: Format = "json",
    table: OfTable = None,
) -> Response[TimelinesReport]:
    """Per agent the states of a day, one after the other, with the unit in which they were clocked in. What is open
    is told of up to `until`.
    """
    asked = await ask(exchange, day, day, agent=agent, unit=unit, known_at=known_at, by_units=True)
    if not is_listed(asked):
        detail = f"at most {MOST_AGENT_DAYS} agents at once: ask for one unit"
        raise invalid([FieldError("invalid", detail, parameter="unit")])
    rows = await counted(exchange, lambda reporting: reporting.timelines(asked))
    report = TimelinesReport(rows=tuple(rows), **head(asked))
    return await answer(exchange.house, report, [("timelines", Stretch, rows)], form, table)


ROUTES = [report_timelines]
