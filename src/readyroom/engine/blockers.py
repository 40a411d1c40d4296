"""May a queue call ring this agent? The answer is the list of what stands against it; empty means yes.

Belongs here: the conjunction itself, one entry per blocker code, in the order in which people read them. Every
blocker names since when, the event that caused it, who did that, and what ends it.
"""

from __future__ import annotations

from msgspec import Struct, field

from readyroom.engine.facts import SYSTEM, Actor, Agent, Fact, Hold, Membership
from readyroom.engine.world import World

CLEARED_BY: dict[str, str] = {
    "not_clocked_in": "clock_in",
    "signed_out": "sign_in",
    "device_unregistered": "device_registered",
    "status_unavailable": "available_status",
    "membership_out": "queue_login",
    "membership_paused": "queue_login",
    "hold_misses": "return",
    "hold_warning": "stay",
    "hold_preview": "home",
    "hold_post_call": "time",
    "ringing": "offer_end",
    "on_call": "call_end",
    "wrap_up": "wrap_up_end",
}
"""Blocker code → what ends it."""

ABSENT = frozenset({"not_clocked_in", "signed_out", "hold_misses", "membership_out"})
"""Who has one of these, or a status of kind offline, is not there at all."""
BUSY = frozenset({"ringing", "on_call", "wrap_up"})
"""Who has only these is at work."""


class Blocker(Struct, frozen=True, gc=False):
    """One reason why a queue call may not ring an agent."""

    code: str
    since: int
    cause: int = 0
    by: Actor = SYSTEM
    clears: str = ""
    until: int | None = None
    params: dict[str, str] = field(default_factory=dict)


def _of(code: str, fact: Fact, until: int | None = None, /, **params: str) -> Blocker:
    return Blocker(code, fact.since, fact.cause, fact.by, CLEARED_BY[code], until, params)


def _of_hold(hold: Hold) -> Blocker:
    code = f"hold_{hold.kind}"
    clears = CLEARED_BY[code]
    if hold.kind == "misses" and hold.queue is not None:
        clears = "return_or_queue_login"
    params = {"hold": hold.id}
    if hold.acts_as_status is not None:
        params["status"] = hold.acts_as_status
    if hold.acts_as_membership is not None:
        params["membership"] = hold.acts_as_membership
    if hold.judgement is not None:
        judgement = hold.judgement
        params |= {
            "queue": judgement.queue,
            "count": str(judgement.count),
            "threshold": str(judgement.threshold),
        }
    return Blocker(code, hold.since, hold.cause, hold.by, clears, hold.until, params)


def agent_blockers(world: World, agent: Agent) -> list[Blocker]:
    """What stands against calls from any queue."""
    found: list[Blocker] = []
    if agent.attendance.unit is None and world.is_tracked(agent):
        found.append(_of("not_clocked_in", agent.attendance))
    if agent.signed_in.devices is None and agent.config.login_code:
        found.append(_of("signed_out", agent.signed_in))
    status = world.statuses.get(agent.status.status)
    if status is None or status.kind != "available":
        kind = "offline" if status is None else status.kind
        found.append(_of("status_unavailable", agent.status, status=agent.status.status, kind=kind))
    for hold in agent.holds:
        if hold.queue is None:
            found.append(_of_hold(hold))
    if agent.offers:
        offer = world.offers[agent.offers[0]]
        until = offer.since + offer.ring_s * 1000
        found.append(
            Blocker(
                "ringing",
                offer.since,
                offer.seq,
                SYSTEM,
                "offer_end",
                until,
                {"offer": offer.id, "call": offer.call},
            )
        )
    for call_id in agent.calls:
        call = world.calls[call_id]
        code = "ringing" if call.state == "ringing" else "on_call"
        since = call.answered_at or call.started_at
        cause = call.answered_seq or call.entered_seq
        found.append(
            Blocker(code, since, cause, SYSTEM, "call_end", None, {"call": call_id, "kind": call.kind})
        )
    if agent.wrap_up is not None:
        found.append(_of("wrap_up", agent.wrap_up, agent.wrap_up.until, queue=agent.wrap_up.queue))
    return found


def queue_blockers(world: World, agent: Agent, membership: Membership) -> list[Blocker]:
    """What stands against calls from this one queue."""
    found: list[Blocker] = []
    if agent.phone_lost is not None and world.queues[membership.queue].config.channel == "voice":
        found.append(_of("device_unregistered", agent.phone_lost))
    if membership.value == "out":
        found.append(_of("membership_out", membership))
    elif membership.value == "paused":
        reason = {} if membership.reason is None else {"reason": membership.reason}
        found.append(_of("membership_paused", membership, None, **reason))
    if agent.holds:
        for hold in agent.holds:
            if hold.queue == membership.queue:
                found.append(_of_hold(hold))
    return found


def blockers(world: World, agent_id: str, queue_id: str) -> list[Blocker]:
    """Why a call of this queue may not ring this agent; empty: it may. Raises KeyError if not a member."""
    agent = world.agents[agent_id]
    membership = agent.memberships[queue_id]
    return agent_blockers(world, agent) + queue_blockers(world, agent, membership)


def category(found: list[Blocker]) -> str:
    """`ready`, `busy` (at work), `withdrawn` (there, but not for calls) or `absent` (not there)."""
    answer = "ready"
    for blocker in found:
        code = blocker.code
        if code in ABSENT or (code == "status_unavailable" and blocker.params["kind"] == "offline"):
            return "absent"
        if code not in BUSY:
            answer = "withdrawn"
        elif answer == "ready":
            answer = "busy"
    return answer
