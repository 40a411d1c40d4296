"""Who was there, as far as a history can tell.

Belongs here: the signs that people give of themselves, and the rule that makes a presence of them. An agent is taken
to have been away from the beginning of a ring that they let pass, if no sign of them follows within a minute of its
end, until a minute before their next sign; at all other times they are taken to have been there. It is an estimate,
and everything that rests on it is one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from readyroom.centre import Truth
from readyroom.engine import events as ev
from readyroom.engine.events import Event

GRACE_MS = 60_000
"""Who shows within a minute that they are there was there, as in the report of suspected false withdrawals."""
LET_PASS = ("no_answer", "unreachable")
"""Outcomes of a ring to which nobody did anything. A refusal is an act: somebody pressed a button."""
ACTS = ("answered", "refused")


class Evidence:
    """Feed it a history in order (`on`); then ask."""

    def __init__(self) -> None:
        self._signs: dict[str, list[int]] = {}
        """Agent → when they showed that they are there (ms UTC), in order."""
        self._passed: dict[str, list[tuple[int, int]]] = {}
        """Agent → beginning and end of rings that they let pass."""
        self._on: dict[type[Event], Callable[[Any], None]] = {
            ev.OfferEnded: self._offer_ended,
            ev.CallConnected: self._talks,
            ev.CallHeld: self._talks,
            ev.CallStarted: self._started,
            ev.CallEnded: self._call_ended,
        }

    def on(self, event: Event) -> None:
        """Take an event in."""
        found = self._on.get(type(event))
        if found is not None:
            found(event)
        agent = getattr(event, "agent", None)
        if agent is not None and event.by.kind == "agent" and event.by.id == agent:
            self._sign(agent, event.at)

    def next_sign(self, agent: str, after: int) -> int | None:
        """When the agent showed next, later than `after`, that they are there (ms UTC); None: never again."""
        signs = self._signs.get(agent, [])
        place = bisect_right(signs, after)
        return signs[place] if place < len(signs) else None

    def truth(self) -> Truth:
        """The presence that it comes to."""
        found = Truth()
        for agent in sorted(self._signs.keys() | self._passed.keys()):
            found.moved(agent, 0, "there")
            back: int | None = 0
            for began, ended in sorted(self._passed.get(agent, ())):
                if back is None or began < back:
                    continue
                sign = self.next_sign(agent, ended)
                if sign is not None and sign <= ended + GRACE_MS:
                    continue
                found.moved(agent, began, "walk")
                back = None if sign is None else sign - GRACE_MS
                if back is not None:
                    found.moved(agent, back, "there")
        return found

    def _sign(self, agent: str, at: int) -> None:
        signs = self._signs.setdefault(agent, [])
        if not signs or signs[-1] <= at:
            signs.append(at)
        else:  # an observation that came late
            signs.insert(bisect_right(signs, at), at)

    def _offer_ended(self, event: ev.OfferEnded) -> None:
        if event.outcome in ACTS:
            self._sign(event.agent, event.at)
        elif event.outcome in LET_PASS:
            self._passed.setdefault(event.agent, []).append((event.rang_at, event.at))

    def _talks(self, event: ev.CallConnected | ev.CallHeld) -> None:
        self._sign(event.agent, event.at)

    def _started(self, event: ev.CallStarted) -> None:
        if event.kind == "outgoing":
            self._sign(event.agent, event.at)

    def _call_ended(self, event: ev.CallEnded) -> None:
        if event.agent is not None and event.answered_seq:
            self._sign(event.agent, event.at)
