"""What the switch has: queues with their members and callers, channels, and the state of devices.

Belongs here: the fold of what Asterisk says, live (`fold`) and when it is asked for all of it (`queues_are`,
`channels_are`, `devices_are`). What is asked for replaces what was known: Asterisk does not say when a realtime
member or a reloaded queue is gone.

Live events that come while a list is being told are kept back by whoever asks, and folded after it. Each carries the
whole of what it speaks of, so one that is older than the list does no harm: what made the difference comes after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from readyroom.edges.asterisk.mapping import same
from readyroom.protocols.ami import Message

CHANNEL_STATES = {
    "Down": 0,
    "Rsrvd": 1,
    "OffHook": 2,
    "Dialing": 3,
    "Ring": 4,
    "Ringing": 5,
    "Up": 6,
    "Busy": 7,
}
ENDPOINT_STATES = {
    "Not in use": "NOT_INUSE",
    "In use": "INUSE",
    "Busy": "BUSY",
    "Invalid": "INVALID",
    "Unavailable": "UNAVAILABLE",
    "Ringing": "RINGING",
    "Ring+Inuse": "RINGINUSE",
    "On Hold": "ONHOLD",
}
"""PJSIPShowEndpoints writes the states as for people."""


class Member(Struct, kw_only=True):
    """A member of a queue, as Asterisk has it."""

    queue: str
    interface: str
    name: str = ""
    state_interface: str = ""
    kind: str = "dynamic"
    """dynamic, static or realtime: only a dynamic one can be removed."""
    penalty: int = 0
    paused: bool = False
    reason: str = ""
    status: int = 0


class Caller(Struct, kw_only=True):
    """A caller who waits."""

    uniqueid: str
    channel: str
    number: str = ""
    since: int = 0
    """When they joined (ms UTC), as well as Asterisk says."""


class Queue(Struct, kw_only=True):
    """A queue; members by what makes an interface the same."""

    name: str
    strategy: str = ""
    members: dict[str, Member] = {}
    callers: dict[str, Caller] = {}


class Channel(Struct, kw_only=True):
    """A channel; `state` as in CHANNEL_STATES."""

    uniqueid: str
    name: str
    linkedid: str = ""
    state: int = 0
    number: str = ""
    exten: str = ""
    application: str = ""
    data: str = ""
    """What the application was told: of `Queue`, first the queue's name."""
    bridge: str = ""
    since: int = 0


class Picture:
    """What one switch has. Names of queues are looked up in any case, as Asterisk does."""

    def __init__(self) -> None:
        self.queues: dict[str, Queue] = {}
        self.channels: dict[str, Channel] = {}
        """By Uniqueid."""
        self.devices: dict[str, str] = {}
        """Device → state, as in DeviceStateChange."""
        self._seen = 0

    def members(self) -> Iterable[Member]:
        """All members of all queues."""
        for queue in self.queues.values():
            yield from queue.members.values()

    def member(self, queue: str, interface: str) -> Member | None:
        """A member of a queue."""
        found = self.queues.get(queue.casefold())
        return None if found is None else found.members.get(same(interface))

    # --- live --------------------------------------------------------------------------------------------

    def fold(self, message: Message, seen: int) -> None:
        """Take an event in; `seen` in ms UTC. What says nothing of the picture changes nothing."""
        folds = _FOLDS.get(message.event)
        if folds is not None:
            self._seen = seen
            folds(self, message)

    def _member(self, message: Message) -> None:
        member = member_of(message)
        self._queue(member.queue).members[same(member.interface)] = member

    def _removed(self, message: Message) -> None:
        self._queue(message.get("Queue")).members.pop(same(message.get("Interface")), None)

    def _joined(self, message: Message) -> None:
        caller = caller_of(message, self._seen)
        self._queue(message.get("Queue")).callers[caller.uniqueid] = caller

    def _left(self, message: Message) -> None:
        self._queue(message.get("Queue")).callers.pop(message.get("Uniqueid"), None)

    def _channel(self, message: Message) -> None:
        self.channels[message.get("Uniqueid")] = channel_of(message, self._seen)

    def _state(self, message: Message) -> None:
        channel = self.channels.get(message.get("Uniqueid"))
        if channel is not None:
            channel.state = whole(message.get("ChannelState"))

    def _hung_up(self, message: Message) -> None:
        self.channels.pop(message.get("Uniqueid"), None)

    def _device(self, message: Message) -> None:
        self.devices[message.get("Device")] = message.get("State")

    def _queue(self, name: str) -> Queue:
        key = name.casefold()
        found = self.queues.get(key)
        if found is None:
            found = self.queues[key] = Queue(name=name)
        return found

    # --- asked for ---------------------------------------------------------------------------------------

    def queues_are(self, items: Iterable[Message], now: int) -> None:
        """The answer to QueueStatus: these queues, members and callers, and no others."""
        self.queues = {}
        for item in items:
            if item.event == "QueueParams":
                self._queue(item.get("Queue")).strategy = item.get("Strategy")
            elif item.event == "QueueMember":
                self._member(item)
            elif item.event == "QueueEntry":
                caller = caller_of(item, now - whole(item.get("Wait")) * 1000)
                self._queue(item.get("Queue")).callers[caller.uniqueid] = caller

    def channels_are(self, items: Iterable[Message], now: int) -> None:
        """The answer to CoreShowChannels: these channels and no others."""
        found = (channel_of(item, now - duration_s(item.get("Duration")) * 1000) for item in items)
        self.channels = {channel.uniqueid: channel for channel in found}

    def devices_are(self, items: Iterable[Message]) -> None:
        """The answers to DeviceStateList and PJSIPShowEndpoints: these devices and no others."""
        self.devices = {}
        for item in items:
            if item.event == "DeviceStateChange":
                self.devices[item.get("Device")] = item.get("State")
            elif item.event == "EndpointList":
                state = ENDPOINT_STATES.get(item.get("DeviceState"), "UNKNOWN")
                self.devices[f"PJSIP/{item.get('ObjectName')}"] = state


