"""Calls and offers: what a distributor's switch, the simulated one or an agent's application says of them.

Belongs here: `/queues/{queue}/calls`, `/calls` and `/offers`. An agent answers and refuses their own offers, holds
and ends their own calls; everything else is a switch's to say.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Annotated, Literal

from litestar import get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta, Struct
from msgspec.structs import replace

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, Exchange, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import refused, unknown
from readyroom.edges.http.routes.call_views import (
    CALL_EXAMPLE,
    CallView,
    call_view,
    ended_call_view,
    told_call_view,
)
from readyroom.edges.http.routes.long_examples import CALL_EXPLANATION
from readyroom.edges.http.routes.sight import sees_agent_id, sees_call, sees_queue_id
from readyroom.edges.http.times import ms_of
from readyroom.engine import inputs as i
from readyroom.engine.events import CallConnected, CallJoined, CallStarted
from readyroom.engine.facts import Call, Outcome
from readyroom.engine.refusals import refuse
from readyroom.views.explain import CallExplanation

CallName = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Text = Annotated[str, Meta(max_length=200)]


class NewCall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A caller who comes to a queue. `call` null: Readyroom names the call."""

    caller: Text = ""
    external: bool = True
    call: CallName | None = None


class OfferReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The switch's own word for how ringing ended."""

    raw_cause: Text | None = None


class HangUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who ended the call."""

    by: Literal["caller", "agent", "transfer", "switch"] = "caller"


class OnHold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Put on hold, or taken back."""

    held: bool


REPORT_EXAMPLE = {"raw_cause": "17 User busy"}

# --- calls -----------------------------------------------------------------------------------------------


@post(
    "/queues/{queue:str}/calls",
    status_code=201,
    opt=describe(
        "A caller comes to a queue",
        tag="calls",
        command=True,
        scope="switch",
        problems=("call_exists",),
        body={"caller": "+49 30 5550117", "external": True},
        answer=CALL_EXAMPLE,
    ),
)
async def join_queue(queue: FromPath[str], data: JSONBody[NewCall], exchange: Asking) -> CallView:
    """Needs the right `operate_switch`. Offers come on the live stream and with `GET /calls/{call}`."""
    await exchange.need("operate_switch")
    reply = await exchange.command(
        i.JoinQueue, switch=True, queue=queue, call=data.call, caller=data.caller, external=data.external
    )
    joined = next(event for event in reply.events if isinstance(event, CallJoined))
    found = await _look(exchange, joined.call)
    assert found is not None
    return found


@get("/calls", opt=describe("List the calls", tag="calls", answer={"items": [CALL_EXAMPLE], "next": None}))
async def list_calls(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    queue: Annotated[str | None, QueryParameter(max_length=64)] = None,
    agent: Annotated[str | None, QueryParameter(max_length=64)] = None,
) -> Page[CallView]:
    """The calls that are up, of the queues and agents that one sees."""
    world = await exchange.world()
    found = [
        call_view(world, call)
        for call in world.calls.values()
        if (queue is None or call.queue == queue)
        and (agent is None or call.agent == agent or agent in (world.offers[o].agent for o in call.offers))
        and sees_call(exchange.principal, world, call.id)
    ]
    return exchange.paged(page_of(found, limit, cursor, lambda call: call.id))


@get("/calls/{call:str}", opt=describe("A call", tag="calls", answer=CALL_EXAMPLE))
async def show_call(call: FromPath[str], exchange: Asking) -> CallView:
    """One that is up, or one that is over."""
    await exchange.world()
    await _see(exchange, call)
    found = await _look(exchange, call)
    if found is None:
        raise unknown("call", call)
    return found


@get(
    "/calls/{call:str}/explain",
    opt=describe("Who was tried for a call, and why not the others", tag="why", answer=CALL_EXPLANATION),
)
async def explain_call(
    call: FromPath[str],
    exchange: Asking,
    at: Annotated[datetime | None, QueryParameter(description="Then, instead of now or at its end")] = None,
) -> CallExplanation:
    """While it waits, as things are now; afterwards, as they were when it was answered or ended."""
    await exchange.world()
    await _see(exchange, call)
    if "see_agents" not in exchange.principal.rights:
        await exchange.refuse("see_agents")
    try:
        told = await exchange.room.explain_call(call, exchange.past(at))
    except KeyError:
        raise unknown("call", call) from None
    return _within_units(exchange, told)


