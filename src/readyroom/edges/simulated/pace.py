"""A clock that runs faster than the wall's, for a room that shall live through a day in minutes.

Belongs here: the clock alone. A room that runs by it rings, waits and resets by it too, so that nothing but the speed
is different.
"""

from __future__ import annotations

from readyroom.runtime.clock import Clock, Participant, RealClock


class FastClock:
    """A clock that began at `start` (ms UTC; None: now) and runs `speed` times as fast as another."""

    def __init__(self, speed: float, start: int | None = None, inner: Clock | None = None) -> None:
        assert speed > 0, speed
        self._inner = inner or RealClock()
        self._speed = speed
        self._began = self._inner.now()
        self._start = self._began if start is None else start

    def now(self) -> int:
        """Milliseconds UTC, of this clock."""
        return self._start + int((self._inner.now() - self._began) * self._speed)

    def sleep_s(self, until: int) -> float | None:
        """For how long to sleep really, at most."""
        return self._inner.sleep_s(self._began + int((until - self._start) / self._speed) + 1)

    def join(self, participant: Participant) -> None:
        """Participants look at this clock by themselves."""

    def leave(self, participant: Participant) -> None:
        """They never joined."""
