"""How often the board's changes are published.

Belongs here: the pace only. Publishing follows a commit at once while it is cheap compared to the time between
commits, and is put off, so that several are told together, while it is not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

REST = 4
"""After publishing rest for so many times what it took: it takes a fifth of the time at most."""
REST_AT_MOST_S = 0.25
"""Longer would be seen by who looks at a board."""


class Pace:
    """Calls `publish` when asked to, but not too often. `publish` answers whether it could."""

    def __init__(self, publish: Callable[[], bool]) -> None:
        self._publish = publish
        self._resting_until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def ask(self, news: bool) -> None:
        """There may be something to publish: now, or when the rest is over."""
        if not news:
            return
        loop = asyncio.get_running_loop()
        began = loop.time()
        if began < self._resting_until:
            if self._timer is None:
                self._timer = loop.call_at(self._resting_until, self._rested)
            return
        if self._publish():
            took = loop.time() - began
            self._resting_until = began + took + min(took * REST, REST_AT_MOST_S)

    def _rested(self) -> None:
        self._timer = None
        self.ask(True)

    def stop(self) -> None:
        """Publish no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
