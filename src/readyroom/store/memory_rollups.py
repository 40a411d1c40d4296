"""Roll-ups in memory. Nothing else belongs here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

from readyroom.store.interface import LogRow
from readyroom.store.rollups import BLANK, News, RollupMark, StoredRollup


class MemoryRollups:
    """`Rollups` in memory. `events`: a room's, in order of seq; `told_ats`: the instants at which that begins which
    others told of the time before.
    """

    def __init__(
        self, events: Callable[[str], Sequence[LogRow]], told_ats: Callable[[str], Sequence[int]]
    ) -> None:
        self._events = events
        self._told_ats = told_ats
        self._lock = threading.Lock()
        self._rows: dict[str, dict[tuple[str, str, str], StoredRollup]] = {}
        self._marks: dict[str, RollupMark] = {}

    def mark(self, room: str) -> RollupMark:
        return self._marks.get(room, BLANK)

    def put(
        self, room: str, mark: RollupMark, periods: Sequence[str], rollups: Sequence[StoredRollup]
    ) -> bool:
        with self._lock:
            if self.mark(room).generation != mark.generation - 1:
                return False
            kept = {key: row for key, row in self._rows.get(room, {}).items() if row.period not in periods}
            self._rows[room] = kept | {(row.kind, row.period, row.subject): row for row in rollups}
            self._marks[room] = mark
            return True

    def drop(self, room: str) -> RollupMark:
        with self._lock:
            self._rows.pop(room, None)
            self._marks[room] = self.mark(room).then(*BLANK[:3])
            return self._marks[room]

    def of(self, room: str, kind: str, periods: Sequence[str]) -> list[StoredRollup]:
        return [row for row in self.every(room) if row.kind == kind and row.period in periods]

    def every(self, room: str) -> Iterator[StoredRollup]:
        with self._lock:
            rows = dict(self._rows.get(room, {}))
        for key in sorted(rows):
            yield rows[key]

    def open_periods(self, room: str) -> list[str]:
        return sorted({row.period for row in self.every(room) if row.is_open})

    def told_from(self, room: str) -> int | None:
        return min(self._told_ats(room), default=None)

    def news(self, room: str, since: int, until: int, marked: str) -> News:
        rows = self._events(room)[since:until]
        return News(min((row.at for row in rows), default=None), any(row.type == marked for row in rows))
