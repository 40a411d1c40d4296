"""Whose eyes: what a principal sees of the organisation as a whole.

Belongs here: the scope of a board, and which events, calls and tasks are for whom. What somebody may not see is to
them as if it did not exist; single agents and queues are asked for through the exchange.
"""

from __future__ import annotations

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.rights import Principal
from readyroom.engine import events as ev
from readyroom.engine.facts import Task
from readyroom.engine.world import World
from readyroom.views.board import Scope

AUDITED = (ev.Configured, ev.Removed, ev.Refused, ev.Noted)
"""Events of the audit: only for who may read it."""

TELEPHONY = (
    ev.CallJoined,
    ev.CallOverflowed,
    ev.CallLeft,
    ev.OfferStarted,
    ev.OfferExcused,
    ev.OfferEnded,
    ev.CallStarted,
    ev.CallConnected,
    ev.CallHeld,
    ev.CallEnded,
    ev.ObservationLate,
    ev.DeviceChanged,
    ev.SiteChanged,
    ev.MemberObserved,
    ev.LinkChanged,
)
"""What a switch may know of: it said most of it itself."""


def board_scope(principal: Principal, own: bool = False) -> Scope | None:
    """The board that a principal sees: of all, of some units, or (`own`, or no more rights) one's own row.

    None: they see nobody.
    """
    sees = "see_agents" in principal.rights
    if sees and not own:
        if principal.units is None:
            return Scope()
        if principal.units:
            return Scope(units=tuple(sorted(principal.units)))
    return None if principal.agent is None else Scope(agent=principal.agent)


def sees_agent_id(principal: Principal, world: World, agent_id: str, at: int | None = None) -> bool:
    """As `rights.sees_agent`, `at` an instant as `rights.sees_time`; agents who are gone are seen by who sees all."""
    agent = world.agents.get(agent_id)
    if agent is None:
        return principal.units is None and "see_agents" in principal.rights
    return rights.sees_agent(principal, agent) if at is None else rights.sees_time(principal, agent, at)


def sees_queue_id(principal: Principal, world: World, queue_id: str) -> bool:
    """As `rights.sees_queue`; queues that are gone are seen by who sees all."""
    queue = world.queues.get(queue_id)
    if queue is None:
        return principal.units is None and "see_agents" in principal.rights
    return rights.sees_queue(principal, world, queue)


def begins(event: ev.Event) -> int:
    """The first instant (ms UTC) of which an event tells."""
    return event.since if isinstance(event, ev.Corrected) else event.at


def sees_event(principal: Principal, world: World, event: ev.Event) -> bool:
    """Whether an event of the log is for these eyes."""
    if isinstance(event, AUDITED):
        return sees_audited(principal, world, event)
    if isinstance(event, ev.NotificationRaised):
        return principal.user in event.users or principal.administrates_all
    if isinstance(event, ev.NotificationSeen):
        return principal.user == event.user or principal.administrates_all
    if principal.administrates_all:
        return True
    if isinstance(event, TELEPHONY) and rights.may(principal, "operate_switch"):
        return True
    agent_id = getattr(event, "agent", None)
    if isinstance(agent_id, str):
        return sees_agent_id(principal, world, agent_id, begins(event))
    queue_id = getattr(event, "queue", None)
    if isinstance(queue_id, str):
        return "see_agents" in principal.rights and sees_queue_id(principal, world, queue_id)
    task_id = getattr(event, "task", None)
    if isinstance(task_id, str) and task_id in world.tasks:
        return sees_task(principal, world, world.tasks[task_id])
    return principal.units is None


def sees_audited(principal: Principal, world: World, event: ev.Event) -> bool:
    """Changes of configuration, refusals and acts: for who may read the audit, within the units."""
    if "read_audit" not in principal.rights:
        return False
    if principal.units is None or not principal.units:
        return True
    if isinstance(event, ev.Refused | ev.Noted):
        agent_id, queue_id = event.params.get("agent"), event.params.get("queue")
        if agent_id in world.agents:
            return sees_agent_id(principal, world, agent_id, event.at)
        return queue_id is not None and sees_queue_id(principal, world, queue_id)
    if isinstance(event, ev.Configured | ev.Removed):
        entity = event.entity if isinstance(event, ev.Configured) else event.replaced
        unit = getattr(entity, "unit", None)
        if event.kind == "member":
            return sees_queue_id(principal, world, event.key.partition("/")[0])
        return isinstance(unit, str) and rights.reaches_unit(principal, unit)
    return False


def sees_call(principal: Principal, world: World, call_id: str) -> bool:
    """Whether a call that is up is for these eyes: of a queue or an agent that one sees, or one that rings."""
    call = world.calls[call_id]
    if principal.administrates_all or rights.may(principal, "operate_switch"):
        return True
    if call.agent is not None and sees_agent_id(principal, world, call.agent):
        return True
    if any(sees_agent_id(principal, world, world.offers[offer].agent) for offer in call.offers):
        return True
    return (
        call.queue is not None
        and "see_agents" in principal.rights
        and sees_queue_id(principal, world, call.queue)
    )


def sees_task(principal: Principal, world: World, task: Task) -> bool:
    """Whether a task is for these eyes: a manager's, one's own, or one that anybody of the unit may take."""
    if "manage_tasks" in principal.rights or "see_agents" in principal.rights:
        if task.unit is None or rights.reaches_unit(principal, task.unit):
            return True
        if any(who and sees_agent_id(principal, world, who) for who in (task.assignee, task.taken_by)):
            return True
    agent = world.agents.get(principal.agent or "")
    if agent is None:
        return False
    if agent.config.id in (task.assignee, task.taken_by):
        return True
    units = (None, agent.config.unit, agent.attendance.unit)
    return task.assignee is None and task.unit in units


async def need_scope(exchange: Exchange, own: bool = False) -> Scope:
    """The scope of the principal's board. Raises `Refused` (403) for who sees nobody."""
    scope = board_scope(exchange.principal, own)
    return scope if scope is not None else await exchange.refuse("see_agents")
