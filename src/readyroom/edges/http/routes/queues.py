"""Queues and their members.

Belongs here: `/queues`, `/queues/{queue}` and `/queues/{queue}/members`. Their calls are in `calls`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta, Struct
from msgspec.structs import asdict

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import unknown
from readyroom.edges.http.routes import configure, examples
from readyroom.edges.http.routes.configure import change, create, need_over, remove, with_defaults
from readyroom.edges.http.times import maybe, when
from readyroom.engine.catalogue import MemberConfig, QueueConfig, Seconds
from readyroom.engine.facts import Actor, MembershipValue, Queue
from readyroom.engine.world import World
from readyroom.views.intervals import effective_membership


class Assignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an agent is assigned to a queue. Tier 1 is offered calls first; `wrap_up_s` overrides the queue's."""

    tier: Annotated[int, Meta(ge=1, le=99)] = 1
    position: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    wrap_up_s: Seconds | None = None


class Member(Struct, frozen=True, kw_only=True):
    """An agent who is assigned to a queue, and how they stand in it."""

    agent: str
    name: str
    tier: int
    position: int
    wrap_up_s: int | None
    chosen: MembershipValue
    membership: MembershipValue
    category: str
    """ready, busy, withdrawn or absent."""


class PolicyVersion(Struct, frozen=True, kw_only=True):
    """Who set the no-answer policy, and with which event (0: none yet)."""

    version: int
    by: Actor
    at: datetime


class QueueDetail(QueueConfig, frozen=True, kw_only=True, tag="queue"):
    """A queue: the configuration, who waits and who is there."""

    policy: PolicyVersion
    last_daily_reset: datetime | None
    schedules: tuple[str, ...]
    """The schedules that log agents in to it."""
    members: tuple[str, ...]
    waiting: tuple[str, ...]
    """The calls that wait, in the order in which they came."""
    ready: int
    on_call: int
    withdrawn: int
    absent: int


MEMBER_EXAMPLE = {
    "agent": "ann",
    "name": "Ann Archer",
    "tier": 1,
    "position": 0,
    "wrap_up_s": None,
    "chosen": "in",
    "membership": "in",
    "category": "ready",
}


QUEUE_DETAIL = examples.QUEUE | {
    "policy": {"version": 41, "by": {"kind": "admin", "id": "bo"}, "at": examples.AT},
    "last_daily_reset": "2026-11-23T05:00:00Z",
    "schedules": ["morning"],
    "members": ["ann", "ben"],
    "waiting": [],
    "ready": 1,
    "on_call": 0,
    "withdrawn": 1,
    "absent": 0,
}


@get(
    "/queues",
    opt=describe("List the queues", tag="queues", answer={"items": [examples.QUEUE], "next": None}),
)
async def list_queues(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    unit: Annotated[str | None, QueryParameter(max_length=64)] = None,
) -> Page[QueueConfig]:
    """The configuration of the queues that one sees; how they stand is on the board."""
    world = await exchange.world()
    found = [
        queue.config
        for queue in world.queues.values()
        if (unit is None or queue.config.unit == unit)
        and (rights.sees_queue(exchange.principal, world, queue) or exchange.may("configure", queue=queue))
    ]
    return exchange.paged(page_of(found, limit, cursor, lambda queue: queue.id))


@post(
    "/queues",
    opt=describe(
        "Make a queue",
        tag="queues",
        command=True,
        scope="configure",
        problems=("exists",),
        body=examples.QUEUE_BODY,
        answer=examples.QUEUE,
    ),
)
async def create_queue(data: JSONBody[QueueConfig], exchange: Asking) -> QueueConfig:
    """What is not named is as the settings' `queue_defaults` say."""
    await need_over(exchange, "configure", data.unit)
    world = await exchange.world()
    return await create(exchange, await with_defaults(exchange, QueueConfig, world.settings.queue_defaults))


@get("/queues/{queue:str}", opt=describe("A queue", tag="queues", answer=QUEUE_DETAIL))
async def show_queue(queue: FromPath[str], exchange: Asking) -> QueueDetail:
    """Its configuration, who set its policy, its members and who waits."""
    world = await exchange.world()
    return _detail(world, await exchange.queue(queue))


