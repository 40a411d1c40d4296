"""A world that was decoded shares names and actors, and is the same world."""

import msgspec

from readyroom.codec import state as snapshots
from readyroom.engine import inputs as i
from readyroom.engine.facts import State
from readyroom.engine.indexes import asleep, wake
from tests.unit.engine.room import Room


def test_names_and_actors_are_shared_and_nothing_changes():
    room = Room()
    room.give(i.SetStatus, agent="ann", status="lunch")
    state = msgspec.json.decode(snapshots.canonical(room.world.state()), type=State)
    ann, bob = (state.agents[name].memberships["sales"] for name in ("ann", "bob"))
    assert ann.config.queue is not bob.config.queue, "decoded, each has its own"
    digest = snapshots.digest(state)
    world = wake(asleep(state))
    ann, bob = (world.agents[name].memberships["sales"] for name in ("ann", "bob"))
    assert ann.queue is ann.config.queue is bob.queue is next(iter(world.queues))
    assert ann.config.agent is next(name for name in world.agents if name == "ann")
    assert ann.by is bob.by
    assert ann.resets is bob.resets
    assert snapshots.digest(world.state()) == digest


def test_a_snapshot_is_decoded_so():
    room = Room()
    state = snapshots.decode(snapshots.encode(room.world.state()))
    assert state is not None
    ann, bob = (state.agents[name].memberships["sales"] for name in ("ann", "bob"))
    assert ann.queue is ann.config.queue is bob.queue is next(iter(state.queues))
    assert ann.by is bob.by
    assert list(state.agents) == list(room.world.agents)
    assert state == room.world.state()
