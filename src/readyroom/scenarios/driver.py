"""What a scenario runs on: the protocol that the engine alone and a server both answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from readyroom.engine import Event, Input, Refusal
from readyroom.engine.catalogue import Entity
from readyroom.scenarios.looks import Look


class Answer(Struct, frozen=True):
    """What became of an input."""

    events: Sequence[Event]
    refusal: Refusal | None = None


class Driver(Protocol):
    """Runs one scenario at a time."""

    def begin(self, at: int, entities: Sequence[Entity], facts: Sequence[Input]) -> Answer:
        """Start anew at an instant with this configuration and these facts; stops at the first refusal."""
        ...

    def advance(self, to: int) -> Sequence[Event]:
        """Let time come to `to`: deadlines run, also those due at `to`."""
        ...

    def send(self, given: Input) -> Answer:
        """Say something; the driver is at `given.seen` already. Answers all events that it led to."""
        ...

    def look(self) -> Look:
        """Ask how things are."""
        ...

    def finish(self) -> list[str]:
        """End the run: what the driver itself found wrong (such as a replay that differs)."""
        ...
