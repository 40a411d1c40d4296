"""The engine: one input, full drain, next input.

Belongs here: the order of the work, and nothing of what is decided. Deadlines run first, each at its due instant;
then the input is decided; each event is numbered, folded and shown to the observer, then the rules react to it,
in the order of the rule book, and to what follows from that; when nothing follows any more the rules settle what
is left. A rule that is left out of the book is switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import get_args

import msgspec
from msgspec import Struct

from readyroom.engine.decide import decide
from readyroom.engine.events import AnyEvent, Configured, Event, Removed
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import SYSTEM, Actor
from readyroom.engine.inputs import Input, Observation
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule, Subject
from readyroom.engine.rules import RULES
from readyroom.engine.timers import Timers
from readyroom.engine.world import Touched, World

Observer = Callable[[World, Event], None]
DRAIN_LIMIT = 1_000_000
"""Events of one drain; more is a rule that feeds itself, and a bug."""


NAMES: dict[Subject, str] = {
    "agent": "agents",
    "offer": "offers",
    "queue": "queues",
    "line": "lines",
    "link": "links",
    "drift": "drifts",
    "schedule": "schedules",
}
"""Subject → where `touched` names those that an event touched."""
EVENTS: tuple[type[Event], ...] = get_args(AnyEvent)
RECONFIGURES = (Configured, Removed)
"""After these every rule is asked anew."""


class Decision(Struct, frozen=True):
    """What an input came to: the events (deadlines that were due before it first), and a refusal if it was."""

    events: list[Event]
    refusal: Refusal | None
    own: int = 0
    """How many of the events came of deadlines, before the input itself was decided."""


def _ignore(world: World, event: Event) -> None:
    """Nobody looks."""


def _known(given: Input, now: int) -> Input:
    """The input with the instant that it stands for: an observation's own, if that was not in the future."""
    happened = min(max(given.at, 0), now) if isinstance(given, Observation) else now
    return given if given.at == happened else msgspec.structs.replace(given, at=happened)


class Engine:
    """Decides, with one rule book."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self.rules = tuple(rules)
        self._named = {rule.name: rule for rule in rules}
        assert len(self._named) == len(rules), "two rules of one name"
        self.reactions = {
            event_type: [(rule.name, rule.on[event_type]) for rule in rules if event_type in rule.on]
            for event_type in EVENTS
        }
        """Event type → the rules that react to it, by name, and how."""
        self.settling = [(rule.name, rule.settle) for rule in rules if rule.settle is not None]
        """The rules that settle what is left, by name, and how."""
        self._timed = [rule for rule in rules if rule.due is not None]
        self._moved = {event_type: self._moved_by(event_type) for event_type in EVENTS}

    def _moved_by(self, event_type: type[Event]) -> list[tuple[Callable[[Touched], set[str]], list[Rule]]]:
        """The ways to the subjects that such an event touches, with the rules whose deadlines it may move."""
        moved: dict[Subject, list[Rule]] = {}
        for rule in self._timed:
            if rule.moves is None or event_type in rule.moves or event_type in RECONFIGURES:
                assert rule.subject is not None
                moved.setdefault(rule.subject, []).append(rule)
        return [(attrgetter(NAMES[subject]), rules) for subject, rules in moved.items()]

    def step(self, world: World, given: Input, observe: Observer = _ignore) -> Decision:
        """Run the deadlines up to the input's `seen`, then decide it. Changes `world`.

        If this raises, a rule or a fold has a bug and the world is not to be used any more.
        """
        drain = _Drain(self, world, observe)
        now = max(world.clock, given.seen or given.at)
        drain.deadlines(now)
        own = len(drain.events)
        world.clock = now
        if given.at != now:
            given = _known(given, now)
        verdict = decide(world, given)
        if isinstance(verdict, Refusal):
            return Decision(drain.events, verdict, own)
        drain.run(verdict, given.by, "", 0, given.at)
        drain.deadlines(now)
        return Decision(drain.events, None, own)

    def follow(
        self, world: World, events: Sequence[Event], at: int, seen: int, observe: Observer = _ignore
    ) -> list[Event]:
        """Take events as they happened instead of deciding them, and let the rules answer: for judging history anew.

        Deadlines before `seen` run first, those of that instant do not: the events may have come of one. They are
        numbered anew.
        """
        drain = _Drain(self, world, observe)
        now = max(world.clock, seen)
        drain.deadlines(now - 1)
        world.clock = now
        drain.run(events, SYSTEM, "", 0, at)
        return drain.events

    def next_deadline(self, world: World) -> int | None:
        """When the next rule is due (ms UTC), or None."""
        entry = self.take_over(world).next()
        return None if entry is None else entry[0]

    def take_over(self, world: World) -> Timers:
        """Make sure that the world's deadlines are known."""
        if world.timers is None:
            assert not world.is_asleep
            world.timers = Timers()
            self._time_everything(world)
        return world.timers

    def named(self, name: str) -> Rule:
        """The rule of that name."""
        return self._named[name]

    def retime(self, world: World, event: Event) -> None:
        """Ask anew what is due for whom the event, just folded, touched."""
        touched = world.touched
        if touched.everything:
            self._time_everything(world)
        for touched_by, rules in self._moved[type(event)]:
            for subject in touched_by(touched):
                for rule in rules:
                    self.time(world, rule, subject)

    def _time_everything(self, world: World) -> None:
        there: dict[Subject, Iterable[str]] = {
            "agent": world.agents,
            "offer": world.offers,
            "queue": world.queues,
            "line": world.queues,
            "link": world.links,
            "drift": world.drifts(),
            "schedule": world.schedules,
        }
        for rule in self._timed:
            assert rule.subject is not None
            for subject in there[rule.subject]:
                self.time(world, rule, subject)

    def time(self, world: World, rule: Rule, subject: str) -> None:
        """Ask a rule anew when it is due for a subject."""
        assert rule.due is not None
        assert world.timers is not None
        due = rule.due(world, subject)
        tie = None if due is None or rule.tie is None else rule.tie(world, subject)
        world.timers.set(rule.name, subject, due, tie)


