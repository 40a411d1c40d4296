"""The rings of those whom history withdrew and the other policy does not.

Belongs here: how many they would have had, and what would have come of them. With each ring of the queue, such an
agent gets a share of one: one divided by the agents who are ready. A whole one is a ring of theirs. Who was away lets
it pass, for the queue's ring time; who was there would have answered, which costs no caller anything and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from readyroom.centre import Truth
from readyroom.engine import events as ev
from readyroom.engine.counts import uncounted
from readyroom.engine.events import Event
from readyroom.engine.world import World

Take = Callable[[Sequence[Event], int, int], None]
"""These events happen, at an instant, known at another (ms UTC)."""
Plan = Callable[[int, Callable[[int], None]], None]
OF_POLICY = ("misses", "warning")
"""Kinds of holds that come of a no-answer policy. Both keep calls away."""
AIDS = (ev.CallJoined, ev.CallLeft)
"""Each such ring is of a call of its own, which nobody made: it counts as no caller."""


class Shares:
    """Follows whom history has withdrawn, and adds rings in `world`."""

    def __init__(self, world: World, truth: Truth, take: Take, plan: Plan) -> None:
        self.added: Counter[str] = Counter()
        """By queue."""
        self._world, self._truth, self._take, self._plan = world, truth, take, plan
        self._away: dict[str, tuple[str, str | None]] = {}
        """Recorded hold (or an agent who was signed out) → agent and queue; None: all of theirs."""
        self._share: dict[tuple[str, str], float] = {}
        self._calls: set[str] = set()
        for agent in world.agents.values():
            for hold in agent.holds:
                if hold.kind in OF_POLICY:
                    self._away[hold.id] = agent.config.id, hold.queue

    def withdrawn(self, event: ev.HoldStarted) -> None:
        """History withdrew somebody, or warned them."""
        self._away[event.hold.id] = event.agent, event.hold.queue

    def signed_out(self, event: ev.SignedOut) -> None:
        """History signed somebody out for missed calls."""
        self._away[event.agent] = event.agent, None

    def back(self, name: str) -> None:
        """A recorded hold ended, or such an agent signed in."""
        self._away.pop(name, None)

    def is_aid(self, event: Event) -> bool:
        """Whether the event is there only so that a ring can be added."""
        return isinstance(event, AIDS) and event.call in self._calls

    def rung(self, event: ev.OfferStarted) -> None:
        """The queue rang somebody: a share of it would have been theirs."""
        if not self._away:
            return
        queue = event.queue
        for agent in self._left_in(queue):
            share = self._share.get((agent, queue), 0.0) + 1 / max(1, self._world.totals[queue]["ready"])
            if share >= 1.0:
                share -= 1.0
                if not self._truth.is_present(agent, event.at):
                    self._add(agent, queue, event.seen)
            self._share[agent, queue] = share

    def _left_in(self, queue: str) -> Iterator[str]:
        """Agents whom history keeps from this queue's calls, and who are ready here."""
        for agent in sorted({agent for agent, scope in self._away.values() if scope in (None, queue)}):
            found = self._world.agents.get(agent)
            membership = None if found is None else found.memberships.get(queue)
            if membership is not None and membership.ready_seq:
                yield agent

    def _add(self, agent: str, queue: str, at: int) -> None:
        self.added[queue] += 1
        call, ring_s = f"what-if-{self.added.total()}", self._world.queue_config(queue).ring_s
        self._calls.add(call)
        self._take(
            [
                ev.CallJoined(call=call, queue=queue),
                ev.OfferStarted(offer=call, call=call, queue=queue, agent=agent, ring_s=ring_s),
            ],
            at,
            at,
        )

        def passed(now: int) -> None:
            offer = self._world.offers[call]
            why_not = uncounted(self._world, offer, "no_answer")
            self._take(
                [
                    ev.OfferEnded(
                        offer=call,
                        call=call,
                        queue=queue,
                        agent=agent,
                        outcome="no_answer",
                        ring_ms=now - at,
                        rang_at=at,
                        started_seq=offer.seq,
                        counted=why_not is None,
                        uncounted=why_not,
                    ),
                    ev.CallLeft(call=call, queue=queue, why="switch"),
                ],
                now,
                now,
            )

        self._plan(at + ring_s * 1000, passed)
