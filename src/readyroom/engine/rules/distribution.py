"""Distribution: who of the waiting is offered next, and to whom.

Queues are served by priority, then by who has waited longest. A call goes to the next agent in the order of its
queue's strategy who has not had it; it comes back to an agent only after all other offerable ones had it and the
queue's retry time went by: so to the one who had it longest ago. One agent never has two offers at once: who rings
is not ready anywhere. A call of a switch that cannot be reached waits until its link is up again.
"""

from __future__ import annotations

from collections.abc import Sequence

from readyroom.engine.events import Event, OfferStarted
from readyroom.engine.facts import Call
from readyroom.engine.offers import started
from readyroom.engine.rule import Rule
from readyroom.engine.rules.waiting import overdue
from readyroom.engine.world import World


def _order(world: World, queue_id: str) -> tuple[int, int, int]:
    since, seq, _ = world.unoffered[queue_id][0]
    return -world.queue_config(queue_id).priority, since, seq


def _settle(world: World) -> Sequence[Event]:
    if not world.dirty:
        return ()
    for queue_id in [q for q in world.dirty if not _can_serve(world, q)]:
        del world.dirty[queue_id]
    for queue_id in sorted(world.dirty, key=lambda q: _order(world, q)):
        for _, _, call_id in world.unoffered[queue_id]:
            call = world.calls[call_id]
            if overdue(world, call) or world.is_cut_off(call):
                continue
            found = _choose(world, queue_id, call)
            if found:
                return [_offer(world, call, agent_id) for agent_id in found]
            if not world.pools[queue_id]:
                break
        del world.dirty[queue_id]
    return ()


def _can_serve(world: World, queue_id: str) -> bool:
    return bool(world.pools.get(queue_id)) and bool(world.unoffered[queue_id])


def _offer(world: World, call: Call, agent_id: str) -> OfferStarted:
    device = world.registered_device(world.agents[agent_id])
    return started(world, call, agent_id, "", device=device, ring_s=None)


def _choose(world: World, queue_id: str, call: Call) -> list[str]:
    """The agents to ring for a call now: one, or a whole tier where the strategy rings all; none if nobody is."""
    pool = world.pools[queue_id]
    ring_all = world.queue_config(queue_id).strategy == "ring_all"
    first = pool.first(call.tries)
    if first is None:
        again = _again(world, queue_id, call, ring_all=ring_all)
        return pool.first_tier(again) if ring_all else again[:1]
    if not ring_all:
        return [first]
    return pool.first_tier(agent_id for agent_id in pool.in_order() if agent_id not in call.tries)


def _again(world: World, queue_id: str, call: Call, *, ring_all: bool) -> list[str]:
    """Who may have the call once more: who had it longest ago, after the retry time.

    So all others had it since. Where the strategy rings all, all have it again, when the last one may.
    """
    pool = world.pools[queue_id]
    had = sorted((call.tries[agent_id].ended_at, agent_id) for agent_id in call.tries if agent_id in pool)
    if not had:
        return []
    due = (had[-1] if ring_all else had[0])[0] + world.queue_config(queue_id).retry_s * 1000
    if due > world.clock:
        _retry(world, queue_id, due)
        return []
    first = [agent_id for ended_at, agent_id in had if ring_all or ended_at == had[0][0]]
    return sorted(first, key=pool.place)


def _retry(world: World, queue_id: str, due: int) -> None:
    known = world.retry_at.get(queue_id)
    if known is None or known <= world.clock or due < known:
        world.retry_at[queue_id] = due
        if world.timers is not None:
            world.timers.set(DISTRIBUTION.name, queue_id, due)


def _due(world: World, queue_id: str) -> int | None:
    return world.retry_at.get(queue_id)


def _fire(world: World, queue_id: str) -> list[Event]:
    world.retry_at.pop(queue_id, None)
    world.dirty[queue_id] = None
    return []


DISTRIBUTION = Rule(
    name="distribution",
    says="A waiting call rings the next agent in the order of its queue's strategy.",
    subject="queue",
    due=_due,
    moves=(),  # only by what it finds itself: `_retry`
    fire=_fire,
    settle=_settle,
)
