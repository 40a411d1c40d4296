"""What the link says to Readyroom: the engine's observations, each with its times and a name of its own.

Belongs here: when something happened, and how an observation is named. `at` is Asterisk's `Timestamp`, where
`timestampevents` is set, else the instant at which the link read it. What belongs to a channel is named after it, so
that the same thing told again (after a reconnection, after a restart of Readyroom) is known as such; the rest changes
nothing if told twice, and is numbered within the session.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Input
from readyroom.protocols.ami import Message, printable

TEXT_AT_MOST = 200


class Said(Struct, frozen=True):
    """One observation, under its own name."""

    id: str
    input: Input


class Voice:
    """Says things, in order; `taken` hands them over."""

    def __init__(self, link: str, session: str) -> None:
        """`session` names this run of the link: what is only numbered must not meet the numbers of an earlier one."""
        self.by = Actor("switch", link)
        self._session = session
        self._numbered = 0
        self._at = 0
        self._seen = 0
        self._said: list[Said] = []

    @property
    def seen(self) -> int:
        """When what is said now was seen (ms UTC)."""
        return self._seen

    def now(self, at: int, seen: int) -> None:
        """What is said next happened then, and was seen then (ms UTC)."""
        self._at, self._seen = min(at, seen), seen

    def heard(self, message: Message, seen: int) -> None:
        """What is said next comes of this message."""
        self.now(timestamp_ms(message.get("Timestamp")) or seen, seen)

    def say(self, name: str, what: type[Input], /, *, at: int | None = None, **fields: Any) -> None:
        """Say it; an empty name: it is numbered. `at`: when it happened, if it was long before."""
        if not name:
            self._numbered += 1
            name = f"{self._session}:{self._numbered}"
        when = self._at if at is None else min(at, self._seen)
        self._said.append(Said(clean(name), what(at=when, seen=self._seen, by=self.by, **fields)))

    def taken(self) -> list[Said]:
        """What was said since."""
        said, self._said = self._said, []
        return said


def timestamp_ms(text: str) -> int:
    """`1795320426.123456` in ms; 0 for what is no instant."""
    seconds, _, fraction = text.partition(".")
    if not (seconds.isascii() and seconds.isdecimal()) or not (fraction + "0").isdecimal():
        return 0
    return int(seconds) * 1000 + int((fraction + "000")[:3])


def clean(text: str) -> str:
    """A text as the log may keep it: printable, on one line, not too long."""
    return "".join(c if c.isprintable() else "�" for c in printable(text)[:TEXT_AT_MOST])
