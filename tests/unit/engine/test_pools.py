"""The pool against a plain sort of the same keys."""

from random import Random
from typing import Any

import pytest

from readyroom.engine.catalogue import MemberConfig, Strategy
from readyroom.engine.facts import Membership
from readyroom.engine.pools import STRATEGIES, Pool


def member(agent: str, **facts: Any) -> Membership:
    config = MemberConfig(
        queue="q", agent=agent, tier=facts.pop("tier", 1), position=facts.pop("position", 0)
    )
    return Membership(queue="q", config=config, **facts)


def oracle(strategy: Strategy, ready: dict[str, Membership]) -> list[str]:
    key = STRATEGIES[strategy]
    return sorted(ready, key=lambda agent: (ready[agent].config.tier, *key(ready[agent]), agent))


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_it_orders_as_a_sort_would(strategy: Strategy):
    rng = Random(strategy)
    pool, ready = Pool(strategy), dict[str, Membership]()
    for step in range(3000):
        agent = f"a{rng.randrange(40)}"
        if agent in ready:
            pool.discard(agent)
            del ready[agent]
        else:
            ready[agent] = member(
                agent,
                tier=rng.randrange(1, 4),
                position=rng.randrange(5),
                ready_seq=rng.choice([7, step + 1]),
                offered_seq=rng.randrange(50),
                answered=rng.randrange(5),
                talk_ms=rng.randrange(5),
            )
            pool.add(agent, ready[agent])
        order = oracle(strategy, ready)
        without = set(rng.sample(order, rng.randrange(len(order) + 1))) | {"nobody"}
        assert list(pool.in_order()) == order
        assert pool.first() == (order[0] if order else None)
        assert pool.first(without) == next((agent for agent in order if agent not in without), None)
        assert len(pool) == len(ready)
    assert len(pool._heap) < 3 * 40 + 64


@pytest.mark.parametrize(
    ("strategy", "first", "facts"),
    [
        ("longest_idle", "ready longest", [("ready longest", {"ready_seq": 3}), ("b", {"ready_seq": 9})]),
        ("round_robin", "never rung", [("a", {"offered_seq": 5}), ("never rung", {"offered_seq": 0})]),
        ("sequential", "first", [("a", {"position": 2}), ("first", {"position": 1})]),
        ("fewest_calls", "one", [("a", {"answered": 2}), ("one", {"answered": 1, "ready_seq": 99})]),
        ("least_talk_time", "brief", [("a", {"talk_ms": 2}), ("brief", {"talk_ms": 1, "ready_seq": 99})]),
        ("sequential", "tier 1", [("a", {"tier": 2}), ("tier 1", {"tier": 1, "position": 9})]),
    ],
)
def test_who_is_first(strategy: Strategy, first: str, facts: list[tuple[str, dict[str, int]]]):
    pool = Pool(strategy)
    for agent, said in facts:
        pool.add(agent, member(agent, **said))
    assert pool.first() == first


def test_random_depends_on_the_agent_and_on_when_they_became_ready():
    orders = set()
    for seq in range(1, 30):
        pool = Pool("random")
        for agent in "abc":
            pool.add(agent, member(agent, ready_seq=seq))
        orders.add(tuple(pool.in_order()))
    assert len(orders) > 3


def test_the_first_tier():
    pool = Pool("sequential")
    for agent, tier in (("d", 2), ("a", 1), ("c", 2), ("b", 1)):
        pool.add(agent, member(agent, tier=tier))
    assert pool.first_tier(pool.in_order()) == ["a", "b"]
    assert pool.first_tier(["c", "d"]) == ["c", "d"]
    assert pool.first_tier([]) == []
