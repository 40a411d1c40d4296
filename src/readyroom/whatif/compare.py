"""History and what would have been, side by side.

Belongs here: one pass over a history that measures both, in all and by queue; and the choice among thresholds. The
figures are those of the simulation that a no-answer policy decides, by the truth where it is known, else by the
evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct, convert

from readyroom.centre import Truth
from readyroom.codec.policies import Policy
from readyroom.engine import events as ev
from readyroom.engine.events import Event
from readyroom.engine.world import World
from readyroom.simulation.measures import Figures, Measures
from readyroom.whatif.evidence import Evidence
from readyroom.whatif.replay import Replay

THRESHOLDS = range(1, 11)
TOLD = 2_000
"""Events between two words of how far it is."""

Progress = Callable[[int], None]


class History(Protocol):
    """Recorded time: asked more than once, and the same each time."""

    since: int
    """Where it begins (ms UTC)."""
    until: int

    def world(self) -> World:
        """What was the case at its beginning, awake, and the caller's own."""

    def events(self) -> Iterator[Event]:
        """What happened in it, in order; each record is the caller's own."""


class PolicyFigures(Struct, frozen=True, kw_only=True):
    """What a no-answer policy made of the time: those of the simulation's figures that it decides.

    What became of callers is not among them. Calls are given, and the same on both sides; and at its edges the time
    cuts some of them in two.
    """

    calls: int
    """Callers who came in the time; of a queue, those who came to it first."""
    offers: int
    withdrawals: int
    false_withdrawals: int
    presence_lost_s: float
    warnings: int
    warned_s: float
    taps: int
    late_offers: int
    lost_wait_s: float


def of_policy(figures: Figures) -> PolicyFigures:
    """Those of the simulation's figures."""
    return convert(figures, PolicyFigures, from_attributes=True)


class Sides(Struct, frozen=True, kw_only=True):
    """The same time twice: as it was, and as it would have been."""

    history: PolicyFigures
    other: PolicyFigures


class WhatIf(Struct, frozen=True, kw_only=True):
    """What came of the question."""

    since: int
    until: int
    events: int
    is_estimate: bool
    """Whether presence is taken from the evidence; else it is known."""
    total: Sides
    queues: dict[str, Sides]
    moved: int
    """Answered calls that others would have had."""
    added: int
    """Rings in vain that were added."""


class _ByQueue:
    """Measures in all, and for each queue; of these queues alone, where some are named."""

    def __init__(self, truth: Truth, only: frozenset[str] | None) -> None:
        self._truth, self._only = truth, only
        self.total = Measures(truth)
        self.queues: dict[str, Measures] = {}
        self._of: dict[str, str] = {}
        """Hold, or agent who was signed out → the queue whose misses led to it."""

    def on(self, event: Event) -> None:
        queue = self._queue(event)
        if self._only is not None and queue not in self._only:
            return
        self.total.on(event)
        if queue is not None:
            measures = self.queues.get(queue)
            if measures is None:
                measures = self.queues[queue] = Measures(self._truth)
            measures.on(event)

    def _queue(self, event: Event) -> str | None:
        if isinstance(event, ev.HoldStarted):
            judgement = event.hold.judgement
            if judgement is not None:
                self._of[event.hold.id] = judgement.queue
            return None if judgement is None else judgement.queue
        if isinstance(event, ev.HoldEnded):
            return self._of.pop(event.hold, None)
        if isinstance(event, ev.SignedOut):
            if event.judgement is not None:
                self._of[event.agent] = event.judgement.queue
            return self._of.get(event.agent)
        if isinstance(event, ev.SignedIn):
            return self._of.pop(event.agent, None)
        return getattr(event, "queue", None)


def judged_anew(
    history: History, policy: Policy, truth: Truth | None = None, progress: Progress | None = None
) -> WhatIf:
    """The history under another policy. `truth`: who was there, where that is known; `progress`: so many events."""
    evidence = Evidence()
    for event in _told(history.events(), None):
        evidence.on(event)
    known = truth or evidence.truth()
    was, would_be = _ByQueue(known, policy.only), _ByQueue(known, policy.only)
    replay = Replay(history.world(), policy.of, evidence, known, would_be.on)
    events = 0
    for event in _told(history.events(), progress):
        was.on(event)
        replay.on(event)
        events += 1
    replay.end(history.until)
    since, until = history.since, history.until

    def sides(one: Measures, other: Measures) -> Sides:
        return Sides(
            history=of_policy(one.figures(since, until)), other=of_policy(other.figures(since, until))
        )

    return WhatIf(
        since=since,
        until=until,
        events=events,
        is_estimate=truth is None,
        total=sides(was.total, would_be.total),
        queues={
            queue: sides(was.queues.get(queue, Measures(known)), would_be.queues.get(queue, Measures(known)))
            for queue in sorted(was.queues.keys() | would_be.queues.keys())
        },
        moved=_of(replay.moved, policy.only),
        added=_of(replay.added, policy.only),
    )


def _of(counts: Mapping[str, int], only: frozenset[str] | None) -> int:
    return sum(count for queue, count in counts.items() if only is None or queue in only)


class Suggestion(Struct, frozen=True, kw_only=True):
    """The threshold that loses callers the least waiting with no more false withdrawals than `at_most`."""

    at_most: int
    threshold: int | None
    """None: each one has more."""
    tried: dict[int, PolicyFigures]
    """Threshold → what would have been."""


def suggested(
    history: History,
    policy: Policy,
    at_most: int,
    truth: Truth | None = None,
    progress: Progress | None = None,
    thresholds: Iterable[int] = THRESHOLDS,
) -> Suggestion:
    """Try thresholds, everything else as the policy has it. Of two that lose the same the higher one is suggested."""
    tried = {
        threshold: judged_anew(history, policy.with_threshold(threshold), truth, progress).total.other
        for threshold in thresholds
    }
    allowed = [
        (figures.lost_wait_s, -threshold)
        for threshold, figures in tried.items()
        if figures.false_withdrawals <= at_most
    ]
    return Suggestion(at_most=at_most, threshold=-min(allowed)[1] if allowed else None, tried=tried)


def _told(events: Iterator[Event], progress: Progress | None) -> Iterator[Event]:
    if progress is None:
        yield from events
        return
    count = 0
    for count, event in enumerate(events, 1):
        yield event
        if count % TOLD == 0:
            progress(TOLD)
    progress(count % TOLD)
