"""What is there when a link comes up, against what Readyroom has: the observations that close the gap.

Asterisk numbers nothing that it says, so whatever happened while nobody listened is found out by asking for all
that there is: queues with their members and callers, channels, devices. What Readyroom does not know yet is said
with the time since when it is there, and what it knows and is not there any more has ended, nobody knows how
(`resync_end` names all that is up). A ring that began and ended meanwhile was never seen, and is no miss.

How a channel is read:

- A caller listed in a queue waits. Its visit goes on under the name that Readyroom has, if it waits there as well.
- A channel of `AppQueue` that is not up rings for the waiting caller with the same Linkedid.
- A caller's channel in `Queue()` that is not listed any more, and shares a bridge with an agent, was answered by
  them.
- Any other channel of an agent's telephone is a call past the queues, unless it hangs on a caller of the above:
  then it is the telephone behind a Local member.

Belongs here: reading the lists. Live events that came meanwhile are heard after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyroom.edges.asterisk.mapping import interface_of
from readyroom.edges.asterisk.observe import Observer, Ring, Visit, visit_name
from readyroom.edges.asterisk.picture import CHANNEL_STATES, Channel
from readyroom.edges.asterisk.said import Said, clean
from readyroom.engine.facts import Call
from readyroom.engine.inputs import BeginResync, EndResync, JoinQueue
from readyroom.engine.world import World
from readyroom.protocols.ami import Message

UP = CHANNEL_STATES["Up"]
RINGING = CHANNEL_STATES["Ringing"]
RUNG_BY = frozenset({"AppQueue", "AppDial", "AppDial2"})
"""What a channel runs while it is being rung: by a queue, by Dial, by Originate."""


class Lists(Struct, frozen=True):
    """The answers: to QueueStatus, to CoreShowChannels, and to what says the states of devices."""

    queues: tuple[Message, ...]
    channels: tuple[Message, ...]
    devices: tuple[Message, ...]


def resync(observer: Observer, lists: Lists, now: int) -> list[Said]:
    """All that has to be said when the link is up and these are the lists (`now` in ms UTC)."""
    picture, voice, standing = observer.picture, observer.voice, observer.standing
    voice.now(now, now)
    picture.queues_are(lists.queues, now)
    picture.channels_are(lists.channels, now)
    picture.devices_are(lists.devices)
    observer.forget()
    voice.say("", BeginResync, link=voice.by.id)
    standing.all_devices()
    read = _Reading(observer)
    # What telephones dial comes first: one that dials a queue has its channel's name for itself.
    read.past_the_queues(dialled=True)
    read.callers()
    read.ringing()
    read.talking()
    read.past_the_queues(dialled=False)
    standing.all_changed()
    calls = [visit.call for visit in observer.visits.values()]
    calls += [leg.call for leg in observer.legs.legs.values()]
    offers = tuple(ring.offer for ring in observer.rings.values() if not ring.is_over)
    voice.say("", EndResync, link=voice.by.id, calls=tuple(calls), offers=offers)
    return voice.taken()


class _Reading:
    """The channels of the picture, read one kind after the other."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._world: World = observer.mapping.world
        link = observer.voice.by.id
        self._known = {call.id: call for call in self._world.calls.values() if call.link == link}
        self._bridges: dict[str, list[Channel]] = {}
        for channel in observer.picture.channels.values():
            if channel.bridge:
                self._bridges.setdefault(channel.bridge, []).append(channel)

    def callers(self) -> None:
        """Those who wait."""
        observer = self._observer
        for queue in observer.picture.queues.values():
            ours = observer.mapping.queue(queue.name)
            if ours is None:
                continue
            for caller in queue.callers.values():
                channel = observer.picture.channels.get(caller.uniqueid)
                channel = channel or Channel(uniqueid=caller.uniqueid, name=caller.channel)
                self._waits(channel, ours, queue.name, caller.since, caller.number)

    def _waits(self, channel: Channel, ours: str, at_switch: str, since: int, number: str) -> Visit:
        """A caller who waits, or waited, in a queue: known, or said."""
        observer = self._observer
        known = next((c for c in self._calls_of(channel) if c.queue == ours and c.agent is None), None)
        if known is not None:
            return observer.enter(channel.uniqueid, channel.linkedid, ours, at_switch, known.id)
        call = observer.fresh_name(channel.uniqueid)
        visit = observer.enter(channel.uniqueid, channel.linkedid, ours, at_switch, call)
        observer.voice.say(
            f"{call}:joined",
            JoinQueue,
            at=since,
            queue=ours,
            call=call,
            caller=clean(number),
            external=observer.mapping.is_outside(channel.name, number),
        )
        return visit

    def ringing(self) -> None:
        """The channels that queues ring."""
        for channel in self._channels():
            visit = self._observer.linked.get(channel.linkedid)
            if channel.application == "AppQueue" and channel.state != UP and visit is not None:
                self._rings(channel, visit)

    def _rings(self, channel: Channel, visit: Visit) -> Ring | None:
        """A channel that rings, or rang, for a visit: known, or said."""
        observer = self._observer
        interface = interface_of(channel.name)
        member = observer.picture.member(visit.at_switch, interface)
        agent = observer.mapping.agent(interface, "" if member is None else member.name)
        is_over = channel.uniqueid in self._world.ended_offers
        if agent is None or is_over or not observer.mapping.is_member(agent, visit.queue):
            return None
        ring = observer.ring(visit, channel.uniqueid, agent, interface, channel.name)
        ring.heard.rang = channel.state == RINGING
        if channel.uniqueid not in self._world.offers:
            observer.say_rang(ring, visit.at_switch, at=channel.since)
        return ring

    def talking(self) -> None:
        """The callers who were answered."""
        observer = self._observer
        for channel in self._channels():
            if channel.uniqueid in observer.visits:
                continue
            known = next((c for c in self._calls_of(channel) if c.queue is not None), None)
            partner = self._agent_s_channel(channel)
            if partner is None:
                continue
            if known is not None and known.agent is not None:
                visit = observer.enter(
                    channel.uniqueid, channel.linkedid, known.queue or "", known.queue or "", known.id
                )
                visit.answered = known.agent
            elif channel.application == "Queue":
                self._was_answered(channel, partner)

    def _was_answered(self, channel: Channel, partner: Channel) -> None:
        observer = self._observer
        at_switch = channel.data.partition(",")[0]
        ours = observer.mapping.queue(at_switch)
        agent = observer.mapping.agent(interface_of(partner.name))
        if ours is None or agent is None or not observer.mapping.is_member(agent, ours):
            return
        visit = self._waits(channel, ours, at_switch, channel.since, channel.number)
        ring = self._rings(partner, visit)
        if ring is not None:
            ring.heard.dial = ("ANSWER",)
            observer.answer(ring)

    def _agent_s_channel(self, channel: Channel) -> Channel | None:
        """Who of an agent's is in the same bridge, because a queue rang them."""
        for other in self._bridges.get(channel.bridge, ()):
            is_agent = self._observer.mapping.agent(interface_of(other.name)) is not None
            if other is not channel and other.application == "AppQueue" and is_agent:
                return other
        return None

    def past_the_queues(self, *, dialled: bool) -> None:
        """The telephones' other calls: those that they dialled, or those that ring them."""
        observer = self._observer
        for channel in self._channels():
            device = observer.mapping.phone(interface_of(channel.name))
            agent = None if device is None else observer.mapping.agent_at(device)
            is_rung = channel.application in RUNG_BY or channel.state == RINGING
            if agent is None or is_rung == dialled or (is_rung and channel.linkedid in observer.linked):
                continue
            if channel.uniqueid in observer.rings or channel.uniqueid in self._world.ended_calls:
                continue
            known = self._known.get(channel.uniqueid)
            if known is not None and known.kind == "queue":
                continue
            owner = agent if known is None or known.agent is None else known.agent
            kind = "direct" if is_rung else "outgoing"
            observer.legs.resume(channel, kind, owner, is_known=known is not None)

    # --- look-ups ----------------------------------------------------------------------------------------

    def _channels(self) -> Iterable[Channel]:
        return list(self._observer.picture.channels.values())

    def _calls_of(self, channel: Channel) -> Iterator[Call]:
        """The queue calls that Readyroom has of this channel, the latest first."""
        found = [call for call in self._named(channel.uniqueid) if call.kind == "queue"]
        yield from reversed(found)

    def _named(self, uniqueid: str) -> Iterator[Call]:
        number = 1
        while True:
            name = visit_name(uniqueid, number)
            if name in self._known:
                yield self._known[name]
            elif name not in self._world.ended_calls and name not in self._world.calls:
                return
            number += 1
