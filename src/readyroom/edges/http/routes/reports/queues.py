"""Queues over HTTP. Nothing else belongs here: see `readyroom.reports.queues`."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter
from msgspec.structs import replace

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.routes.reports.answering import FILES, Format, OfTable, answer
from readyroom.edges.http.routes.reports.asking import (
    Every,
    First,
    Head,
    KnownAt,
    Last,
    OfQueue,
    ask,
    counted,
    head,
    is_listed,
    need_listed,
    put_together,
)
from readyroom.edges.http.routes.reports.examples import QUEUES
from readyroom.reports.periods import Minutes
from readyroom.reports.queues import QueueAsked, QueueFigures

MOST_PARTS_DAYS = 31
"""Days that are cut into parts at once: of 5 minutes, 8,928 a queue."""
MOST_ROWS = 100_000

OfUnit = Annotated[str | None, QueryParameter(max_length=64, description="Queues of this unit")]
InMinutes = Annotated[
    Minutes | None, QueryParameter(description="Parts of so many minutes, instead of `each`; up to 31 days")
]


class QueuesReport(Head, frozen=True, kw_only=True):
    """Queues. Every formula is in docs/reports.md."""

    minutes: Minutes | None
    rows: tuple[QueueFigures, ...]


@get(
    "/reports/queues",
    opt=describe("Queues", tag="reports", problems=("unknown", "not_rolled_up"), files=FILES, answer=QUEUES),
)
async def report_queues(
    exchange: Asking,
    first: First = None,
    last: Last = None,
    each: Every = "day",
    minutes: InMinutes = None,
    queue: OfQueue = None,
    unit: OfUnit = None,
    known_at: KnownAt = None,
    form: Format = "json",
    table: OfTable = None,
) -> Response[QueuesReport]:
    """Per queue and period: offered, answered, abandoned, waiting times, the service level in its three dialects,
    talk, hold and wrap-up, average handling time, occupancy.
    """
    await exchange.need("see_agents")
    queues = await _queues(exchange, queue, unit)
    world = await exchange.world()
    today = {agent for name in queues for agent in world.members[name]}
    asked = await ask(exchange, first, last, each=each, known_at=known_at, members=today)
    if is_listed(asked):  # else they are more than can be looked up
        members = await exchange.room.report(lambda reporting: reporting.members(asked, queues))
        asked = replace(asked, agents=members)
    days = (asked.last - asked.first).days + 1
    if minutes is not None and days > MOST_PARTS_DAYS:
        detail = f"at most {MOST_PARTS_DAYS} days at once in parts of {minutes} minutes"
        raise invalid([FieldError("invalid", detail, parameter="to")])
    if minutes is not None and days * 1440 // minutes * len(queues) > MOST_ROWS:
        detail = f"more than {MOST_ROWS} rows: ask for fewer days, longer parts or one queue"
        raise invalid([FieldError("invalid", detail, parameter="minutes")])
    if minutes is not None or known_at is not None:
        need_listed(asked, "as known then" if minutes is None else f"in parts of {minutes} minutes")
    if is_listed(asked):
        rows = await counted(exchange, lambda reporting: reporting.queues(asked, queues, minutes))
    else:
        rows = await put_together(exchange, lambda rolled: rolled.queues(asked, queues))
    report = QueuesReport(minutes=minutes, rows=tuple(rows), **head(asked))
    return await answer(exchange.house, report, [("queues", QueueFigures, rows)], form, table)


async def _queues(exchange: Exchange, queue: str | None, unit: str | None) -> dict[str, QueueAsked]:
    world = await exchange.world()
    if unit is not None and unit not in world.units:
        raise unknown("unit", unit)
    if queue is not None:
        await exchange.queue(queue)
    return {
        name: QueueAsked(label=found.config.label, service_level_s=found.config.service_level_s)
        for name, found in world.queues.items()
        if queue in (None, name)
        and unit in (None, found.config.unit)
        and rights.sees_queue(exchange.principal, world, found)
    }


ROUTES = [report_queues]