def _within_units(exchange: Exchange, told: CallExplanation) -> CallExplanation:
    """Without the agents whom the principal does not see, or did not when it was so: only their number remains."""
    principal, world = exchange.principal, exchange.room.world
    if principal.units is None:
        return told
    others = tuple(row for row in told.others if sees_agent_id(principal, world, row.agent, ms_of(told.at)))
    tried = tuple(row for row in told.tried if sees_agent_id(principal, world, row.agent, ms_of(row.since)))
    return replace(told, others=others, tried=tried)


@post(
    "/calls/{call:str}/hangup",
    status_code=200,
    opt=describe("End a call", tag="calls", command=True, body={"by": "caller"}, answer=DONE_EXAMPLE),
)
async def hang_up(call: FromPath[str], exchange: Asking, data: JSONBody[HangUp | None] = None) -> Done:
    """An agent ends their own call, `by` agent; everything else needs `operate_switch`."""
    by = (data or HangUp()).by
    switch = exchange.may("operate_switch")
    if not switch:
        await _own(exchange, call)
        by = "agent"
    return done(await exchange.command(i.EndCall, switch=switch, call=call, ended_by=by))


@post(
    "/calls/{call:str}/hold",
    status_code=200,
    opt=describe(
        "Put a call on hold, or take it back",
        tag="calls",
        command=True,
        problems=("call_not_connected", "call_over"),
        body={"held": True},
        answer=DONE_EXAMPLE,
    ),
)
async def hold_call(call: FromPath[str], data: JSONBody[OnHold], exchange: Asking) -> Done:
    """An agent holds their own call; everything else needs `operate_switch`."""
    switch = exchange.may("operate_switch")
    if not switch:
        await _own(exchange, call)
    return done(await exchange.command(i.HoldCall, switch=switch, call=call, held=data.held))


async def _own(exchange: Exchange, call_id: str) -> Call:
    """The principal's own call. Raises `Refused`: 404 or 403, noted."""
    await _see(exchange, call_id)
    call = exchange.room.world.calls.get(call_id)
    if call is None:
        if call_id in exchange.room.world.ended_calls and not await exchange.is_repeated():
            raise refused(refuse("call_over", call=call_id))
        raise unknown("call", call_id)
    if call.agent is None or call.agent != exchange.principal.agent:
        await exchange.refuse("operate_switch")
    return call


async def _see(exchange: Exchange, call_id: str) -> None:
    """Make sure that a call may be seen. Raises `Refused` (404), noted where there is one."""
    world, principal = exchange.room.world, exchange.principal
    if call_id in world.calls:
        if not sees_call(principal, world, call_id):
            await exchange.hide("call", call_id)
    elif not (principal.administrates_all or exchange.may("operate_switch")):
        events = await exchange.room.events(
            call=call_id, types=("CallJoined", "CallStarted", "CallConnected")
        )
        agents = {(e.agent, e.at) for e in events if isinstance(e, CallConnected | CallStarted)}
        queues = {e.queue for e in events if isinstance(e, CallJoined)}
        phases = [] if events else await exchange.room.intervals("call", call=call_id)
        agents |= {(row.agent, row.opened_at) for row in phases if row.agent is not None}
        queues |= {row.queue for row in phases if row.queue is not None}
        if any(sees_agent_id(principal, world, agent, at) for agent, at in agents):
            return
        if "see_agents" in principal.rights and any(sees_queue_id(principal, world, q) for q in queues):
            return
        if events or phases:
            await exchange.hide("call", call_id)
        raise unknown("call", call_id)


async def _look(exchange: Exchange, call_id: str) -> CallView | None:
    world = await exchange.world()
    call = world.calls.get(call_id)
    if call is not None:
        return call_view(world, call)
    ended = ended_call_view(await exchange.room.events(call=call_id))
    if ended is not None:
        return ended
    phases = await exchange.room.intervals("call", call=call_id)
    return told_call_view(phases, await exchange.room.explain_call(call_id)) if phases else None


