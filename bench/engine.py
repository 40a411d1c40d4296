"""How many inputs the engine decides, and what choosing the next agent costs, in time of the processor.

Peers: the same calls over plain dicts, with nothing else known (`bench/plain.py`); a plain loop that finds the next
agent by looking at each. Floors: a bare loop that makes an event of each input and folds it into a dict; one push and
pop of a heap of that size. The collector is told what a server tells it (`runtime/collector.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from heapq import heapify, heappop, heappush

from bench.figures import PROCESSOR, Figure, micros, rate
from bench.organisations import ADMIN, SWITCH, misses, organisation
from bench.plain import Plain
from readyroom.engine import AnyInput, Decision
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import MemberConfig
from readyroom.engine.events import CallJoined, OfferStarted
from readyroom.engine.facts import Membership
from readyroom.engine.pools import STRATEGIES, Pool
from readyroom.runtime.collector import spared

TARGET_INPUTS_A_SECOND = 200_000
TARGET_CHOICE_US = 20
ROUNDS = 3
CALLS_DISTRIBUTED = 5_000
CHOICES = 2_000


def _inputs(agents: int) -> Callable[[], int]:
    engine, world = organisation(agents)
    return partial(_run, lambda one: engine.step(world, one), misses(agents, ROUNDS))


def _peer(agents: int) -> Callable[[], int]:
    return partial(_run, Plain(agents).step, misses(agents, ROUNDS))


def _floor(agents: int) -> Callable[[], int]:
    kept: dict[str, CallJoined] = {}

    def fold(event: CallJoined) -> None:
        kept[event.call] = event

    def decide(given: AnyInput) -> None:
        event = CallJoined(call="", queue="q0")
        event.stamp(len(kept) + 1, given.at, given.at, given.by, 0, "")
        fold(event)

    return partial(_run, decide, misses(agents, ROUNDS))


def _run(step: Callable[[AnyInput], object], given: Sequence[AnyInput]) -> int:
    with spared():
        for one in given:
            step(one)
    return len(given)


def _distributed(agents: int) -> Callable[[], int]:
    """A caller comes and is offered to the next agent, who refuses; the next one rings, and the caller hangs up."""
    engine, world = organisation(agents, "distributor")

    def offered(decision: Decision) -> str:
        return next(event.offer for event in decision.events if isinstance(event, OfferStarted))

    def run() -> int:
        with spared():
            for n in range(CALLS_DISTRIBUTED):
                at, call = 1_000 + n * 1_000, f"c{n}"
                offer = offered(engine.step(world, i.JoinQueue(at=at, queue="q0", call=call, by=SWITCH)))
                engine.step(world, i.EndOffer(at=at, offer=offer, outcome="refused", by=ADMIN))
                engine.step(world, i.EndCall(at=at, call=call, by=SWITCH))
        return CALLS_DISTRIBUTED * 3

    return run


# --- choosing -----------------------------------------------------------------------------------------------


def _members(agents: int) -> list[tuple[str, Membership]]:
    found = []
    for n in range(agents):
        name = f"a{n}"
        config = MemberConfig(queue="q", agent=name, position=n)
        found.append((name, Membership(queue="q", config=config, ready_seq=n + 1, offered_seq=agents - n)))
    return found


def _choose(strategy: str, agents: int) -> Callable[[], int]:
    pool, members = Pool(strategy), dict(_members(agents))  # type: ignore[arg-type]
    for name, membership in members.items():
        pool.add(name, membership)

    def run() -> int:
        for n in range(CHOICES):
            name = pool.first()
            assert name is not None
            membership = members[name]
            pool.discard(name)
            membership.ready_seq = membership.offered_seq = agents + n + 1
            pool.add(name, membership)
        return CHOICES

    return run


def _scan(agents: int, choices: int = 20) -> Callable[[], int]:
    members = dict(_members(agents))

    def run() -> int:
        for n in range(choices):
            name = min(members, key=lambda one: members[one].ready_seq)
            members[name].ready_seq = agents + n + 1
        return choices

    return run


def _heap(agents: int) -> Callable[[], int]:
    heap = list(range(agents))
    heapify(heap)

    def run() -> int:
        for n in range(CHOICES):
            heappop(heap)
            heappush(heap, agents + n)
        return CHOICES

    return run


def figures() -> list[Figure]:
    """All figures of the engine."""
    found = []
    for agents in (1_000, 10_000):
        what = f"offer, miss, count, withdraw: {agents:,} agents × 5 queues"
        target = TARGET_INPUTS_A_SECOND if agents == 10_000 else None
        ours = partial(_inputs, agents)
        found.append(rate(what, "readyroom", "inputs/s", ours, clock=PROCESSOR, at_least=target))
        found.append(rate(what, "peer: plain dicts", "inputs/s", partial(_peer, agents), clock=PROCESSOR))
        found.append(rate(what, "floor: bare loop", "inputs/s", partial(_floor, agents), clock=PROCESSOR))
    what = "distribute, refuse, distribute, hang up: 10,000 agents × 5 queues"
    found.append(rate(what, "readyroom", "inputs/s", lambda: _distributed(10_000), clock=PROCESSOR))
    what = "choose the next of 100,000 ready agents"
    for strategy in STRATEGIES:
        if strategy != "ring_all":
            ours = partial(_choose, strategy, 100_000)
            found.append(
                micros(f"{what}: {strategy}", "readyroom", ours, clock=PROCESSOR, at_most=TARGET_CHOICE_US)
            )
    found.append(micros(what, "peer: scan", lambda: _scan(100_000), clock=PROCESSOR))
    found.append(
        micros("push and pop a heap of 100,000", "floor: heap", lambda: _heap(100_000), clock=PROCESSOR)
    )
    return found
