"""What will happen next: one heap of named actions.

Belongs here: the order. Actions of one instant run in the order of their names, so that it does not depend on who
was told first.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable

from readyroom.engine.inputs import Input

Action = Callable[[int], Iterable[Input]]
"""What happens at an instant (ms UTC); the inputs that come of it, said one after the other."""


class Agenda:
    """Actions by instant and name. `woken` is called when something is put before all else."""

    def __init__(self, woken: Callable[[], None] = lambda: None) -> None:
        self._heap: list[tuple[int, str, int, Action]] = []
        self._count = 0
        self._woken = woken

    def put(self, at: int, name: str, action: Action) -> None:
        """Let something happen."""
        self._count += 1
        first = not self._heap or at < self._heap[0][0]
        heapq.heappush(self._heap, (at, name, self._count, action))
        if first:
            self._woken()

    def next_due(self) -> int | None:
        """When the next action is due (ms UTC), or None."""
        return self._heap[0][0] if self._heap else None

    def take(self, until: int) -> tuple[int, Action] | None:
        """The next action that is due by `until`, with its instant."""
        if not self._heap or self._heap[0][0] > until:
            return None
        at, _, _, action = heapq.heappop(self._heap)
        return at, action

    def __len__(self) -> int:
        return len(self._heap)
