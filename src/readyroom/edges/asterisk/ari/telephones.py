"""The telephones that Readyroom has ring: from the order to the answer, or to how the ring ended.

An answer is a channel of ours that comes into the application; until then all that is said of it is put together, and
judged by the table of `outcomes` when the channel is gone. A ring that the room ended is silenced and forgotten: what
the switch still says of it means nothing. What is over is remembered for a while, since a command may come twice, or
too late, or after the one that takes it back.

Belongs here: the channels that Readyroom makes, while they are not yet, or not at all, part of a conversation.
"""

from __future__ import annotations

from readyroom.edges.asterisk.ari.lines import APP, Caller, Orders, Ring
from readyroom.edges.asterisk.mapping import DISTRIBUTED, Mapping, is_local
from readyroom.edges.asterisk.outcomes import RAW_CAUSE_AT_MOST, Heard, classify
from readyroom.edges.asterisk.said import Voice, clean
from readyroom.engine.effects import RingAgent
from readyroom.engine.inputs import EndOffer
from readyroom.protocols import ari

GRACE_S = 5
"""How much longer than the ring time the switch lets a telephone ring by itself: it is Readyroom that ends it."""
REMEMBERED = 10_000
"""Offers that are over."""
RINGING = frozenset({"RINGING", "PROGRESS"})
GAVE_UP = 19
"""The cause of a telephone that nobody answered."""
NO_REPLY_MS = 5_000
"""When a telephone that does not even say that it rings is out of reach: SIP itself would wait for half a minute."""
NO_CHANNEL = 500
"""Asterisk's answer where it has no way to a telephone: nothing is registered there."""


class Telephones:
    """The rings at one switch."""

    def __init__(self, mapping: Mapping, voice: Voice, orders: Orders, session: str) -> None:
        """`session` names this run: what is rung again for an offer has another channel's name."""
        self.mapping = mapping
        self._voice = voice
        self._orders = orders
        self._session = session
        self._numbered = 0
        self.rings: dict[str, Ring] = {}
        """By channel; those that ring, are answered, or talk."""
        self._offers: dict[str, Ring] = {}
        self._over: dict[str, None] = {}

    def forget_all(self) -> None:
        """Nobody knows what became of them."""
        self.rings.clear()
        self._offers.clear()

    # --- ordered -----------------------------------------------------------------------------------------

    def ring(self, caller: Caller, command: RingAgent) -> None:
        """Ring a telephone for a caller."""
        if command.offer in self._offers or command.offer in self._over:
            return
        self._numbered += 1
        endpoint = self.mapping.dialled(command.device, command.agent)
        ring = Ring(
            offer=command.offer,
            caller=caller,
            device=command.device,
            channel=ari.ending(f"{DISTRIBUTED}{command.offer}-{self._session}-{self._numbered}"),
            since=self._voice.seen,
            is_local=is_local(endpoint),
        )
        self.rings[ring.channel] = self._offers[ring.offer] = caller.rings[ring.offer] = ring
        request = ari.originate(
            ring.channel,
            endpoint,
            APP,
            caller=caller.party,
            timeout_s=command.ring_s + GRACE_S,
            originator=caller.channel,
            variables={"READYROOM_QUEUE": command.queue, "READYROOM_CALL": command.call},
        )
        self._orders.put(ring.channel, [request], offer=ring.offer)

    def cancel(self, offer: str) -> None:
        """Ring no more, and hang up if it was answered: unless somebody was put through to it."""
        ring = self._offers.get(offer)
        if ring is None:
            self._remember(offer)  # should the order to ring come after it
        elif ring.caller.ring is not ring:
            self.silence(ring)

    def silence(self, ring: Ring, reason: ari.HangupReason = "normal") -> None:
        """Hang it up, whatever it does."""
        self.forget(ring)
        self._orders.put(ring.channel, [ari.hang_up(ring.channel, reason)])

    def silence_all(self, caller: Caller) -> None:
        """All that rings for a caller, but the one that they talk to."""
        for ring in list(caller.rings.values()):
            if ring is not caller.ring:
                self.silence(ring, "answered_elsewhere" if caller.ring is not None else "normal")

    def forget(self, ring: Ring) -> None:
        """What is still said of it means nothing."""
        self.rings.pop(ring.channel, None)
        self._offers.pop(ring.offer, None)
        ring.caller.rings.pop(ring.offer, None)
        self._remember(ring.offer)

    def _remember(self, offer: str) -> None:
        self._over[offer] = None
        if len(self._over) > REMEMBERED:
            del self._over[next(iter(self._over))]

    # --- heard -------------------------------------------------------------------------------------------

    def state(self, event: ari.ChannelStateChange) -> None:
        """It rings, or is up."""
        ring = self.rings.get(event.channel.id)
        if ring is not None:
            ring.rang |= event.channel.state == "Ringing"

    def dialled(self, event: ari.Dial) -> None:
        """How the dialling goes, or went."""
        ring = self.rings.get(event.peer.id)
        if ring is None or not event.dialstatus or ring.is_answered:
            return
        ring.rang |= event.dialstatus in RINGING
        if event.dialstatus not in RINGING | {"ANSWER"}:
            ring.dial += (event.dialstatus,)

    def cause(self, event: ari.ChannelHangupRequest | ari.ChannelDestroyed) -> None:
        """Why it hangs up."""
        ring = self.rings.get(event.channel.id)
        if ring is not None:
            ring.cause, ring.tech = event.cause or ring.cause, event.tech_cause or ring.tech

    def answered(self, channel: str) -> Ring | None:
        """Somebody picked up: the ring, if it still is one."""
        ring = self.rings.get(channel)
        if ring is None:
            self._orders.put(channel, [ari.hang_up(channel)])
        elif not ring.is_answered:
            ring.is_answered = True
            self._say_ended(ring, "answered", None)
            return ring
        return None

    def gone(self, ring: Ring) -> None:
        """A telephone that nobody was put through to has hung up."""
        if ring.is_answered:
            ring.is_gone = True  # the room knows it as answered, and decides
            return
        gave_up = "NOANSWER" in ring.dial or ring.cause == GAVE_UP
        heard = Heard(
            is_local=ring.is_local,
            rang=ring.rang,
            dial=ring.dial,
            ring_ms=0 if gave_up else None,
            cause=ring.cause,
            tech=ring.tech,
        )
        self.forget(ring)
        self._say_ended(ring, *classify(heard))

    def tick(self, now: int) -> None:
        """What does not ring is not to be taken for a telephone that nobody answers (`now` in ms UTC)."""
        for ring in list(self.rings.values()):
            is_heard = ring.rang or ring.is_answered or ring.is_local
            if not is_heard and now - ring.since >= NO_REPLY_MS:
                self.silence(ring)
                self._say_ended(ring, "unreachable", "no reply")

    def failed(self, offer: str, status: int, why: str) -> None:
        """The switch does not even try."""
        ring = self._offers.get(offer)
        if ring is not None:
            self.forget(ring)
            outcome = "unreachable" if status == NO_CHANNEL else "fault"
            self._say_ended(ring, outcome, clean(f"{status} {why}")[:RAW_CAUSE_AT_MOST])

    def _say_ended(self, ring: Ring, outcome: str, raw_cause: str | None) -> None:
        self._voice.say(
            f"{ring.offer}:ended", EndOffer, offer=ring.offer, outcome=outcome, raw_cause=raw_cause
        )
