"""The warning before a withdrawal: an answered queue call ends it and clears the count, silence brings the outcome.

"I'm here" is decided in `decide_people`; what a return or a choice ends, in `returns`.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.events import CallConnected, Event, HoldEnded, HoldStarted
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.rule import Rule
from readyroom.engine.rules.no_answer import consequences
from readyroom.engine.world import World


def _answered(world: World, e: CallConnected) -> Iterator[Event]:
    if e.kind != "queue":
        return
    agent = world.agents[e.agent]
    for hold in agent.holds:
        if hold.kind == "warning":
            yield hold_ended(e.agent, hold, "answered")
            yield from cleared(agent, hold.judgement)


def _due(world: World, agent_id: str) -> int | None:
    agent = world.agents.get(agent_id)
    if agent is None or not agent.holds:
        return None
    return min((h.until for h in agent.holds if h.kind == "warning" and h.until is not None), default=None)


def _fire(world: World, agent_id: str) -> Iterator[Event]:
    for hold in world.agents[agent_id].holds:
        if hold.kind == "warning" and hold.until is not None and hold.until <= world.clock:
            yield hold_ended(agent_id, hold, "unanswered_warning")
            if hold.outcome is not None and hold.judgement is not None:
                yield from consequences(world, agent_id, hold.outcome, hold.judgement)


WARNING = Rule(
    name="warning",
    says="A warning that nobody answers brings the withdrawal; an answered queue call ends it.",
    on={CallConnected: _answered},
    subject="agent",
    due=_due,
    moves=(HoldStarted, HoldEnded),
    fire=_fire,
)
