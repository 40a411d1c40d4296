"""The truth that only a simulation knows: who was really there; and what Readyroom did, measured by it.

Belongs here: the record of presence, and a tally folded from the log's events beside it. A withdrawal of somebody who
was there is a false one; a call that rang somebody who was not there came before a withdrawal that was late.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Literal

from msgspec import Struct, field

from readyroom.engine import events as ev
from readyroom.engine.events import Event

Presence = Literal["there", "lunch", "break", "walk", "home"]
AUTOMATIC = ("no_answer",)
"""Reasons of a sign-out that a rule about unanswered calls decided."""


class Withdrawal(Struct, frozen=True):
    """An automatic withdrawal, and where the agent really was."""

    seq: int
    at: int
    agent: str
    queue: str | None
    rule: str
    presence: Presence
    until: int | None = None
    """When it ended; None: it still stands."""

    @property
    def is_false(self) -> bool:
        """Somebody who was there was withdrawn."""
        return self.presence == "there"


class Tally(Struct):
    """What a run came to. Times in milliseconds."""

    calls: int = 0
    answered: int = 0
    abandoned: int = 0
    given_back: int = 0
    waited_ms: int = 0
    """Of the calls that were answered."""
    offers: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    """Offers that counted as a miss or as unreachable, by where the agent was and the outcome: `there/no_answer`."""
    offers_to_absent: int = 0
    lost_ms: int = 0
    """Callers' waiting while somebody rang who was not there."""
    withdrawals: list[Withdrawal] = field(default_factory=list)

    @property
    def false_withdrawals(self) -> int:
        """Of people who were there."""
        return sum(withdrawal.is_false for withdrawal in self.withdrawals)


class Truth:
    """Who was there, and a tally. Feed it the log's events in order (`on`)."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._at: dict[str, list[int]] = {}
        self._presence: dict[str, list[Presence]] = {}
        self._open: dict[str, int] = {}
        """Hold → its place in the tally."""

    def moved(self, agent: str, at: int, presence: Presence) -> None:
        """Somebody came or went."""
        self._at.setdefault(agent, []).append(at)
        self._presence.setdefault(agent, []).append(presence)

    def presence(self, agent: str, at: int) -> Presence:
        """Where an agent was; whoever never came is at home."""
        place = bisect_right(self._at.get(agent, []), at)
        return self._presence[agent][place - 1] if place else "home"

    def knows(self, agent: str) -> bool:
        """Whether the agent is simulated."""
        return agent in self._at

    def on(self, event: Event) -> None:
        """Count an event."""
        tally = self.tally
        match event:
            case ev.CallJoined():
                tally.calls += 1
            case ev.CallConnected(kind="queue"):
                tally.answered += 1
                tally.waited_ms += event.waited_ms
            case ev.CallEnded(kind="queue", agent=None):
                tally.abandoned += 1
            case ev.CallLeft():
                tally.given_back += 1
            case ev.OfferStarted():
                tally.offers += 1
                tally.offers_to_absent += self._is_away(event.agent, event.at)
            case ev.OfferEnded():
                self._offer_ended(event)
            case ev.HoldStarted() if event.hold.kind == "misses":
                self._open[event.hold.id] = len(tally.withdrawals)
                self._withdrawn(event, event.agent, event.hold.queue, event.rule)
            case ev.SignedOut() if event.reason in AUTOMATIC:
                self._withdrawn(event, event.agent, None, event.rule)
            case ev.HoldEnded() if event.hold in self._open:
                place = self._open.pop(event.hold)
                was = tally.withdrawals[place]
                tally.withdrawals[place] = Withdrawal(
                    was.seq, was.at, was.agent, was.queue, was.rule, was.presence, event.at
                )
            case _:
                pass

    def _is_away(self, agent: str, at: int) -> bool:
        return self.knows(agent) and self.presence(agent, at) != "there"

    def _offer_ended(self, event: ev.OfferEnded) -> None:
        tally = self.tally
        tally.outcomes[event.outcome] += 1
        if event.counted:
            tally.misses[f"{self.presence(event.agent, event.at)}/{event.outcome}"] += 1
        if event.outcome != "answered" and self._is_away(event.agent, event.rang_at):
            tally.lost_ms += event.ring_ms

    def _withdrawn(self, event: Event, agent: str, queue: str | None, rule: str) -> None:
        presence = self.presence(agent, event.at)
        self.tally.withdrawals.append(Withdrawal(event.seq, event.at, agent, queue, rule, presence))
