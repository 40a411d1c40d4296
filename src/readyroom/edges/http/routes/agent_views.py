"""An agent as the API answers it: facts with provenance, and what is derived from them.

Belongs here: the shapes of `GET /agents` and `GET /agents/{agent}`, and how they are read off the world.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from readyroom.edges.http.times import maybe, when
from readyroom.engine.blockers import agent_blockers
from readyroom.engine.catalogue import AgentConfig, NoAnswerOutcome
from readyroom.engine.counts import Count, count_of, outcome_for
from readyroom.engine.facts import Actor, Agent, Fact, Hold, Membership, MembershipValue
from readyroom.engine.shown import (
    Shown,
    activity_of,
    capabilities,
    direct_calls,
    outgoing_calls,
    shown,
    state_of,
)
from readyroom.engine.world import World
from readyroom.views.explain import (
    AgentExplanation,
    BlockerRow,
    QueueExplanation,
    blocker_row,
    explain_agent,
)
from readyroom.views.rows import JudgementRow, MissRow, OfferRow, judgement_row, offer_row


class ShownView(Struct, frozen=True, kw_only=True):
    """What the board shows. `label` null: clients have their own word for `code`."""

    code: str
    label: str | None
    colour: str
    tone: str
    since: datetime
    then: str | None


class AgentSummary(Struct, frozen=True, kw_only=True):
    """An agent in a list."""

    id: str
    name: str
    unit: str | None
    groups: tuple[str, ...]
    user: str | None
    at_unit: str | None
    signed_in: bool
    status: str
    state: str
    activity: str
    shown: ShownView
    queues: tuple[str, ...]


class Provenance(Struct, frozen=True, kw_only=True):
    """Since when a fact is so, who set it, and the event that did (0: none yet)."""

    since: datetime
    by: Actor
    cause: int


class AttendanceFact(Provenance, frozen=True, kw_only=True):
    """`unit` null: clocked out."""

    unit: str | None
    tracked: bool


class SignedInFact(Provenance, frozen=True, kw_only=True):
    """`devices` null: signed out; empty: by the web alone."""

    devices: tuple[str, ...] | None


class StatusFact(Provenance, frozen=True, kw_only=True):
    """The status chosen last."""

    status: str
    reason: str | None
    note: str | None


class DeviceFact(Provenance, frozen=True, kw_only=True):
    """A device that rings for the agent."""

    id: str
    kind: str
    registered: bool
    signed_in: str | None
    site: str | None


class HoldView(Provenance, frozen=True, kw_only=True):
    """An automatic withdrawal that stands."""

    id: str
    kind: str
    queue: str | None
    acts_as_status: str | None
    acts_as_membership: MembershipValue | None
    shown: str | None
    until: datetime | None
    rule: str
    judgement: JudgementRow | None
    campaign: str | None


class AgentCall(Struct, frozen=True, kw_only=True):
    """A call that the agent has."""

    id: str
    kind: str
    state: str
    queue: str | None
    peer: str
    external: bool
    device: str | None
    started_at: datetime
    answered_at: datetime | None


class WrapUpFact(Provenance, frozen=True, kw_only=True):
    """Work after a queue call."""

    queue: str
    call: str
    until: datetime


class CaseFact(Provenance, frozen=True, kw_only=True):
    """An open case."""

    case: str


class RecordFact(Provenance, frozen=True, kw_only=True):
    """The campaign record that is open."""

    campaign: str
    record: str


class CountView(Struct, frozen=True, kw_only=True):
    """As in "2 of 3"; `threshold` null: nothing happens at any number."""

    count: int
    threshold: int | None
    misses: tuple[MissRow, ...]


class MembershipFact(Provenance, frozen=True, kw_only=True):
    """What was chosen for a queue, and what it comes to with the holds on it."""

    chosen: MembershipValue
    effective: MembershipValue
    reason: str | None


class ObservedMembership(Struct, frozen=True, kw_only=True):
    """What the switch last said that it has."""

    membership: MembershipValue
    reason: str | None
    at: datetime


class Standing(Struct, frozen=True, kw_only=True):
    """How the agent stands in one queue."""

    queue: str
    label: str
    tier: int
    position: int
    wrap_up_s: int
    membership: MembershipFact
    offerable: bool
    blockers: tuple[BlockerRow, ...]
    misses: CountView
    unreachable: CountView
    outcome: NoAnswerOutcome
    """What happens at the threshold: the agent's own setting, else the queue's."""
    passed_by: str | None
    """Why the queue's no-answer policy does not concern this agent at all."""
    observed: ObservedMembership | None


class Gate(Struct, frozen=True, kw_only=True):
    """What the attendance gate leaves open: full, read_only or none."""

    console: str
    calendar: str
    case_browser: str


class AgentDetail(AgentConfig, frozen=True, kw_only=True, tag="agent"):
    """An agent: the configuration, the facts with their provenance, and what follows from them."""

    user: str | None
    seq: int
    """The event up to which this is so."""
    shown: ShownView
    state: str
    activity: str
    direct_calls: Literal["ring", "busy"]
    outgoing_calls: Literal["allow", "bar"]
    capabilities: Gate
    attendance: AttendanceFact
    signed_in: SignedInFact
    status: StatusFact
    devices: tuple[DeviceFact, ...]
    holds: tuple[HoldView, ...]
    offers: tuple[OfferRow, ...]
    calls: tuple[AgentCall, ...]
    wrap_up: WrapUpFact | None
    cases: tuple[CaseFact, ...]
    campaign_record: RecordFact | None
    task: str | None
    queues: tuple[Standing, ...]
    blockers: tuple[BlockerRow, ...]
    """What stands against calls from any queue."""


