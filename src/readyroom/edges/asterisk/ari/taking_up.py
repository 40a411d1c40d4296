"""What is there when the link comes up, against what Readyroom has: who waits, who talks, what has ended meanwhile.

While nobody listened, no caller can have come: the application was closed, and the dialplan went on without. But
callers may have hung up, gone on, or finished talking; and what rings, rings for nobody. How a channel is read:

    of ours, in no conversation                 rang, or was answered by somebody who heard nobody: hung up
    in a bridge of ours with a telephone        talks, if Readyroom has it so
    … with another channel                      was transferred meanwhile
    … alone                                     the agent hung up: so is the caller
    in the application, in no bridge            waits, if Readyroom has it so; was not heard of yet: comes now;
                                                was given back meanwhile: goes on in the dialplan now
    not there any more                          has ended, nobody knows how (`resync_end`)

Belongs here: reading the lists. Live events that came meanwhile are heard after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from readyroom.edges.asterisk.ari import lines
from readyroom.edges.asterisk.ari.distributor import Distributor
from readyroom.edges.asterisk.ari.lines import APP, Caller, Ring
from readyroom.edges.asterisk.mapping import DISTRIBUTED
from readyroom.engine.facts import Call
from readyroom.engine.inputs import BeginResync, EndResync
from readyroom.protocols import ari


def queue_of(channel: ari.Channel) -> str | None:
    """The queue that a channel's Stasis() named; None: it is not in the application."""
    place = channel.dialplan
    app, _, args = place.app_data.partition(",")
    return args.partition(",")[0] if place.app_name == "Stasis" and app == APP else None


def take_up(
    distributor: Distributor,
    channels: Iterable[ari.Channel],
    bridges: Iterable[ari.Bridge],
    started: Iterable[str],
    now: int,
) -> None:
    """Say and order all that is new (`now` in ms UTC). Channels that `started` while it was asked come afterwards."""
    voice = distributor.voice
    voice.now(now, now)
    distributor.forget()
    voice.say("", BeginResync, link=voice.by.id)
    taking = _Taking(distributor, channels, bridges)
    taking.callers(set(started))
    taking.rest()
    talking_or_waiting = tuple(caller.call for caller in distributor.calls.values())
    # What rang has ended with `link_down`; what began since then rings as soon as the room commands.
    voice.say("", EndResync, link=voice.by.id, calls=talking_or_waiting)


class _Taking:
    """The lists, read one kind after the other."""

    def __init__(
        self, distributor: Distributor, channels: Iterable[ari.Channel], bridges: Iterable[ari.Bridge]
    ) -> None:
        self._to = distributor
        self._channels = {channel.id: channel for channel in channels}
        self._bridges = {bridge.id: bridge for bridge in bridges if bridge.id.startswith(DISTRIBUTED)}
        self._bridge_of = {
            channel: bridge for bridge in self._bridges.values() for channel in bridge.channels
        }
        world, link = distributor.mapping.world, distributor.voice.by.id
        ours = (call for call in world.calls.values() if call.link == link and call.kind == "queue")
        self._known = {lines.channel_of(call.id): call for call in ours}
        self._kept: set[str] = set()
        """Channels and bridges that go on."""

    def callers(self, started: set[str]) -> None:
        """All who are in the application."""
        for channel in self._channels.values():
            name = queue_of(channel)
            if name is None or channel.id.startswith(DISTRIBUTED) or channel.id in started:
                continue
            bridge = self._bridge_of.get(channel.id)
            call = self._known.get(channel.id)
            if bridge is not None:
                self._in_a_bridge(channel, name, bridge, call)
            elif call is None:
                self._unknown(channel, name)
            elif call.agent is None:
                self._waits(channel, call)
            else:
                # It was answered, and the telephone is not there any more.
                caller = self._waits(channel, call)
                self._to.say_over(caller, "switch")
                self._to.give_back(caller, "fault")
                del self._to.calls[caller.call]

    def _waits(self, channel: ari.Channel, call: Call) -> Caller:
        caller = self._to.enter(channel, call.queue or "", call.id)
        self._to.orders.put(channel.id, lines.welcome(channel.id, self._to.hold_s))
        return caller

    def _unknown(self, channel: ari.Channel, name: str) -> None:
        queue = self._to.mapping.distributed(name)
        number = self._to.next_visit(channel.id)
        if queue is None or number > 1:
            why = "unknown_queue" if queue is None else "left"
            self._to.orders.put(channel.id, lines.farewell(channel.id, why))
            return
        caller = self._to.enter(channel, queue, lines.call_name(channel.id, number))
        self._to.orders.put(channel.id, lines.welcome(channel.id, self._to.hold_s))
        self._to.say_joined(caller, channel)

    def _in_a_bridge(self, channel: ari.Channel, name: str, bridge: ari.Bridge, call: Call | None) -> None:
        others = [one for one in bridge.channels if one != channel.id and one in self._channels]
        name = name if call is None or call.queue is None else call.queue
        caller = self._to.enter(channel, name, lines.call_name(channel.id, 0) if call is None else call.id)
        caller.bridge = bridge.id
        # Of what Readyroom does not have any more it is only seen to that both ends are hung up.
        caller.phase = "transferred" if call is None else "talking"
        self._to.orders.put(channel.id, [ari.set_variable(channel.id, lines.TIMEOUT, "0")])
        if not others:
            if call is not None:
                self._to.say_over(caller, "agent")
            self._to.hang_up(caller)
            return
        self._kept |= {bridge.id, others[0]}
        telephone = others[0]
        if telephone.startswith(DISTRIBUTED):
            device = None if call is None else call.device
            ring = Ring(
                offer=telephone,
                caller=caller,
                device=device,
                channel=telephone,
                since=self._to.voice.seen,
                is_answered=True,
            )
            caller.ring = self._to.telephones.rings[telephone] = ring
        else:
            self._to.transferred(caller, telephone)
        if call is None:
            self._to.calls.pop(caller.call, None)

    def rest(self) -> None:
        """What rings, or is left over."""
        for channel in self._channels:
            if channel.startswith(DISTRIBUTED) and channel not in self._kept:
                self._to.orders.put(channel, [ari.hang_up(channel)])
        for bridge in self._bridges:
            if bridge not in self._kept:
                self._to.orders.put(bridge, [ari.end_bridge(bridge)])
