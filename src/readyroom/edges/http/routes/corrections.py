"""Corrections of the past: what an agent's state, and where they were, is said to have been.

Belongs here: saying so, and the list of what was said. What can be corrected is for the engine to say.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from litestar import get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import Asking, Done, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, from_cursor, page
from readyroom.edges.http.rights import sees_time
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.log import scan_back
from readyroom.edges.http.times import Instant, ms_of, when
from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor

Name = Annotated[str, Meta(min_length=1, max_length=64)]


class Correcting(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}
):
    """What is said of the time from `from` to `to`, which must be over; 31 days at most.

    `state` is a status, `signed_out` or `clocked_out`. Of an agent whose attendance is tracked, `unit` is where they
    were; it goes with every state but `clocked_out`.
    """

    since: Instant
    until: Instant
    state: Name
    reason: Annotated[str, Meta(min_length=1, max_length=120)] | None = None
    """The reason that the status asks for."""
    unit: Name | None = None
    why: Annotated[str, Meta(min_length=1, max_length=500)]
    """Why it is corrected: whoever reads a report reads this."""


class Correction(Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """What somebody said of a past time, and why."""

    seq: int
    at: datetime
    """When it was said."""
    by: Actor
    since: datetime
    until: datetime
    state: str
    reason: str | None
    attendance: Literal["in", "out"] | None
    """Null: the agent's attendance was not tracked, and nothing was said of it."""
    unit: str | None
    why: str


CORRECTION_EXAMPLE = {
    "seq": 731,
    "at": AT,
    "by": {"kind": "supervisor", "id": "bo"},
    "from": "2026-11-23T07:00:00Z",
    "to": "2026-11-23T07:48:00Z",
    "state": "online",
    "reason": None,
    "attendance": "in",
    "unit": "sales",
    "why": "Forgot to clock in",
}


def correction_of(event: ev.Corrected) -> Correction:
    """The event as it is answered."""
    return Correction(
        seq=event.seq,
        at=when(event.at),
        by=event.by,
        since=when(event.since),
        until=when(event.until),
        state=event.state,
        reason=event.reason,
        attendance=event.attendance,
        unit=event.unit,
        why=event.why,
    )


@post(
    "/agents/{agent:str}/corrections",
    status_code=200,
    opt=describe(
        "Correct an agent's past",
        tag="corrections",
        command=True,
        problems=(
            "not_over",
            "not_tracked",
            "unit_required",
            "unit_not_allowed",
            "reason_required",
            "reason_not_allowed",
            "note_required",
            "not_for_oneself",
        ),
        body={
            "from": "2026-11-23T07:00:00Z",
            "to": "2026-11-23T07:48:00Z",
            "state": "online",
            "unit": "sales",
            "why": "Forgot to clock in",
        },
        answer={"seq": 731, "events": [{"seq": 731, "type": "Corrected", "at": AT}]},
    ),
)
async def correct(agent: FromPath[str], data: JSONBody[Correcting], exchange: Asking) -> Done:
    """Needs the right `correct`. Of an agent whose attendance is tracked it says where they were, too: that needs
    `set_attendance`, also over the unit. Of a guest in one's units, what lies before the present stay is for those at
    home to correct. Reports tell what is said; as known before, what they told before.
    """
    corrected = await exchange.agent(agent, "correct")
    since = ms_of(data.since, pointer="/from")
    if not sees_time(exchange.principal, corrected, since):
        await exchange.refuse("correct", "Of a guest in your units, you correct the present stay alone.")
    if exchange.room.world.is_tracked(corrected):
        await exchange.agent(agent, "set_attendance")
        await exchange.need("set_attendance", unit=data.unit)
    reply = await exchange.command(
        i.Correct,
        agent=agent,
        since=since,
        until=ms_of(data.until, pointer="/to"),
        state=data.state,
        reason=data.reason,
        unit=data.unit,
        why=data.why,
    )
    return done(reply)


@get(
    "/agents/{agent:str}/corrections",
    opt=describe(
        "An agent's corrections", tag="corrections", answer={"items": [CORRECTION_EXAMPLE], "next": None}
    ),
)
async def list_corrections(
    agent: FromPath[str], exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[Correction]:
    """The newest first, whoever said them. Of a guest in one's units, those of the present stay."""
    world = await exchange.world()
    found = await exchange.agent(agent)
    before = from_cursor(cursor, int)
    events, _ = await scan_back(
        exchange,
        lambda event: isinstance(event, ev.Corrected) and sees_time(exchange.principal, found, event.since),
        limit + 1,
        until=world.seq if before is None else before - 1,
        agent=agent,
        types=("Corrected",),
    )
    items = [correction_of(event) for event in events if isinstance(event, ev.Corrected)]
    return exchange.paged(page(items[:limit], len(items) > limit, lambda item: item.seq))


ROUTES = [correct, list_corrections]
