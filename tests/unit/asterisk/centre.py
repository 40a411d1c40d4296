"""A call centre beside a switch, without either: a world of people, and what a link would say of a recording.

Agents, devices and queues are called as in the recordings: the member `Local/n1@agents/n` is the device `n1` of the
agent `n1`, and `PJSIP/6001` is `6001` of `6001`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import asdict

from readyroom.edges.asterisk.mapping import Mapping, Naming
from readyroom.edges.asterisk.observe import Observer
from readyroom.edges.asterisk.picture import Picture
from readyroom.edges.asterisk.said import Said, Voice
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.engine.machine import Engine
from readyroom.engine.world import World
from readyroom.protocols.ami import Message
from tests.protocols.ami.recordings import messages

SEEN = 1_795_320_600_000
QUEUES = ("q_rr", "q_ra", "q_ap", "q_lr")
LOCAL = Naming(interface="Local/{id}@agents/n", phone="PJSIP/{id}")
PHONES = Naming()
WORDS = {
    i.JoinQueue: "caller_joined",
    i.LeaveQueue: "caller_left",
    i.RingOffer: "offer_rang",
    i.EndOffer: "offer_ended",
    i.StartCall: "call_started",
    i.AnswerCall: "call_answered",
    i.HoldCall: "call_held",
    i.EndCall: "call_ended",
    i.ChangeDevice: "device_changed",
    i.ObserveMember: "member_changed",
    i.ChangeLink: "link",
    i.BeginResync: "resync_begin",
    i.EndResync: "resync_end",
}
SAYS: dict[str, tuple[str, str]] = {
    "external": ("internal", ""),
    "registered": ("gone", "registered"),
    "held": ("taken back", "held"),
    "up": ("down", "up"),
}
"""What false and true say."""
_INTERFACE = re.compile(r"^(?:Local|PJSIP)/([^@/]+)")


def a_world(*entities: cat.Entity) -> World:
    """The world in which these are configured."""
    engine, world = Engine(), world_of(State(room="main"))
    online = cat.StatusEntry(id="online", label="Online", kind="available")
    others = [cat.StatusEntry(id=name, label=name) for name in ("offline", "other")]
    first: tuple[cat.Entity, ...] = (cat.Settings(), online, *others)
    decision = engine.step(world, i.Configure(at=SEEN, entities=(*first, *entities)))
    assert decision.refusal is None, decision.refusal
    return world


def people(*agents: str, queues: Iterable[str] = QUEUES) -> list[cat.Entity]:
    """Agents with a device each, members of these overlay queues."""
    found: list[cat.Entity] = [cat.QueueConfig(id=q, label=q, mode="overlay") for q in queues]
    for agent in agents:
        found += [cat.AgentConfig(id=agent, name=agent.title()), cat.DeviceConfig(id=agent, agent=agent)]
        found += [cat.MemberConfig(queue=queue, agent=agent) for queue in queues]
    return found


def an_observer(world: World, naming: Naming = PHONES) -> Observer:
    """An observer that has heard nothing yet."""
    return Observer(Mapping(world, naming), Picture(), Voice("pbx", "s"))


def recorded(name: str) -> Observer:
    """An observer for whoever appears in a recording."""
    interfaces = {m.get("Interface") for m in messages(name)} - {""}
    agents = sorted({found[1] for one in interfaces if (found := _INTERFACE.match(one))})
    return an_observer(a_world(*people(*agents)), PHONES if name.startswith("sip_") else LOCAL)


def heard(observer: Observer, said: Iterable[Message]) -> list[Said]:
    """What all these messages come to, one a millisecond."""
    return [one for at, message in enumerate(said) for one in observer.hear(message, SEEN + at)]


def event(name: str, **headers: str) -> Message:
    """An event; `Cause_txt` is the header Cause-txt."""
    return Message([("Event", name), *((key.replace("_", "-"), value) for key, value in headers.items())])


def caller(uniqueid: str, channel: str = "PJSIP/trunk-0000000a", **headers: str) -> dict[str, str]:
    """The headers of a caller's channel."""
    return {"Channel": channel, "CallerIDNum": "0301", "Uniqueid": uniqueid, "Linkedid": uniqueid, **headers}


def dest(uniqueid: str, channel: str, linkedid: str, state: str = "0") -> dict[str, str]:
    """The headers of the channel that is rung."""
    return {
        "DestChannel": channel, "DestUniqueid": uniqueid, "DestLinkedid": linkedid, "DestChannelState": state,
    }  # fmt: skip


class Teller:
    """Writes observations as lines; calls and offers are numbered as they come."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def lines(self, said: Iterable[Said]) -> list[str]:
        return list(self._lines(said))

    def _lines(self, said: Iterable[Said]) -> Iterator[str]:
        for one in said:
            fields = {k: v for k, v in asdict(one.input).items() if k not in ("at", "seen", "by", "link")}
            words = [self._word(k, v) for k, v in fields.items()]
            yield " ".join([WORDS[type(one.input)], *filter(None, words)])

    def _word(self, name: str, value: Any) -> str:
        if name in SAYS:
            return SAYS[name][value]
        if value is None:
            return ""
        if name in ("call", "offer"):
            return self.names.setdefault(
                value, f"{name}{sum(v.startswith(name) for v in self.names.values()) + 1}"
            )
        return f"({value})" if name == "raw_cause" else str(value)
