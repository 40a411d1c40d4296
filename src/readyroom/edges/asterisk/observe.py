"""From Asterisk's events to Readyroom's observations: who waits, whom it rings, how that ended, who talks.

A caller's time in one queue is a visit. It begins with QueueCallerJoin and is named after the caller's channel; a
caller who comes back, to this queue or to another, begins a new one (`17.1#2`), for to Readyroom that is another
call. Each ring in it is named after the channel that rings; `outcomes` says how it ended.

    QueueCallerJoin        caller_joined
    AgentCalled            offer_rang
    DialEnd ANSWER         offer_ended, answered: the first word of an answer; AgentConnect comes after announcements
    Hangup of a ring       offer_ended, as all that was said of it says
    QueueCallerLeave       unanswered: call_ended if the caller hung up (HangupRequest), else caller_left
    AgentComplete          call_ended, by whom it says
    Hangup of the caller   call_ended, if nothing said so yet

Asterisk's own queues tell all this of every caller. Those that are none of ours (mode `distributor`, or not
configured) are passed over, and what they ring is a direct call. An agent who is no member of the queue at
Readyroom, though at Asterisk, is rung by a direct call too: it keeps them busy, and is no offer.

Belongs here: the fold of live events. What is there when a link comes up is `resync`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from readyroom.edges.asterisk.behind import RINGING, Behind
from readyroom.edges.asterisk.legs import Legs
from readyroom.edges.asterisk.mapping import Mapping, interface_of, is_local, same
from readyroom.edges.asterisk.outcomes import Heard, classify
from readyroom.edges.asterisk.picture import Picture, known, whole
from readyroom.edges.asterisk.said import Said, Voice, clean
from readyroom.edges.asterisk.standing import Standing
from readyroom.engine.inputs import EndCall, EndOffer, HoldCall, JoinQueue, LeaveQueue, RingOffer
from readyroom.protocols.ami import Message

ENDED_BY = {"caller": "caller", "agent": "agent", "transfer": "transfer"}


class Ring(Struct, kw_only=True):
    """One channel that rings, or rang, for a visit."""

    offer: str
    visit: Visit
    agent: str
    interface: str
    heard: Heard
    is_over: bool = False
    is_gone: bool = False
    """Whether the telephone itself hung up."""


class Visit(Struct, kw_only=True):
    """A caller in a queue, until they leave it unanswered or their call is over."""

    uniqueid: str
    linkedid: str
    call: str
    queue: str
    at_switch: str
    """Asterisk's name of the queue."""
    rings: dict[str, Ring] = {}
    answered: str | None = None
    """The agent who answered."""
    caller_gone: bool = False
    abandoned: bool = False


