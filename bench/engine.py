"""How many inputs the engine decides, and what choosing the next agent costs.

Peers: a plain Python loop that finds the next agent by looking at each (what many queue engines do). Floors: making
and folding one record with nothing decided; one push and pop of a heap of that size.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from heapq import heapify, heappop, heappush

from bench.figures import Figure, micros, rate
from bench.organisations import misses, organisation
from readyroom.engine.catalogue import MemberConfig
from readyroom.engine.events import CallJoined
from readyroom.engine.facts import Membership
from readyroom.engine.pools import STRATEGIES, Pool

ROUNDS = 3
CHOICES = 2_000


def _inputs(agents: int) -> Callable[[], int]:
    engine, world = organisation(agents)
    given = misses(agents, ROUNDS)

    def run() -> int:
        for one in given:
            engine.step(world, one)
        return len(given)

    return run


def _floor(agents: int) -> Callable[[], int]:
    world: dict[str, CallJoined] = {}

    def run() -> int:
        for n in range(agents * 10):
            event = CallJoined(call=f"c{n}", queue="q0", seq=n, at=n)
            world[event.call] = event
        return agents * 10

    return run


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
        found.append(rate(what, "readyroom", "inputs/s", partial(_inputs, agents), runs=3))
    found.append(rate("make and keep one record", "floor", "records/s", lambda: _floor(1_000)))
    for strategy in STRATEGIES:
        if strategy != "ring_all":
            what = f"choose the next of 100,000 ready agents: {strategy}"
            found.append(micros(what, "readyroom", partial(_choose, strategy, 100_000)))
    found.append(micros("choose the next of 100,000 ready agents", "peer: scan", lambda: _scan(100_000)))
    found.append(micros("push and pop a heap of 100,000", "floor", lambda: _heap(100_000)))
    return found
