"""A switch for which Readyroom distributes, without either: events go in, and what is said and ordered comes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from readyroom.edges.asterisk.ari.distributor import Distributor
from readyroom.edges.asterisk.ari.lines import Order
from readyroom.edges.asterisk.ari.patience import Patience
from readyroom.edges.asterisk.mapping import Mapping
from readyroom.edges.asterisk.said import Voice
from readyroom.engine import catalogue as cat
from readyroom.engine import effects as fx
from readyroom.engine.world import World
from readyroom.protocols import ari
from tests.unit.asterisk.centre import SEEN, Teller, a_world

LINK = "pbx-ari"
CALL = "17.1~1"
POSITION_S = 30


def distributing(*agents: str) -> World:
    """Agents with a telephone each, named like it, in a queue for which Readyroom rings; the switch has another."""
    found: list[cat.Entity] = [
        cat.QueueConfig(id="sales", label="Sales", address="500"),
        cat.QueueConfig(id="support", label="Support", mode="overlay"),
    ]
    for agent in agents:
        found += [cat.AgentConfig(id=agent, name=agent.title()), cat.DeviceConfig(id=agent, agent=agent)]
        found += [cat.MemberConfig(queue="sales", agent=agent)]
    return a_world(*found)


class Board:
    """What a switch says, and what comes of it."""

    def __init__(self, world: World | None = None) -> None:
        self.world = distributing("101", "102") if world is None else world
        self.voice = Voice(LINK, "s")
        self.distributor = Distributor(Mapping(self.world), self.voice, "s")
        self.patience = Patience(self.distributor, POSITION_S)
        self.now = SEEN
        self._teller = Teller()

    # --- in ----------------------------------------------------------------------------------------------

    def hears(self, kind: str, channel: str, /, **fields: Any) -> list[str]:
        """An event about a channel; what it comes to."""
        told = {"type": kind, "channel": self.channel(channel), "timestamp": ""} | fields
        event = ari.event_of(msgspec.json.encode(told))
        assert event is not None
        if isinstance(event, ari.PlaybackFinished):
            self.patience.played(event)
        else:
            self.distributor.hear(event, self.now)
        return self.told()

    def comes(self, channel: str = "17.1", queue: str = "500", **fields: Any) -> list[str]:
        return self.hears("StasisStart", channel, args=[queue], **fields)

    def leaves(self, channel: str) -> list[str]:
        return self.hears("StasisEnd", channel)

    def hangs_up(self, channel: str) -> list[str]:
        return self.hears("ChannelHangupRequest", channel) + self.hears("StasisEnd", channel)

    def rings(self, offer: str = "o1", agent: str = "101", call: str = CALL, device: str | None = "") -> str:
        """The room has a telephone ring; the channel's name."""
        device = agent if device == "" else device
        self.commanded(fx.RingAgent(1, offer, call, "sales", agent, device, 10))
        (found,) = [ring for ring in self.distributor.telephones.rings.values() if ring.offer == offer]
        return found.channel

    def answers(self, ring: str) -> list[str]:
        return self.hears("StasisStart", ring)

    def talks(self, offer: str = "o1", agent: str = "101") -> str:
        """Caller and telephone are put together; the telephone's channel."""
        self.comes()
        ring = self.rings(offer, agent)
        self.answers(ring)
        self.commanded(fx.BridgeCall(2, CALL, agent, agent))
        return ring

    def commanded(self, command: fx.Effect) -> list[str]:
        self.distributor.command(command, self.now)
        return self.told()

    def ticks(self, seconds: float) -> list[str]:
        self.now += int(seconds * 1000)
        self.patience.tick(self.now)
        return self.told()

    @staticmethod
    def channel(name: str, /, **fields: Any) -> dict[str, Any]:
        return {"id": name, "name": "PJSIP/trunk-00000001", "caller": {"number": "0301", "name": ""}} | fields

    # --- out ---------------------------------------------------------------------------------------------

    def told(self) -> list[str]:
        """What was said, then what was ordered, a line each."""
        return self._teller.lines(self.voice.taken()) + lines(self.distributor.orders.taken())


def lines(orders: Iterable[Order]) -> list[str]:
    return [line(order.request) for order in orders]


def line(request: ari.Request) -> str:
    """`POST /channels/17.1/answer`; with the query's values behind."""
    return " ".join([request.method, request.path, *(value for _, value in request.query)])
