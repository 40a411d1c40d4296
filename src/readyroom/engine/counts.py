"""How many misses stand against an agent. No counter is stored: the count is what lies behind the last reset.

Belongs here: which offers count under a policy, and how many of them there are since the last reset that the
policy names.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine.catalogue import NoAnswerOutcome
from readyroom.engine.facts import Agent, LastResets, Miss, MissKind, Offer, Outcome, Queue
from readyroom.engine.world import World

KINDS: dict[Outcome, MissKind] = {"no_answer": "miss", "refused": "miss", "unreachable": "unreachable"}
"""The outcomes that a policy may count, and the count that each goes to."""
MISSES_KEPT = 50
"""Per agent, queue and kind: the highest threshold there is."""


class Count(Struct, frozen=True):
    """As in "2 of 3": the misses that stand, and the threshold (None: nothing happens at any number)."""

    kind: MissKind
    misses: tuple[Miss, ...]
    threshold: int | None

    @property
    def count(self) -> int:
        """How many."""
        return len(self.misses)


def outcome_for(world: World, agent: Agent, queue_id: str) -> NoAnswerOutcome:
    """What happens at the threshold: the agent's own setting, else the queue's."""
    return agent.config.no_answer or world.policy(queue_id).outcome


def passed_by(world: World, agent: Agent, queue_id: str) -> str | None:
    """Why the queue's policy does not concern this agent at all, or None if it does."""
    policy = world.policy(queue_id)
    if policy.applies_to == "none":
        return "applies_to_none"
    if policy.requires_licence:
        user = world.user(agent.config.id)
        if user is None or "auto_logout" not in user.licences:
            return "no_licence"
    if policy.requires_forced_login and not (agent.config.login_code and agent.config.forced_login):
        return "no_forced_login"
    if outcome_for(world, agent, queue_id).kind == "sign_out" and not agent.config.login_code:
        return "no_login_code"
    return None


def uncounted(world: World, offer: Offer, outcome: Outcome) -> str | None:
    """Why an offer with this outcome is no miss under its queue's policy of this moment; None: it is one."""
    kind = KINDS.get(outcome)
    if kind is None:
        return "not_a_miss"
    agent = world.agents[offer.agent]
    passed = passed_by(world, agent, offer.queue)
    if passed is not None:
        return passed
    policy = world.policy(offer.queue)
    call = world.calls.get(offer.call)
    if policy.applies_to == "external" and call is not None and not call.external:
        return "internal_call"
    if outcome == "refused" and not policy.counts_refused:
        return "refusals_not_counted"
    if outcome == "unreachable" and policy.unreachable_threshold is None:
        return "unreachable_not_counted"
    if policy.count_by == "call":
        standing = count_of(world, offer.agent, offer.queue, kind).misses
        if any(miss.call == offer.call for miss in standing):
            return "same_call"
    return None


def _last_reset(queue: Queue, resets: LastResets) -> int:
    """Seq of the last reset that the queue's policy names; 0 if there was none."""
    policy, named = queue.config.no_answer, queue.config.no_answer.resets
    return max(
        resets.answered if policy.mode == "consecutive" else 0,
        resets.returned if named.return_or_login else 0,
        resets.signed_in if named.sign_in else 0,
        resets.supervisor if named.supervisor else 0,
        queue.daily_reset_seq if named.daily_at is not None else 0,
    )


def count_of(world: World, agent_id: str, queue_id: str, kind: MissKind = "miss") -> Count:
    """The count of one kind that the policy of this queue would judge now. Raises KeyError if not a member."""
    agent = world.agents[agent_id]
    queue: Queue = world.queues[queue_id]
    policy = queue.config.no_answer
    threshold = policy.threshold if kind == "miss" else policy.unreachable_threshold
    if policy.counter == "queue":
        membership = agent.memberships[queue_id]
        since = _last_reset(queue, membership.resets)
        misses = [miss for miss in membership.misses if miss.seq > since and miss.kind == kind]
    else:
        since = _last_reset(queue, agent.resets)
        misses = [
            miss
            for membership in agent.memberships.values()
            for miss in membership.misses
            if miss.seq > since and miss.kind == kind
        ]
        misses.sort(key=lambda miss: miss.seq)
    return Count(kind, tuple(misses), threshold)


def misses_of(world: World, agent_id: str, queue_id: str) -> Count:
    """The misses that stand against an agent in a queue, as people see them."""
    return count_of(world, agent_id, queue_id, "miss")
