"""A centre and the engine alone: no store, no board, no waiting.

Belongs here: the loop. It says to the engine what a room would say, at the same instants and in the same order, so
the same seed gives the same log as in a room; `digest` is how to see that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from readyroom.centre import Centre, Profile
from readyroom.codec import events as codec
from readyroom.engine import Engine, fresh, react
from readyroom.engine import effects as fx
from readyroom.engine.catalogue import Entity
from readyroom.engine.events import Event
from readyroom.engine.inputs import Advance, Configure, Input, NoteRefusal
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.world import World


def _unwatched(event: Event) -> None:
    """Nobody looks."""


class Offline:
    """An organisation of these entities from `start` (ms UTC) on; `open` it with its people, then `run`."""

    def __init__(
        self,
        entities: Sequence[Entity],
        start: int,
        watch: Callable[[Event], None] = _unwatched,
        rules: Sequence[Rule] = RULES,
    ) -> None:
        """`watch` sees every event of the log. Raises ValueError if the entities are refused."""
        self.engine = Engine(rules)
        self.world: World = fresh("simulated")
        self.now = start
        self.inputs = 0
        self._watch = watch
        self._effects: list[fx.Effect] = []
        refusal = self._step(Configure(at=start, seen=start, entities=tuple(entities)))
        if refusal is not None:
            raise ValueError(f"{refusal.code} {refusal.params}")
        self._effects.clear()

    def open(self, profile: Profile, seed: int, link: str = "simulated") -> Centre:
        """Let the people and the callers in; the centre they make."""
        self.centre = centre = Centre(profile, seed, link)
        for given in centre.open(self.world, self.now):
            self._say(given)
        self._effects += [
            fx.SetMember(self.world.seq, agent, queue, want.membership, want.reason)
            for (agent, queue), want in self.world.wanted.items()
        ]
        self._command()
        return centre

    def run(self, until: int) -> None:
        """Go on to an instant (ms UTC), stopping wherever something is due."""
        engine, world, agenda = self.engine, self.world, self.centre.agenda
        while True:
            deadline, action = engine.next_deadline(world), agenda.next_due()
            if deadline is not None and (action is None or deadline <= action):
                if deadline > until:
                    break
                self.now = max(self.now, deadline)
                self._step(Advance(at=deadline, seen=deadline))
                self._command()
            elif action is not None and action <= until:
                self.now = max(self.now, action)
                self._act()
            else:
                break
        self.now = until

    def _act(self) -> None:
        found = self.centre.agenda.take(self.now)
        if found is not None:
            at, action = found
            for given in action(at):
                self._say(given)

    def _say(self, given: Input) -> None:
        """Have it decided; stamped and, if refused, noted, as a room does."""
        given.at = self.now if given.seen == 0 else min(given.at, self.now)
        given.seen = self.now
        refusal = self._step(given)
        if refusal is not None:
            self._step(_note(given, refusal))
        self._command()

    def _step(self, given: Input) -> Refusal | None:
        self.inputs += 1
        return self.engine.step(self.world, given, self._observe).refusal

    def _observe(self, world: World, event: Event) -> None:
        self._effects += react(world, event)
        self._watch(event)

    def _command(self) -> None:
        if not self._effects:
            return
        effects, self._effects = self._effects, []
        for effect in effects:
            self.centre.command(self.now, effect)


def _note(given: Input, refusal: Refusal) -> NoteRefusal:
    subject = {name: getattr(given, name, None) for name in ("agent", "queue", "call", "offer", "task")}
    named = {name: value for name, value in subject.items() if isinstance(value, str)}
    return NoteRefusal(
        at=given.seen,
        seen=given.seen,
        by=given.by,
        what=type(given).__name__,
        code=refusal.code,
        params={**named, **refusal.params},
    )


class Digest:
    """A log's fingerprint, taken event by event."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def on(self, event: Event) -> None:
        """Take an event in."""
        encoded = codec.encode(event)  # type: ignore[arg-type]
        self._hash.update(f"{encoded.type} {encoded.version} ".encode() + encoded.body + b"\n")

    def text(self) -> str:
        """SHA-256, in hexadecimal."""
        return self._hash.hexdigest()


def digest(events: Iterable[Event]) -> str:
    """The fingerprint of a whole log: equal for equal events, and only for those."""
    found = Digest()
    for event in events:
        found.on(event)
    return found.text()
