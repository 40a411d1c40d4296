"""Coming back: what a return, a sign-in, a choice of status or a queue login ends and clears.

A person's choice always wins over an automatic rule. Agent-wide holds end by a return, a sign-in or any choice of
a status; those of one queue by a return or a login to that queue, but a warning by any choice of a status, since
that is no silence. The counts behind them are cleared, only those.
A status that is not available ends holds and clears nothing: what was behind them is cleared by the return after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from readyroom.engine.events import Event, MembershipChosen, MissesCleared, Returned, SignedIn, StatusChosen
from readyroom.engine.facts import Agent, Hold, Judgement
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _end(agent: Agent, holds: Sequence[Hold], why: Any, *owed: Judgement) -> Iterator[Event]:
    """End these holds, and clear the counts behind them and those that are still owed."""
    yield from [hold_ended(agent.config.id, hold, why) for hold in holds]
    behind = (*(hold.judgement for hold in holds), *owed)
    yield from {event.queue: event for one in behind for event in cleared(agent, one)}.values()


def _in(agent: Agent, queue: str | None) -> list[Hold]:
    """The holds of that scope; None: of the whole agent."""
    return [hold for hold in agent.holds if hold.queue == queue]


def _returned(world: World, e: Returned) -> Iterator[Event]:
    agent = world.agents[e.agent]
    if e.queue is not None:
        return _end(agent, _in(agent, e.queue), "returned")
    return _end(agent, agent.holds, "returned", *agent.uncleared)


def _signed_in(world: World, e: SignedIn) -> Iterator[Event]:
    agent = world.agents[e.agent]
    return _end(agent, _in(agent, None), "signed_in", *agent.uncleared)


def _status_chosen(world: World, e: StatusChosen) -> Iterator[Event]:
    agent = world.agents[e.agent]
    holds = [hold for hold in agent.holds if hold.queue is None or hold.kind == "warning"]
    if world.is_available(e.status):
        return _end(agent, holds, "status_chosen", *agent.uncleared)
    return (hold_ended(e.agent, hold, "status_chosen") for hold in holds)


def _queue_login(world: World, e: MembershipChosen) -> Iterator[Event]:
    if e.membership != "in":
        return
    agent = world.agents[e.agent]
    ended = list(_end(agent, _in(agent, e.queue), "queue_login"))
    yield from ended
    if any(isinstance(event, MissesCleared) and event.queue == e.queue for event in ended):
        return
    membership = agent.memberships[e.queue]
    policy = world.policy(e.queue)
    standing = membership.misses and membership.misses[-1].seq > membership.resets.returned
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
