"""What reports are asked for: days of the organisation, whom, and as known when. And the head of each answer.

Belongs here: the parameters that reports share, their limits, and whom of the organisation an answer may tell of.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypeVar

from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.times import maybe, ms_of, when
from readyroom.engine.facts import Agent
from readyroom.engine.localtime import local_of
from readyroom.engine.world import World
from readyroom.reports.periods import Each
from readyroom.runtime.reporting import Asked, NotYet, Reporting, TooMuch
from readyroom.runtime.rolled import Rolled

T = TypeVar("T")
LONGEST_DAYS = 366
MOST_AGENT_DAYS = 2_000
"""Agents × days of one answer that is counted from intervals: some 300 of them for each in a busy centre."""

First = Annotated[
    date | None, QueryParameter(name="from", description="First day, in the organisation's zone. None: today")
]
Last = Annotated[date | None, QueryParameter(name="to", description="Last day, with it. None: as `from`")]
Every = Annotated[
    Each, QueryParameter(description="One row a day, a month of the calendar, or for all of the time")
]
OfAgent = Annotated[str | None, QueryParameter(max_length=64, description="This agent only")]
OfUnit = Annotated[
    str | None,
    QueryParameter(max_length=64, description="Agents whose home this unit is, or who are there now"),
]
OfQueue = Annotated[str | None, QueryParameter(max_length=64, description="This queue only")]
KnownAt = Annotated[
    datetime | None,
    QueryParameter(description="As it was known at that instant, and up to then. None: as known today"),
]


class Head(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """What a report is of."""

    first: date
    last: date
    zone: str
    """The time zone whose days these are."""
    each: Each
    until: datetime
    """Up to when it tells: what was open then is counted up to then, and marked."""
    known_at: datetime | None
    listed: bool
    """Whether shifts, changes, calls and withdrawals are listed one by one, and what is open is marked: up to 2,000
    agents × days. Longer reports are put together of roll-ups, and have sums alone."""


async def ask(
    exchange: Exchange,
    first: date | None,
    last: date | None,
    *,
    each: Each = "day",
    agent: str | None = None,
    unit: str | None = None,
    known_at: datetime | None = None,
    everybody: bool = False,
) -> Asked:
    """What is asked for, within what one sees; `everybody`: of all agents, for figures that name none of them.

    Raises `Refused`: 403, 404 or 422.
    """
    world = await exchange.world()
    zone = world.settings.zone
    until = _until(exchange, known_at)
    first, last = days_of(local_of(zone, until).date(), first, last)
    if everybody:
        agents, others = dict.fromkeys(world.agents), True
    else:
        agents, others = await _agents(exchange, world, agent, unit)
    asked = Asked(
        zone=zone, first=first, last=last, each=each, until=until,
        known_at=None if known_at is None else until, agents=agents, others=others,
        statuses=dict(world.statuses),
    )  # fmt: skip
    if known_at is not None and not is_listed(asked):
        detail = f"as known then, at most {MOST_AGENT_DAYS} agents × days at once: {len(agents)} agents are asked for"
        raise invalid([FieldError("invalid", detail, parameter="to")])
    return asked


def is_listed(asked: Asked) -> bool:
    """Whether it is short enough that every interval is counted and told of; else it is put together of roll-ups."""
    return len(asked.agents) * ((asked.last - asked.first).days + 1) <= MOST_AGENT_DAYS


async def counted(exchange: Exchange, count: Callable[[Reporting], T]) -> T:
    """What the room counts. Raises `Refused` (422) for more than one answer tells."""
    try:
        return await exchange.room.report(count)
    except TooMuch as much:
        raise invalid([FieldError("invalid", str(much), parameter="to")]) from None


async def put_together(exchange: Exchange, count: Callable[[Rolled], T]) -> T:
    """What the room's roll-ups come to. Raises `Refused`: 422 for more than one answer tells, 409 where too little is
    rolled up for the moment.
    """
    try:
        return await exchange.room.report_long(count)
    except NotYet as not_yet:
        raise Refused("not_rolled_up", str(not_yet)) from None
    except TooMuch as much:
        raise invalid([FieldError("invalid", str(much), parameter="to")]) from None


def head(asked: Asked) -> dict[str, Any]:
    """The fields of the answer's `Head`."""
    return {
        "first": asked.first,
        "last": asked.last,
        "zone": asked.zone,
        "each": asked.each,
        "until": when(asked.until),
        "known_at": maybe(asked.known_at),
        "listed": is_listed(asked),
    }


def _until(exchange: Exchange, known_at: datetime | None) -> int:
    now = exchange.room.now()
    if known_at is None:
        return now
    at = ms_of(known_at, parameter="known_at")
    if at > now:
        raise invalid([FieldError("invalid", "it lies in the future", parameter="known_at")])
    return at


def days_of(
    today: date, first: date | None, last: date | None, *, in_body: bool = False
) -> tuple[date, date]:
    """The days that are meant. Raises `Refused` (422), at the fields of the body or the parameters."""

    def wrong(detail: str, name: str) -> Refused:
        where = {"pointer": f"/{name}"} if in_body else {"parameter": name}
        return invalid([FieldError("invalid", detail, **where)])

    first = first or (today if last is None else min(today, last))
    last = last or first
    if last < first:
        raise wrong("it lies before `from`", "to")
    if first.year < 1971 or last.year > 2200:
        raise wrong("a day from 1971 to 2200", "from")
    if last - first >= timedelta(days=LONGEST_DAYS):
        raise wrong(f"at most {LONGEST_DAYS} days at once", "to")
    return first, last


async def _agents(
    exchange: Exchange, world: World, agent: str | None, unit: str | None
) -> tuple[dict[str, str | None], bool]:
    """Whom it may tell of, with their names; and whether also of those who are gone."""
    principal = exchange.principal
    if unit is not None and unit not in world.units:
        raise unknown("unit", unit)
    if agent is not None:
        found = await exchange.agent(agent)
        return ({agent: found.config.name} if _is_of(found, unit) else {}), False
    if principal.agent is None and not principal.rights & {"see_agents", "see_attendance"}:
        await exchange.refuse("see_agents")
    seen: dict[str, str | None] = {
        name: found.config.name
        for name, found in world.agents.items()
        if _is_of(found, unit) and rights.sees_agent(principal, found)
    }
    return seen, unit is None and principal.units is None and "see_agents" in principal.rights


def _is_of(agent: Agent, unit: str | None) -> bool:
    return unit is None or unit in (agent.config.unit, agent.attendance.unit)