class Observer:
    """Hears one switch. `hear` answers what an event comes to."""

    def __init__(self, mapping: Mapping, picture: Picture, voice: Voice) -> None:
        self.picture = picture
        self.mapping = mapping
        self.voice = voice
        self.legs = Legs(mapping, voice)
        self.behind = Behind()
        self.standing = Standing(mapping, picture, voice)
        self.visits: dict[str, Visit] = {}
        """By the caller's Uniqueid."""
        self.linked: dict[str, Visit] = {}
        """By Linkedid: how the channels behind a Local member find their caller."""
        self.rings: dict[str, Ring] = {}
        self.ring_s: dict[str, int] = {}
        """Asterisk's queue → ring time, where its configuration was read."""
        self._visits_of: dict[str, int] = {}
        """Caller's Uniqueid → how many visits so far."""

    def hear(self, message: Message, seen: int) -> list[Said]:
        """What this event comes to; `seen` in ms UTC."""
        hears = _HEARS.get(message.event)
        self.picture.fold(message, seen)
        if hears is None:
            return []
        self.voice.heard(message, seen)
        hears(self, message)
        return self.voice.taken()

    def map(self, mapping: Mapping) -> None:
        """From now on things are called so."""
        self.mapping = self.legs.mapping = self.standing.mapping = mapping

    # --- callers -----------------------------------------------------------------------------------------

    def _joined(self, message: Message) -> None:
        queue = self.mapping.queue(message.get("Queue"))
        if queue is None:
            return
        uniqueid = message.get("Uniqueid")
        before = self.visits.get(uniqueid)
        if before is not None:
            if before.answered is None and before.queue == queue:
                return  # It is in the list that was asked for meanwhile.
            self._leave(before, "left")
        visit = self.visit(message, queue, self.fresh_name(uniqueid))
        self.voice.say(
            f"{visit.call}:joined",
            JoinQueue,
            queue=queue,
            call=visit.call,
            caller=clean(known(message.get("CallerIDNum"))),
            external=self.mapping.is_outside(message.get("Channel"), known(message.get("CallerIDNum"))),
        )

    def visit(self, message: Message, queue: str, call: str) -> Visit:
        """Note the visit that a queue's event speaks of."""
        return self.enter(message.get("Uniqueid"), message.get("Linkedid"), queue, message.get("Queue"), call)

    def enter(self, uniqueid: str, linkedid: str, queue: str, at_switch: str, call: str) -> Visit:
        """Note that a caller is in a queue."""
        _, _, number = call.removeprefix(uniqueid).partition("#")
        self._visits_of[uniqueid] = max(
            self._visits_of.get(uniqueid, 0), int(number) if number.isdecimal() else 1
        )
        visit = Visit(
            uniqueid=uniqueid, linkedid=linkedid or uniqueid, call=call, queue=queue, at_switch=at_switch
        )
        self.visits[uniqueid] = self.linked[visit.linkedid] = visit
        return visit

    def forget(self) -> None:
        """Nobody knows what became of it all: what is there is said anew."""
        self.visits.clear()
        self.linked.clear()
        self.rings.clear()
        self.legs.legs.clear()
        self.behind.forget()
        self._visits_of.clear()
        self.standing.forget()

    def fresh_name(self, uniqueid: str) -> str:
        """A name for the next visit of this channel: its own, if no other call has or had that."""
        world = self.mapping.world
        number = self._visits_of.get(uniqueid, 0) + 1
        while (name := visit_name(uniqueid, number)) in world.calls or name in world.ended_calls:
            number += 1
        if name in self.legs.legs:
            number += 1
        self._visits_of[uniqueid] = number
        return visit_name(uniqueid, number)

    def _abandoned(self, message: Message) -> None:
        visit = self.visits.get(message.get("Uniqueid"))
        if visit is not None:
            visit.abandoned = True

    def _left(self, message: Message) -> None:
        visit = self.visits.get(message.get("Uniqueid"))
        if visit is None or visit.answered is not None or visit.at_switch != message.get("Queue"):
            return
        # A caller whose time ran out is said to have abandoned; one who pressed a key, or had to go, is not.
        self._leave(visit, "timeout" if visit.abandoned else "left")

    def _leave(self, visit: Visit, reason: str) -> None:
        """A visit is over; of one that was answered, or whose caller hung up, the call is over."""
        if visit.caller_gone or visit.answered is not None:
            self._over(visit, "caller" if visit.caller_gone else "switch")
            return
        self._forget(visit)
        self.voice.say(f"{visit.call}:left", LeaveQueue, call=visit.call, reason=reason)

    def _completed(self, message: Message) -> None:
        visit = self.visits.get(message.get("Uniqueid"))
        if visit is None:
            # A channel that took another's place has another name: the ring knows its caller.
            ring = self.rings.get(message.get("DestUniqueid"))
            visit = None if ring is None else ring.visit
        if visit is not None and visit.answered is not None:
            self._over(visit, ENDED_BY.get(message.get("Reason"), "switch"))

    def _over(self, visit: Visit, ended_by: str) -> None:
        self._forget(visit)
        self.voice.say(f"{visit.call}:over", EndCall, call=visit.call, ended_by=ended_by)

    def _forget(self, visit: Visit) -> None:
        if self.visits.get(visit.uniqueid) is visit:
            del self.visits[visit.uniqueid]
        if self.linked.get(visit.linkedid) is visit:
            del self.linked[visit.linkedid]
        for ring in visit.rings.values():
            # What ended it has been said; that its channel is gone may be said later than that the caller is. Of
            # what was not ended the engine knows: it ended with the call.
            if ring.heard.dial and not ring.is_over:
                self._say_ended(ring, *classify(ring.heard))
            ring.is_over = True

    # --- rings -------------------------------------------------------------------------------------------

    def _called(self, message: Message) -> None:
        queue = self.mapping.queue(message.get("Queue"))
        interface = message.get("Interface")
        agent = self.mapping.agent(interface, message.get("MemberName"))
        if queue is None or agent is None:
            return
        if message.get("DestUniqueid") in self.rings:
            return
        if not self.mapping.is_member(agent, queue):
            self.legs.rung(message)
            return
        visit = self.visits.get(message.get("Uniqueid"))
        if visit is None:
            visit = self.visit(message, queue, self.fresh_name(message.get("Uniqueid")))
        ring = self.ring(visit, message.get("DestUniqueid"), agent, interface, message.get("DestChannel"))
        ring.heard.rang = message.get("DestChannelState") == RINGING
        self.say_rang(ring, message.get("Queue"))

    def ring(self, visit: Visit, offer: str, agent: str, interface: str, channel: str) -> Ring:
        """Note that a channel rings an agent."""
        heard = Heard(is_local=is_local(interface))
        self.behind.rings(channel, heard)
        ring = Ring(offer=offer, visit=visit, agent=agent, interface=same(interface), heard=heard)
        self.rings[offer] = visit.rings[offer] = ring
        return ring

    def say_rang(self, ring: Ring, at_switch: str, *, at: int | None = None) -> None:
        """Say that it rings."""
        self.voice.say(
            f"{ring.offer}:rang",
            RingOffer,
            at=at,
            offer=ring.offer,
            call=ring.visit.call,
            agent=ring.agent,
            queue=ring.visit.queue,
            device=self.mapping.device_of_interface(ring.interface),
            ring_s=self.ring_s.get(at_switch.casefold()),
        )

    def _dial_began(self, message: Message) -> None:
        if message.get("DestUniqueid") in self.rings:
            return
        self.behind.dialled(message)
        visit = self.linked.get(message.get("DestLinkedid") or message.get("Linkedid"))
        if visit is None or visit.answered is not None:
            self.legs.rung(message)

    def _dial_state(self, message: Message) -> None:
        if message.get("DialStatus") not in ("RINGING", "PROGRESS"):
            return
        ring = self.rings.get(message.get("DestUniqueid"))
        if ring is not None:
            ring.heard.rang = True
        self.behind.rang(message.get("DestUniqueid"))

    def _dial_ended(self, message: Message) -> None:
        status = message.get("DialStatus")
        ring = self.rings.get(message.get("DestUniqueid"))
        if ring is None:
            if status == "ANSWER":
                self.legs.answered(message.get("DestUniqueid"))
                self.legs.answered(message.get("Uniqueid"))
            return
        ring.heard.dial += (status,)
        ring.heard.rang |= message.get("DestChannelState") == RINGING
        if status == "ANSWER":
            self.answer(ring)

    def _connected(self, message: Message) -> None:
        ring = self.rings.get(message.get("DestUniqueid"))
        if ring is not None and not ring.is_over:
            ring.heard.dial += ("ANSWER",)
            self.answer(ring)

    def answer(self, ring: Ring) -> None:
        """Say that it was answered: the caller's other rings have ended with that."""
        if ring.is_over:
            return
        ring.visit.answered = ring.agent
        for one in ring.visit.rings.values():
            one.is_over = True
        self._say_ended(ring, "answered", " ".join(ring.heard.dial))

    def _no_answer(self, message: Message) -> None:
        ring = self.rings.get(message.get("DestUniqueid"))
        if ring is not None:
            ring.heard.ring_ms = whole(message.get("RingTime"))

    def _say_ended(self, ring: Ring, outcome: str, raw: str) -> None:
        self.voice.say(f"{ring.offer}:ended", EndOffer, offer=ring.offer, outcome=outcome, raw_cause=raw)

    # --- channels ----------------------------------------------------------------------------------------

    def _hangup_asked(self, message: Message) -> None:
        uniqueid = message.get("Uniqueid")
        if uniqueid in self.visits:
            visit = self.visits[uniqueid]
            visit.caller_gone = True
            for ring in visit.rings.values():
                ring.heard.caller_gone = True
        if uniqueid in self.rings:
            ring = self.rings[uniqueid]
            ring.is_gone = True
            ring.heard.cause = whole(message.get("Cause"))
            ring.heard.tech = whole(message.get("TechCause"))
        self.behind.asked_to_end(message)
        self.legs.asked_to_end(uniqueid)

    def _hung_up(self, message: Message) -> None:
        uniqueid = message.get("Uniqueid")
        self._visits_of.pop(uniqueid, None)
        ring = self.rings.pop(uniqueid, None)
        if ring is not None and not ring.is_over:
            ring.is_over = True
            ring.heard.cause = whole(message.get("Cause")) or ring.heard.cause
            ring.heard.tech = whole(message.get("TechCause")) or ring.heard.tech
            self._say_ended(ring, *classify(ring.heard))
            ring.visit.rings.pop(uniqueid)
        visit = self.visits.get(uniqueid)
        if visit is not None:
            by_agent = any(ring.is_gone for ring in visit.rings.values() if ring.agent == visit.answered)
            self._over(visit, "caller" if visit.caller_gone else "agent" if by_agent else "switch")
        self.behind.over(message)
        self.legs.ended(uniqueid)

    def _held(self, message: Message) -> None:
        held = message.event == "Hold"
        if self.legs.held(message.get("Uniqueid"), held=held):
            return
        visit = self.linked.get(message.get("Linkedid"))
        if visit is None or visit.answered is None:
            return
        # The caller may have a button for it as well.
        if self.mapping.agent(interface_of(message.get("Channel"))) == visit.answered:
            self.voice.say("", HoldCall, call=visit.call, held=held)

    # --- members and devices -----------------------------------------------------------------------------

    def _member(self, message: Message) -> None:
        gone = (
            "removed" if message.event == "QueueMemberRemoved" else "paused" * (message.get("Paused") == "1")
        )
        if gone and message.event in ("QueueMemberRemoved", "QueueMemberPause"):
            self._gone(message.get("Queue"), same(message.get("Interface")), gone)
        self.standing.changed(message)

    def _gone(self, at_switch: str, interface: str, how: str) -> None:
        queue = self.mapping.queue(at_switch)
        for ring in self.rings.values():
            is_on = ring.heard.ring_ms is None and not ring.is_over
            if is_on and ring.interface == interface and ring.visit.queue == queue:
                ring.heard.member_gone = how


