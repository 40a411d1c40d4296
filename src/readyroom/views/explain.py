"""Why is this agent (not) rung, and who was tried for this call: the answers, as codes with parameters.

Belongs here: reading an explanation off a world, of now or of any past instant, and off a call's events. Clients
make the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.blockers import Blocker, agent_blockers, blockers, category, queue_blockers
from readyroom.engine.counts import misses_of, passed_by
from readyroom.engine.facts import Actor, Agent, Hold, MembershipValue
from readyroom.engine.shown import activity_of, direct_calls, outgoing_calls, shown, state_of
from readyroom.engine.world import World
from readyroom.views.instants import maybe, when
from readyroom.views.intervals import effective_membership
from readyroom.views.rows import Drift, JudgementRow, MissRow, drift_row, judgement_row

OTHERS_SHOWN = 200
"""Agents listed who were not tried; beyond that their number by blocker says more."""


class BlockerRow(Struct, frozen=True):
    """One reason why a queue call may not ring an agent."""

    code: str
    since: datetime
    cause: int
    """Seq of the event that set it; 0 if it is older than the log."""
    by: Actor
    clears: str
    until: datetime | None
    params: dict[str, str]
    rule: str | None
    """The automatic rule behind it."""
    judgement: JudgementRow | None


class QueueExplanation(Struct, frozen=True):
    """How an agent stands in one queue, and why."""

    queue: str
    offerable: bool | None
    """None: nothing that is known stands against it, but not everything is known."""
    blockers: tuple[BlockerRow, ...]
    chosen: MembershipValue
    membership: MembershipValue
    misses: tuple[MissRow, ...]
    threshold: int | None
    passed_by: str | None
    drift: Drift | None = None
    """What the switch has instead of what it should."""


class AgentExplanation(Struct, frozen=True):
    """Why an agent is (not) rung, as of the event `seq`.

    Of the time before the log, `source` says who tells it (`queue_log`), `not_known` what they do not tell; what a
    field would say of that is `not_told`. `seq` is then 0, and `since` is `at`.
    """

    agent: str
    seq: int
    at: datetime
    code: str
    label: str | None
    since: datetime
    state: str
    activity: str
    direct_calls: str
    outgoing_calls: str
    queues: tuple[QueueExplanation, ...]
    source: str | None = None
    not_known: tuple[str, ...] = ()


class TriedRow(Struct, frozen=True):
    """An offer of the call. `outcome` None: it rings."""

    agent: str
    offer: str
    queue: str
    device: str | None
    since: datetime
    until: datetime | None
    ring_ms: int | None
    outcome: str | None
    detail: str | None
    raw_cause: str | None
    counted: bool
    uncounted: str | None


class OtherRow(Struct, frozen=True):
    """A member of the call's queue who was not tried. No blockers: others came first."""

    agent: str
    category: str
    blockers: tuple[BlockerRow, ...]


class CallExplanation(Struct, frozen=True):
    """What became of a call, who was tried, and why not the others, as of the event `seq`.

    `source` and `not_known` are as of an agent's explanation.
    """

    call: str
    kind: str
    state: str
    """waiting, ringing, connected, ended, left (given back to the switch), or not_told."""
    queues: tuple[str, ...]
    """The queues it waited in, in order."""
    caller: str
    external: bool | None
    since: datetime
    answered_by: str | None
    answered_at: datetime | None
    ended_at: datetime | None
    why: str | None
    """How it ended: who hung up, or why it left."""
    tried: tuple[TriedRow, ...]
    others: tuple[OtherRow, ...]
    """At most 200, by agent."""
    others_by_blocker: dict[str, int]
    """All who were not tried, by their first blocker; none: "" ."""
    seq: int
    at: datetime
    source: str | None = None
    not_known: tuple[str, ...] = ()


def explain_agent(
    world: World, agent_id: str, queue_id: str | None = None, at: int | None = None
) -> AgentExplanation:
    """Why the agent is (not) rung, in one queue or (None) in all. Raises KeyError if not there."""
    agent = world.agents[agent_id]
    look = shown(world, agent_id)
    wide = agent_blockers(world, agent)
    asked = agent.memberships if queue_id is None else {queue_id: agent.memberships[queue_id]}
    return AgentExplanation(
        agent=agent_id,
        seq=world.seq,
        at=when(world.now if at is None else at),
        code=look.code,
        label=look.label,
        since=when(look.since),
        state=state_of(world, agent_id),
        activity=activity_of(world, agent_id),
        direct_calls=direct_calls(world, agent_id),
        outgoing_calls=outgoing_calls(world, agent_id),
        queues=tuple(_in_queue(world, agent, wide, each) for each in asked),
    )


def _in_queue(world: World, agent: Agent, wide: list[Blocker], queue_id: str) -> QueueExplanation:
    membership, agent_id = agent.memberships[queue_id], agent.config.id
    found = wide + queue_blockers(world, agent, membership)
    count = misses_of(world, agent_id, queue_id)
    return QueueExplanation(
        queue=queue_id,
        offerable=not found,
        blockers=tuple(blocker_row(agent, blocker) for blocker in found),
        chosen=membership.value,
        membership=effective_membership(agent, membership)[0],
        misses=tuple(MissRow(when(miss.at), miss.offer, miss.call, miss.queue) for miss in count.misses),
        threshold=count.threshold,
        passed_by=passed_by(world, agent, queue_id),
        drift=drift_row(membership, found),
    )


