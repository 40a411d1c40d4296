"""Effects: what the world outside is to do, as data, after the commit.

Belongs here: the commands to a switch, and the table from event to effects. Effects are at-least-once: a switch
confirms by observation, and what it has is reconciled with what it should have. What people and programs are told
follows from the log itself.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine import events as ev
from readyroom.engine.facts import MembershipValue
from readyroom.engine.world import World


class Effect(Struct, frozen=True, tag=True):
    """`seq` is the event that led to it: with its kind and subject it names the effect for good."""

    seq: int


class RingAgent(Effect, frozen=True):
    """Ring an agent's device for a waiting call."""

    offer: str
    call: str
    queue: str
    agent: str
    device: str | None
    ring_s: int


class CancelRing(Effect, frozen=True):
    """Stop ringing."""

    offer: str
    call: str
    agent: str
    device: str | None


class BridgeCall(Effect, frozen=True):
    """Put caller and agent together."""

    call: str
    agent: str
    device: str | None


class GiveBackCall(Effect, frozen=True):
    """Take the caller back: the queue has nobody for them."""

    call: str
    queue: str
    why: str


class SetMember(Effect, frozen=True):
    """Let an overlay switch have this membership."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None


AnyEffect = RingAgent | CancelRing | BridgeCall | GiveBackCall | SetMember


def react(world: World, event: ev.Event) -> list[Effect]:
    """The effects of an event that was just folded."""
    found: list[Effect] = [
        SetMember(event.seq, agent, queue, want.membership, want.reason)
        for agent, queue, want in world.touched.desired
    ]
    match event:
        case ev.OfferStarted() if _distributes(world, event.queue):
            found.append(
                RingAgent(
                    event.seq, event.offer, event.call, event.queue, event.agent, event.device, event.ring_s
                )
            )
        case ev.OfferEnded() if event.outcome != "answered" and _distributes(world, event.queue):
            found.append(CancelRing(event.seq, event.offer, event.call, event.agent, event.device))
        case ev.CallConnected(queue=str() as queue) if _distributes(world, queue):
            found.append(BridgeCall(event.seq, event.call, event.agent, event.device))
        case ev.CallLeft() if event.why != "switch":
            found.append(GiveBackCall(event.seq, event.call, event.queue, event.why))
        case ev.MemberObserved():
            want = world.want(event.agent, event.queue)
            if want is not None and want.membership != event.membership:
                found.append(SetMember(event.seq, event.agent, event.queue, want.membership, want.reason))
        case _:
            pass
    return found


def _distributes(world: World, queue_id: str) -> bool:
    return queue_id in world.queues and world.queue_config(queue_id).mode == "distributor"
