"""Requests under way, and how long they may take.

Belongs here: the count of them, and the one timer that looks at all of them now and then. A timer for each would
cost more than the work that most requests ask for.
"""

from __future__ import annotations

import asyncio
import math

LOOK_S = 0.1
"""Between two looks: by so much a request may overrun its limit, which is of seconds."""


class Limit:
    """The time that a request may still take. Past it, its task is cancelled and `is_over`."""

    __slots__ = ("_task", "began_s", "is_over", "until_s")

    def __init__(self, task: asyncio.Task[object], began_s: float, for_s: float | None) -> None:
        self.began_s = began_s
        """By the loop's clock, as is `until_s`."""
        self.until_s = math.inf if for_s is None else began_s + for_s
        self.is_over = False
        self._task = task

    def cut_off(self) -> None:
        """Cancel what takes too long."""
        self.is_over = True
        self._task.cancel()

    def is_to_blame(self) -> bool:
        """Whether a cancellation that came up was this one, and not (also) somebody else's."""
        return self.is_over and self._task.uncancel() == 0


class UnderWay:
    """The requests that are being answered."""

    def __init__(self) -> None:
        self._limits: dict[Limit, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._limits)

    def begin(self, for_s: float | None) -> Limit:
        """The calling task answers a request; `None`: for as long as it takes."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        limit = Limit(task, loop.time(), for_s)
        self._limits[limit] = None
        if self._timer is None:
            self._timer = loop.call_later(LOOK_S, self._look)
        return limit

    def end(self, limit: Limit) -> None:
        """It is answered."""
        del self._limits[limit]

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now_s = loop.time()
        for limit in self._limits:
            if limit.until_s <= now_s and not limit.is_over:
                limit.cut_off()
        self._timer = loop.call_later(LOOK_S, self._look) if self._limits else None
