"""From what a switch says and what the room commands to what is observed and what is ordered. Without IO or a clock.

    heard                                      said                            ordered
    StasisStart of a caller                    caller_joined                   answer, music
    StasisStart of a telephone that rang       offer_ended: answered           –
    ChannelDestroyed of one that rings         offer_ended, as it says         –
    StasisEnd of a caller who waits            call_ended, or caller_left      silence what rings for them
    StasisEnd of one who talks                 call_ended                      hang up the telephone
    StasisEnd of the telephone                 call_ended                      hang up the caller
    somebody in the telephone's place          call_ended: transfer            –
    StasisEnd of one of these two              –                               hang up the other

    commanded                                  ordered
    ring                                       ring the telephone, for a little longer than the ring time
    cancel                                     hang it up
    bridge                                     no music any more; caller and telephone into a bridge
    give_back                                  on in the dialplan, with the reason in READYROOM_WHY

A telephone that hangs up in the instant between its answer and `bridge` ends the call then. A channel can take
another's place while it waits or talks (a transfer); Asterisk says so in one of three ways, in no fixed order.

Belongs here: the fold of live events, and commands. What is there when the link comes up is `taking_up`, what time
brings is `patience`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.edges.asterisk.ari import lines
from readyroom.edges.asterisk.ari.lines import Caller, Order, Orders, Ring
from readyroom.edges.asterisk.ari.telephones import Telephones
from readyroom.edges.asterisk.mapping import DISTRIBUTED, Mapping
from readyroom.edges.asterisk.said import Voice, clean
from readyroom.engine import effects as fx
from readyroom.engine.inputs import EndCall, HoldCall, JoinQueue, LeaveQueue
from readyroom.protocols import ari

VISITS_KEPT = 10_000
"""Channels whose visits are counted, also when they are gone: what is said of one may come in any order."""
HOLD_S = 30
"""How long a caller waits at a switch that hears nothing of Readyroom, before Asterisk itself takes them back."""


class Distributor:
    """One switch, as far as Readyroom distributes for it. `voice` has what it says, `orders` what it orders."""

    def __init__(self, mapping: Mapping, voice: Voice, session: str, hold_s: int = HOLD_S) -> None:
        self.mapping = mapping
        self.voice = voice
        self.hold_s = hold_s
        self.orders = Orders()
        self.telephones = Telephones(mapping, voice, self.orders, session)
        self.callers: dict[str, Caller] = {}
        """By channel; all who are in the application."""
        self.calls: dict[str, Caller] = {}
        """By call; those that wait, talk, or are on their way back."""
        self.peers: dict[str, Caller] = {}
        """By channel; who took an agent's place in a conversation."""
        self.parting: dict[str, int] = {}
        """Channel → since when (ms UTC); telephones whose conversation goes on without them."""
        self._visits: dict[str, int] = {}
        """Channel → how many visits so far."""

    def map(self, mapping: Mapping) -> None:
        """From now on things are called so."""
        self.mapping = self.telephones.mapping = mapping

    def forget(self) -> None:
        """Nobody knows what became of it all: what is there is taken up anew."""
        self.telephones.forget_all()
        for known in (self.callers, self.calls, self.peers, self.parting, self._visits):
            known.clear()

    def hear(self, event: ari.Event, seen: int) -> None:
        """What this event comes to; `seen` in ms UTC."""
        hears = _HEARS.get(type(event))
        if hears is not None:
            self.voice.now(ari.instant_ms(event.timestamp) or seen, seen)
            hears(self, event)

    def command(self, command: fx.Effect, now: int) -> None:
        """Carry out what the room commands, if it is about a caller of this switch who still waits."""
        self.voice.now(now, now)
        if isinstance(command, fx.CancelRing):
            self.telephones.cancel(command.offer)
            return
        if not isinstance(command, fx.RingAgent | fx.BridgeCall | fx.GiveBackCall):
            return
        caller = self.calls.get(command.call)
        if caller is None or caller.phase != "waiting":
            return
        match command:
            case fx.RingAgent():
                self.telephones.ring(caller, command)
            case fx.BridgeCall():
                self._bridge(caller, command.device)
            case fx.GiveBackCall():
                self.give_back(caller, command.why)

    # --- callers -----------------------------------------------------------------------------------------

    def _started(self, event: ari.StasisStart) -> None:
        channel, replaced = event.channel, event.replace_channel
        if channel.id.startswith(DISTRIBUTED):
            ring = self.telephones.answered(channel.id)
            if ring is not None:
                self.stop_playing(ring.caller)
        elif channel.id in self.peers:
            pass
        elif replaced is None or not self._replaced(replaced.id, channel):
            self._comes(channel, (*event.args, "")[0])

    def _comes(self, channel: ari.Channel, name: str) -> None:
        before = self.callers.get(channel.id)
        if before is not None:
            self._caller_left(before)
        queue = self.mapping.distributed(name)
        if queue is None:
            self.orders.put(channel.id, lines.farewell(channel.id, "unknown_queue"))
            return
        number = self._visits[channel.id] = self.next_visit(channel.id)
        if len(self._visits) > VISITS_KEPT:
            del self._visits[next(iter(self._visits))]
        caller = self.enter(channel, queue, lines.call_name(channel.id, number))
        self.orders.put(channel.id, lines.welcome(channel.id, self.hold_s))
        self.say_joined(caller, channel)

    def next_visit(self, channel: str) -> int:
        """The number of this channel's next visit: one that no call has or had."""
        world, number = self.mapping.world, self._visits.get(channel, 0) + 1
        while (name := lines.call_name(channel, number)) in world.calls or name in world.ended_calls:
            number += 1
        return number

    def enter(self, channel: ari.Channel, queue: str, call: str) -> Caller:
        """Note that a caller is here."""
        now = self.voice.seen
        caller = Caller(
            channel=channel.id, call=call, party=channel.caller, queue=queue, renewed_at=now, told_at=now
        )
        self.callers[channel.id] = self.calls[call] = caller
        return caller

    def say_joined(self, caller: Caller, channel: ari.Channel) -> None:
        """Say that somebody came."""
        self.voice.say(
            f"{caller.call}:joined",
            JoinQueue,
            queue=caller.queue,
            call=caller.call,
            caller=clean(channel.caller.number),
            external=self.mapping.is_outside(channel.name, channel.caller.number),
        )

    def give_back(self, caller: Caller, why: str) -> None:
        """Let a caller go on in the dialplan."""
        caller.phase = "leaving"
        self.telephones.silence_all(caller)
        self.stop_playing(caller)
        self.orders.put(caller.channel, lines.farewell(caller.channel, why))

    def say_left(self, caller: Caller, reason: str) -> None:
        """Say that a caller was taken out of the queue, for a reason of the switch's."""
        self.voice.say(f"{caller.call}:left", LeaveQueue, call=caller.call, reason=reason)

    def say_over(self, caller: Caller, ended_by: str) -> None:
        """Say that a call has ended."""
        self.voice.say(f"{caller.call}:over", EndCall, call=caller.call, ended_by=ended_by)

    def stop_playing(self, caller: Caller) -> None:
        """What is played holds up all that is ordered for the channel: end it."""
        if caller.playback:
            self.orders.put(caller.playback, [ari.stop_playing(caller.playback)])
            caller.playback = ""

    # --- ends --------------------------------------------------------------------------------------------

    def _ended(self, event: ari.StasisEnd) -> None:
        self._gone(event.channel.id)

    def _hangup_asked(self, event: ari.ChannelHangupRequest | ari.ChannelDestroyed) -> None:
        self.telephones.cause(event)
        caller = self.callers.get(event.channel.id)
        if caller is not None:
            caller.is_gone = True

    def _destroyed(self, event: ari.ChannelDestroyed) -> None:
        self._hangup_asked(event)
        self._gone(event.channel.id)

    def _gone(self, channel: str) -> None:
        """A channel left the application, or is gone altogether."""
        self.parting.pop(channel, None)
        if channel in self.callers:
            self._caller_left(self.callers[channel])
        elif channel in self.telephones.rings:
            self._telephone_gone(self.telephones.rings[channel])
        elif channel in self.peers:
            caller = self.peers.pop(channel)
            caller.peer = ""
            self.hang_up(caller)

    def _caller_left(self, caller: Caller) -> None:
        match caller.phase:
            case "waiting" if caller.is_gone:
                self.say_over(caller, "caller")
            case "waiting":
                self.say_left(caller, "left")
            case "talking":
                # Whoever goes on without hanging up was sent somewhere else, by whatever means.
                self.say_over(caller, "caller" if caller.is_gone else "transfer")
            case _:
                pass
        self._part(caller)

    def _telephone_gone(self, ring: Ring) -> None:
        caller = ring.caller
        if caller.ring is ring:
            if caller.phase == "talking":
                self.say_over(caller, "agent")
            self.telephones.forget(ring)
            self.hang_up(caller)
        else:
            self.telephones.gone(ring)

    def hang_up(self, caller: Caller) -> None:
        """The other side has gone: so does the caller."""
        self.orders.put(caller.channel, [ari.hang_up(caller.channel)])
        self._part(caller)

    def _part(self, caller: Caller) -> None:
        """Nobody here talks to this caller any more."""
        self.callers.pop(caller.channel, None)
        self.calls.pop(caller.call, None)
        self.telephones.silence_all(caller)
        if caller.ring is not None and caller.ring.channel in self.telephones.rings:
            self.telephones.silence(caller.ring)
        if caller.peer:
            del self.peers[caller.peer]
            self.orders.put(caller.peer, [ari.hang_up(caller.peer)])
        if caller.bridge:
            self.orders.put(caller.channel, [ari.end_bridge(caller.bridge)])

    # --- conversations -----------------------------------------------------------------------------------

    def _bridge(self, caller: Caller, device: str | None) -> None:
        answered = (one for one in caller.rings.values() if one.is_answered and one.device == device)
        ring = next(answered, None)
        if ring is None:
            return
        caller.phase, caller.ring = "talking", ring
        self.telephones.silence_all(caller)
        self.stop_playing(caller)
        if ring.is_gone:
            self._telephone_gone(ring)
            return
        caller.bridge = ari.ending(f"{DISTRIBUTED}{caller.call}")
        self.orders.put(caller.channel, lines.connection(caller, ring), call=caller.call)

    def _held(self, event: ari.ChannelHold | ari.ChannelUnhold) -> None:
        ring = self.telephones.rings.get(event.channel.id)
        if ring is not None and ring.caller.ring is ring:
            held = isinstance(event, ari.ChannelHold)
            self.voice.say("", HoldCall, call=ring.caller.call, held=held)

    def _entered(self, event: ari.ChannelEnteredBridge) -> None:
        """A third one in a bridge of ours is there in the place of the telephone, which goes."""
        if event.channel is None or not event.bridge.id.startswith(DISTRIBUTED):
            return
        caller = next((one for one in self.callers.values() if one.bridge == event.bridge.id), None)
        known = None if caller is None else (caller.channel, caller.ring.channel if caller.ring else "")
        if caller is not None and event.channel.id not in (known or ()):
            self.transferred(caller, event.channel.id)

    def _replaced(self, of: str, by: ari.Channel) -> bool:
        """A channel took another's place; whether it was one of these."""
        ring, caller = self.telephones.rings.get(of), self.callers.get(of)
        if ring is not None and ring.caller.ring is ring:
            self.transferred(ring.caller, by.id)
        elif of in self.peers:
            self.transferred(self.peers[of], by.id)
        elif caller is not None:
            self._takes_the_place(caller, by)
        return not (ring is None and of not in self.peers and caller is None)

    def _takes_the_place(self, caller: Caller, by: ari.Channel) -> None:
        """Somebody who waited in the queue has put somebody else there."""
        before = self.callers.get(by.id)
        if before is caller:
            return
        if before is not None:
            self._caller_left(before)
        del self.callers[caller.channel]
        caller.channel, caller.party = by.id, by.caller
        self.callers[by.id] = caller
        if caller.phase == "waiting":
            self.orders.put(by.id, lines.welcome(by.id, self.hold_s))

    def _sent_on(self, event: ari.BridgeBlindTransfer | ari.BridgeAttendedTransfer) -> None:
        if event.result != "Success":
            return
        telephone = event.telephone.id
        if event.replace_channel is not None:
            self._replaced(telephone, event.replace_channel)
        self.send_away(telephone)

    def send_away(self, telephone: str) -> None:
        """It has nothing more to do here. Most hang up by themselves, but not all."""
        if self.parting.pop(telephone, None) is not None:
            self.orders.put(telephone, [ari.hang_up(telephone)])

    def transferred(self, caller: Caller, peer: str) -> None:
        """Somebody else has the caller; the call is over for the queue, and goes on for these two."""
        if caller.phase == "talking":
            self.say_over(caller, "transfer")
            self.calls.pop(caller.call, None)
        if caller.ring is not None:
            self.telephones.forget(caller.ring)
            self.parting[caller.ring.channel] = self.voice.seen
            caller.ring = None
        self.peers.pop(caller.peer, None)
        caller.phase, caller.peer = "transferred", peer
        self.peers[peer] = caller

    # --- what did not work -------------------------------------------------------------------------------

    def failed(self, order: Order, status: int, why: str, now: int) -> None:
        """The switch refused a request."""
        self.voice.now(now, now)
        self.telephones.failed(order.offer, status, why)
        caller = self.calls.get(order.call)
        if caller is not None and caller.phase == "talking" and order.request.path.endswith("/addChannel"):
            self.say_over(caller, "switch")
            self._part(caller)
            self.orders.put(caller.channel, lines.farewell(caller.channel, "fault"))


_HEARS: dict[type[ari.Event], Callable[[Distributor, Any], None]] = {
    ari.StasisStart: Distributor._started,
    ari.StasisEnd: Distributor._ended,
    ari.ChannelStateChange: lambda self, event: self.telephones.state(event),
    ari.Dial: lambda self, event: self.telephones.dialled(event),
    ari.ChannelHangupRequest: Distributor._hangup_asked,
    ari.ChannelDestroyed: Distributor._destroyed,
    ari.ChannelHold: Distributor._held,
    ari.ChannelUnhold: Distributor._held,
    ari.ChannelEnteredBridge: Distributor._entered,
    ari.BridgeBlindTransfer: Distributor._sent_on,
    ari.BridgeAttendedTransfer: Distributor._sent_on,
}
