"""The ends of holds: the event, and the count that goes back to nothing with it.

Belongs here: what every rule and decision that ends a hold has in common.
"""

from __future__ import annotations

from typing import Any

from readyroom.engine.events import Event, HoldEnded, MissesCleared
from readyroom.engine.facts import Hold


def cleared(hold: Hold, agent_id: str, reset: str = "returned") -> list[Event]:
    """The count behind a hold goes back to nothing, and only that one."""
    judgement = hold.judgement
    if judgement is None:
        return []
    queue = judgement.queue if judgement.counter == "queue" else None
    return [MissesCleared(agent=agent_id, queue=queue, reset=reset)]  # type: ignore[arg-type]


def hold_ended(agent_id: str, hold: Hold, why: Any) -> HoldEnded:
    """The event of a hold's end."""
    return HoldEnded(agent=agent_id, hold=hold.id, kind=hold.kind, queue=hold.queue, why=why)
