"""What the HTTP edge holds while it runs: the house, its options, the keys, and whether it is about to stop.

Belongs here: the one object that every request's state carries, and the audit of refusals.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

from litestar.connection import ASGIConnection

from readyroom.edges.http import site
from readyroom.edges.http.auth.hashing import Hashing
from readyroom.edges.http.auth.keyring import Keyring
from readyroom.edges.http.auth.tries import Tries
from readyroom.edges.http.limits import UnderWay
from readyroom.edges.http.metrics import Metrics
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.problems import Refused
from readyroom.engine.facts import SYSTEM, Actor
from readyroom.engine.inputs import NoteRefusal
from readyroom.runtime.errors import RoomBusy, RoomStopping, RoomTakenOver, RoomUnavailable
from readyroom.runtime.house import House
from readyroom.runtime.room import Room

MAX_PARAM = 200
"""Characters of a parameter in the audit: what strangers send is not kept at any length."""


class Edge:
    """The HTTP edge of one house."""

    def __init__(self, house: House, options: HttpOptions) -> None:
        self.house = house
        self.options = options
        self.site = site.read(options.web or site.BUILT)
        self.under_way = UnderWay()
        self.metrics = Metrics(house, self.under_way)
        self.hashing = Hashing(options)
        self.tries = Tries(house, self.hashing, options)
        self.keyring = Keyring(house, options, time.monotonic)
        self.stopping = asyncio.Event()
        self._notes: dict[str, tuple[float, int]] = {}

    def begin_stop(self) -> None:
        """From now on commands are refused with 503, and `/readyz` says so; what is under way is answered."""
        self.stopping.set()

    def close(self) -> None:
        """Let go of threads."""
        self.hashing.close()

    def room_named(self, organisation: str | None) -> Room | None:
        """The room of an organisation; None named: the one that the options name, or the only one."""
        name = organisation or self.options.organisation
        if name is not None:
            return self.house.rooms.get(name)
        return next(iter(self.house.rooms.values())) if len(self.house.rooms) == 1 else None

    async def note(
        self, room: Room, what: str, code: str, params: Mapping[str, str], by: Actor | None = None
    ) -> None:
        """Put a refusal into the audit. What strangers (`by` None) cause is limited, so that they cannot fill it."""
        kept = {name: value[:MAX_PARAM] for name, value in params.items()}
        if by is None:
            suppressed = self._suppressed(room.name)
            if suppressed is None:
                return
            if suppressed:
                kept["suppressed"] = str(suppressed)
        self.metrics.refusals[code] += 1
        given = NoteRefusal(
            at=self.house.clock.now(), by=by or SYSTEM, what=what[:MAX_PARAM], code=code, params=kept
        )
        try:
            await room.submit(given)
        except (RoomBusy, RoomStopping):
            self.metrics.not_noted += 1

    def _suppressed(self, room: str) -> int | None:
        """None: this note is one too many in this minute. Else how many were left out in the minutes before."""
        now, most = time.monotonic(), self.options.notes_per_minute
        began, count = self._notes.get(room, (now, 0))
        left_out = 0
        if now - began >= 60:
            began, count, left_out = now, 0, max(0, count - most)
        self._notes[room] = (began, count + 1)
        return left_out if count < most else None


def not_taken(edge: Edge, why: RoomBusy | RoomStopping) -> Refused:
    """503, with the time after which to try again, with the same idempotency key."""
    headers = {"Retry-After": str(edge.options.retry_after_s)}
    if isinstance(why, RoomUnavailable):
        detail = "The store does not answer. The command may have been done: repeat it with its key."
        return Refused("unavailable", detail, headers=headers)
    if isinstance(why, RoomTakenOver):
        detail = (
            "Another server has taken over this organisation's data; this one ends. Send it to the other one."
        )
        return Refused("stopping", detail, headers=headers)
    return Refused("stopping" if isinstance(why, RoomStopping) else "busy", headers=headers)


def edge_of(connection: ASGIConnection) -> Edge:  # type: ignore[type-arg]
    """The edge that a request or socket came to."""
    edge: Edge = connection.scope["state"]["edge"]
    return edge
