"""Deadlines, derived from state: which rule is due for which subject, and when.

Belongs here: one heap with lazy deletion. Nothing is scheduled that would have to be cancelled: after every event
the rules say anew what is due for the subjects that it touched. Ties run by ring start, then agent id.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

Key = tuple[str, str]
"""Rule name, subject id."""
Tie = tuple[int, str]
"""Between deadlines of one instant: ring start (0: nothing rings), then agent id."""
Entry = tuple[int, Tie, str, str]
"""Due (ms UTC), tie, subject id, rule name."""
COMPACT_ABOVE = 64


class Timers:
    """What is due next."""

    __slots__ = ("_current", "_heap")

    def __init__(self) -> None:
        self._heap: list[Entry] = []
        self._current: dict[Key, Entry] = {}

    def set(self, rule: str, subject: str, due: int | None, tie: Tie | None = None) -> None:
        """The rule is due for the subject at `due`; None: not any more."""
        key = (rule, subject)
        if due is None:
            self._current.pop(key, None)
            return
        entry = (due, tie or (0, subject), subject, rule)
        if self._current.get(key) == entry:
            return
        self._current[key] = entry
        heappush(self._heap, entry)
        if len(self._heap) > 2 * len(self._current) + COMPACT_ABOVE:
            self._heap = list(self._current.values())
            heapify(self._heap)

    def next(self) -> Entry | None:
        """The entry that is due first, or None."""
        heap = self._heap
        while heap:
            entry = heap[0]
            if self._current.get((entry[3], entry[2])) is entry:
                return entry
            heappop(heap)
        return None

    def take(self, until: int) -> Entry | None:
        """Take out the entry that is due first, if that is at or before `until`."""
        if not self._heap:
            return None
        entry = self.next()
        if entry is None or entry[0] > until:
            return None
        del self._current[entry[3], entry[2]]
        return entry

    def entries(self) -> dict[Key, Entry]:
        """All that is due, by rule and subject."""
        return dict(self._current)
