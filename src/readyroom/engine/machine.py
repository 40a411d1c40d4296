"""The engine: one input, full drain, next input.

Belongs here: the order of the work, and nothing of what is decided. Deadlines run first, each at its due instant;
then the input is decided; each event is numbered, folded and shown to the observer, then the rules react to it,
in the order of the rule book, and to what follows from that; when nothing follows any more the rules settle what
is left. A rule that is left out of the book is switched off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct

from readyroom.engine.decide import decide
from readyroom.engine.events import Event
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import SYSTEM, Actor
from readyroom.engine.inputs import Input, Observation
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.timers import Timers
from readyroom.engine.world import World

Observer = Callable[[World, Event], None]
DRAIN_LIMIT = 1_000_000
"""Events of one drain; more is a rule that feeds itself, and a bug."""


class Decision(Struct, frozen=True):
    """What an input came to: the events (deadlines that were due before it first), and a refusal if it was."""

    events: list[Event]
    refusal: Refusal | None
    own: int = 0
    """How many of the events came of deadlines, before the input itself was decided."""


def _ignore(world: World, event: Event) -> None:
    """Nobody looks."""


class Engine:
    """Decides, with one rule book."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self.rules = tuple(rules)
        self._named = {rule.name: rule for rule in rules}
        assert len(self._named) == len(rules), "two rules of one name"
        self._on: dict[type[Event], list[Rule]] = defaultdict(list)
        for rule in rules:
            for event_type in rule.on:
                self._on[event_type].append(rule)
        self._settling = [rule for rule in rules if rule.settle is not None]
        self._timed = {
            subject: [rule for rule in rules if rule.due is not None and rule.subject == subject]
            for subject in ("agent", "offer", "queue", "schedule")
        }

    def step(self, world: World, given: Input, observe: Observer = _ignore) -> Decision:
        """Run the deadlines up to the input's `seen`, then decide it. Changes `world`.

        If this raises, a rule or a fold has a bug and the world is not to be used any more.
        """
        drain = _Drain(self, world, observe)
        now = max(world.clock, given.seen or given.at)
        self.take_over(world)
        drain.deadlines(now)
        own = len(drain.events)
        world.clock = now
        happened = min(max(given.at, 0), now) if isinstance(given, Observation) else now
        if given.at != happened:
            given = msgspec.structs.replace(given, at=happened)
        verdict = decide(world, given)
        if isinstance(verdict, Refusal):
            return Decision(drain.events, verdict, own)
        drain.run(verdict, given.by, "", 0, given.at)
        drain.deadlines(now)
        return Decision(drain.events, None, own)

    def next_deadline(self, world: World) -> int | None:
        """When the next rule is due (ms UTC), or None."""
        entry = self.take_over(world).next()
        return None if entry is None else entry[0]

    def take_over(self, world: World) -> Timers:
        """Make sure that the world's deadlines are known."""
        if world.timers is None:
            world.timers = Timers()
            self._time_everything(world)
        return world.timers

    def on(self, event: Event) -> list[Rule]:
        """The rules that react to an event."""
        return self._on.get(type(event), [])

    @property
    def settling(self) -> list[Rule]:
        """The rules that settle what is left."""
        return self._settling

    def named(self, name: str) -> Rule:
        """The rule of that name."""
        return self._named[name]

    def retime(self, world: World) -> None:
        """Ask anew what is due for whom the last event touched."""
        touched = world.touched
        if touched.everything:
            self._time_everything(world)
        self._time(world, "agent", touched.agents)
        self._time(world, "offer", touched.offers)
        self._time(world, "queue", touched.queues)
        self._time(world, "schedule", touched.schedules)

    def _time_everything(self, world: World) -> None:
        self._time(world, "agent", world.agents)
        self._time(world, "offer", world.offers)
        self._time(world, "queue", world.queues)
        self._time(world, "schedule", world.schedules)

    def _time(self, world: World, subject: str, ids: Iterable[str]) -> None:
        rules = self._timed[subject]
        for subject_id in ids:
            for rule in rules:
                self.time(world, rule, subject_id)

    def time(self, world: World, rule: Rule, subject: str) -> None:
        """Ask a rule anew when it is due for a subject."""
        assert rule.due is not None
        assert world.timers is not None
        due = rule.due(world, subject)
        tie = None if due is None or rule.tie is None else rule.tie(world, subject)
        world.timers.set(rule.name, subject, due, tie)


class _Drain:
    """One step's work."""

    def __init__(self, engine: Engine, world: World, observe: Observer) -> None:
        self.engine = engine
        self.world = world
        self.observe = observe
        self.events: list[Event] = []

    def deadlines(self, until: int) -> None:
        """Run every deadline due at or before `until`, at its due instant."""
        timers = self.engine.take_over(self.world)
        while (entry := timers.next()) is not None and entry[0] <= until:
            due, _, subject, name = entry
            timers.pop(entry)
            self.world.clock = max(self.world.clock, due)
            rule = self.engine.named(name)
            assert rule.fire is not None
            self.run(list(rule.fire(self.world, subject)), SYSTEM, name, 0, self.world.clock)
            self.engine.time(self.world, rule, subject)

    def run(self, events: Sequence[Event], by: Actor, rule: str, cause: int, at: int) -> None:
        """Apply events and all that follows, then settle."""
        before = len(self.events)
        self._apply(events, by, rule, cause, at)
        settled = False
        while not settled:
            settled = True
            for settling in self.engine.settling:
                assert settling.settle is not None
                found = list(settling.settle(self.world))
                if found:
                    last = self.events[-1].seq if len(self.events) > before else 0
                    self._apply(found, SYSTEM, settling.name, last, self.world.clock)
                    settled = False
                    break

    def _apply(self, events: Sequence[Event], by: Actor, rule: str, cause: int, at: int) -> None:
        """Fold these events, which belong together; then let the rules react to each."""
        world, engine = self.world, self.engine
        for event in events:
            event.stamp(seq=world.seq + 1, at=at, seen=world.clock, by=by, cause=cause, rule=rule)
            evolve(world, event)
            self.events.append(event)
            assert len(self.events) < DRAIN_LIMIT, rule
            engine.retime(world)
            self.observe(world, event)
        for event in events:
            for reacting in engine.on(event):
                found = list(reacting.on[type(event)](world, event))
                if found:
                    self._apply(found, SYSTEM, reacting.name, event.seq, world.clock)
