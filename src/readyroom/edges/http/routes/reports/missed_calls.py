"""Missed calls and auto logouts over HTTP. Nothing else belongs here: see `readyroom.reports.missed_calls`."""

from __future__ import annotations

from litestar import Response, get

from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.routes.reports.answering import FILES, Format, Kinds, OfTable, answer
from readyroom.edges.http.routes.reports.asking import (
    Every,
    First,
    Head,
    KnownAt,
    Last,
    OfAgent,
    OfQueue,
    OfUnit,
    ask,
    counted,
    head,
    is_listed,
    put_together,
)
from readyroom.edges.http.routes.reports.examples import MISSED_CALLS
from readyroom.reports.auto_logouts import AutoLogout
from readyroom.reports.missed_calls import MissedCall, MissedSums
from readyroom.runtime.reporting import MissedCalls


class MissedCallsReport(Head, frozen=True, kw_only=True):
    """Missed calls and auto logouts."""

    sums: tuple[MissedSums, ...]
    """The offers of each agent from each queue in each period. Outcomes add up to `offers`."""
    calls: tuple[MissedCall, ...]
    """Every offer that ended without an answer, in order of its end."""
    logouts: tuple[AutoLogout, ...]
    """Every automatic withdrawal and sign-out, in order of its beginning."""


@get(
    "/reports/missed-calls",
    opt=describe(
        "Missed calls and auto logouts",
        tag="reports",
        problems=("unknown", "not_rolled_up"),
        files=FILES,
        answer=MISSED_CALLS,
    ),
)
async def report_missed_calls(
    exchange: Asking,
    first: First = None,
    last: Last = None,
    each: Every = "day",
    agent: OfAgent = None,
    unit: OfUnit = None,
    queue: OfQueue = None,
    known_at: KnownAt = None,
    form: Format = "json",
    table: OfTable = None,
) -> Response[MissedCallsReport]:
    """Each offer that was not answered, with its cause, ring time, count and outcome; each automatic withdrawal with
    the rule and the misses behind it, who was told, and how it ended. `suspect`: somebody was back within a minute,
    so perhaps nobody had been absent.
    """
    asked = await ask(exchange, first, last, each=each, agent=agent, unit=unit, known_at=known_at)
    if queue is not None:
        await exchange.queue(queue)
    if is_listed(asked):
        found = await counted(exchange, lambda reporting: reporting.missed_calls(asked, queue))
    else:
        sums = await put_together(exchange, lambda rolled: rolled.missed_sums(asked, queue))
        found = MissedCalls(sums, (), ())
    report = MissedCallsReport(
        sums=tuple(found.sums), calls=tuple(found.calls), logouts=tuple(found.logouts), **head(asked)
    )
    kinds: Kinds = [
        ("sums", MissedSums, found.sums),
        ("calls", MissedCall, found.calls),
        ("logouts", AutoLogout, found.logouts),
    ]
    return await answer(exchange.house, report, kinds, form, table)


ROUTES = [report_missed_calls]
