"""What a switch says and is told, by HTTP: observations in batches, and the memberships that it should have.

Belongs here: `/switch/observations` and `/switch/desired`. Commands come by the socket `/switch/commands`. What an
observation looks like is the codec's.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Any, Literal

from litestar import get, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from readyroom.codec import observations
from readyroom.codec.observations import BATCH_AT_MOST, AnyObservation, input_of
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, invalid
from readyroom.edges.http.times import when
from readyroom.engine.facts import MembershipValue
from readyroom.engine.refusals import sentence
from readyroom.runtime.errors import Quarantined
from readyroom.runtime.log import Reply

LinkName = Annotated[
    str | None,
    QueryParameter(
        max_length=64,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@+-]*$",
        description="The switch; none: the user's name",
    ),
]


class Taken(Struct, frozen=True, kw_only=True):
    """What became of one observation. `accepted` with no events: it told nothing new."""

    id: str
    result: Literal["accepted", "refused", "repeated"]
    seqs: tuple[int, ...] = ()
    """The events that it led to (for a repeated one, that it led to the first time)."""
    code: str | None = None
    """Why it was refused."""
    params: dict[str, str] = {}
    detail: str | None = None


class TakenBatch(Struct, frozen=True, kw_only=True):
    """What became of a batch, in its order."""

    items: tuple[Taken, ...]
    accepted: int
    refused: int
    repeated: int


class DesiredRow(Struct, frozen=True, kw_only=True):
    """A membership that the switch should have, and what it last said that it has."""

    queue: str
    agent: str
    membership: MembershipValue
    reason: str | None
    observed: MembershipValue | None
    observed_at: datetime | None


OBSERVATION_EXAMPLE = [
    {
        "id": "e-1",
        "type": "caller_joined",
        "at": "2026-11-23T09:02:11.250Z",
        "queue": "sales",
        "call": "17.1",
    },
    {
        "id": "e-2",
        "type": "offer_rang",
        "at": "2026-11-23T09:02:11.300Z",
        "offer": "17.1-1",
        "call": "17.1",
        "agent": "ann",
    },
]
BATCH_EXAMPLE = {
    "items": [
        {"id": "e-1", "result": "accepted", "seqs": [118], "code": None, "params": {}, "detail": None},
        {"id": "e-2", "result": "accepted", "seqs": [119], "code": None, "params": {}, "detail": None},
    ],
    "accepted": 2,
    "refused": 0,
    "repeated": 0,
}


DESIRED_EXAMPLE = {
    "queue": "sales",
    "agent": "ann",
    "membership": "out",
    "reason": None,
    "observed": "in",
    "observed_at": "2026-11-23T09:02:11.250000Z",
}


@post(
    "/switch/observations",
    status_code=200,
    opt=describe(
        "What a switch observed",
        tag="switch",
        scope="switch",
        body=OBSERVATION_EXAMPLE,
        answer=BATCH_EXAMPLE,
    ),
)
async def observe(
    data: JSONBody[Annotated[tuple[AnyObservation, ...], Meta(max_length=BATCH_AT_MOST)]],
    exchange: Asking,
    link: LinkName = None,
) -> TakenBatch:
    """In order, each under its own id: what was reported before is answered `repeated` and changes nothing, so a
    batch whose answer was lost is sent again as it was. Needs `operate_switch`.
    """
    await exchange.need("operate_switch")
    _check_times(data)
    name = link or exchange.principal.user
    # Submitted in order without waiting, the room takes them in a few commits.
    tasks = [asyncio.ensure_future(_one(exchange, name, observation)) for observation in data]
    try:
        items = [await task for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    results = [item.result for item in items]
    return TakenBatch(
        items=tuple(items),
        accepted=results.count("accepted"),
        refused=results.count("refused"),
        repeated=results.count("repeated"),
    )


async def _one(exchange: Exchange, link: str, observation: AnyObservation) -> Taken:
    given = input_of(observation, link, exchange.room.now())
    try:
        reply = await exchange.room.observe(link, observation.id, given)
    except Quarantined:
        return Taken(id=observation.id, result="refused", code="quarantined", detail="It was put aside.")
    return _taken(observation.id, reply)


def _taken(id_: str, reply: Reply) -> Taken:
    seqs = tuple(event.seq for event in reply.events)
    if reply.replayed:
        return Taken(id=id_, result="repeated", seqs=seqs)
    if reply.refusal is not None:
        refusal = reply.refusal
        return Taken(
            id=id_, result="refused", code=refusal.code, params=refusal.params, detail=sentence(refusal)
        )
    return Taken(id=id_, result="accepted", seqs=seqs)


def _check_times(data: tuple[AnyObservation, ...]) -> None:
    wrong = [
        FieldError("invalid", "it lies before 1970", pointer=f"/{place}/{name}")
        for place, observation in enumerate(data)
        for name in ("at", "seen")
        if (moment := getattr(observation, name)) is not None and observations.ms_of(moment) < 0
    ]
    if wrong:
        raise invalid(wrong[:50])


@get(
    "/switch/desired",
    opt=describe(
        "The memberships that a switch should have",
        tag="switch",
        scope="switch",
        answer={"items": [DESIRED_EXAMPLE], "next": None},
    ),
)
async def list_desired(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    queue: Annotated[str | None, QueryParameter(max_length=64)] = None,
) -> Page[DesiredRow]:
    """For every agent in the queues of overlay switches, by queue and agent. Needs `operate_switch`."""
    await exchange.need("operate_switch")
    world = await exchange.world()
    rows = []
    for (agent_id, queue_id), want in world.wanted.items():
        if queue is not None and queue != queue_id:
            continue
        membership = world.agents[agent_id].memberships[queue_id]
        known = membership.observed is not None
        rows.append(
            DesiredRow(
                queue=queue_id,
                agent=agent_id,
                membership=want.membership,
                reason=want.reason,
                observed=membership.observed,
                observed_at=when(membership.observed_at) if known else None,
            )
        )
    return exchange.paged(page_of(rows, limit, cursor, lambda row: f"{row.queue}/{row.agent}"))


ROUTES: list[Any] = [observe, list_desired]
