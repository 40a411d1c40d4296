"""What time brings: to a caller who waits the position, the music after it, the timer; to what rings, an end.

Asterisk keeps callers in an application whose program is gone, for ever. So each who waits has a timer of Asterisk's
own (`TIMEOUT(absolute)`), which Readyroom sets anew long before it is over; when nobody does, Asterisk itself lets
the dialplan go on at the extension `T`. It is stopped when the caller is put through: nothing ends a conversation.

A caller whose call the room does not have any more (somebody ended it by the API) is given back too.

Belongs here: what is due when. Instants are arguments.
"""

from __future__ import annotations

from readyroom.edges.asterisk.ari import lines
from readyroom.edges.asterisk.ari.distributor import Distributor
from readyroom.edges.asterisk.ari.lines import Caller
from readyroom.engine.world import World
from readyroom.protocols import ari

RENEWALS = 3
"""How often the timer is set anew before it is over: a line may be lost for most of the time."""
PARTING_MS = 5_000
"""How long a telephone may take to leave a conversation that goes on without it."""
LOST_MS = 5_000
"""How long a command of the room may be on its way: after that, what it does not have is given back."""


class Patience:
    """The callers of one switch, as time goes by."""

    def __init__(self, distributor: Distributor, position_s: int) -> None:
        """`position_s`: how often callers are told their position; 0: never."""
        self._distributor = distributor
        self._position_ms = position_s * 1000
        self._played = 0

    def tick(self, now: int) -> None:
        """Do what is due (`now` in ms UTC)."""
        self._distributor.voice.now(now, now)
        self._distributor.telephones.tick(now)
        for telephone, since in list(self._distributor.parting.items()):
            if now - since >= PARTING_MS:
                self._distributor.send_away(telephone)
        for caller in list(self._distributor.callers.values()):
            if caller.phase == "waiting":
                self._renew(caller, now)
                self._announce(caller, now)
                self._reconcile(caller, now)

    def _renew(self, caller: Caller, now: int) -> None:
        hold_s = self._distributor.hold_s
        if (now - caller.renewed_at) * RENEWALS >= hold_s * 1000:
            caller.renewed_at = now
            timer = ari.set_variable(caller.channel, lines.TIMEOUT, str(hold_s))
            self._distributor.orders.put(caller.channel, [timer])

    def _announce(self, caller: Caller, now: int) -> None:
        if not self._position_ms or now - caller.told_at < self._position_ms or caller.playback:
            return
        position = position_of(self._distributor.mapping.world, caller.call)
        if position is None or any(ring.is_answered for ring in caller.rings.values()):
            return
        self._played += 1
        caller.told_at = now
        caller.playback = ari.ending(f"{caller.call}-{self._played}")
        media = lines.announcement(position)
        self._distributor.orders.put(caller.channel, [ari.play(caller.channel, caller.playback, media)])

    def played(self, event: ari.PlaybackFinished) -> None:
        """It was said: the music goes on, which Asterisk does not do by itself."""
        for caller in self._distributor.callers.values():
            if caller.playback == event.playback.id:
                caller.playback = ""
                if caller.phase == "waiting":
                    self._distributor.orders.put(caller.channel, [ari.start_music(caller.channel)])

    def _reconcile(self, caller: Caller, now: int) -> None:
        if caller.call not in self._distributor.mapping.world.ended_calls:
            caller.lost_at = 0
        elif not caller.lost_at:
            caller.lost_at = now
        elif now - caller.lost_at >= LOST_MS:
            self._distributor.give_back(caller, "left")


def position_of(world: World, call: str) -> int | None:
    """Which in the line of its queue a call is, from 1; None: it does not wait (any more, or yet)."""
    found = world.calls.get(call)
    line = () if found is None or found.queue is None else tuple(world.waiting.get(found.queue, ()))
    return line.index(call) + 1 if call in line else None
