"""The no-answer policy: auto logout, status on no answer, automatic withdrawal.

The queue decides which calls count, the agent may decide what happens. A miss is judged when it ends, against the
policy of the queue where it ended, at the threshold or above it, once per hold. Everything that happens names the
offers behind it and the rule as it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readyroom.engine.catalogue import NoAnswerOutcome
from readyroom.engine.counts import KINDS, Count, count_of, outcome_for
from readyroom.engine.events import Event, HoldStarted, NotificationRaised, OfferEnded, SignedOut
from readyroom.engine.facts import Agent, Hold, Judgement, MembershipValue
from readyroom.engine.rule import Rule
from readyroom.engine.world import World

ACTS_AS: dict[str, tuple[bool, MembershipValue | None]] = {
    "pause_queue": (True, "paused"),
    "leave_queue": (True, "out"),
    "leave_all": (False, "out"),
    "status": (False, None),
}
"""Outcome → whether its hold is of that queue alone, and the membership that it acts as."""


def judged(world: World, queue_id: str, count: Count) -> Judgement:
    """The rule as it stands, and the misses behind it."""
    queue = world.queues[queue_id]
    assert count.threshold is not None
    return Judgement(
        queue=queue_id,
        kind=count.kind,
        counter=queue.config.no_answer.counter,
        count=count.count,
        threshold=count.threshold,
        misses=count.misses,
        rule_version=queue.policy_version,
        rule_by=queue.policy_by,
        rule_at=queue.policy_at,
    )


def consequences(
    world: World, agent_id: str, outcome: NoAnswerOutcome, judgement: Judgement
) -> Iterator[Event]:
    """What the outcome does, and who is told."""
    subject = "threshold_reached"
    if outcome.kind == "sign_out":
        subject = "signed_out"
        if world.agents[agent_id].signed_in.devices is not None:
            yield SignedOut(agent=agent_id, reason="no_answer", judgement=judgement)
    elif outcome.kind != "none":
        subject = "withdrawn"
        of_queue, membership = ACTS_AS[outcome.kind]
        hold = Hold(
            id="",
            kind="misses",
            queue=judgement.queue if of_queue else None,
            acts_as_status=outcome.status,
            acts_as_membership=membership,
            shown=outcome.shown,
            judgement=judgement,
        )
        yield HoldStarted(agent=agent_id, hold=hold)
    users = world.policy(judgement.queue).notify
    if users:
        yield NotificationRaised(
            users=users,
            subject=subject,  # type: ignore[arg-type]
            agent=agent_id,
            queue=judgement.queue,
            judgement=judgement,
        )


def _held_already(agent: Agent, judgement: Judgement) -> bool:
    """Whether a hold stands that this very count led to, and that keeps this queue's calls away."""
    for hold in agent.holds:
        behind = hold.judgement
        if behind is None or (behind.counter, behind.kind) != (judgement.counter, judgement.kind):
            continue
        covered = behind.queue if judgement.counter == "queue" else hold.queue
        if covered in (None, judgement.queue):
            return True
    return False


def _last_one(world: World, agent_id: str, queue_id: str) -> bool:
    """Whether callers wait and no other agent of the queue is ready (or being rung)."""
    if not world.waiting[queue_id]:
        return False
    for other, membership in world.members[queue_id].items():
        if other != agent_id and (membership.ready_seq or world.agents[other].offers):
            return False
    return True


def _offer_ended(world: World, e: OfferEnded) -> Iterable[Event]:
    if not e.counted:
        return ()
    count = count_of(world, e.agent, e.queue, KINDS[e.outcome])
    if count.threshold is None or count.count < count.threshold:
        return ()
    return _at_threshold(world, e, count)


def _at_threshold(world: World, e: OfferEnded, count: Count) -> Iterator[Event]:
    agent, policy = world.agents[e.agent], world.policy(e.queue)
    judgement = judged(world, e.queue, count)
    if _held_already(agent, judgement):
        return
    outcome = outcome_for(world, agent, e.queue)
    if policy.last_agent_guard and outcome.kind != "none" and _last_one(world, e.agent, e.queue):
        if policy.notify:
            yield NotificationRaised(
                users=policy.notify,
                subject="last_agent_kept",
                agent=e.agent,
                queue=e.queue,
                judgement=judgement,
            )
    elif policy.warn_s is not None and outcome.kind != "none":
        of_queue, _ = ACTS_AS.get(outcome.kind, (False, None))
        hold = Hold(
            id="",
            kind="warning",
            queue=e.queue if of_queue else None,
            until=world.clock + policy.warn_s * 1000,
            judgement=judgement,
            outcome=outcome,
        )
        yield HoldStarted(agent=e.agent, hold=hold)
    else:
        yield from consequences(world, e.agent, outcome, judgement)


NO_ANSWER = Rule(
    name="no_answer",
    says="At the queue's threshold of misses the agent is withdrawn, or warned first.",
    on={OfferEnded: _offer_ended},
)
