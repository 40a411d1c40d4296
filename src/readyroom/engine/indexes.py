"""The indexes of the world: built from the state, kept after each event.

Belongs here: who is ready in which queue and in what order, who waits, and what an overlay switch should have.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Collection

from readyroom.engine.blockers import agent_blockers, category, queue_blockers
from readyroom.engine.desired import desired_of
from readyroom.engine.facts import Agent, Call, Desired, Drift, Membership, State
from readyroom.engine.pools import Pool
from readyroom.engine.sharing import share
from readyroom.engine.world import Standing, World

CATEGORIES = ("ready", "busy", "withdrawn", "absent")


def world_of(state: State) -> World:
    """The world of a state; the state's records are taken over, not copied."""
    return wake(asleep(state))


def asleep(state: State) -> World:
    """The world of a state, to fold a long log into: it keeps the indexes that folding asks, and no others."""
    world = World(**{name: getattr(state, name) for name in State.__struct_fields__})
    world.clock = state.now
    world.is_asleep = True
    rebuild(world)
    return world


def wake(world: World) -> World:
    """Build the indexes that deciding asks, and keep them from now on."""
    world.is_asleep = False
    share(world)
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
            own_device(world, device.config.agent, device_id)
    world.offers_order, world.calls_order = deque(world.ended_offers), deque(world.ended_calls)
    world.members = {queue_id: {} for queue_id in world.queues}
    before, world.standings = world.standings, {}
    for agent_id, agent in world.agents.items():
        wants = {standing.membership.queue: standing.want for standing in before.get(agent_id, ())}
        for queue_id, membership in agent.memberships.items():
            add_member(world, membership, wants.get(queue_id))
    world.pools = {}
    for queue_id in world.queues:
        repool(world, queue_id)
    world.totals = {queue_id: dict.fromkeys(CATEGORIES, 0) for queue_id in world.queues}
    world.waiting = {queue_id: {} for queue_id in world.queues}
    world.unoffered = {queue_id: [] for queue_id in world.queues}
    waiting = (c for c in world.calls.values() if c.kind == "queue" and c.agent is None)
    for call in sorted(waiting, key=_came):
        enter(world, call)
    world.dirty = dict.fromkeys(world.queues)
    world.retry_at = {queue_id: world.clock for queue_id, calls in world.unoffered.items() if calls}
    world.unsettled = {}
    for agent_id in world.agents:
        refresh(world, agent_id, world.seq)
    world.touched.everything = True


def own_device(world: World, agent_id: str, device_id: str) -> None:
    """A device is an agent's own."""
    world.devices_of[agent_id] = (*world.devices_of.get(agent_id, ()), device_id)


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
    _stir(world, call.queue)


def leave(world: World, call: Call) -> None:
    """A call waits in its queue no more."""
    assert call.queue is not None
    world.waiting[call.queue].pop(call.id, None)
    mark_offered(world, call)


def mark_offered(world: World, call: Call) -> None:
    """A waiting call rings somewhere."""
    assert call.queue is not None
    line = world.unoffered[call.queue]
    entry = (call.started_at, call.entered_seq, call.id)
    at = bisect_left(line, entry)
    if at < len(line) and line[at] == entry:
        del line[at]
    _stir(world, call.queue)


def mark_unoffered(world: World, call: Call) -> None:
    """A waiting call rings nowhere any more."""
    assert call.queue is not None
    insort(world.unoffered[call.queue], (call.started_at, call.entered_seq, call.id))
    _stir(world, call.queue)


def _stir(world: World, queue_id: str) -> None:
    """Others wait now in a queue. A switch sees to its own."""
    if queue_id in world.pools:
        world.dirty[queue_id] = None
        world.touched.lines.add(queue_id)


def repool(world: World, queue_id: str) -> None:
    """Order a queue's ready agents anew: its strategy, its mode or a member's place changed."""
    config = world.queues[queue_id].config
    if world.is_asleep or config.mode != "distributor":
        world.pools.pop(queue_id, None)
        return
    pool = world.pools[queue_id] = Pool(config.strategy)
    for agent_id, membership in world.members[queue_id].items():
        if membership.ready_seq:
            pool.add(agent_id, membership)
    world.dirty[queue_id] = None


def forget_wanted(world: World, queue_id: str) -> None:
    """A queue's memberships are no switch's affair any more, or not yet."""
    for agent_id in world.members[queue_id]:
        standing = world.standing(agent_id, queue_id)
        if standing is not None:
            standing.want = None