def blocker_row(agent: Agent, blocker: Blocker) -> BlockerRow:
    """A blocker with the rule behind it."""
    hold: Hold | None = None
    if "hold" in blocker.params:
        hold = next((hold for hold in agent.holds if hold.id == blocker.params["hold"]), None)
    return BlockerRow(
        blocker.code,
        when(blocker.since),
        blocker.cause,
        blocker.by,
        blocker.clears,
        maybe(blocker.until),
        blocker.params,
        hold.rule if hold is not None else None,
        judgement_row(hold.judgement) if hold is not None else None,
    )


def causes(told: AgentExplanation) -> set[int]:
    """The events whose rule an explanation does not know yet: only holds carry theirs among the facts."""
    return {row.cause for queue in told.queues for row in queue.blockers if row.rule is None and row.cause}


def completed(told: AgentExplanation, events: Mapping[int, ev.Event]) -> AgentExplanation:
    """With the rule, the judgement and the reason of the automatic events among these (by seq) behind blockers."""
    queues = tuple(
        replace(queue, blockers=tuple(_completed(row, events.get(row.cause)) for row in queue.blockers))
        for queue in told.queues
    )
    return replace(told, queues=queues)


def _completed(row: BlockerRow, event: ev.Event | None) -> BlockerRow:
    if row.rule is not None or event is None or not event.rule:
        return row
    if not isinstance(event, ev.SignedOut):
        return replace(row, rule=event.rule)
    params = row.params | {"reason": event.reason}
    return replace(row, rule=event.rule, params=params, judgement=judgement_row(event.judgement))


class _Story:
    """What the events of one call say, while they are read."""

    def __init__(self) -> None:
        self.joined: ev.CallJoined | ev.CallStarted | None = None
        self.queues: list[str] = []
        self.offers: dict[str, TriedRow] = {}
        self.answered: ev.CallConnected | None = None
        self.ended: ev.CallEnded | ev.CallLeft | None = None

    def read(self, event: ev.Event) -> None:
        if isinstance(event, ev.CallJoined):
            self.joined = event
            self.queues.append(event.queue)
        elif isinstance(event, ev.CallStarted):
            self.joined = event
        elif isinstance(event, ev.CallOverflowed):
            self.queues.append(event.queue)
        elif isinstance(event, ev.OfferStarted):
            self.offers[event.offer] = TriedRow(
                event.agent, event.offer, event.queue, event.device, when(event.at), None, None, None, None, None,
                False, None,
            )  # fmt: skip
        elif isinstance(event, ev.OfferEnded):
            self.offers[event.offer] = TriedRow(
                event.agent, event.offer, event.queue, event.device, when(event.rang_at), when(event.at),
                event.ring_ms, event.outcome, event.detail, event.raw_cause, event.counted, event.uncounted,
            )  # fmt: skip
        elif isinstance(event, ev.CallConnected):
            self.answered = event
        elif isinstance(event, ev.CallEnded | ev.CallLeft):
            self.ended = event

    def state(self) -> str:
        if isinstance(self.ended, ev.CallLeft):
            return "left"
        if self.ended is not None:
            return "ended"
        if self.answered is not None:
            return "connected"
        return "ringing" if any(tried.outcome is None for tried in self.offers.values()) else "waiting"


def explain_call(world: World, events: Iterable[ev.Event], call_id: str) -> CallExplanation:
    """Who was tried for a call and why not the others. Raises KeyError if the events tell of no such call.

    `events` are those of the call up to the moment of interest, in order; `world` is the world of the moment at
    which the others' blockers are asked for: now while the call waits, or when it was answered or ended.
    """
    story = _Story()
    for event in events:
        story.read(event)
    joined = story.joined
    if joined is None:
        raise KeyError(call_id)
    tried = {row.agent for row in story.offers.values()}
    members = world.members.get(story.queues[-1], {}) if story.queues else {}
    others: list[OtherRow] = []
    by_blocker: dict[str, int] = {}
    for agent_id in sorted(members):
        if agent_id in tried:
            continue
        agent = world.agents[agent_id]
        found = blockers(world, agent_id, story.queues[-1])
        first = found[0].code if found else ""
        by_blocker[first] = by_blocker.get(first, 0) + 1
        if len(others) < OTHERS_SHOWN:
            others.append(
                OtherRow(agent_id, category(found), tuple(blocker_row(agent, blocker) for blocker in found))
            )
    answered, ended = story.answered, story.ended
    return CallExplanation(
        call=call_id,
        kind="queue" if isinstance(joined, ev.CallJoined) else joined.kind,
        state=story.state(),
        queues=tuple(story.queues),
        caller=joined.caller if isinstance(joined, ev.CallJoined) else joined.peer,
        external=joined.external,
        since=when(joined.at),
        answered_by=answered.agent if answered is not None else None,
        answered_at=maybe(answered.at if answered is not None else None),
        ended_at=maybe(ended.at if ended is not None else None),
        why=None if ended is None else ended.ended_by if isinstance(ended, ev.CallEnded) else ended.why,
        tried=tuple(story.offers.values()),
        others=tuple(others),
        others_by_blocker=by_blocker,
        seq=world.seq,
        at=when(world.now),
    )
