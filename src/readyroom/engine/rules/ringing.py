"""Ringing: how long it lasts, and when it is taken back.

Where Readyroom distributes, a ring ends at the queue's ring time. When something comes up against the ringing
agent, the offer is withdrawn; where a switch rings on regardless, it is excused and will not be a miss. A device
that is lost under the ringing makes it unreachable; one that somebody else signed in at is the agent's no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readyroom.engine.blockers import blockers
from readyroom.engine.events import Event, OfferEnded, OfferExcused, OfferStarted
from readyroom.engine.facts import Offer
from readyroom.engine.offers import ended, report
from readyroom.engine.rule import Rule
from readyroom.engine.timers import Tie
from readyroom.engine.world import World


def _timeout_due(world: World, offer_id: str) -> int | None:
    offer = world.offers.get(offer_id)
    if offer is None or world.queue_config(offer.queue).mode != "distributor":
        return None
    return offer.since + offer.ring_s * 1000


def _timeout_fire(world: World, offer_id: str) -> list[Event]:
    return report(world, world.offers[offer_id], "no_answer", world.clock, None)


def _tie(world: World, offer_id: str) -> Tie:
    offer = world.offers[offer_id]
    return offer.since, offer.agent


def _against(world: World, offer: Offer) -> str | None:
    """The code of what came up, but for the ringing itself and a device that was lost under it."""
    device = world.devices.get(offer.device or "")
    if device is not None and device.signed_in not in (None, offer.agent):
        return "signed_out"
    passed_over = ("ringing", "device_unregistered") if offer.device_lost else ("ringing",)
    for blocker in blockers(world, offer.agent, offer.queue):
        if blocker.code not in passed_over:
            return blocker.code
    return None


def _settle(world: World) -> Iterable[Event]:
    if not world.unsettled:
        return ()
    unsettled, world.unsettled = world.unsettled, {}
    return _settled(world, unsettled)


def _settled(world: World, unsettled: Iterable[str]) -> Iterator[Event]:
    for agent_id in unsettled:
        agent = world.agents.get(agent_id)
        for offer_id in agent.offers if agent is not None else ():
            offer = world.offers[offer_id]
            against = _against(world, offer)
            if world.queue_config(offer.queue).mode == "overlay":
                if against is not None and offer.excused is None:
                    yield OfferExcused(offer=offer_id, agent=agent_id, blocker=against)
            elif against is not None:
                yield ended(world, offer, "withdrawn", world.clock, detail=against)
            elif offer.device_lost:
                yield ended(world, offer, "unreachable", world.clock, detail="device_unregistered")


RING_TIMEOUT = Rule(
    name="ring_timeout",
    says="A ring of Readyroom's own ends at the queue's ring time.",
    subject="offer",
    due=_timeout_due,
    moves=(OfferStarted, OfferEnded),
    fire=_timeout_fire,
    tie=_tie,
)
RING_WITHDRAWN = Rule(
    name="ring_withdrawn",
    says="A ringing offer is withdrawn, or excused, when something comes up against its agent.",
    settle=_settle,
)