def visit_name(uniqueid: str, number: int) -> str:
    """The call of a channel's visit: `17.1`, then `17.1#2`."""
    return clean(uniqueid if number == 1 else f"{uniqueid}#{number}")


_HEARS: dict[str, Callable[[Observer, Message], Any]] = {
    "QueueCallerJoin": Observer._joined,
    "QueueCallerAbandon": Observer._abandoned,
    "QueueCallerLeave": Observer._left,
    "AgentCalled": Observer._called,
    "AgentRingNoAnswer": Observer._no_answer,
    "AgentConnect": Observer._connected,
    "AgentComplete": Observer._completed,
    "DialBegin": Observer._dial_began,
    "DialState": Observer._dial_state,
    "DialEnd": Observer._dial_ended,
    "Newchannel": lambda self, message: self.legs.began(message),
    "Newstate": lambda self, message: self.legs.state(message),
    "HangupRequest": Observer._hangup_asked,
    "Hangup": Observer._hung_up,
    "Hold": Observer._held,
    "Unhold": Observer._held,
    "QueueMemberAdded": Observer._member,
    "QueueMemberPause": Observer._member,
    "QueueMemberStatus": Observer._member,
    "QueueMemberPenalty": Observer._member,
    "QueueMemberRemoved": Observer._member,
    "DeviceStateChange": lambda self, message: self.standing.device(message),
    "PeerStatus": lambda self, message: self.standing.peer(message),
}
EVENTS = frozenset(_HEARS) | {"QueueMemberRinginuse"}
"""All that the link needs to hear of."""
