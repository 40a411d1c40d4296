"""Who is next: the agents that a queue may ring, in the order of its strategy.

Belongs here: the strategies, each a function from a membership to a sort key, and the pool that keeps the ready
agents in that order: a heap with lazy deletion, so that a choice costs the same among ten agents or 100,000.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import Any
from zlib import crc32

from readyroom.engine.catalogue import Strategy
from readyroom.engine.facts import Membership

Key = tuple[Any, ...]

STRATEGIES: dict[Strategy, Callable[[Membership], Key]] = {
    "longest_idle": lambda m: (m.ready_seq,),
    "round_robin": lambda m: (m.offered_seq, m.config.position),
    "ring_all": lambda m: (m.ready_seq,),
    "sequential": lambda m: (m.config.position,),
    "fewest_calls": lambda m: (m.answered, m.ready_seq),
    "least_talk_time": lambda m: (m.talk_ms, m.ready_seq),
    "random": lambda m: (crc32(f"{m.config.agent}:{m.ready_seq}".encode()),),
}
"""Strategy → the key by which ready agents are ordered; the lowest is rung first, priority tiers before all.

`longest_idle`: ready for the longest time. `round_robin`: offered a call the longest time ago. `random`: a hash of
the agent and of the event that made them ready, so that a replay chooses the same.
"""

COMPACT_ABOVE = 64
"""Dead entries tolerated on top of as many as there are live ones, before the heap is rebuilt."""


class Pool:
    """The ready agents of one queue, in order."""

    __slots__ = ("_heap", "_key", "_live")

    def __init__(self, strategy: Strategy) -> None:
        self._key = STRATEGIES[strategy]
        self._heap: list[tuple[Any, ...]] = []
        self._live: dict[str, tuple[Any, ...]] = {}

    def __len__(self) -> int:
        return len(self._live)

    def __contains__(self, agent: str) -> bool:
        return agent in self._live

    def add(self, agent: str, membership: Membership) -> None:
        """Let an agent in, at the place that the strategy gives."""
        entry = (membership.config.tier, *self._key(membership), agent)
        self._live[agent] = entry
        heappush(self._heap, entry)

    def discard(self, agent: str) -> None:
        """Take an agent out; the heap's entry dies later."""
        if self._live.pop(agent, None) is not None and len(self._heap) > 2 * len(self._live) + COMPACT_ABOVE:
            self._heap = list(self._live.values())
            heapify(self._heap)

    def first(self, without: Collection[str] = ()) -> str | None:
        """The next agent who is not in `without`."""
        aside: list[tuple[Any, ...]] = []
        found: str | None = None
        heap, live = self._heap, self._live
        while heap:
            entry = heap[0]
            agent: str = entry[-1]
            if live.get(agent) is not entry:
                heappop(heap)
            elif agent in without:
                aside.append(heappop(heap))
            else:
                found = agent
                break
        for entry in aside:
            heappush(heap, entry)
        return found

    def place(self, agent: str) -> Key:
        """What a ready agent is ordered by, the tier first."""
        return self._live[agent]

    def first_tier(self, agents: Iterable[str]) -> list[str]:
        """Of these ready agents, in their order, those of the first one's tier."""
        chosen = list(agents)
        return [agent for agent in chosen if self._live[agent][0] == self._live[chosen[0]][0]]

    def in_order(self) -> Iterator[str]:
        """All ready agents, the next one first."""
        return (entry[-1] for entry in sorted(self._live.values()))
