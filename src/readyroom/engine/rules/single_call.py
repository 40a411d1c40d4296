"""Single Call: available for one queue call, then offline.

Spent at the hang-up of a queue call that was answered under it, or by a missed or refused one where the setting says
so; by nothing else. Chosen again meanwhile, it is armed again; another status chosen meanwhile replaces it.
"""

from __future__ import annotations

from collections.abc import Sequence

from readyroom.engine.events import CallEnded, Event, OfferEnded, SingleCallSpent
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _spent(world: World, agent_id: str, call: str, began_seq: int) -> Sequence[Event]:
    status = world.agents[agent_id].status
    entry = world.statuses.get(status.status)
    if entry is None or entry.calls != "one" or began_seq <= status.cause:
        return ()
    return [SingleCallSpent(agent=agent_id, status=world.settings.offline_status, call=call)]


def _call_ended(world: World, e: CallEnded) -> Sequence[Event]:
    if e.kind != "queue" or e.agent is None or not e.answered_seq:
        return ()
    return _spent(world, e.agent, e.call, e.answered_seq)


def _offer_ended(world: World, e: OfferEnded) -> Sequence[Event]:
    if e.outcome not in ("no_answer", "refused") or not world.settings.single_call_spent_by_miss:
        return ()
    return _spent(world, e.agent, e.call, e.started_seq)


SINGLE_CALL = Rule(
    name="single_call",
    says="Single Call becomes Offline after one queue call.",
    on={CallEnded: _call_ended, OfferEnded: _offer_ended},
)
