"""Where histories come from: a room's log, or a day that was simulated.

Belongs here: both, behind the shape that `compare` asks for. Of a simulated day the truth is known as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.codec import events as codec
from readyroom.engine import fresh
from readyroom.engine.events import Event
from readyroom.engine.world import World
from readyroom.runtime.log import Log
from readyroom.simulation.day import HOUR_MS, START, Plan, begun


class Recorded:
    """What a room's log has of the time from `since` to `until` (ms UTC), as it was known."""

    def __init__(self, log: Log, since: int, until: int) -> None:
        self.since, self.until = since, until
        self._log = log
        self._first = log.store.seq_at(log.room, since - 1)
        self._last = log.store.seq_at(log.room, until - 1)
        self.count = self._last - self._first

    def world(self) -> World:
        """What was the case at its beginning."""
        return self._log.world_at(self._first)

    def events(self) -> Iterator[Event]:
        """What happened."""
        return self._log.events(since=self._first, until=self._last)


class Simulated:
    """A day that is simulated here and now, kept event by event. `truth` says who was there."""

    def __init__(self, plan: Plan) -> None:
        self.since, self.until = START, START + round(plan.hours * HOUR_MS)
        self._rows: list[codec.Encoded] = []
        offline, self.truth = begun(plan, self._keep)
        offline.run(self.until)
        self.count = len(self._rows)

    def _keep(self, event: Event) -> None:
        self._rows.append(codec.encode(event))  # type: ignore[arg-type]

    def world(self) -> World:
        """Nothing yet: the organisation is set up in its first events."""
        return fresh("simulated")

    def events(self) -> Iterator[Event]:
        """What happened."""
        return (codec.decode(row.type, row.version, row.body) for row in self._rows)
