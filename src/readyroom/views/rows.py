"""The rows of the board: what is seen of one agent, queue, waiting call or offer at this moment.

Belongs here: the rows' shapes and how each is read off the world. Rows carry codes, ids, names and instants
(RFC 3339 once encoded), never running counters: who shows them counts up from `since`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from readyroom.engine.blockers import Blocker, agent_blockers, category, queue_blockers
from readyroom.engine.counts import misses_of, passed_by
from readyroom.engine.desired import desired_of
from readyroom.engine.facts import Actor, Agent, Judgement, Link, Membership, MembershipValue
from readyroom.engine.shown import activity_of, shown, state_of
from readyroom.engine.world import World
from readyroom.views.instants import maybe, when
from readyroom.views.intervals import Intervals, effective_membership
from readyroom.views.today import Served, Today

LinkState = Literal["up", "resyncing", "down"]


class DeviceRow(Struct, frozen=True):
    """A device that rings for the agent."""

    id: str
    kind: str
    registered: bool


class AgentCallRow(Struct, frozen=True):
    """A call that the agent has. `since`: when the present state of it began, as far as it is known."""

    id: str
    kind: str
    state: str
    queue: str | None
    peer: str
    since: datetime


class Drift(Struct, frozen=True):
    """The switch has something else than it should."""

    wanted: MembershipValue
    observed: MembershipValue
    since: datetime


class StandingRow(Struct, frozen=True):
    """How an agent stands in one queue."""

    queue: str
    label: str
    """The queue's; told here since somebody who sees the agent may not see all of their queues."""
    chosen: MembershipValue
    membership: MembershipValue
    """As it takes effect: what was chosen, and the holds on it."""
    since: datetime
    offerable: bool
    category: str
    """ready, busy, withdrawn or absent."""
    blockers: tuple[str, ...]
    misses: int
    threshold: int | None
    """None: nothing happens at any number."""
    passed_by: str | None
    """Why the queue's no-answer policy does not concern this agent, e.g. no_licence."""
    tier: int
    drift: Drift | None


class AgentRow(Struct, frozen=True):
    """An agent."""

    id: str
    name: str
    unit: str | None
    at_unit: str | None
    """The unit at which the agent is clocked in."""
    code: str
    """Where the label comes from: away, logged_off, hold, active, available, on_call, status."""
    label: str | None
    """The catalogue's word; None: the client has its own for `code`."""
    colour: str
    tone: str
    since: datetime
    then: str | None
    status: str
    """The status chosen last, whatever holds stand over it."""
    reason: str | None
    note: str | None
    state: str
    state_since: datetime
    activity: str
    activity_since: datetime
    wrap_up_until: datetime | None
    signed_in: bool
    devices: tuple[DeviceRow, ...]
    calls: tuple[AgentCallRow, ...]
    warned_until: datetime | None
    """"I'm here" is asked for until then."""
    queues: tuple[StandingRow, ...]


class ServedRow(Struct, frozen=True):
    """The callers of the local day that began at `since`; from `until` on they are yesterday's."""

    since: datetime | None
    until: datetime | None
    answered: int
    within: int
    """Answered within `service_level_s`."""
    abandoned: int
    left: int


class QueueRow(Struct, frozen=True):
    """A queue."""

    id: str
    label: str
    unit: str | None
    waiting: int
    oldest_since: datetime | None
    ready: int
    on_call: int
    """Members who are at work: ringing, on a call, in wrap-up."""
    withdrawn: int
    absent: int
    service_level_s: int
    today: ServedRow


class CallRow(Struct, frozen=True):
    """A caller who waits."""

    id: str
    queue: str
    caller: str
    external: bool
    state: str
    since: datetime
    """When the waiting began; kept across overflows."""
    entered_at: datetime
    offered_to: tuple[str, ...]
    tried: int
    """How many agents had it and did not take it."""


class OfferRow(Struct, frozen=True):
    """An agent who is rung."""

    id: str
    call: str
    queue: str
    agent: str
    device: str | None
    since: datetime
    until: datetime
    excused: str | None


class LinkRow(Struct, frozen=True):
    """The link to a switch."""

    id: str
    state: LinkState
    """resyncing: it is back, and is asked what happened meanwhile."""
    since: datetime


class MissRow(Struct, frozen=True):
    """An offer that counted."""

    at: datetime
    offer: str
    call: str
    queue: str


class JudgementRow(Struct, frozen=True):
    """Why an automatic change happened: the rule as it stood, its author, and the offers behind it."""

    queue: str
    kind: str
    count: int
    threshold: int
    misses: tuple[MissRow, ...]
    rule_version: int
    rule_by: Actor
    rule_at: datetime


