"""The records of a switch that Readyroom distributes for: callers, what rings for them, and orders to the switch.

A caller is in one of four phases:

    waiting      hears music; may be rung for, announced to, answered
    talking      is in a bridge with the telephone that answered
    transferred  talks to somebody else, through a channel that took the agent's place; the call is over for the queue
    leaving      is on the way back to the dialplan

Belongs here: what they are, and what is ordered for each step. When a step is taken is the business of `telephones`
and `distributor`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from readyroom.protocols import ari

Phase = Literal["waiting", "talking", "transferred", "leaving"]

APP = "readyroom"
"""What the dialplan calls Readyroom's application."""
WHY = "READYROOM_WHY"
"""The channel variable that tells the dialplan why a caller comes back to it."""
TIMEOUT = "TIMEOUT(absolute)"
"""Asterisk's own timer of a channel: when it is over, the dialplan goes on at the extension T."""


class Ring(Struct, kw_only=True, eq=False):
    """A telephone that Readyroom has ring, from the order on until it is silent, or its conversation is over."""

    offer: str
    caller: Caller
    device: str | None
    channel: str
    since: int
    """When it was ordered (ms UTC)."""
    is_local: bool = False
    """Whether it rings through the dialplan: such a channel never says that it rings."""
    rang: bool = False
    dial: tuple[str, ...] = ()
    cause: int = 0
    tech: int = 0
    is_answered: bool = False
    is_gone: bool = False
    """Whether it hung up after it was answered, before anybody was put through to it."""


class Caller(Struct, kw_only=True, eq=False):
    """Somebody in the application."""

    channel: str
    call: str
    party: ari.Party
    queue: str
    phase: Phase = "waiting"
    is_gone: bool = False
    """Whether the caller is hanging up."""
    rings: dict[str, Ring] = field(default_factory=dict)
    """By offer."""
    ring: Ring | None = None
    """Whom the caller talks to."""
    peer: str = ""
    """The channel that took the agent's place."""
    bridge: str = ""
    playback: str = ""
    """What is being played instead of the music."""
    renewed_at: int = 0
    """When the switch was last told that somebody minds the caller (ms UTC)."""
    told_at: int = 0
    """When the caller was last told the position, or came."""
    lost_at: int = 0
    """When the room was first seen not to have the call any more; 0: it has."""


class Order(Struct, frozen=True, kw_only=True):
    """A request to the switch. Those of one lane are made one after the other, in this order."""

    lane: str
    request: ari.Request
    offer: str = ""
    """The offer that fails if this does."""
    call: str = ""
    """The conversation that fails if this does."""


class Orders:
    """What is ordered, until somebody takes it to the switch."""

    def __init__(self) -> None:
        self._orders: list[Order] = []

    def put(self, lane: str, requests: Iterable[ari.Request], *, offer: str = "", call: str = "") -> None:
        """Have these made, one after the other."""
        self._orders += [Order(lane=lane, request=one, offer=offer, call=call) for one in requests]

    def taken(self) -> list[Order]:
        """What was ordered since."""
        orders, self._orders = self._orders, []
        return orders


def welcome(channel: str, hold_s: int) -> Iterator[ari.Request]:
    """A caller comes."""
    yield ari.set_variable(channel, TIMEOUT, str(hold_s))
    yield ari.answer(channel)
    yield ari.start_music(channel)


def connection(caller: Caller, ring: Ring) -> Iterator[ari.Request]:
    """A caller and a telephone are put together. The timer is stopped last: there is time enough for that."""
    yield ari.stop_music(caller.channel)
    yield ari.make_bridge(caller.bridge)
    yield ari.join(caller.bridge, caller.channel, ring.channel)
    yield ari.set_variable(caller.channel, TIMEOUT, "0")


def farewell(channel: str, why: str) -> Iterator[ari.Request]:
    """A caller goes back to the dialplan. Without stopping the timer the dialplan would be cut short."""
    yield ari.set_variable(channel, WHY, why)
    yield ari.set_variable(channel, TIMEOUT, "0")
    yield ari.stop_music(channel)
    yield ari.proceed(channel)


def announcement(position: int) -> list[str]:
    """The position, in Asterisk's own recordings: "you are now first in line", or how many are before."""
    if position == 1:
        return ["sound:queue-youarenext"]
    return ["sound:queue-thereare", f"number:{position}", "sound:queue-callswaiting"]


def call_name(channel: str, number: int) -> str:
    """The call of a channel's nth visit. An app_queue's visit of the same channel has another name."""
    return f"{channel}~{number}"


def channel_of(call: str) -> str:
    """The channel whose visit a call is."""
    return call.rpartition("~")[0]
