"""How callers were served today, per queue: what a service level is computed from.

Belongs here: the counts of the organisation's local day, folded from events. They are kept beside the state
in snapshots, for the state does not hold them.
"""

from __future__ import annotations

from msgspec import Struct, field

from readyroom.engine import events as ev
from readyroom.engine.localtime import day_start
from readyroom.engine.world import World

A_DAY_AND_MORE_MS = 26 * 3_600_000
"""From the beginning of any local day, this lies in the next one (days have 23 to 25 hours)."""

HEARD = frozenset({ev.CallConnected, ev.CallEnded, ev.CallLeft, ev.Removed})
"""What the counts are folded from. Most events say nothing of callers."""


class Served(Struct, frozen=True, gc=False):
    """A queue's callers of the local day that began at `since`; after `until` they are yesterday's."""

    since: int = 0
    until: int = 0
    answered: int = 0
    within: int = 0
    """Answered within the queue's service level."""
    abandoned: int = 0
    """Callers who hung up waiting."""
    left: int = 0
    """Given back to the switch: overflow without a target, or a waiting limit."""


NOTHING = Served()


class Today(Struct):
    """The counts of all queues, of the local day from `since` to `until` (ms UTC)."""

    since: int = 0
    until: int = 0
    queues: dict[str, Served] = field(default_factory=dict)

    def of(self, queue_id: str) -> Served:
        """The counts of one queue."""
        return self.queues.get(queue_id, NOTHING)

    def on(self, world: World, event: ev.Event) -> None:
        """Count what `event`, by which `world` was just evolved, says of callers."""
        if type(event) not in HEARD:
            return
        if isinstance(event, ev.CallConnected):
            if event.queue is not None and event.kind == "queue":
                config = world.queues[event.queue].config
                self._count(
                    world,
                    event,
                    event.queue,
                    answered=1,
                    within=event.waited_ms <= config.service_level_s * 1000,
                )
        elif isinstance(event, ev.CallEnded):
            if event.queue is not None and event.agent is None and event.kind == "queue":
                self._count(world, event, event.queue, abandoned=1)
        elif isinstance(event, ev.CallLeft):
            self._count(world, event, event.queue, left=1)
        elif isinstance(event, ev.Removed) and event.kind == "queue":
            self.queues.pop(event.key, None)

    def _count(
        self,
        world: World,
        event: ev.Event,
        queue_id: str,
        answered: int = 0,
        within: bool = False,
        abandoned: int = 0,
        left: int = 0,
    ) -> None:
        if event.at >= self.until:
            zone = world.settings.zone
            self.since = day_start(zone, event.at)
            self.until = day_start(zone, self.since + A_DAY_AND_MORE_MS)
        elif event.at < self.since:
            return  # of yesterday, and told late
        old = self.of(queue_id)
        if old.since != self.since:
            old = Served(self.since, self.until)
        self.queues[queue_id] = Served(
            self.since,
            self.until,
            old.answered + answered,
            old.within + within,
            old.abandoned + abandoned,
            old.left + left,
        )
