"""Folding: how each event changes the facts. Total and policy-free: events carry outcomes with their reasons.

Belongs here: the table from event type to the function that folds it, and the order of the work around it: the
header, the fold, then the indexes of the agents that it touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine.events import Event
from readyroom.engine.evolve_calls import CALLS
from readyroom.engine.evolve_config import CONFIGURATION
from readyroom.engine.evolve_people import PEOPLE
from readyroom.engine.facts import Fact
from readyroom.engine.indexes import refresh
from readyroom.engine.world import World

Fold = Callable[[World, Any], None]

FOLDS: dict[Any, Fold] = {**CONFIGURATION, **PEOPLE, **CALLS}
"""Event type → its fold. Every event type is here; a test proves it."""


MOVES_PHONES = frozenset({ev.DeviceChanged, ev.SignedIn, ev.SignedOut, ev.Configured, ev.Removed})
"""Events after which an agent's last phone may be gone or back: lost, taken by somebody else, given away, removed."""


def evolve(world: World, event: Event) -> None:
    """Fold one event, numbered by the one before it."""
    seq, event_type = event.seq, type(event)
    assert seq == world.seq + 1, (seq, world.seq)
    touched = world.touched
    touched.clear()
    world.seq = seq
    if event.seen > world.now:
        world.now = event.seen
        if event.seen > world.clock:
            world.clock = event.seen
    FOLDS[event_type](world, event)
    agents = touched.agents
    for agent_id in agents if len(agents) < 2 else sorted(agents):
        if event_type in MOVES_PHONES:
            _note_phone(world, agent_id, event)
        refresh(world, agent_id, seq)


def _note_phone(world: World, agent_id: str, event: Event) -> None:
    """Since when, and by what, no phone of an agent's is registered."""
    agent = world.agents.get(agent_id)
    if agent is None:
        return
    if world.registered_device(agent) is not None:
        agent.phone_lost = None
    elif agent.phone_lost is None:
        agent.phone_lost = Fact(since=event.at, by=event.by, cause=event.seq)
