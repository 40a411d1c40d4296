"""What is up at the simulated switch, and who has to do with it.

Belongs here: the records of a ring and of a call, and the two interfaces between the switch and its neighbours: the
hands that use its phones, and the queues of its own that it may have.
"""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

from readyroom.engine.inputs import Input


class Ring(Struct):
    """A phone that rings for a call."""

    offer: str
    call: str
    queue: str
    agent: str
    device: str | None
    since: int
    ring_s: int
    own: bool = False
    """The switch's own queue rings it, not Readyroom."""


class Line(Struct):
    """A call at the switch."""

    call: str
    kind: Literal["queue", "direct", "outgoing"]
    queue: str | None = None
    agent: str | None = None
    device: str | None = None
    up: bool = False
    held: bool = False
    caller: str = ""
    external: bool = True
    adopted: bool = False
    """The caller came to Readyroom by another way; only the phones are this switch's."""


class Hands(Protocol):
    """Who uses the phones. They are told, and put what they will do on the agenda."""

    def rings(self, at: int, ring: Ring) -> None:
        """A phone begins to ring."""

    def stops(self, at: int, ring: Ring) -> None:
        """A phone rings no more, and was not answered."""

    def talks(self, at: int, line: Line) -> None:
        """Caller and agent are put together."""

    def over(self, at: int, line: Line) -> None:
        """A call is over, or was given back."""


class Nobody:
    """No hands: phones ring until somebody's script uses them."""

    def rings(self, at: int, ring: Ring) -> None:
        """Nobody hears it."""

    def stops(self, at: int, ring: Ring) -> None:
        """Nobody notices."""

    def talks(self, at: int, line: Line) -> None:
        """Nobody says a word."""

    def over(self, at: int, line: Line) -> None:
        """Nobody minds."""


class OwnQueues(Protocol):
    """The switch's own queue engine (overlay)."""

    def serve(self, at: int) -> list[Input]:
        """Something changed: who may be rung now?"""

    def ended(self, at: int, ring: Ring) -> None:
        """A ring of its own ended unanswered."""


class NoQueues:
    """A switch without queues of its own."""

    def serve(self, at: int) -> list[Input]:  # noqa: ARG002 (the interface's)
        """Nobody."""
        return []

    def ended(self, at: int, ring: Ring) -> None:
        """It had none."""
