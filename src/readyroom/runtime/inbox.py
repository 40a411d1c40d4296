"""What waits for the room: inputs with their stamps and keys, in a bounded queue.

Belongs here: when an input happened and became known, which repeats wait for the first one's reply, and waking the
loop. What comes of inputs is the loop's.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

from readyroom.engine.inputs import Input
from readyroom.runtime.clock import Clock
from readyroom.runtime.errors import (
    KeyReused,
    RoomBusy,
    RoomError,
    RoomStopping,
    RoomTakenOver,
    RoomUnavailable,
)
from readyroom.runtime.log import Reply

WAITING_AT_MOST = 4_096
"""Inputs that wait. At 10,000 a second they are answered within half a second; more would time out anyway."""


class Pending:
    """An input that waits for its reply."""

    __slots__ = ("began_ns", "fingerprint", "future", "given", "is_answered", "key", "repeats", "scope")

    def __init__(self, given: Input, key: str | None = None, scope: str = "", fingerprint: str = "") -> None:
        self.given = given
        self.began_ns = time.time_ns()
        self.key = key
        self.scope = scope
        self.fingerprint = fingerprint
        self.future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        """Who sent it waits for this, and may cancel it. That makes no difference to what is done."""
        self.is_answered = False
        self.repeats: list[Pending] = []
        """The same, sent again meanwhile: they get its reply."""


class Inbox:
    """The inputs that wait, and those in work whose key might be repeated."""

    def __init__(self, room: str, clock: Clock) -> None:
        self.stopping = False
        self.taken_over = False
        """Why it stops: another server has the room."""
        self.unavailable = False
        self.replayed = 0
        self._room = room
        self._clock = clock
        self._waiting: deque[Pending] = deque()
        self._keyed: dict[tuple[str, str], Pending] = {}
        self._wake: asyncio.Future[None] | None = None
        self._latest = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def now(self, not_before: int) -> int:
        """The clock made monotone (ms UTC)."""
        self._latest = max(self._latest, self._clock.now(), not_before)
        return self._latest

    async def submit(self, pending: Pending, now: int) -> Reply:
        """Let an input wait for its turn, and answer what came of it."""
        first = None if pending.key is None else self._keyed.get((pending.scope, pending.key))
        if first is not None:
            if first.fingerprint != pending.fingerprint:
                raise KeyReused(pending.key)
            first.repeats.append(pending)
            return await pending.future
        if self.stopping:
            raise self.stopped()
        if self.unavailable:
            raise RoomUnavailable(self._room)
        if len(self._waiting) >= WAITING_AT_MOST:
            raise RoomBusy(self._room)
        stamp(pending.given, now)
        if pending.key is not None:
            self._keyed[pending.scope, pending.key] = pending
        self._waiting.append(pending)
        self.rouse()
        return await pending.future

    def stopped(self) -> RoomStopping:
        """Why nothing is taken any more."""
        return RoomTakenOver(self._room) if self.taken_over else RoomStopping(self._room)

    def take(self, most: int) -> list[Pending]:
        """The next ones, in the order in which they came."""
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def answer(self, pending: Pending, reply: Reply) -> None:
        """Give the reply, if anybody still waits for it."""
        self._settled(pending)
        if not pending.future.done():
            pending.future.set_result(reply)
        for again in pending.repeats:
            self.replayed += 1
            self.answer(again, Reply(reply.events, reply.refusal, replayed=True))

    def fail(self, pending: Pending, error: RoomError) -> None:
        """Give an error instead."""
        self._settled(pending)
        if not pending.future.done():
            pending.future.set_exception(error)
            pending.future.exception()  # who has gone away need not fetch it
        for again in pending.repeats:
            self.fail(again, error)

    def fail_waiting(self, error: RoomError) -> None:
        """Give all that wait an error."""
        while self._waiting:
            self.fail(self._waiting.popleft(), error)

    def _settled(self, pending: Pending) -> None:
        pending.is_answered = True
        if pending.key is not None and self._keyed.get((pending.scope, pending.key)) is pending:
            del self._keyed[pending.scope, pending.key]

    async def wait(self, until: int | None) -> None:
        """Until there is an input, or the room is to stop, or it may be time to look at the clock again.

        `until` (ms UTC): when it certainly is; None: never by itself.
        """
        if self._waiting or self.stopping:
            return
        sleep_s = None if until is None else self._clock.sleep_s(until)
        if sleep_s is not None and sleep_s <= 0:
            return
        loop = asyncio.get_running_loop()
        self._wake = loop.create_future()
        timer = None if sleep_s is None else loop.call_later(sleep_s, self.rouse)
        try:
            await self._wake
        finally:
            self._wake = None
            if timer is not None:
                timer.cancel()

    def rouse(self) -> None:
        """Have `wait` return."""
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)


def stamp(given: Input, now: int) -> None:
    """A command happens when the room learns of it; an observation when the switch says, if that is past."""
    given.at = now if given.seen == 0 else min(given.at, now)
    given.seen = now