@patch(
    "/queues/{queue:str}",
    opt=describe(
        "Change a queue",
        tag="queues",
        command=True,
        scope="configure",
        patch_of=QueueConfig,
        body=examples.QUEUE_PATCH,
        answer=examples.QUEUE,
    ),
)
async def change_queue(queue: FromPath[str], data: JSONBody[dict[str, Any]], exchange: Asking) -> QueueConfig:
    """What is not named stays as it is; null means the default. A changed policy neither fires nor releases."""
    await exchange.queue(queue, "configure")
    return await change(exchange, QueueConfig, "queue", queue, data)


@delete(
    "/queues/{queue:str}",
    opt=describe("Remove a queue", tag="queues", command=True, scope="configure", problems=("in_use",)),
)
async def remove_queue(queue: FromPath[str], exchange: Asking) -> None:
    """Its memberships go with it. Refused while callers wait or something else rests on it."""
    if not (queue not in exchange.room.world.queues and await exchange.is_repeated()):
        await exchange.queue(queue, "configure")
    await remove(exchange, "queue", queue)


# --- members ---------------------------------------------------------------------------------------------


@get(
    "/queues/{queue:str}/members",
    opt=describe("List a queue's members", tag="queues", answer={"items": [MEMBER_EXAMPLE], "next": None}),
)
async def list_members(
    queue: FromPath[str], exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[Member]:
    """Those whom one sees."""
    world = await exchange.world()
    await exchange.queue(queue)
    found = [
        _member(world, queue, agent)
        for agent in world.members[queue]
        if rights.sees_agent(exchange.principal, world.agents[agent])
    ]
    return exchange.paged(page_of(found, limit, cursor, lambda member: member.agent))


@put(
    "/queues/{queue:str}/members/{agent:str}",
    opt=describe(
        "Assign an agent to a queue",
        tag="queues",
        command=True,
        scope="configure",
        body={"tier": 1},
        answer=examples.MEMBER,
    ),
)
async def put_member(
    queue: FromPath[str], agent: FromPath[str], data: JSONBody[Assignment], exchange: Asking
) -> MemberConfig:
    """New members are logged in. One who is a member already keeps their choice."""
    await exchange.queue(queue, "configure")
    await exchange.agent(agent)
    return await configure.put(exchange, MemberConfig(queue=queue, agent=agent, **asdict(data)))


@delete(
    "/queues/{queue:str}/members/{agent:str}",
    opt=describe(
        "Take an agent off a queue", tag="queues", command=True, scope="configure", problems=("in_use",)
    ),
)
async def remove_member(queue: FromPath[str], agent: FromPath[str], exchange: Asking) -> None:
    """Refused while a call of the queue rings them."""
    await exchange.queue(queue, "configure")
    await exchange.agent(agent)
    if queue not in exchange.room.world.agents[agent].memberships and not await exchange.is_repeated():
        raise unknown("member", f"{queue}/{agent}")
    await remove(exchange, "member", f"{queue}/{agent}")


def _member(world: World, queue_id: str, agent_id: str) -> Member:
    agent, membership = world.agents[agent_id], world.members[queue_id][agent_id]
    standing = world.standing(agent_id, queue_id)
    assert standing is not None
    config = membership.config
    return Member(
        agent=agent_id,
        name=agent.config.name,
        tier=config.tier,
        position=config.position,
        wrap_up_s=config.wrap_up_s,
        chosen=membership.value,
        membership=effective_membership(agent, membership)[0],
        category=standing.category,
    )


def _detail(world: World, queue: Queue) -> QueueDetail:
    queue_id, totals = queue.config.id, world.totals[queue.config.id]
    return QueueDetail(
        **asdict(queue.config),
        policy=PolicyVersion(version=queue.policy_version, by=queue.policy_by, at=when(queue.policy_at)),
        last_daily_reset=maybe(queue.daily_reset_at or None),
        schedules=tuple(s.config.id for s in world.schedules.values() if s.config.queue == queue_id),
        members=tuple(world.members[queue_id]),
        waiting=tuple(world.waiting[queue_id]),
        ready=totals["ready"],
        on_call=totals["busy"],
        withdrawn=totals["withdrawn"],
        absent=totals["absent"],
    )


ROUTES = [
    list_queues,
    create_queue,
    show_queue,
    change_queue,
    remove_queue,
    list_members,
    put_member,
    remove_member,
]
