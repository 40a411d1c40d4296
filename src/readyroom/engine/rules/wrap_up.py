"""Wrap-up: time for the work after a queue call, of the queue's length or the member's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readyroom.engine.events import (
    CallConnected,
    CallEnded,
    Event,
    StatusChosen,
    WrapUpEnded,
    WrapUpExtended,
    WrapUpStarted,
)
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _call_ended(world: World, e: CallEnded) -> Iterable[Event]:
    if e.kind != "queue" or e.agent is None or e.queue is None:
        return ()
    membership = world.agents[e.agent].memberships.get(e.queue)
    if membership is None:
        return ()
    own = membership.config.wrap_up_s
    wrap_up_s = world.queue_config(e.queue).wrap_up_s if own is None else own
    if wrap_up_s == 0:
        return ()
    begun = WrapUpStarted(agent=e.agent, queue=e.queue, call=e.call, until=e.at + wrap_up_s * 1000)
    return [*_end(world, e.agent, "replaced"), begun]


def _end(world: World, agent_id: str, why: str) -> Sequence[Event]:
    wrap_up = world.agents[agent_id].wrap_up
    if wrap_up is None:
        return ()
    return [WrapUpEnded(agent=agent_id, queue=wrap_up.queue, call=wrap_up.call, why=why)]  # type: ignore[arg-type]


def _status_chosen(world: World, e: StatusChosen) -> Sequence[Event]:
    return _end(world, e.agent, "status_chosen") if world.is_available(e.status) else ()


def _connected(world: World, e: CallConnected) -> Sequence[Event]:
    return _end(world, e.agent, "answered") if e.kind == "queue" else ()


def _due(world: World, agent_id: str) -> int | None:
    agent = world.agents.get(agent_id)
    return None if agent is None or agent.wrap_up is None else agent.wrap_up.until


def _fire(world: World, agent_id: str) -> Sequence[Event]:
    return _end(world, agent_id, "expired")


WRAP_UP = Rule(
    name="wrap_up",
    says="After a queue call the agent has the queue's wrap-up time.",
    on={CallEnded: _call_ended, StatusChosen: _status_chosen, CallConnected: _connected},
    subject="agent",
    due=_due,
    moves=(WrapUpStarted, WrapUpExtended, WrapUpEnded),
    fire=_fire,
)
