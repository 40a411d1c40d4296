"""A world that is watched: every step is checked against what must hold at all times."""

from collections import Counter
from typing import Any

import msgspec

from readyroom.codec import events as log
from readyroom.codec import state as snapshots
from readyroom.engine import inputs as i
from readyroom.engine.blockers import blockers
from readyroom.engine.desired import desired_of
from readyroom.engine.events import (
    AnyEvent,
    Event,
    MembershipChosen,
    OfferEnded,
    OfferStarted,
    SingleCallSpent,
)
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import State
from readyroom.engine.indexes import asleep, wake, world_of
from readyroom.engine.inputs import Input
from readyroom.engine.machine import Decision, Engine
from readyroom.engine.rules.distribution import DISTRIBUTION
from readyroom.engine.shown import activity_of, capabilities, direct_calls, outgoing_calls, shown, state_of
from readyroom.engine.world import World
from readyroom.views.explain import explain_agent
from readyroom.views.intervals import Intervals, effective_membership
from tests.property.organisation import AGENTS, START, organisation

ENGINE = Engine()
MAY_CHOOSE = {
    (SingleCallSpent, "single_call"),
    (MembershipChosen, "schedules"),
    (MembershipChosen, "status_covers_queues"),
    (MembershipChosen, "drift"),
}
"""The only automatic changes of what people chose: (event, rule)."""
REPEATABLE = (
    i.RingOffer, i.EndOffer, i.StartCall, i.AnswerCall, i.HoldCall, i.EndCall, i.LeaveQueue, i.ChangeDevice,
    i.ChangeSite, i.ObserveMember, i.ChangeLink,
)  # fmt: skip
"""Observations that say nothing new the second time."""


def same(left: Any, right: Any) -> bool:
    return msgspec.json.encode(left) == msgspec.json.encode(right)


def every_blocker(world: World) -> dict[tuple[str, str], Any]:
    return {
        (agent_id, queue_id): blockers(world, agent_id, queue_id)
        for agent_id, agent in world.agents.items()
        for queue_id in agent.memberships
    }


def indexes(world: World) -> dict[str, Any]:
    """What is kept beside the state, in a form that can be compared."""
    return {
        "pools": {q: list(pool.in_order()) for q, pool in world.pools.items()},
        "next": {q: pool.first() for q, pool in world.pools.items()},
        "members": {q: sorted(members) for q, members in world.members.items()},
        "categories": {a: {s.membership.queue: s.category for s in of} for a, of in world.standings.items()},
        "totals": world.totals,
        "waiting": {q: list(calls) for q, calls in world.waiting.items()},
        "unoffered": world.unoffered,
        "devices_of": {agent: devices for agent, devices in world.devices_of.items() if devices},
        "user_of": world.user_of,
        "case_of": world.case_of,
        "tracked": world.tracked,
        "wanted": world.wanted,
    }


def deadlines(world: World) -> dict[tuple[str, str], Any]:
    """Every deadline but those of distribution, which are only known after it has looked."""
    timers = ENGINE.take_over(world)
    return {key: entry for key, entry in timers.entries().items() if key[0] != DISTRIBUTION.name}


def restored(world: World) -> World:
    """The world as it comes back after a restart, at the same instant."""
    state = snapshots.decode(snapshots.encode(world.state()))
    assert state is not None
    copy = world_of(state)
    copy.clock = world.clock
    return copy


class Partition:
    """One value per agent at any time, followed over events as views do: only those touched are asked again."""

    def __init__(self, value_of: Any) -> None:
        self.value_of = value_of
        self.open: dict[str, tuple[str, int, int]] = {}
        """Agent → value, since when, first seen."""
        self.spent: dict[str, Counter[str]] = {}

    def follow(self, world: World, at: int) -> None:
        touched = world.agents if world.touched.everything else world.touched.agents
        for agent in {*touched} & world.agents.keys():
            value = self.value_of(world, agent)
            if agent not in self.open:
                self.open[agent] = (value, at, at)
                self.spent[agent] = Counter()
                continue
            old, since, first = self.open[agent]
            if old != value:
                until = max(since, at)
                self.spent[agent][old] += until - since
                self.open[agent] = (value, until, first)
        for agent in self.open.keys() - world.agents.keys():
            del self.open[agent]
        for agent in world.agents:
            value, since, first = self.open[agent]
            assert value == self.value_of(world, agent), (agent, "was not named as touched")
            assert since - first == self.spent[agent].total()


