"""What a switch is told, as it travels: one record per command, made from an engine's effect.

Belongs here: the records of the wire with their examples, and the translation. A command may come more than once,
under the same id; what it asks for is confirmed by an observation.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from readyroom.engine import effects as fx
from readyroom.engine.facts import MembershipValue


class Command(Struct, frozen=True, kw_only=True, tag_field="type"):
    """What all commands carry."""

    id: Annotated[
        str, Meta(description="Its own name: the same command has the same one, however often it comes")
    ]
    seq: Annotated[int, Meta(description="The event in the log that led to it")]


class Ring(Command, frozen=True, kw_only=True, tag="ring"):
    """Ring an agent's device for a waiting call, until answered, refused or cancelled."""

    offer: str
    call: str
    queue: str
    agent: str
    device: str | None
    ring_s: int


class Cancel(Command, frozen=True, kw_only=True, tag="cancel"):
    """Stop ringing."""

    offer: str
    call: str
    agent: str
    device: str | None


class Bridge(Command, frozen=True, kw_only=True, tag="bridge"):
    """Put caller and agent together."""

    call: str
    agent: str
    device: str | None


class GiveBack(Command, frozen=True, kw_only=True, tag="give_back"):
    """Take the caller back: the queue has nobody for them."""

    call: str
    queue: str
    why: str


class SetMember(Command, frozen=True, kw_only=True, tag="set_member"):
    """Overlay: let the switch's own queue have this membership."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None


AnyCommand = Ring | Cancel | Bridge | GiveBack | SetMember


def command_of(effect: fx.Effect) -> AnyCommand | None:
    """The command that an effect is; None if it is nothing that a switch does."""
    match effect:
        case fx.RingAgent(seq, offer, call, queue, agent, device, ring_s):
            return Ring(
                id=f"{seq}-ring-{offer}",
                seq=seq,
                offer=offer,
                call=call,
                queue=queue,
                agent=agent,
                device=device,
                ring_s=ring_s,
            )
        case fx.CancelRing(seq, offer, call, agent, device):
            return Cancel(
                id=f"{seq}-cancel-{offer}", seq=seq, offer=offer, call=call, agent=agent, device=device
            )
        case fx.BridgeCall(seq, call, agent, device):
            return Bridge(id=f"{seq}-bridge-{call}", seq=seq, call=call, agent=agent, device=device)
        case fx.GiveBackCall(seq, call, queue, why):
            return GiveBack(id=f"{seq}-give_back-{call}", seq=seq, call=call, queue=queue, why=why)
        case fx.SetMember(seq, agent, queue, membership, reason):
            return SetMember(
                id=f"{seq}-set_member-{queue}/{agent}",
                seq=seq,
                agent=agent,
                queue=queue,
                membership=membership,
                reason=reason,
            )
        case _:
            return None


def effect_of(command: AnyCommand) -> fx.Effect:
    """The effect that a command was made from."""
    own = {name: getattr(command, name) for name in command.__struct_fields__ if name != "id"}
    return _EFFECTS[type(command)](**own)


_EFFECTS: dict[type[Command], type[fx.Effect]] = {
    Ring: fx.RingAgent,
    Cancel: fx.CancelRing,
    Bridge: fx.BridgeCall,
    GiveBack: fx.GiveBackCall,
    SetMember: fx.SetMember,
}
EXAMPLES: tuple[dict[str, Any], ...] = tuple(
    msgspec.to_builtins(command_of(effect))
    for effect in (
        fx.RingAgent(118, "o118", "1763808120.17", "sales", "ann", "desk-12", 20),
        fx.CancelRing(121, "o118", "1763808120.17", "ann", "desk-12"),
        fx.BridgeCall(124, "1763808120.17", "ben", "desk-13"),
        fx.GiveBackCall(130, "1763808133.19", "sales", "max_wait"),
        fx.SetMember(131, "ann", "billing", "paused", "lunch"),
    )
)
"""One of each, as it travels."""
