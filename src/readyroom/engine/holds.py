"""The ends of holds: the event, and the count that goes back to nothing with it.

Belongs here: what every rule and decision that ends a hold has in common.
"""

from __future__ import annotations

from typing import Any

from readyroom.engine.events import HoldEnded, MissesCleared
from readyroom.engine.facts import Agent, Hold, Judgement


def counter_of(judgement: Judgement) -> str | None:
    """The queue whose count led to a withdrawal, or None for the count across queues."""
    return judgement.queue if judgement.counter == "queue" else None


def cleared(agent: Agent, judgement: Judgement | None) -> list[MissesCleared]:
    """The count behind a withdrawal goes back to nothing, and only that one.

    Nothing if no count is behind it, or if it was of a queue that the agent is no member of any more.
    """
    if judgement is None:
        return []
    queue = counter_of(judgement)
    if queue is not None and queue not in agent.memberships:
        return []
    return [MissesCleared(agent=agent.config.id, queue=queue, reset="returned")]


def hold_ended(agent_id: str, hold: Hold, why: Any) -> HoldEnded:
    """The event of a hold's end."""
    return HoldEnded(agent=agent_id, hold=hold.id, kind=hold.kind, queue=hold.queue, why=why)
