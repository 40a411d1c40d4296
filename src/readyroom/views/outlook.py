"""Who of a queue can be rung, what stands against each of the others, and for whom its callers wait.

Belongs here: reading a queue's outlook off a world, of now or of any past instant. What the board shows live, as the
rows that it is made of.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from readyroom.engine.shown import shown
from readyroom.engine.world import World
from readyroom.views.instants import when
from readyroom.views.rows import CallRow, StandingRow, call_row, standing_rows


class MemberRow(Struct, frozen=True):
    """A member of the queue: as the board's row of the agent, with this queue alone."""

    id: str
    name: str
    colour: str
    since: datetime
    """Of the status that is shown."""
    status: str
    queues: tuple[StandingRow]
    """How they stand in this one."""


class QueueOutlook(Struct, frozen=True):
    """A queue as of the event `seq`."""

    queue: str
    seq: int
    at: datetime
    members: tuple[MemberRow, ...]
    """By agent."""
    calls: tuple[CallRow, ...]
    """Those that wait, in the order in which they came."""


def outlook(world: World, queue_id: str, at: int | None = None) -> QueueOutlook:
    """A queue's outlook. Raises KeyError if there was no such queue."""
    waiting = (call_row(world, call_id) for call_id in world.waiting[queue_id])
    return QueueOutlook(
        queue=queue_id,
        seq=world.seq,
        at=when(world.now if at is None else at),
        members=tuple(_member(world, queue_id, agent_id) for agent_id in sorted(world.members[queue_id])),
        calls=tuple(row for row in waiting if row is not None),
    )


def _member(world: World, queue_id: str, agent_id: str) -> MemberRow:
    agent, look = world.agents[agent_id], shown(world, agent_id)
    (standing,) = standing_rows(world, agent_id, queue_id)
    return MemberRow(
        agent_id, agent.config.name, look.colour, when(look.since), agent.status.status, (standing,)
    )
