"""What a day came to: the log's events, measured by the truth.

Belongs here: the figures, each with what exactly it counts, and the fold that finds them. Who is *present* is at
the desk, by the truth, however little they heed; everybody else is absent, whatever their status says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from msgspec import Struct, field

from readyroom.centre import AT_THE_DESK, Truth
from readyroom.engine import events as ev
from readyroom.engine.events import Event

AUTOMATIC = ("no_answer", "idle")
"""Reasons of a sign-out that a rule decided because nobody seemed to be there."""
MISSES = ("no_answer", "refused", "unreachable", "busy")
"""Outcomes of an offer that did not become a call though nobody took it back."""


class Figures(Struct, kw_only=True):
    """A day in numbers. Durations in seconds."""

    calls: int = 0
    answered: int = 0
    abandoned: int = 0
    given_back: int = 0
    """By a limit of waiting."""
    waiting: int = 0
    """At the end of the run."""
    wait_mean_s: float = 0.0
    """Of the calls that were answered, as are the next two."""
    wait_p50_s: float = 0.0
    wait_p90_s: float = 0.0
    service_level: float = 0.0
    """Answered within the service level's time, of all calls that were answered, abandoned or given back."""
    offers: int = 0
    misses: dict[str, int] = field(default_factory=dict)
    """Offers by outcome and where the agent was when it began: `there/refused`, `walk/no_answer`, …"""
    withdrawals: int = 0
    """Holds for misses, and sign-outs by a rule."""
    false_withdrawals: int = 0
    """Of agents who were present."""
    presence_lost_s: float = 0.0
    """Agent-seconds: for how long those were present and withdrawn."""
    return_lost_s: float = 0.0
    """The same for the other withdrawals: back at the desk, and not yet back in the queues."""
    warnings: int = 0
    warnings_of_present: int = 0
    warned_s: float = 0.0
    """Agent-seconds: for how long present agents were kept from calls by a warning."""
    taps: int = 0
    """Asked of agents: a warning answered, a withdrawal ended by hand."""
    absences: int = 0
    """Stretches of time away from the desk that began in the run."""
    absences_rung: int = 0
    """Of these, or of those that had begun before: in so many was the agent rung."""
    late_offers: int = 0
    """Offers to agents who were absent when it began to ring: each came before a withdrawal that was late."""
    lost_wait_s: float = 0.0
    """Callers' waiting: for how long those rang in vain."""


