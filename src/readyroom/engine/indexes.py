"""The indexes of the world: built from the state, kept after each event.

Belongs here: who is ready in which queue and in what order, who waits, and what an overlay switch should have.
"""

from __future__ import annotations

from bisect import insort

from readyroom.engine.blockers import blockers_by_queue, category
from readyroom.engine.desired import desired_of
from readyroom.engine.facts import Call, Desired, Membership, State
from readyroom.engine.pools import Pool
from readyroom.engine.world import World

CATEGORIES = ("ready", "busy", "withdrawn", "absent")


def world_of(state: State) -> World:
    """The world of a state; the state's records are taken over, not copied."""
    world = World(**{name: getattr(state, name) for name in State.__struct_fields__})
    world.clock = state.now
    rebuild(world)
    return world


def fresh(room: str) -> World:
    """The empty world of an organisation."""
    return World(room=room)


def rebuild(world: World) -> None:
    """Build all indexes anew from the state."""
    world.tracked = frozenset(world.settings.tracked_groups)
    world.user_of = {user.agent: user.id for user in world.users.values() if user.agent is not None}
    world.case_of = {case: agent.config.id for agent in world.agents.values() for case in agent.cases}
    world.devices_of = {}
    for device_id, device in world.devices.items():
        if device.config.agent is not None:
            world.devices_of.setdefault(device.config.agent, []).append(device_id)
    world.members = {queue_id: {} for queue_id in world.queues}
    for agent_id, agent in world.agents.items():
        for queue_id, membership in agent.memberships.items():
            world.members[queue_id][agent_id] = membership
    world.pools = {queue_id: Pool(queue.config.strategy) for queue_id, queue in world.queues.items()}
    world.categories = {queue_id: {} for queue_id in world.queues}
    world.totals = {queue_id: dict.fromkeys(CATEGORIES, 0) for queue_id in world.queues}
    world.waiting = {queue_id: {} for queue_id in world.queues}
    world.unoffered = {queue_id: [] for queue_id in world.queues}
    waiting = (c for c in world.calls.values() if c.kind == "queue" and c.agent is None)
    for call in sorted(waiting, key=_came):
        enter(world, call)
    world.dirty = dict.fromkeys(world.queues)
    world.retry_at = {queue_id: world.clock for queue_id, calls in world.unoffered.items() if calls}
    world.unsettled = {}
    wanted, world.wanted = world.wanted, {}
    for agent_id in world.agents:
        refresh(world, agent_id, world.seq, wanted)
    world.touched.everything = True


def _came(call: Call) -> tuple[int, int]:
    return call.entered_at, call.entered_seq


def enter(world: World, call: Call) -> None:
    """A call waits in its queue; one that became known late stands before those that came after it."""
    assert call.queue is not None
    waiting = world.waiting[call.queue]
    last = next(reversed(waiting), None)
    waiting[call.id] = None
    if last is not None and _came(world.calls[last]) > _came(call):
        world.waiting[call.queue] = dict.fromkeys(sorted(waiting, key=lambda c: _came(world.calls[c])))
    if not call.offers:
        insort(world.unoffered[call.queue], (call.started_at, call.entered_seq, call.id))
    world.dirty[call.queue] = None


def leave(world: World, call: Call) -> None:
    """A call waits in its queue no more."""
    assert call.queue is not None
    world.waiting[call.queue].pop(call.id, None)
    mark_offered(world, call)
    world.dirty[call.queue] = None


def mark_offered(world: World, call: Call) -> None:
    """A waiting call rings somewhere."""
    assert call.queue is not None
    line = world.unoffered[call.queue]
    entry = (call.started_at, call.entered_seq, call.id)
    if entry in line:
        line.remove(entry)


def mark_unoffered(world: World, call: Call) -> None:
    """A waiting call rings nowhere any more."""
    assert call.queue is not None
    insort(world.unoffered[call.queue], (call.started_at, call.entered_seq, call.id))
    world.dirty[call.queue] = None


def repool(world: World, queue_id: str) -> None:
    """Order a queue's ready agents anew: its strategy or a member's place changed."""
    pool = world.pools[queue_id] = Pool(world.queues[queue_id].config.strategy)
    for agent_id, membership in world.members[queue_id].items():
        if membership.ready_seq:
            pool.add(agent_id, membership)
    world.dirty[queue_id] = None


def forget_wanted(world: World, queue_id: str) -> None:
    """A queue's memberships are no switch's affair any more."""
    for agent_id in world.members[queue_id]:
        world.wanted.pop((agent_id, queue_id), None)


def forget_member(world: World, queue_id: str, agent_id: str) -> None:
    """An agent is not assigned to a queue any more."""
    world.members[queue_id].pop(agent_id, None)
    world.pools[queue_id].discard(agent_id)
    gone = world.categories[queue_id].pop(agent_id, None)
    if gone is not None:
        world.totals[queue_id][gone] -= 1
    world.wanted.pop((agent_id, queue_id), None)
    world.touched.queues.add(queue_id)


def refresh(
    world: World, agent_id: str, seq: int, before: dict[tuple[str, str], Desired] | None = None
) -> None:
    """Follow a change of an agent: who is ready, the totals, and what an overlay switch should have."""
    agent = world.agents.get(agent_id)
    if agent is None:
        return
    for membership, found in blockers_by_queue(world, agent):
        queue_id = membership.queue
        _categorise(world, queue_id, agent_id, category(found))
        _into_pool(world, queue_id, agent_id, membership, not found, seq)
        if world.queues[queue_id].config.mode == "overlay":
            _want(world, queue_id, agent_id, desired_of(found), before)
    if agent.offers:
        world.unsettled[agent_id] = None


def _categorise(world: World, queue_id: str, agent_id: str, new: str) -> None:
    known = world.categories[queue_id]
    old = known.get(agent_id)
    if old == new:
        return
    known[agent_id] = new
    totals = world.totals[queue_id]
    totals[new] += 1
    if old is not None:
        totals[old] -= 1
    world.touched.queues.add(queue_id)


def _into_pool(
    world: World, queue_id: str, agent_id: str, membership: Membership, ready: bool, seq: int
) -> None:
    pool = world.pools[queue_id]
    if ready:
        if agent_id not in pool:
            membership.ready_seq = membership.ready_seq or seq
            pool.add(agent_id, membership)
            world.dirty[queue_id] = None
    elif membership.ready_seq:
        membership.ready_seq = 0
        pool.discard(agent_id)
        if queue_id in world.retry_at:  # others may be next now
            world.dirty[queue_id] = None


def _want(
    world: World, queue_id: str, agent_id: str, want: Desired, before: dict[tuple[str, str], Desired] | None
) -> None:
    known = world.wanted.get((agent_id, queue_id)) if before is None else before.get((agent_id, queue_id))
    world.wanted[agent_id, queue_id] = want
    if known != want:
        world.touched.desired.append((agent_id, queue_id, want))
