"""The simulated switch's own queues: for queues that Readyroom only overlays.

Belongs here: a ring loop as switches have one: the caller who waits longest, the member who was not rung for longest,
one ring time, a pause, the next. It obeys the memberships that it was told, and asks Readyroom nothing.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.centre.agenda import Agenda
from readyroom.centre.lines import Line, Ring
from readyroom.centre.telephones import Telephones
from readyroom.engine.inputs import Input
from readyroom.engine.world import World

REST_MS = 1_000
"""After a call, so long nobody rings its agent: Readyroom's word on the wrap-up is on its way. Switches call it
wrap-up time, and count in seconds."""


class _Queue(Struct):
    ring_s: int
    retry_s: int
    ring_all: bool
    agents: tuple[str, ...]


class OverlayQueues:
    """The queues that the switch rings for by itself."""

    def __init__(self, phones: Telephones, agenda: Agenda) -> None:
        self._phones = phones
        self._agenda = agenda
        self._queues: dict[str, _Queue] = {}
        self._devices: dict[str, list[str]] = {}
        self._rung: dict[str, int] = {}
        """Agent → number of the last ring: round robin with memory."""
        self._tries: dict[str, int] = {}
        self._not_before: dict[str, int] = {}
        """Call → when it may ring again."""
        self._rests_until: dict[str, int] = {}
        self._count = 0

    def configure(self, world: World) -> None:
        """Set the queues up as whoever runs the switch would: the same queues, members and phones."""
        self._queues = {
            queue_id: _Queue(
                queue.config.ring_s,
                queue.config.retry_s,
                queue.config.strategy == "ring_all",
                tuple(world.members[queue_id]),
            )
            for queue_id, queue in world.queues.items()
            if queue.config.mode == "overlay"
        }
        self._devices = {agent: list(devices) for agent, devices in world.devices_of.items()}

    def serve(self, at: int) -> list[Input]:
        """Ring for every caller who waits and for whom somebody is free."""
        if not self._queues:
            return []
        ringing = {ring.call for ring in self._phones.rings.values()}
        said: list[Input] = []
        for line in list(self._phones.lines.values()):
            queue = self._queues.get(line.queue or "")
            waits = queue is not None and not line.up and line.call not in ringing
            if queue is not None and waits and self._not_before.get(line.call, 0) <= at:
                said += self._ring(at, line, queue)
        return said

    def ended(self, at: int, ring: Ring) -> None:
        """A ring ended unanswered: after the pause, the next."""
        queue = self._queues.get(ring.queue)
        if queue is None or ring.call not in self._phones.lines:
            self._not_before.pop(ring.call, None)
            return
        again = at + queue.retry_s * 1000
        self._not_before[ring.call] = again
        self._agenda.put(again, f"queue {ring.queue}", self.serve)

    def _ring(self, at: int, line: Line, queue: _Queue) -> list[Input]:
        free = self._free(at, line.queue or "", queue)
        return [self._start(at, line, queue, agent, device) for agent, device in free]

    def _free(self, at: int, queue_id: str, queue: _Queue) -> list[tuple[str, str]]:
        """Who may be rung, with their phones: one, or all where all ring."""
        phones = self._phones
        taken = {ring.agent for ring in phones.rings.values()}
        found: list[tuple[int, int, str, str]] = []
        for place, agent in enumerate(queue.agents):
            has = phones.members.get((agent, queue_id))
            rests = self._rests_until.get(agent, 0) > at
            if has is None or has.membership != "in" or agent in taken or rests:
                continue
            device = next((d for d in self._devices.get(agent, ()) if phones.registered.get(d)), None)
            if device is not None and not phones.is_engaged(agent, device):
                found.append((self._rung.get(agent, 0), place, agent, device))
        found.sort()
        return [(agent, device) for _, _, agent, device in (found if queue.ring_all else found[:1])]

    def _start(self, at: int, line: Line, queue: _Queue, agent: str, device: str) -> Input:
        self._count += 1
        self._rung[agent] = self._count
        number = self._tries[line.call] = self._tries.get(line.call, 0) + 1
        offer = f"{line.call}-{number}"
        ring = Ring(offer, line.call, line.queue or "", agent, device, at, queue.ring_s, own=True)
        phones = self._phones
        self._agenda.put(
            at + queue.ring_s * 1000,
            f"ring time {offer}",
            lambda now: phones.ends_ringing(now, offer, "no_answer", "RINGNOANSWER"),
        )
        return phones.start_own(at, ring)

    def over(self, at: int, line: Line) -> None:
        """A call is over: its agent rests for a moment."""
        self._tries.pop(line.call, None)
        self._not_before.pop(line.call, None)
        if line.up and line.agent is not None and self._queues:
            rested = self._rests_until[line.agent] = at + REST_MS
            self._agenda.put(rested, f"rested {line.agent}", self.serve)