def agent_summary(world: World, agent: Agent) -> AgentSummary:
    """An agent for a list."""
    agent_id = agent.config.id
    return AgentSummary(
        id=agent_id,
        name=agent.config.name,
        unit=agent.config.unit,
        groups=agent.config.groups,
        user=world.user_of.get(agent_id),
        at_unit=agent.attendance.unit,
        signed_in=agent.signed_in.devices is not None,
        status=agent.status.status,
        state=state_of(world, agent_id),
        activity=activity_of(world, agent_id),
        shown=_shown(shown(world, agent_id)),
        queues=tuple(agent.memberships),
    )


def agent_detail(world: World, agent: Agent) -> AgentDetail:
    """All of an agent. Only while settled."""
    agent_id = agent.config.id
    explained = explain_agent(world, agent_id)
    gate = capabilities(world, agent_id)
    return AgentDetail(
        **asdict(agent.config),
        user=world.user_of.get(agent_id),
        seq=world.seq,
        shown=_shown(shown(world, agent_id)),
        state=explained.state,
        activity=explained.activity,
        direct_calls=direct_calls(world, agent_id),
        outgoing_calls=outgoing_calls(world, agent_id),
        capabilities=Gate(**gate),
        attendance=AttendanceFact(
            **_of(agent.attendance), unit=agent.attendance.unit, tracked=world.is_tracked(agent)
        ),
        signed_in=SignedInFact(**_of(agent.signed_in), devices=agent.signed_in.devices),
        status=StatusFact(
            **_of(agent.status),
            status=agent.status.status,
            reason=agent.status.reason,
            note=agent.status.note,
        ),
        devices=tuple(
            DeviceFact(
                **_of(device),
                id=device.config.id,
                kind=device.config.kind,
                registered=device.registered,
                signed_in=device.signed_in,
                site=device.config.site,
            )
            for device in world.devices_for(agent)
        ),
        holds=tuple(_hold(hold) for hold in agent.holds),
        offers=tuple(row for row in (offer_row(world, offer) for offer in agent.offers) if row is not None),
        calls=tuple(_call(world, call_id) for call_id in agent.calls),
        **_work(agent),
        task=agent.task,
        queues=_standings(world, agent, explained),
        blockers=tuple(blocker_row(agent, blocker) for blocker in agent_blockers(world, agent)),
    )


def _of(fact: Fact | Hold) -> dict[str, Any]:
    return {"since": when(fact.since), "by": fact.by, "cause": fact.cause}


def _shown(look: Shown) -> ShownView:
    return ShownView(
        code=look.code, label=look.label, colour=look.colour, tone=look.tone, since=when(look.since), then=look.then
    )  # fmt: skip


def _hold(hold: Hold) -> HoldView:
    return HoldView(
        **_of(hold),
        id=hold.id,
        kind=hold.kind,
        queue=hold.queue,
        acts_as_status=hold.acts_as_status,
        acts_as_membership=hold.acts_as_membership,
        shown=hold.shown,
        until=maybe(hold.until),
        rule=hold.rule,
        judgement=judgement_row(hold.judgement),
        campaign=hold.campaign,
    )


def _call(world: World, call_id: str) -> AgentCall:
    call = world.calls[call_id]
    return AgentCall(
        id=call_id,
        kind=call.kind,
        state=call.state,
        queue=call.queue,
        peer=call.caller,
        external=call.external,
        device=call.device,
        started_at=when(call.started_at),
        answered_at=maybe(call.answered_at or None),
    )


def _work(agent: Agent) -> dict[str, Any]:
    """Wrap-up, cases and the campaign record."""
    wrap_up, record = agent.wrap_up, agent.record
    return {
        "wrap_up": None
        if wrap_up is None
        else WrapUpFact(**_of(wrap_up), queue=wrap_up.queue, call=wrap_up.call, until=when(wrap_up.until)),
        "cases": tuple(CaseFact(**_of(case), case=case.case) for case in agent.cases.values()),
        "campaign_record": None
        if record is None
        else RecordFact(**_of(record), campaign=record.campaign, record=record.record),
    }


def _standings(world: World, agent: Agent, explained: AgentExplanation) -> tuple[Standing, ...]:
    return tuple(
        _standing(world, agent, membership, told)
        for membership, told in zip(agent.memberships.values(), explained.queues, strict=True)
    )


def _standing(world: World, agent: Agent, membership: Membership, told: QueueExplanation) -> Standing:
    agent_id, queue_id, config = agent.config.id, membership.queue, membership.config
    queue = world.queues[queue_id].config
    observed = None
    if membership.observed is not None:
        observed = ObservedMembership(
            membership=membership.observed,
            reason=membership.observed_reason,
            at=when(membership.observed_at),
        )
    return Standing(
        queue=queue_id,
        label=queue.label,
        tier=config.tier,
        position=config.position,
        wrap_up_s=queue.wrap_up_s if config.wrap_up_s is None else config.wrap_up_s,
        membership=MembershipFact(
            **_of(membership),
            chosen=told.chosen,
            effective=told.membership,
            reason=membership.reason,
        ),
        offerable=not told.blockers,
        blockers=told.blockers,
        misses=_count(count_of(world, agent_id, queue_id, "miss")),
        unreachable=_count(count_of(world, agent_id, queue_id, "unreachable")),
        outcome=outcome_for(world, agent, queue_id),
        passed_by=told.passed_by,
        observed=observed,
    )


def _count(count: Count) -> CountView:
    misses = tuple(MissRow(when(miss.at), miss.offer, miss.call, miss.queue) for miss in count.misses)
    return CountView(count=count.count, threshold=count.threshold, misses=misses)