def agent_row(world: World, intervals: Intervals, agent_id: str) -> AgentRow:
    """The row of one agent. Raises KeyError if there is none."""
    agent = world.agents[agent_id]
    look = shown(world, agent_id)
    state, activity = intervals.open("state", agent_id), intervals.open("activity", agent_id)
    warnings = [hold.until for hold in agent.holds if hold.kind == "warning" and hold.until is not None]
    return AgentRow(
        id=agent_id,
        name=agent.config.name,
        unit=agent.config.unit,
        at_unit=agent.attendance.unit,
        code=look.code,
        label=look.label,
        colour=look.colour,
        tone=look.tone,
        since=when(look.since),
        then=look.then,
        status=agent.status.status,
        reason=agent.status.reason,
        note=agent.status.note,
        state=state_of(world, agent_id),
        state_since=when(state.at if state is not None else look.since),
        activity=activity_of(world, agent_id),
        activity_since=when(activity.at if activity is not None else look.since),
        wrap_up_until=maybe(agent.wrap_up.until if agent.wrap_up is not None else None),
        signed_in=agent.signed_in.devices is not None,
        devices=tuple(
            DeviceRow(device.config.id, device.config.kind, device.registered)
            for device in world.devices_for(agent)
        ),
        calls=tuple(_agent_call(world, call_id) for call_id in agent.calls),
        warned_until=maybe(min(warnings, default=None)),
        queues=standing_rows(world, agent_id),
    )


def _agent_call(world: World, call_id: str) -> AgentCallRow:
    call = world.calls[call_id]
    since = call.held_since or call.answered_at or call.started_at
    return AgentCallRow(call_id, call.kind, call.state, call.queue, call.caller, when(since))


def standing_rows(world: World, agent_id: str, queue_id: str | None = None) -> tuple[StandingRow, ...]:
    """How an agent stands in one of their queues, or (None) in all."""
    agent = world.agents[agent_id]
    wide = agent_blockers(world, agent)
    asked = agent.memberships if queue_id is None else (queue_id,)
    return tuple(_standing(world, agent, wide, agent.memberships[each]) for each in asked)


def _standing(world: World, agent: Agent, wide: list[Blocker], membership: Membership) -> StandingRow:
    found = wide + queue_blockers(world, agent, membership)
    agent_id, queue_id = agent.config.id, membership.queue
    count = misses_of(world, agent_id, queue_id)
    return StandingRow(
        queue=queue_id,
        label=world.queues[queue_id].config.label,
        chosen=membership.value,
        membership=effective_membership(agent, membership)[0],
        since=when(membership.since),
        offerable=not found,
        category=category(found),
        blockers=tuple(blocker.code for blocker in found),
        misses=count.count,
        threshold=count.threshold,
        passed_by=passed_by(world, agent, queue_id) if count.threshold is not None else None,
        tier=membership.config.tier,
        drift=drift_row(membership, found),
    )


def drift_row(membership: Membership, found: list[Blocker]) -> Drift | None:
    """What a switch has, that should have what follows from these blockers; None: it has."""
    observed, drift = membership.observed, membership.drift
    if observed is None or drift is None:
        return None
    return Drift(desired_of(found).membership, observed, when(drift.since))


def queue_row(world: World, today: Today, queue_id: str) -> QueueRow:
    """The row of one queue. Raises KeyError if there is none."""
    config, totals, waiting = world.queues[queue_id].config, world.totals[queue_id], world.waiting[queue_id]
    return QueueRow(
        id=queue_id,
        label=config.label,
        unit=config.unit,
        waiting=len(waiting),
        # Whoever overflowed into this queue came late and has waited for long: look at all.
        oldest_since=maybe(min((world.calls[call_id].started_at for call_id in waiting), default=None)),
        ready=totals["ready"],
        on_call=totals["busy"],
        withdrawn=totals["withdrawn"],
        absent=totals["absent"],
        service_level_s=config.service_level_s,
        today=_served(today.of(queue_id)),
    )


def _served(served: Served) -> ServedRow:
    return ServedRow(
        maybe(served.since or None),
        maybe(served.until or None),
        served.answered,
        served.within,
        served.abandoned,
        served.left,
    )


def call_row(world: World, call_id: str) -> CallRow | None:
    """The row of a caller who waits, None for a call that does not."""
    call = world.calls.get(call_id)
    if call is None or call.kind != "queue" or call.agent is not None or call.queue is None:
        return None
    return CallRow(
        id=call_id,
        queue=call.queue,
        caller=call.caller,
        external=call.external,
        state=call.state,
        since=when(call.started_at),
        entered_at=when(call.entered_at),
        offered_to=tuple(world.offers[offer_id].agent for offer_id in call.offers),
        tried=len(call.tries),
    )


def offer_row(world: World, offer_id: str) -> OfferRow | None:
    """The row of an offer that rings, None for one that ended."""
    offer = world.offers.get(offer_id)
    if offer is None:
        return None
    return OfferRow(
        id=offer_id,
        call=offer.call,
        queue=offer.queue,
        agent=offer.agent,
        device=offer.device,
        since=when(offer.since),
        until=when(offer.since + offer.ring_s * 1000),
        excused=offer.excused,
    )


def link_row(world: World, name: str) -> LinkRow | None:
    """The row of a link, None for one that never was."""
    link = world.links.get(name)
    if link is None:
        return None
    return LinkRow(name, link_state(link), when(link.since))


def link_state(link: Link) -> LinkState:
    """Up, resyncing or down."""
    return ("resyncing" if link.resyncing else "up") if link.up else "down"


def judgement_row(judgement: Judgement | None) -> JudgementRow | None:
    """A judgement as it is shown."""
    if judgement is None:
        return None
    return JudgementRow(
        judgement.queue,
        judgement.kind,
        judgement.count,
        judgement.threshold,
        tuple(MissRow(when(miss.at), miss.offer, miss.call, miss.queue) for miss in judgement.misses),
        judgement.rule_version,
        judgement.rule_by,
        when(judgement.rule_at),
    )