def add_member(world: World, membership: Membership, want: Desired | None = None) -> None:
    """An agent is assigned to a queue; `want`: what an overlay switch was told before."""
    agent_id, queue_id = membership.config.agent, membership.queue
    world.members[queue_id][agent_id] = membership
    if not world.is_asleep:
        world.standings[agent_id] = (*world.standings.get(agent_id, ()), Standing(membership, want))


def forget_member(world: World, queue_id: str, agent_id: str) -> None:
    """An agent is not assigned to a queue any more."""
    world.members[queue_id].pop(agent_id, None)
    gone = world.standing(agent_id, queue_id)
    if gone is not None:
        kept = tuple(one for one in world.standings.pop(agent_id) if one is not gone)
        if kept:
            world.standings[agent_id] = kept
        world.totals[queue_id][gone.category] -= 1
    if queue_id in world.pools:
        world.pools[queue_id].discard(agent_id)
    world.touched.queues.add(queue_id)
    world.touched.lines.add(queue_id)


def refresh(world: World, agent_id: str, seq: int) -> None:
    """Follow a change of an agent: who is ready, the totals, what an overlay switch should have, and whether it has.

    What stands against calls from all of the agent's queues is found once; only a queue that may differ is looked
    at by itself.
    """
    agent = world.agents.get(agent_id)
    if agent is None:
        return
    if world.is_asleep:
        _note_ready(world, agent, seq)
    elif agent.memberships:
        _stand(world, agent_id, agent, seq)
    if agent.offers:
        world.unsettled[agent_id] = None


def _apart(agent: Agent) -> Collection[str]:
    """The queues against whose calls something stands, or may stand, that does not stand against all."""
    if agent.phone_lost is not None:
        return agent.memberships
    return [hold.queue for hold in agent.holds if hold.queue is not None] if agent.holds else ()


def _note_ready(world: World, agent: Agent, seq: int) -> None:
    """What of all that is state: by which event the agent became ready in a queue, and whether its switch differs."""
    wide = agent_blockers(world, agent)
    apart = () if wide else _apart(agent)
    for queue_id, membership in agent.memberships.items():
        if wide or (
            (membership.value != "in" or queue_id in apart) and queue_blockers(world, agent, membership)
        ):
            if membership.ready_seq:
                membership.ready_seq = 0
        elif not membership.ready_seq:
            membership.ready_seq = seq
        if membership.observed is not None:
            want = desired_of(wide + queue_blockers(world, agent, membership))
            _compare(world, agent.config.id, membership, want)


def _compare(world: World, agent_id: str, membership: Membership, want: Desired) -> None:
    """Follow whether a switch that spoke of a membership has what it should."""
    overlay = world.queues[membership.queue].config.mode == "overlay"
    differs = overlay and membership.observed != want.membership
    if differs is (membership.drift is None):
        membership.drift = Drift(world.now) if differs else None
        world.touched.drifts.add(f"{membership.queue}/{agent_id}")


def _stand(world: World, agent_id: str, agent: Agent, seq: int) -> None:
    wide, apart = agent_blockers(world, agent), _apart(agent)
    here = category(wide), desired_of(wide)
    totals, pools, touched = world.totals, world.pools, world.touched
    for standing in world.standings.get(agent_id, ()):
        membership = standing.membership
        queue_id = membership.queue
        new, want = here
        if queue_id in apart or membership.value != "in":
            found = wide + queue_blockers(world, agent, membership)
            new, want = category(found), desired_of(found)
        old = standing.category
        if old != new:
            standing.category = new
            count = totals[queue_id]
            count[new] += 1
            if old:
                count[old] -= 1
            touched.queues.add(queue_id)
            membership.ready_seq = (membership.ready_seq or seq) if new == "ready" else 0
            if queue_id in pools:
                _follow(world, queue_id, agent_id, membership, new, old)
        if standing.want is not want and queue_id not in pools:
            if standing.want != want:
                touched.desired.append((agent_id, queue_id, want))
            standing.want = want
        if membership.observed is not None:
            _compare(world, agent_id, membership, want)


def _follow(world: World, queue_id: str, agent_id: str, membership: Membership, new: str, old: str) -> None:
    """Distribution follows: who becomes ready enters the pool, who ceases to be leaves it."""
    pool = world.pools[queue_id]
    if new == "ready":
        if agent_id not in pool:
            pool.add(agent_id, membership)
            world.dirty[queue_id] = None
    elif agent_id in pool:
        pool.discard(agent_id)
        if queue_id in world.retry_at:  # others may be next now
            world.dirty[queue_id] = None
    if "absent" in (new, old):
        world.touched.lines.add(queue_id)
