"""What reports are asked for: days of the organisation, whom, and as known when. And the head of each answer.

Belongs here: the parameters that reports share, their limits, and whom of the organisation an answer may tell of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypeVar

from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.rights import Principal
from readyroom.edges.http.times import maybe, ms_of, when
from readyroom.engine.localtime import local_of
from readyroom.engine.world import World
from readyroom.reports.periods import Each
from readyroom.runtime.reporting import MOST_LOOKED_AT, Asked, NotYet, Reporting, TooMuch
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
    str | None, QueryParameter(max_length=64, description="Agents whose home this unit is today")
]
OfTimeInUnit = Annotated[
    str | None,
    QueryParameter(
        max_length=64,
        description="Agents whose home this unit is today, whole; of all others, what they were clocked in for there",
    ),
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
    by_units: bool = False,
    members: Iterable[str] | None = None,
) -> Asked:
    """What is asked for, within what one sees; `by_units`: of a report that tells time by the unit in which it was;
    `members`: of these agents, whoever they are, for figures that name none of them.

    Raises `Refused`: 403, 404 or 422.
    """
    world = await exchange.world()
    zone = world.settings.zone
    until = _until(exchange, known_at)
    first, last = days_of(local_of(zone, until).date(), first, last)
    if members is not None:
        whom = Whom(dict.fromkeys(members))
    else:
        whom = await _whom(exchange, world, agent, unit, by_units=by_units)
    asked = Asked(
        zone=zone, first=first, last=last, each=each, until=until,
        known_at=None if known_at is None else until, agents=whom.agents, lent=whom.lent, units=whom.units,
        others=whom.others, statuses=dict(world.statuses),
    )  # fmt: skip
    if asked.units and _may_look(asked):
        asked = await exchange.room.report(lambda reporting: reporting.narrowed(asked))
    if known_at is not None:
        need_listed(asked, "as known then")
    return asked


def is_listed(asked: Asked) -> bool:
    """Whether it is short enough that every interval is counted and told of; else it is put together of roll-ups."""
    return (len(asked.agents) + len(asked.lent)) * _days(asked) <= MOST_AGENT_DAYS


def need_listed(asked: Asked, what: str) -> None:
    """Raises `Refused` (422), with what to ask for instead, if it is too long to be told so."""
    if not is_listed(asked):
        count, less = len(asked.agents) + len(asked.lent), "fewer days, one unit or one queue"
        detail = f"{what}, at most {MOST_AGENT_DAYS} agents × days at once: these are {count} agents, ask for {less}"
        raise invalid([FieldError("too_much", detail, parameter="to")])


def _may_look(asked: Asked) -> bool:
    """Whether it may be short enough, so that it pays to look up who was in its units."""
    everybody = len(asked.agents) + len(asked.lent)
    return len(asked.agents) * _days(asked) <= MOST_AGENT_DAYS and everybody * _days(asked) <= MOST_LOOKED_AT


def _days(asked: Asked) -> int:
    return (asked.last - asked.first).days + 1


async def counted(exchange: Exchange, count: Callable[[Reporting], T]) -> T:
    """What the room counts. Raises `Refused` (422) for more than one answer tells."""
    try:
        return await exchange.room.report(count)
    except TooMuch as much:
        raise invalid([FieldError("too_much", str(much), parameter="to")]) from None


async def put_together(exchange: Exchange, count: Callable[[Rolled], T]) -> T:
    """What the room's roll-ups come to. Raises `Refused`: 422 for more than one answer tells, 409 where too little is
    rolled up for the moment.
    """
    try:
        return await exchange.room.report_long(count)
    except NotYet as not_yet:
        raise Refused("not_rolled_up", str(not_yet)) from None
    except TooMuch as much:
        raise invalid([FieldError("too_much", str(much), parameter="to")]) from None


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
        raise invalid([FieldError("in_future", "it lies in the future", parameter="known_at")])
    return at


def days_of(
    today: date, first: date | None, last: date | None, *, in_body: bool = False
) -> tuple[date, date]:
    """The days that are meant. Raises `Refused` (422), at the fields of the body or the parameters."""

    def wrong(code: str, detail: str, name: str) -> Refused:
        where = {"pointer": f"/{name}"} if in_body else {"parameter": name}
        return invalid([FieldError(code, detail, **where)])

    first = first or (today if last is None else min(today, last))
    last = last or first
    if last < first:
        raise wrong("before_from", "it lies before `from`", "to")
    if first.year < 1971 or last.year > 2200:
        raise wrong("no_such_year", "a day from 1971 to 2200", "from")
    if last - first >= timedelta(days=LONGEST_DAYS):
        raise wrong("too_many_days", f"at most {LONGEST_DAYS} days at once", "to")
    return first, last


class Whom(Struct, frozen=True):
    """Whom a report may tell of: see `Asked`."""

    agents: dict[str, str | None]
    others: bool = False
    lent: dict[str, str | None] = {}
    units: frozenset[str] = frozenset()


async def _whom(
    exchange: Exchange, world: World, agent: str | None, unit: str | None, *, by_units: bool
) -> Whom:
    principal = exchange.principal
    if unit is not None and unit not in world.units:
        raise unknown("unit", unit)
    units = _units(principal, unit) if by_units else None
    tells_everybodys = units is not None and _reaches_all(principal, units)
    if agent is not None and not tells_everybodys:
        await exchange.agent(agent)
    elif agent is None and principal.agent is None and not rights.sees_others(principal):
        await exchange.refuse("see_agents")
    everybody: dict[str, str | None] = {
        name: found.config.name for name, found in world.agents.items() if agent in (None, name)
    }
    seen = {
        name: called for name, called in everybody.items() if rights.sees_past(principal, world.agents[name])
    }
    if agent is not None:
        # One who is gone may have worked there; and who never did is answered as who never was.
        everybody.setdefault(agent, None)
    at_home = {
        name: called for name, called in seen.items() if unit in (None, world.agents[name].config.unit)
    }
    if units is not None:
        lent = everybody if tells_everybodys else seen
        others = tells_everybodys and agent is None
        return Whom(at_home, others, {name: lent[name] for name in lent.keys() - at_home.keys()}, units)
    everything = (
        unit is None and agent is None and principal.units is None and "see_agents" in principal.rights
    )
    return Whom(at_home, everything)


def _reaches_all(principal: Principal, units: frozenset[str]) -> bool:
    """Whether the time in these units is somebody's to know, whoever worked there; not where there is none."""
    return (
        bool(units)
        and rights.sees_others(principal)
        and all(rights.reaches_unit(principal, name) for name in units)
    )


def _units(principal: Principal, unit: str | None) -> frozenset[str] | None:
    """The units whose time is told of everybody; None: all."""
    return principal.units if unit is None else frozenset({unit})