class Measures:
    """Feed it the log's events in order (`on`); `figures` at the end."""

    def __init__(self, truth: Truth, service_level_s: int = 20) -> None:
        self._truth = truth
        self._service_level_ms = service_level_s * 1000
        self._figures = Figures()
        self._ms: Counter[str] = Counter()
        """Durations by the figure's name: whole numbers until the end."""
        self._waits: list[int] = []
        self._misses: Counter[str] = Counter()
        self._rung: set[tuple[str, int]] = set()
        self._withdrawn: dict[str, tuple[str, int]] = {}
        """Hold → agent, since when; a sign-out under the agent's name."""
        self._warned: dict[str, tuple[str, int]] = {}
        self._on: dict[type[Event], Callable[[Any], None]] = {
            ev.CallJoined: self._joined,
            ev.CallConnected: self._connected,
            ev.CallEnded: self._ended,
            ev.CallLeft: self._left,
            ev.OfferStarted: self._offered,
            ev.OfferEnded: self._offer_ended,
            ev.HoldStarted: self._hold_started,
            ev.HoldEnded: self._hold_ended,
            ev.SignedOut: self._signed_out,
            ev.SignedIn: self._signed_in,
        }

    def on(self, event: Event) -> None:
        """Count an event."""
        count = self._on.get(type(event))
        if count is not None:
            count(event)

    def figures(self, since: int, until: int) -> Figures:
        """What came of a run that went from `since` to `until` (ms UTC)."""
        found, waits = self._figures, sorted(self._waits)
        for hold in [*self._withdrawn]:
            self._end_withdrawal(hold, until)
        for hold in [*self._warned]:
            self._end_warning(hold, until)
        for name, total in self._ms.items():
            setattr(found, name, total / 1000)
        found.misses = dict(sorted(self._misses.items()))
        found.waiting = found.calls - found.answered - found.abandoned - found.given_back
        ended = found.answered + found.abandoned + found.given_back
        if waits:
            found.wait_mean_s = sum(waits) / len(waits) / 1000
            found.wait_p50_s = waits[(len(waits) - 1) // 2] / 1000
            found.wait_p90_s = waits[(len(waits) - 1) * 9 // 10] / 1000
        if ended:
            found.service_level = sum(wait <= self._service_level_ms for wait in waits) / ended
        found.absences_rung = len(self._rung)
        found.absences = sum(
            since <= at and presence not in AT_THE_DESK
            for moves in self._truth.moves(until).values()
            for at, presence in moves[1:]  # the first is that everybody is at home
        )
        return found

    # --- calls -------------------------------------------------------------------------------------------

    def _joined(self, _: ev.CallJoined) -> None:
        self._figures.calls += 1

    def _connected(self, event: ev.CallConnected) -> None:
        if event.kind == "queue":
            self._figures.answered += 1
            self._waits.append(event.waited_ms)

    def _ended(self, event: ev.CallEnded) -> None:
        if event.kind == "queue" and event.agent is None:
            self._figures.abandoned += 1

    def _left(self, _: ev.CallLeft) -> None:
        self._figures.given_back += 1

    # --- offers ------------------------------------------------------------------------------------------

    def _offered(self, event: ev.OfferStarted) -> None:
        self._figures.offers += 1
        if not self._truth.is_present(event.agent, event.at):
            self._figures.late_offers += 1
            self._rung.add((event.agent, self._truth.since(event.agent, event.at)))

    def _offer_ended(self, event: ev.OfferEnded) -> None:
        presence = self._truth.presence(event.agent, event.rang_at)
        if event.outcome in MISSES:
            self._misses[f"{presence}/{event.outcome}"] += 1
        if event.outcome != "answered" and not self._truth.is_present(event.agent, event.rang_at):
            self._ms["lost_wait_s"] += event.ring_ms

    # --- withdrawals -------------------------------------------------------------------------------------

    def _hold_started(self, event: ev.HoldStarted) -> None:
        present = self._truth.is_present(event.agent, event.at)
        if event.hold.kind == "misses":
            self._withdraw(event.hold.id, event.agent, event.at)
        elif event.hold.kind == "warning":
            self._warned[event.hold.id] = event.agent, event.at
            self._figures.warnings += 1
            self._figures.warnings_of_present += present

    def _hold_ended(self, event: ev.HoldEnded) -> None:
        if event.hold in self._warned:
            self._figures.taps += event.why in ("stayed", "returned")
            self._end_warning(event.hold, event.at)
        elif event.hold in self._withdrawn:
            self._figures.taps += event.why == "returned"
            self._end_withdrawal(event.hold, event.at)

    def _signed_out(self, event: ev.SignedOut) -> None:
        if event.reason in AUTOMATIC:
            self._withdraw(event.agent, event.agent, event.at)

    def _signed_in(self, event: ev.SignedIn) -> None:
        if event.agent in self._withdrawn:
            self._figures.taps += 1
            self._end_withdrawal(event.agent, event.at)

    def _withdraw(self, hold: str, agent: str, at: int) -> None:
        self._withdrawn[hold] = agent, at
        self._figures.withdrawals += 1
        self._figures.false_withdrawals += self._truth.is_present(agent, at)

    def _end_withdrawal(self, hold: str, at: int) -> None:
        agent, since = self._withdrawn.pop(hold)
        is_false = self._truth.is_present(agent, since)
        name = "presence_lost_s" if is_false else "return_lost_s"
        self._ms[name] += self._truth.present_ms(agent, since, at)

    def _end_warning(self, hold: str, at: int) -> None:
        agent, since = self._warned.pop(hold)
        self._ms["warned_s"] += self._truth.present_ms(agent, since, at)
