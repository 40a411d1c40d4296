"""Coming back: what a return, a sign-in, a choice of status or a queue login ends and clears.

A person's choice always wins over an automatic rule. Agent-wide holds end by a return, a sign-in or any choice of
a status; those of one queue by a return or a login to that queue. The counts behind them are cleared, only those;
a status that is not available ends holds and clears nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readyroom.engine.events import Event, MembershipChosen, MissesCleared, Returned, SignedIn, StatusChosen
from readyroom.engine.facts import Hold
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _end(agent_id: str, holds: list[Hold], why: Any, *, clear: bool) -> Iterator[Event]:
    seen: set[tuple[str, str | None]] = set()
    for hold in holds:
        yield hold_ended(agent_id, hold, why)
    for hold in holds:
        for event in cleared(hold, agent_id) if clear else ():
            assert isinstance(event, MissesCleared)
            if (event.agent, event.queue) not in seen:
                seen.add((event.agent, event.queue))
                yield event


def _returned(world: World, e: Returned) -> Iterator[Event]:
    holds = [h for h in world.agents[e.agent].holds if e.queue is None or h.queue == e.queue]
    return _end(e.agent, holds, "returned", clear=True)


def _signed_in(world: World, e: SignedIn) -> Iterator[Event]:
    holds = [h for h in world.agents[e.agent].holds if h.queue is None]
    return _end(e.agent, holds, "signed_in", clear=True)


def _status_chosen(world: World, e: StatusChosen) -> Iterator[Event]:
    holds = [h for h in world.agents[e.agent].holds if h.queue is None]
    return _end(e.agent, holds, "status_chosen", clear=world.is_available(e.status))


def _queue_login(world: World, e: MembershipChosen) -> Iterator[Event]:
    if e.membership != "in":
        return
    agent = world.agents[e.agent]
    yield from _end(e.agent, [h for h in agent.holds if h.queue == e.queue], "queue_login", clear=True)
    membership = agent.memberships[e.queue]
    policy = world.policy(e.queue)
    standing = membership.misses and membership.misses[-1].seq > membership.resets.get("returned", 0)
    if standing and policy.counter == "queue" and policy.resets.return_or_login:
        yield MissesCleared(agent=e.agent, queue=e.queue, reset="returned")


RETURNS = Rule(
    name="returns",
    says="Coming back ends automatic withdrawals and clears the counts behind them.",
    on={
        Returned: _returned,
        SignedIn: _signed_in,
        StatusChosen: _status_chosen,
        MembershipChosen: _queue_login,
    },
)
