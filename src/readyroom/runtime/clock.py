"""What time it is (integer milliseconds UTC), and who is woken when.

Belongs here: the real clock, which never steps back, and the manual one of tests and demonstrations, which moves
only by command. Nothing else in Readyroom reads a clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

SLEEP_AT_MOST_S = 1.0
"""A sleep is cut here, so that a wall clock that is put forward delays no deadline for longer."""
SLEW = 10
"""After the wall clock was put back, ours runs slower by one part in so many until the wall has caught up."""


class Participant(Protocol):
    """Who has deadlines of its own, and is run by a manual clock: a room, a simulated switch."""

    def next_due(self) -> int | None:
        """When something is due next (ms UTC), or None."""

    async def run_due(self, now: int) -> None:
        """Do what is due up to `now`; returns when all of it is done and committed."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> int:
        """Milliseconds UTC; never less than it said before."""

    def sleep_s(self, until: int) -> float | None:
        """For how many seconds to sleep, at most, before looking again whether `until` has come.

        None: time does not pass by itself; whoever moves the clock runs what is due.
        """

    def join(self, participant: Participant) -> None:
        """From now on a manual clock runs this participant."""

    def leave(self, participant: Participant) -> None:
        """No more."""


class RealClock:
    """The wall clock, made monotone.

    When the wall clock is put forward, so is this one. When it is put back, this one goes on from where it was, a
    tenth slower until the wall has caught up: deadlines neither repeat nor stand still.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._at = wall()
        self._seen = monotonic()

    def now(self) -> int:
        """Milliseconds UTC."""
        monotonic = self._monotonic()
        passed = monotonic - self._seen
        self._seen = monotonic
        wall = self._wall()
        straight = self._at + passed
        self._at = wall if wall >= straight else max(wall, straight - passed / SLEW)
        return int(self._at * 1000)

    def sleep_s(self, until: int) -> float | None:
        """The time left, cut at a second."""
        return min(max((until - self.now()) / 1000, 0.0), SLEEP_AT_MOST_S)

    def join(self, participant: Participant) -> None:
        """Participants look at this clock by themselves."""

    def leave(self, participant: Participant) -> None:
        """They never joined."""


class ManualClock:
    """A clock that moves only by command, and runs every deadline on the way in order."""

    def __init__(self, at: int) -> None:
        self._now = at
        self._participants: list[Participant] = []
        self._moving = False

    def now(self) -> int:
        """Milliseconds UTC."""
        return self._now

    def sleep_s(self, until: int) -> float | None:  # noqa: ARG002
        """Time does not pass by itself."""
        return None

    def join(self, participant: Participant) -> None:
        """Run this one too. Participants of one instant run in the order in which they joined."""
        self._participants.append(participant)

    def leave(self, participant: Participant) -> None:
        """No more."""
        if participant in self._participants:
            self._participants.remove(participant)

    async def advance(self, by_ms: int) -> int:
        """Move on by so many milliseconds; see `to`."""
        return await self.to(self._now + by_ms)

    async def to(self, instant: int) -> int:
        """Move on to an instant, stopping at each one at which something is due.

        Answers the instant when all that was due is done and committed. Raises ValueError for one that has passed,
        RuntimeError if another caller is moving the clock.
        """
        if instant < self._now:
            raise ValueError(f"the clock stands at {self._now}; it cannot go back to {instant}")
        if self._moving:
            raise RuntimeError("the clock is being moved already")
        self._moving = True
        try:
            while (due := self._next()) is not None and due <= instant:
                self._now = max(self._now, due)
                await self._run()
            self._now = instant
            await self._run()
        finally:
            self._moving = False
        return self._now

    def _next(self) -> int | None:
        found = [due for one in self._participants if (due := one.next_due()) is not None]
        return min(found, default=None)

    async def _run(self) -> None:
        for one in tuple(self._participants):
            await one.run_due(self._now)
