"""Coming back: what a return, a sign-in, a choice of status or a queue login ends and clears.

A person's choice always wins over an automatic rule. Agent-wide holds end by a return, a sign-in or any choice of
a status; those of one queue by a return or a login to that queue. The counts behind them are cleared, only those;
a status that is not available ends holds and clears nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readyroom.engine.events import Event, MembershipChosen, MissesCleared, Returned, SignedIn, StatusChosen
from readyroom.engine.facts import Agent, Hold
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _end(agent: Agent, holds: list[Hold], why: Any, *, clear: bool) -> Iterator[Event]:
    seen: set[str | None] = set()
    for hold in holds:
        yield hold_ended(agent.config.id, hold, why)
    for hold in holds:
        for event in cleared(agent, hold.judgement) if clear else ():
            if event.queue not in seen:
                seen.add(event.queue)
                yield event


def _wide(agent: Agent) -> list[Hold]:
    return [hold for hold in agent.holds if hold.queue is None]


def _returned(world: World, e: Returned) -> Iterator[Event]:
    agent = world.agents[e.agent]
    holds = [h for h in agent.holds if e.queue is None or h.queue == e.queue]
    return _end(agent, holds, "returned", clear=True)


def _signed_in(world: World, e: SignedIn) -> Iterator[Event]:
    agent = world.agents[e.agent]
    return _end(agent, _wide(agent), "signed_in", clear=True)


def _status_chosen(world: World, e: StatusChosen) -> Iterator[Event]:
    agent = world.agents[e.agent]
    return _end(agent, _wide(agent), "status_chosen", clear=world.is_available(e.status))


def _queue_login(world: World, e: MembershipChosen) -> Iterator[Event]:
    if e.membership != "in":
        return
    agent = world.agents[e.agent]
    ended = list(_end(agent, [h for h in agent.holds if h.queue == e.queue], "queue_login", clear=True))
    yield from ended
    if any(isinstance(event, MissesCleared) and event.queue == e.queue for event in ended):
        return
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