# --- offers ----------------------------------------------------------------------------------------------


_ends = partial(
    describe, tag="calls", command=True, problems=("offer_over",), body=REPORT_EXAMPLE, answer=DONE_EXAMPLE
)
"""What the four reports of an offer's end have in common."""


@post(
    "/offers/{offer:str}/answer",
    status_code=200,
    opt=_ends("An offer is answered"),
)
async def answer_offer(
    offer: FromPath[str], exchange: Asking, data: JSONBody[OfferReport | None] = None
) -> Done:
    """By the agent whom it rings, or as a switch reports it (`operate_switch`)."""
    await _own_offer(exchange, offer)
    return await _ended(exchange, offer, "answered", data)


@post(
    "/offers/{offer:str}/refuse",
    status_code=200,
    opt=_ends("An offer is refused"),
)
async def refuse_offer(
    offer: FromPath[str], exchange: Asking, data: JSONBody[OfferReport | None] = None
) -> Done:
    """By the agent whom it rings, or as a switch reports it (`operate_switch`)."""
    await _own_offer(exchange, offer)
    return await _ended(exchange, offer, "refused", data)


@post(
    "/offers/{offer:str}/no-answer",
    status_code=200,
    opt=_ends("An offer was not answered", scope="switch"),
)
async def no_answer_offer(
    offer: FromPath[str], exchange: Asking, data: JSONBody[OfferReport | None] = None
) -> Done:
    """As a switch reports it (`operate_switch`). Whether it was a full ring, Readyroom judges."""
    await exchange.need("operate_switch")
    return await _ended(exchange, offer, "no_answer", data)


@post(
    "/offers/{offer:str}/unreachable",
    status_code=200,
    opt=_ends("An offer did not reach the device", scope="switch"),
)
async def unreachable_offer(
    offer: FromPath[str], exchange: Asking, data: JSONBody[OfferReport | None] = None
) -> Done:
    """As a switch reports it (`operate_switch`)."""
    await exchange.need("operate_switch")
    return await _ended(exchange, offer, "unreachable", data)


async def _ended(exchange: Exchange, offer: str, outcome: Outcome, data: OfferReport | None) -> Done:
    raw_cause = None if data is None else data.raw_cause
    switch = exchange.may("operate_switch")
    given = await exchange.command(
        i.EndOffer, switch=switch, offer=offer, outcome=outcome, raw_cause=raw_cause
    )
    return done(given)


async def _own_offer(exchange: Exchange, offer_id: str) -> None:
    """An offer of the principal's own, or anything for a switch. Raises `Refused`: 404 or 403, noted.

    What an overlay switch rings is answered at its phones: nobody else can say so.
    """
    if exchange.may("operate_switch"):
        return
    world = exchange.room.world
    offer = world.offers.get(offer_id)
    if offer is None:
        if await exchange.is_repeated():
            return
        outcome = world.ended_offers.get(offer_id)
        if outcome is not None and await _was_own(exchange, offer_id):
            raise refused(refuse("offer_over", offer=offer_id, outcome=outcome))
        raise unknown("offer", offer_id)
    if offer.agent != exchange.principal.agent:
        if not rights.sees_agent(exchange.principal, world.agents[offer.agent]):
            await exchange.hide("offer", offer_id)
        await exchange.refuse("operate_switch")
    if world.queue_config(offer.queue).mode == "overlay":
        await exchange.refuse("operate_switch", "This offer is answered at the phone that rings.")


async def _was_own(exchange: Exchange, offer_id: str) -> bool:
    """Whether an offer that is over was one of the principal's, as far back as the log's last events tell."""
    agent = exchange.principal.agent
    if agent is None:
        return False
    events = await exchange.room.events(agent=agent, types=("OfferEnded",), newest_first=True, limit=100)
    return any(getattr(event, "offer", None) == offer_id for event in events)


ROUTES = [
    join_queue,
    list_calls,
    show_call,
    explain_call,
    hang_up,
    hold_call,
    answer_offer,
    refuse_offer,
    no_answer_offer,
    unreachable_offer,
]
