"""The log as the API answers it: every event, for whose eyes it is.

Belongs here: `GET /events`, and how a page of the log is read when some of it is not for these eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, get_args

from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, invalid
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.sight import sees_event
from readyroom.engine.events import AnyEvent, Event
from readyroom.views.event_view import EventView, event_view

CHUNK = 1_000
MOST_READ = 20_000
"""Events looked through for one page; what was not found by then is on the next one."""
TYPES: frozenset[str] = frozenset(event.__name__ for event in get_args(AnyEvent))


class Events(Struct, frozen=True):
    """A part of the log. `last`: where the next part begins (`since`, or `until` with the newest first); `more`:
    whether there is one by now. `seq`: the last event of all when this was read.
    """

    items: list[EventView]
    last: int
    more: bool
    seq: int


EVENT_EXAMPLE = {
    "seq": 412,
    "type": "StatusChosen",
    "at": AT,
    "seen": AT,
    "by": {"kind": "agent", "id": "ann"},
    "cause": 0,
    "rule": "",
    "body": {"agent": "ann", "status": "lunch", "reason": None, "note": None, "via": "choice"},
}


@get(
    "/events",
    opt=describe(
        "Read the log", tag="log", answer={"items": [EVENT_EXAMPLE], "last": 412, "more": False, "seq": 412}
    ),
)
async def list_events(
    exchange: Asking,
    since: Annotated[int, QueryParameter(ge=0, le=2**53 - 1, description="After this seq")] = 0,
    agent: Annotated[str | None, QueryParameter(max_length=64)] = None,
    queue: Annotated[str | None, QueryParameter(max_length=64)] = None,
    call: Annotated[str | None, QueryParameter(max_length=200)] = None,
    types: Annotated[
        str | None, QueryParameter(max_length=2000, description="Types, with commas between them")
    ] = None,
    until: Annotated[
        int | None, QueryParameter(ge=0, le=2**53 - 1, description="Up to this seq; only with newest_first")
    ] = None,
    newest_first: Annotated[bool, QueryParameter()] = False,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 100,
) -> Events:
    """In order, or the newest first. An agent reads what concerns them, a supervisor what concerns their units;
    changes of configuration and refusals are for who may read the audit.
    """
    _check_direction(since, until, newest_first=newest_first)
    await exchange.world()
    wanted = None if types is None else _types(types)
    principal = exchange.principal

    def fits(event: Event) -> bool:
        return sees_event(principal, exchange.room.world, event)

    filters = {"agent": agent, "queue": queue, "call": call, "types": wanted}
    seq = exchange.room.world.seq
    if newest_first:
        begin = seq if until is None else min(until, seq)
        found, older = await scan_back(exchange, fits, limit, until=begin, **filters)
        last = 0 if older is None else older - 1
        return Events([event_view(event) for event in found], last, last > 0, seq)
    found, last, more = await scan(exchange, fits, limit, since=since, **filters)
    return Events([event_view(event) for event in found], last, more, seq)


def _check_direction(since: int, until: int | None, *, newest_first: bool) -> None:
    """`since` goes on upwards, `until` downwards."""
    wrong = "since" if newest_first and since else "until" if until is not None and not newest_first else None
    if wrong is not None:
        with_it = "without" if wrong == "since" else "with"
        raise invalid([FieldError("invalid", f"it goes only {with_it} newest_first", parameter=wrong)])


async def scan(
    exchange: Exchange, fits: Callable[[Event], bool], limit: int, *, since: int, **filters: Any
) -> tuple[list[Event], int, bool]:
    """Up to `limit` events that fit, where to go on, and whether there may be more by now."""
    found: list[Event] = []
    last, end = since, exchange.room.world.seq
    read = 0
    while last < end and read < MOST_READ:
        events = await exchange.room.events(since=last, until=end, limit=CHUNK, **filters)
        for event in events:
            if fits(event):
                found.append(event)
                if len(found) == limit:
                    return found, event.seq, event.seq < end
        if len(events) < CHUNK:
            return found, max(end, since), False
        last, read = events[-1].seq, read + len(events)
    return found, last, last < end


async def scan_back(
    exchange: Exchange, fits: Callable[[Event], bool], limit: int, *, until: int, **filters: Any
) -> tuple[list[Event], int | None]:
    """As `scan`, the newest first, from `until` on down; where to go on is None at the log's beginning."""
    found: list[Event] = []
    read = 0
    while until > 0 and read < MOST_READ:
        events = await exchange.room.events(until=until, limit=CHUNK, newest_first=True, **filters)
        for event in events:
            if fits(event):
                found.append(event)
                if len(found) == limit:
                    return found, event.seq
        if len(events) < CHUNK:
            return found, None
        until, read = events[-1].seq - 1, read + len(events)
    return found, until + 1 if until > 0 else None


def _types(text: str) -> Sequence[str]:
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    wrong = [name for name in wanted if name not in TYPES]
    if wrong:
        raise invalid([FieldError("invalid", f"there is no type {', '.join(wrong)}", parameter="types")])
    return wanted


ROUTES = [list_events]
