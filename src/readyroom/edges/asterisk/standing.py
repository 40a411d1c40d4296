"""How agents stand at the switch: their memberships of queues, and whether their telephones are there.

Belongs here: what is said of members and devices, and only when it has changed. An agent who is a member under
several interfaces is in if one of them is, else paused if one of them is; a member that cannot be removed, and is
paused for that, is out. A telephone is registered or not by what Asterisk says of the peer and of the device: of a
device in a call it does not say that the telephone has gone, of the peer it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.edges.asterisk.mapping import Mapping, same
from readyroom.edges.asterisk.picture import Member, Picture, member_of
from readyroom.edges.asterisk.said import Voice, clean
from readyroom.engine.facts import MembershipValue
from readyroom.engine.inputs import ChangeDevice, ObserveMember
from readyroom.protocols.ami import Message

PEER_IS_THERE = {
    "Registered": True,
    "Reachable": True,
    "Lagged": True,
    "Unregistered": False,
    "Unreachable": False,
    "Rejected": False,
}
DEVICE_IS_THERE = {"NOT_INUSE": True, "UNAVAILABLE": False, "INVALID": False}
"""The other states say only that it is in a call."""
IN_A_CALL = frozenset({"INUSE", "BUSY", "RINGING", "RINGINUSE", "ONHOLD"})

CONFIRMS = frozenset({"QueueMemberAdded", "QueueMemberPause", "QueueMemberRemoved"})
OUT_REASON = "out (Readyroom)"
"""The reason of the pause that stands for being out, where a member cannot be removed."""

Has = tuple[MembershipValue, str | None]
OUT: Has = ("out", None)


class Standing:
    """What was last said of every agent in every queue, and of every device."""

    def __init__(self, mapping: Mapping, picture: Picture, voice: Voice) -> None:
        self.mapping = mapping
        self._picture = picture
        self._voice = voice
        self._members: dict[tuple[str, str], dict[str, Member]] = {}
        """(agent, queue) → the members that are the agent, by interface."""
        self._owners: dict[tuple[str, str], str] = {}
        """(queue, interface) → agent."""
        self._said: dict[tuple[str, str], Has] = {}
        self._registered: dict[tuple[str, str], bool] = {}
        """(device, telephone): a device that is given another telephone is where that one is."""
        self._heard: set[tuple[str, str]] = set()

    def taken(self) -> set[tuple[str, str]]:
        """(agent, queue) of the members that were added, paused or removed since: what confirms a change."""
        heard, self._heard = self._heard, set()
        return heard

    def has(self, agent: str, queue: str) -> dict[str, Member]:
        """The members that are this agent, by interface."""
        return self._members.get((agent, queue), {})

    def strangers(self) -> Iterator[Member]:
        """The members of minded queues who are nobody's that Readyroom has in the queue."""
        for at_switch in self._picture.queues.values():
            queue = self.mapping.queue(at_switch.name)
            if queue is not None:
                for key, member in at_switch.members.items():
                    if (queue, key) not in self._owners:
                        yield member

    def knows(self, queue: str) -> bool:
        """Whether the switch has this queue at all."""
        return self.mapping.queue_name(queue).casefold() in self._picture.queues

    # --- members -----------------------------------------------------------------------------------------

    def changed(self, message: Message) -> None:
        """A QueueMember… event, already in the picture."""
        queue = self.mapping.queue(message.get("Queue"))
        if queue is None:
            return
        heard = member_of(message)
        key = same(heard.interface)
        agent = self._owners.pop((queue, key), None)
        if agent is not None:
            self._members[agent, queue].pop(key, None)
        found = None if message.event == "QueueMemberRemoved" else heard
        now = self._own(queue, key, found)
        for one in {agent, now} - {None}:
            if message.event in CONFIRMS:
                self._heard.add((str(one), queue))
            self._say(str(one), queue)

    def _own(self, queue: str, key: str, member: Member | None) -> str | None:
        """Note whose member it is."""
        agent = None if member is None else self.mapping.member(member.interface, member.name)
        if agent is None or member is None or not self.mapping.is_member(agent, queue):
            return None
        self._owners[queue, key] = agent
        self._members.setdefault((agent, queue), {})[key] = member
        return agent

    def all_changed(self) -> None:
        """The picture, or who is whom, is new: say what differs from what was said; and what was never said."""
        self._members, self._owners = {}, {}
        for member in self._picture.members():
            queue = self.mapping.queue(member.queue)
            if queue is not None:
                self._own(queue, same(member.interface), member)
        world = self.mapping.world
        for queue_id, members in world.members.items():
            if world.queue_config(queue_id).mode == "overlay":
                for agent_id in members:
                    self._say(agent_id, queue_id)

    def _say(self, agent: str, queue: str) -> None:
        has = what_is(self._members.get((agent, queue), {}))
        said = self._said.get((agent, queue)) or self._known(agent, queue)
        self._said[agent, queue] = has
        if said != has:
            self._voice.say("", ObserveMember, agent=agent, queue=queue, membership=has[0], reason=has[1])

    def _known(self, agent: str, queue: str) -> Has | None:
        """What the engine has. Of what was never said, and after `forget`, that is all that was said of it."""
        known = self.mapping.world.agents[agent].memberships[queue]
        return None if known.observed is None else (known.observed, known.observed_reason)

    def forget(self) -> None:
        """The link was down. Of members, what the engine has counts, and not what was said; of devices nothing."""
        self._said.clear()
        self._registered.clear()

    # --- devices -----------------------------------------------------------------------------------------

    def peer(self, message: Message) -> None:
        """PeerStatus: a telephone can be reached, or cannot."""
        self._is_there(message.get("Peer"), PEER_IS_THERE.get(message.get("PeerStatus")))

    def device(self, message: Message) -> None:
        """DeviceStateChange."""
        self._is_there(message.get("Device"), DEVICE_IS_THERE.get(message.get("State")))

    def all_devices(self) -> None:
        """What the picture says of devices of which nothing was said yet; one that it does not know is not there."""
        states = {same(name): state for name, state in self._picture.devices.items()}
        for device, name in self.mapping.phones():
            if (device, same(name)) not in self._registered:
                state = states.get(same(name), "UNAVAILABLE")
                self._is_there(name, is_there(state))

    def _is_there(self, name: str, registered: bool | None) -> None:
        device = None if registered is None else self.mapping.phone(name)
        if device is None or registered is None:
            return
        key = device, same(name)
        if self._registered.get(key) != registered:
            self._registered[key] = registered
            self._voice.say("", ChangeDevice, device=device, registered=registered)


def is_there(state: str) -> bool | None:
    """Whether a telephone is there, by the state of its device; None: that does not say."""
    return True if state in IN_A_CALL else DEVICE_IS_THERE.get(state)


def what_is(members: dict[str, Member]) -> Has:
    """What a switch has for an agent who is these members of a queue."""
    if not members:
        return OUT
    if any(not member.paused for member in members.values()):
        return "in", None
    if all(is_out(member) for member in members.values()):
        return OUT
    reason = next((member.reason for member in members.values() if member.reason), "")
    return "paused", clean(reason) or None


def is_out(member: Member) -> bool:
    """Whether a member that cannot be removed is paused for good."""
    return member.paused and member.reason == OUT_REASON