class Watched:
    """The live world, its log, and worlds that follow by the log alone."""

    def __init__(self) -> None:
        self.world = world_of(State(room="main"))
        self.now = START
        self.log: list[bytes] = []
        self.replayed = world_of(State(room="main"))
        self.asleep = asleep(State(room="main"))
        self.from_snapshot: World | None = None
        self.noted: list[int] = [hash(b"[]")]
        """Seq → the blockers of everybody, as they were live (a hash of them)."""
        self.before: dict[tuple[str, str], Any] = {}
        self.chosen: dict[str, Any] = {}
        self.ringing: dict[str, Event] = {}
        self.ended: dict[str, str] = {}
        self.intervals = Intervals()
        self.partitions = [Partition(state_of), Partition(activity_of)]
        self.step(i.Configure(at=START, entities=organisation()))
        for device in list(self.world.devices):
            self.step(i.ChangeDevice(at=START, device=device, registered=True))
        for agent in AGENTS:
            self.step(i.SignIn(at=START, agent=agent))
            self.step(i.SetStatus(at=START, agent=agent, status="online"))

    # --- one step ------------------------------------------------------------------------------------------------

    def step(self, given: Input) -> Decision:
        """Step the live world, and check all there is to check."""
        twin, idle = restored(self.world), restored(self.world)
        length = len(self.log)
        decision = ENGINE.step(self.world, given, self.observe)
        self.now = self.world.clock
        due = ENGINE.next_deadline(self.world)
        assert due is None or due > self.world.clock, "a deadline was left behind"

        again = ENGINE.step(twin, given)
        assert same(decision.events, again.events), "the same world and input led to other events"
        assert again.refusal == decision.refusal
        assert snapshots.canonical(twin.state()) == snapshots.canonical(self.world.state())

        if decision.refusal is not None:
            assert len(decision.events) == decision.own, "a refusal has no events of its own"
            ENGINE.step(idle, i.Advance(at=self.world.clock))
            assert snapshots.canonical(idle.state()) == snapshots.canonical(self.world.state())

        self.follow(self.log[length:])
        self.check_indexes()
        return decision

    def repeat(self, given: Input) -> None:
        """An observation that comes again says nothing new."""
        if isinstance(given, REPEATABLE):
            assert self.step(given).events == [], given

    def restart(self) -> None:
        """Go on from a snapshot."""
        self.world = restored(self.world)

    def take_snapshot(self) -> None:
        """A second world starts from here, and follows by the log."""
        self.from_snapshot = restored(self.world)

    def look_back(self, seq: int) -> None:
        """The blockers at a past event, by folding up to it, are those that were live then, and so are explained."""
        world = asleep(State(room="main"))
        for body in self.log[:seq]:
            evolve(world, self.decoded(body))
        wake(world)
        found = every_blocker(world)
        assert hash(msgspec.json.encode(sorted(found.items()))) == self.noted[seq]
        for agent in world.agents:
            for told in explain_agent(world, agent).queues:
                against = found[agent, told.queue]
                assert [(b.code, b.cause) for b in told.blockers] == [(b.code, b.cause) for b in against]
                assert told.offerable == (not against)

    # --- after each event ----------------------------------------------------------------------------------------

    def observe(self, world: World, event: Event) -> None:
        self.log.append(msgspec.json.encode(event))
        found = every_blocker(world)
        self.noted.append(hash(msgspec.json.encode(sorted(found.items()))))
        for (agent, queue), against in found.items():
            ready = world.agents[agent].memberships[queue].ready_seq > 0
            assert ready == (not against), (agent, queue, against)
            membership, mode = world.agents[agent].memberships[queue], world.queue_config(queue).mode
            has, should = membership.observed, desired_of(against).membership
            assert (membership.drift is not None) == (mode == "overlay" and has is not None and has != should)
            if mode == "distributor":
                assert (agent in world.pools[queue]) == ready
        self.offers(world, event)
        self.choices(world, event)
        self.accounted(world, event)
        for partition in self.partitions:
            partition.follow(world, event.at)
        self.before = found

    def accounted(self, world: World, event: Event) -> None:
        self.intervals.on(world, event)
        for agent in world.agents.values():
            for queue, membership in agent.memberships.items():
                opened = self.intervals.open("membership", f"{agent.config.id}/{queue}")
                assert opened is not None
                assert (opened.value, opened.detail) == effective_membership(agent, membership)

    def offers(self, world: World, event: Event) -> None:
        if isinstance(event, OfferStarted):
            assert event.offer not in self.ringing
            assert event.offer not in world.ended_offers  # the last 2,000 are remembered
            self.ringing[event.offer] = event
            if event.rule == DISTRIBUTION.name:
                assert self.before[event.agent, event.queue] == [], "an offer to somebody with a blocker"
        elif isinstance(event, OfferEnded):
            began = self.ringing.pop(event.offer)
            self.ended[event.offer] = event.outcome
            assert event.started_seq == began.seq
            assert event.ring_ms >= 0
        assert self.ringing.keys() == world.offers.keys()
        for agent in world.agents.values():
            own = [o for o in agent.offers if self.ringing[o].rule == DISTRIBUTION.name]
            assert len(own) <= 1, "two offers to one agent"

    def choices(self, world: World, event: Event) -> None:
        chosen = {
            agent_id: (agent.status.status, {q: (m.value, m.reason) for q, m in agent.memberships.items()})
            for agent_id, agent in world.agents.items()
        }
        if event.rule and chosen != self.chosen:
            assert (type(event), event.rule) in MAY_CHOOSE, event
        self.chosen = chosen

    # --- after each step -----------------------------------------------------------------------------------------

    @staticmethod
    def decoded(body: bytes) -> AnyEvent:
        return msgspec.json.decode(body, type=AnyEvent)

    def follow(self, bodies: list[bytes]) -> None:
        for follower in (self.replayed, self.asleep, self.from_snapshot):
            if follower is None:
                continue
            for body in bodies:
                event = self.decoded(body)
                assert log.decode(*log.encode(event)) == event
                evolve(follower, event)
            assert snapshots.canonical(follower.state()) == snapshots.canonical(self.world.state())

    def check_indexes(self) -> None:
        live, rebuilt = indexes(self.world), indexes(restored(self.world))
        for name, index in live.items():
            assert index == rebuilt[name], name
        assert indexes(self.replayed) == live
        assert deadlines(self.world) == deadlines(restored(self.world))
        for agent in self.world.agents:
            shown(self.world, agent)
            capabilities(self.world, agent)
            direct_calls(self.world, agent)
            outgoing_calls(self.world, agent)
