"""Calls past the queues: what rings an agent directly, and what agents dial. They keep agents busy, and idle timers.

A telephone's own channel tells both: one that begins in the state Ring was dialled from it; one that somebody dials
(`DialBegin`) rings it. What is dialled on behalf of a caller who waits in a queue is neither: it is the telephone
behind a Local member, and the queue's own events speak of it; nor is what Readyroom itself rings. Feature codes and
voicemail are calls like others.

Belongs here: the telephones' channels that belong to no queue call.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.edges.asterisk.mapping import DISTRIBUTED, Mapping, interface_of
from readyroom.edges.asterisk.picture import CHANNEL_STATES, Channel, known
from readyroom.edges.asterisk.said import Voice, clean
from readyroom.engine.inputs import AnswerCall, EndCall, HoldCall, StartCall
from readyroom.protocols.ami import Message

DIALLED_FROM = str(CHANNEL_STATES["Ring"])
UP = str(CHANNEL_STATES["Up"])


class Leg(Struct, kw_only=True):
    """A call past the queues; it is named after the telephone's channel."""

    call: str
    agent: str
    is_answered: bool = False
    is_gone: bool = False
    """Whether the telephone itself hung up."""


class Legs:
    """The calls past the queues, by the Uniqueid of the telephone's channel."""

    def __init__(self, mapping: Mapping, voice: Voice) -> None:
        self.mapping = mapping
        self._voice = voice
        self.legs: dict[str, Leg] = {}

    def began(self, message: Message) -> None:
        """Newchannel: a telephone dials."""
        if message.get("ChannelState") == DIALLED_FROM:
            self.start(
                message.get("Uniqueid"), message.get("Channel"), "outgoing", known(message.get("Exten"))
            )

    def rung(self, message: Message) -> None:
        """DialBegin: a telephone is rung, for no queue."""
        peer = message.get("CallerIDNum") or message.get("DestConnectedLineNum")
        self.start(message.get("DestUniqueid"), message.get("DestChannel"), "direct", known(peer))

    def start(
        self, uniqueid: str, channel: str, kind: str, peer: str, *, at: int | None = None
    ) -> Leg | None:
        """Note and say it, if it is an agent's telephone."""
        device = self.mapping.phone(interface_of(channel))
        agent = None if device is None else self.mapping.agent_at(device)
        if agent is None or uniqueid in self.legs or uniqueid.startswith(DISTRIBUTED):
            return None
        leg = self.legs[uniqueid] = Leg(call=uniqueid, agent=agent)
        self._voice.say(
            f"{uniqueid}:began",
            StartCall,
            at=at,
            call=uniqueid,
            kind=kind,
            agent=agent,
            device=device,
            peer=clean(peer),
            external=not self.mapping.is_number(peer),
        )
        return leg

    def resume(self, channel: Channel, kind: str, agent: str, *, is_known: bool) -> None:
        """A telephone's channel that was there when the link came up."""
        if is_known:
            self.legs[channel.uniqueid] = Leg(call=channel.uniqueid, agent=agent)
        else:
            peer = channel.exten if kind == "outgoing" else channel.number
            self.start(channel.uniqueid, channel.name, kind, peer, at=channel.since)
        if channel.state == CHANNEL_STATES["Up"]:
            self.answered(channel.uniqueid)

    def state(self, message: Message) -> None:
        """Newstate: somebody picked up."""
        if message.get("ChannelState") == UP:
            self.answered(message.get("Uniqueid"))

    def answered(self, uniqueid: str) -> None:
        """The call is up, if it is one of these."""
        leg = self.legs.get(uniqueid)
        if leg is not None and not leg.is_answered:
            leg.is_answered = True
            self._voice.say(f"{uniqueid}:answered", AnswerCall, call=leg.call)

    def held(self, uniqueid: str, *, held: bool) -> bool:
        """The telephone put its call on hold, or took it back; whether it is one of these."""
        leg = self.legs.get(uniqueid)
        if leg is not None and leg.is_answered:
            self._voice.say("", HoldCall, call=leg.call, held=held)
        return leg is not None

    def asked_to_end(self, uniqueid: str) -> None:
        """HangupRequest: the telephone hung up."""
        leg = self.legs.get(uniqueid)
        if leg is not None:
            leg.is_gone = True

    def ended(self, uniqueid: str) -> None:
        """Hangup."""
        leg = self.legs.pop(uniqueid, None)
        if leg is not None:
            by = "agent" if leg.is_gone else "caller"
            self._voice.say(f"{uniqueid}:over", EndCall, call=leg.call, ended_by=by)
