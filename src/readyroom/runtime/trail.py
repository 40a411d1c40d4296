"""What became of a command, step by step, under one id: decided, sent to a switch, delivered to people and programs.

Belongs here: which step belongs to which command, and where steps are told: the process's own log here, traces by an
edge. Nothing is kept beyond the last commands, and nothing is done unless somebody listens.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Sequence
from typing import Protocol

import structlog
from msgspec import Struct

from readyroom.engine.effects import Effect
from readyroom.runtime.inbox import Pending
from readyroom.runtime.log import Reply
from readyroom.store.deliveries import Delivery

REMEMBERED = 20_000
"""Events whose command is known: what they led to is done within seconds. Later it goes by the event's number."""

log = structlog.get_logger(__name__)


class Step(Struct, frozen=True, kw_only=True):
    """One step. `began_ns`, `ended_ns`: since 1970; a decision ends when it is on the disk."""

    name: str
    """decided, sent or delivered."""
    what: str
    """The type of the input or of the command to a switch; of a delivery, its kind."""
    room: str
    command: str
    """The id: the command's idempotency key where it has one."""
    seqs: tuple[int, ...]
    """The first and the last event; none, if it led to none."""
    to: str = ""
    """The switch, or the user or webhook; of a decision: who asked for it."""
    began_ns: int
    ended_ns: int
    error: str = ""


class Listener(Protocol):
    """Who is told of steps. It must not block."""

    def took(self, step: Step) -> None:
        """A step was taken."""


class Trail:
    """The steps of one room."""

    def __init__(self, room: str, listeners: Sequence[Listener]) -> None:
        self._room = room
        self._listeners = tuple(listeners)
        self._commands: dict[int, str] = {}

    def decided(self, batch: Iterable[Pending], replies: Iterable[Reply]) -> None:
        """A batch of inputs is on the disk."""
        ended_ns = time.time_ns()
        for pending, reply in zip(batch, replies, strict=True):
            command = pending.key or secrets.token_hex(8)
            for event in reply.events:
                self._commands[event.seq] = command
            given = pending.given
            self._tell(
                "decided",
                type(given).__name__,
                command,
                tuple(dict.fromkeys((reply.events[0].seq, reply.events[-1].seq))) if reply.events else (),
                f"{given.by.kind}/{given.by.id}" if given.by.id else given.by.kind,
                pending.began_ns,
                ended_ns,
                "" if reply.refusal is None else reply.refusal.code,
            )
        while len(self._commands) > REMEMBERED:
            del self._commands[next(iter(self._commands))]

    def sent(self, switch: str, effect: Effect, began_ns: int, error: str) -> None:
        """A switch was given a command, or it could not be."""
        what, command = type(effect).__name__, self._command(effect.seq)
        self._tell("sent", what, command, (effect.seq,), switch, began_ns, time.time_ns(), error)

    def delivered(self, deliveries: Iterable[Delivery], began_ns: int) -> None:
        """Something was tried to be delivered."""
        ended_ns = time.time_ns()
        for each in deliveries:
            command, seqs = self._command(each.seq), (each.seq,) if each.seq else ()
            self._tell("delivered", each.kind, command, seqs, each.receiver, began_ns, ended_ns, each.error)

    def _command(self, seq: int) -> str:
        return self._commands.get(seq, f"event-{seq}")

    def _tell(
        self,
        name: str,
        what: str,
        command: str,
        seqs: tuple[int, ...],
        to: str,
        began_ns: int,
        ended_ns: int,
        error: str,
    ) -> None:
        step = Step(
            name=name,
            what=what,
            room=self._room,
            command=command,
            seqs=seqs,
            to=to,
            began_ns=began_ns,
            ended_ns=ended_ns,
            error=error,
        )
        for listener in self._listeners:
            listener.took(step)


class Logged:
    """Tells of steps in the process's own log, at the level `debug`."""

    def took(self, step: Step) -> None:
        """One line."""
        log.debug(
            step.name,
            what=step.what,
            room=step.room,
            command=step.command,
            seqs=list(step.seqs),
            to=step.to,
            ms=round((step.ended_ns - step.began_ns) / 1e6, 3),
            error=step.error or None,
        )
