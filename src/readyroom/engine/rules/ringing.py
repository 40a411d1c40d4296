"""Ringing: how long it lasts, and when it is taken back.

Where Readyroom distributes, a ring ends at the queue's ring time. When something comes up against the ringing
agent, the offer is withdrawn; where a switch rings on regardless, it is excused and will not be a miss.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.blockers import Blocker, blockers
from readyroom.engine.events import Event, OfferExcused
from readyroom.engine.facts import Offer
from readyroom.engine.offers import ended, report
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _timeout_due(world: World, offer_id: str) -> int | None:
    offer = world.offers.get(offer_id)
    if offer is None or world.queue_config(offer.queue).mode != "distributor":
        return None
    return offer.since + offer.ring_s * 1000


def _timeout_fire(world: World, offer_id: str) -> list[Event]:
    return report(world, world.offers[offer_id], "no_answer", world.clock, None)


def _rang_since(world: World, offer_id: str) -> int:
    return world.offers[offer_id].since


def _against(world: World, offer: Offer) -> list[Blocker]:
    return [b for b in blockers(world, offer.agent, offer.queue) if b.code != "ringing"]


def _settle(world: World) -> Iterator[Event]:
    unsettled, world.unsettled = world.unsettled, {}
    for agent_id in unsettled:
        agent = world.agents.get(agent_id)
        for offer_id in agent.offers if agent is not None else ():
            offer = world.offers[offer_id]
            found = _against(world, offer)
            overlay = world.queue_config(offer.queue).mode == "overlay"
            codes = [b.code for b in found if b.code != "device_unregistered"]
            if overlay:
                if codes and offer.excused is None:
                    yield OfferExcused(offer=offer_id, agent=agent_id, blocker=codes[0])
            elif codes:
                yield ended(world, offer, "withdrawn", world.clock, detail=codes[0])
            elif found:
                yield ended(world, offer, "unreachable", world.clock, detail="device_unregistered")


RING_TIMEOUT = Rule(
    name="ring_timeout",
    says="A ring of Readyroom's own ends at the queue's ring time.",
    subject="offer",
    due=_timeout_due,
    fire=_timeout_fire,
    ring_start=_rang_since,
)
RING_WITHDRAWN = Rule(
    name="ring_withdrawn",
    says="A ringing offer is withdrawn, or excused, when something comes up against its agent.",
    settle=_settle,
)