_FOLDS: dict[str, Callable[[Picture, Message], None]] = {
    "QueueMemberAdded": Picture._member,
    "QueueMemberPause": Picture._member,
    "QueueMemberPenalty": Picture._member,
    "QueueMemberRinginuse": Picture._member,
    "QueueMemberStatus": Picture._member,
    "QueueMemberRemoved": Picture._removed,
    "QueueCallerJoin": Picture._joined,
    "QueueCallerLeave": Picture._left,
    "Newchannel": Picture._channel,
    "Newstate": Picture._state,
    "Hangup": Picture._hung_up,
    "DeviceStateChange": Picture._device,
}


# --- what stands in a message ----------------------------------------------------------------------------


def whole(text: str) -> int:
    """A whole number; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() else 0


def duration_s(text: str) -> int:
    """`01:02:03` in seconds."""
    total = 0
    for part in text.split(":"):
        total = total * 60 + whole(part)
    return total


def known(text: str) -> str:
    """Nothing where Asterisk says that it does not know."""
    return "" if text == "<unknown>" else text


def member_of(message: Message) -> Member:
    """The member of a QueueMember… event, or of an item of QueueStatus, which has two other names for things."""
    interface = message.get("Interface") or message.get("Location")
    state = message.get("StateInterface")
    return Member(
        queue=message.get("Queue"),
        interface=interface,
        name=message.get("MemberName") or message.get("Name"),
        state_interface="" if state == interface else state,
        kind=message.get("Membership"),
        penalty=whole(message.get("Penalty")),
        paused=message.get("Paused") == "1",
        reason=message.get("PausedReason"),
        status=whole(message.get("Status")),
    )


def caller_of(message: Message, since: int) -> Caller:
    """The caller of a QueueCallerJoin, or of a QueueEntry."""
    return Caller(
        uniqueid=message.get("Uniqueid"),
        channel=message.get("Channel"),
        number=known(message.get("CallerIDNum")),
        since=since,
    )


def channel_of(message: Message, since: int) -> Channel:
    """The channel of a Newchannel, or of an item of CoreShowChannels."""
    return Channel(
        uniqueid=message.get("Uniqueid"),
        name=message.get("Channel"),
        linkedid=message.get("Linkedid"),
        state=whole(message.get("ChannelState")),
        number=known(message.get("CallerIDNum")),
        exten=message.get("Exten"),
        application=message.get("Application"),
        data=message.get("ApplicationData"),
        bridge=message.get("BridgeId"),
        since=since,
    )
