"""Folding: how each event changes the facts. Total and policy-free: events carry outcomes with their reasons.

Belongs here: the table from event type to the function that folds it, and the order of the work around it: the
header, the fold, then the indexes of the agents that it touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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


def evolve(world: World, event: Event) -> None:
    """Fold one event, numbered by the one before it."""
    assert event.seq == world.seq + 1, (event.seq, world.seq)
    world.touched.clear()
    world.seq = event.seq
    if event.seen > world.now:
        world.now = event.seen
        if event.seen > world.clock:
            world.clock = event.seen
    FOLDS[type(event)](world, event)
    for agent_id in sorted(world.touched.agents):
        _note_phone(world, agent_id, event)
        refresh(world, agent_id, event.seq)


def _note_phone(world: World, agent_id: str, event: Event) -> None:
    """An agent's last phone may go in many ways: lost, taken by somebody else, given away, removed, signed out of."""
    agent = world.agents.get(agent_id)
    if agent is None:
        return
    if world.registered_device(agent) is not None:
        agent.phone_lost = None
    elif agent.phone_lost is None:
        agent.phone_lost = Fact(since=event.at, by=event.by, cause=event.seq)
