"""A scenario on the engine alone, with the log kept in memory.

Belongs here: the driver without a server. At the end it proves on the scenario's own log that folding the events
gives the same state, and that moving time forward before each input changed nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from readyroom.engine import RULES, SYSTEM, Engine, Event, Input, Rule, World, fresh
from readyroom.engine.catalogue import Entity
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Advance, Configure
from readyroom.scenarios.driver import Answer
from readyroom.scenarios.looks import Look, WorldLook, folded

ROOM = "scenario"
ADMIN = Actor("admin", "admin")


class OnEngine:
    """Drives an engine; `rules` may leave some out, `proves` False saves the proofs at the end."""

    def __init__(self, rules: Sequence[Rule] = RULES, *, proves: bool = True) -> None:
        self.proves = proves
        self.engine = Engine(rules)
        self.world: World = fresh(ROOM)
        self.log: list[Event] = []
        self.now = 0
        self._said: list[Input] = []

    def begin(self, at: int, entities: Sequence[Entity], facts: Sequence[Input]) -> Answer:
        """Start anew at an instant with this configuration and these facts; stops at the first refusal."""
        self.world = fresh(ROOM)
        self.log, self._said = [], []
        self.now = at
        for given in (Configure(at=at, by=ADMIN, entities=tuple(entities)), *facts):
            answer = self.send(msgspec.structs.replace(given, at=at))
            if answer.refusal is not None:
                return answer
        return Answer(tuple(self.log))

    def advance(self, to: int) -> Sequence[Event]:
        """Let time come to `to`: deadlines run, also those due at `to`."""
        self.now = max(self.now, to)
        return self._step(Advance(at=to, by=SYSTEM)).events

    def send(self, given: Input) -> Answer:
        """Say something."""
        self.now = max(self.now, given.seen or given.at)
        self._said.append(msgspec.structs.replace(given))
        return self._step(given)

    def _step(self, given: Input) -> Answer:
        decision = self.engine.step(self.world, given)
        self.log += decision.events
        return Answer(tuple(decision.events), decision.refusal)

    def look(self) -> Look:
        """Ask how things are."""
        return WorldLook(self.world, self.log, self.now)

    def finish(self) -> list[str]:
        """Replay equals live; and so does the same without the steps of time between the inputs."""
        wrong: list[str] = []
        if not self.proves:
            return wrong
        if _bytes(folded(self.log, ROOM).state()) != _bytes(self.world.state()):
            wrong.append("folding the log does not give the state that the engine had")
        world, again = fresh(ROOM), list[Event]()
        for given in (*self._said, Advance(at=self.now)):
            again += self.engine.step(world, msgspec.structs.replace(given)).events
        if _bytes(again) != _bytes(self.log):
            wrong.append("the log is another one when time is not moved forward before each input")
        return wrong


def _bytes(value: object) -> bytes:
    return msgspec.json.encode(value)
