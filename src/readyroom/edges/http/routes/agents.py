"""Agents: who there is, how they stand, and their configuration.

Belongs here: `/agents` and `/agents/{agent}`. What is chosen for them is in `choices`, what was in `history`.
"""

from __future__ import annotations

from typing import Annotated, Any

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.routes import examples
from readyroom.edges.http.routes.agent_views import AgentDetail, AgentSummary, agent_detail, agent_summary
from readyroom.edges.http.routes.configure import change, create, need_over, remove, with_defaults
from readyroom.edges.http.routes.long_examples import AGENT_DETAIL
from readyroom.engine.catalogue import AgentConfig

Named = Annotated[str | None, QueryParameter(max_length=64)]


@get(
    "/agents",
    opt=describe("List the agents", tag="agents", answer={"items": [examples.AGENT_SUMMARY], "next": None}),
)
async def list_agents(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    unit: Named = None,
    group: Named = None,
    queue: Named = None,
    q: Annotated[str | None, QueryParameter(max_length=120, description="In the id or the name")] = None,
) -> Page[AgentSummary]:
    """The agents whom one sees: those of one's units, or oneself."""
    world = await exchange.world()
    text = (q or "").casefold()
    found = [
        agent_summary(world, agent)
        for agent in world.agents.values()
        if (unit is None or unit in (agent.config.unit, agent.attendance.unit))
        and (group is None or group in agent.config.groups)
        and (queue is None or queue in agent.memberships)
        and (text in agent.config.id.casefold() or text in agent.config.name.casefold())
        and rights.sees_agent(exchange.principal, agent)
    ]
    return exchange.paged(page_of(found, limit, cursor, lambda agent: agent.id))


@post(
    "/agents",
    opt=describe(
        "Make an agent",
        tag="agents",
        command=True,
        scope="configure",
        problems=("exists", "in_use"),
        body=examples.AGENT_BODY,
        answer=examples.AGENT,
    ),
)
async def create_agent(data: JSONBody[AgentConfig], exchange: Asking) -> AgentConfig:
    """What is not named is as the settings' `agent_defaults` say. They get a user of the same name."""
    await need_over(exchange, "configure", data.unit)
    world = await exchange.world()
    return await create(exchange, await with_defaults(exchange, AgentConfig, world.settings.agent_defaults))


@get("/agents/{agent:str}", opt=describe("An agent", tag="agents", answer=AGENT_DETAIL))
async def show_agent(agent: FromPath[str], exchange: Asking) -> AgentDetail:
    """Facts with who set them and when, the label that the board shows, and per queue what stands against a call."""
    world = await exchange.world()
    found = await exchange.agent(agent)
    return agent_detail(world, found)


@patch(
    "/agents/{agent:str}",
    opt=describe(
        "Change an agent",
        tag="agents",
        command=True,
        scope="configure",
        patch_of=AgentConfig,
        problems=("in_use",),
        body={"idle_logout_s": 900, "no_answer": {"kind": "pause_queue"}},
        answer=examples.AGENT,
    ),
)
async def change_agent(agent: FromPath[str], data: JSONBody[dict[str, Any]], exchange: Asking) -> AgentConfig:
    """What is not named stays as it is; null means the default."""
    await exchange.agent(agent, "configure")
    return await change(exchange, AgentConfig, "agent", agent, data)


@delete(
    "/agents/{agent:str}",
    opt=describe("Remove an agent", tag="agents", command=True, scope="configure", problems=("in_use",)),
)
async def remove_agent(agent: FromPath[str], exchange: Asking) -> None:
    """Their memberships go with them; the user stays. Refused while a call or a case is open."""
    if not (agent not in exchange.room.world.agents and await exchange.is_repeated()):
        await exchange.agent(agent, "configure")
    await remove(exchange, "agent", agent)


ROUTES = [list_agents, create_agent, show_agent, change_agent, remove_agent]