class _Drain:
    """One step's work."""

    __slots__ = ("engine", "events", "observe", "world")

    def __init__(self, engine: Engine, world: World, observe: Observer) -> None:
        self.engine = engine
        self.world = world
        self.observe = observe
        self.events: list[Event] = []

    def deadlines(self, until: int) -> None:
        """Run every deadline due at or before `until`, at its due instant."""
        timers = self.world.timers or self.engine.take_over(self.world)
        while (entry := timers.take(until)) is not None:
            due, _, subject, name = entry
            self.world.clock = max(self.world.clock, due)
            rule = self.engine.named(name)
            assert rule.fire is not None
            self.run([*rule.fire(self.world, subject)], SYSTEM, name, 0, self.world.clock)
            self.engine.time(self.world, rule, subject)

    def run(self, events: Sequence[Event], by: Actor, rule: str, cause: int, at: int) -> None:
        """Apply events and all that follows, then settle."""
        before = len(self.events)
        self._apply(events, by, rule, cause, at)
        while self._settle(before):
            pass

    def _settle(self, before: int) -> bool:
        """Let the first rule that finds something left settle it; whether one did."""
        for name, settle in self.engine.settling:
            found = [*settle(self.world)]
            if found:
                last = self.events[-1].seq if len(self.events) > before else 0
                self._apply(found, SYSTEM, name, last, self.world.clock)
                return True
        return False

    def _apply(self, events: Sequence[Event], by: Actor, rule: str, cause: int, at: int) -> None:
        """Fold these events, which belong together; then let the rules react to each."""
        world, engine = self.world, self.engine
        for event in events:
            event.stamp(world.seq + 1, at, world.clock, by, cause, rule)
            evolve(world, event)
            self.events.append(event)
            engine.retime(world, event)
            self.observe(world, event)
        assert len(self.events) < DRAIN_LIMIT, rule
        for event in events:
            for name, react in engine.reactions[type(event)]:
                found = [*react(world, event)]
                if found:
                    self._apply(found, SYSTEM, name, event.seq, world.clock)
