"""How an offer ends: one outcome, judged from what the switch reports and what is known of the ringing.

Belongs here: the classification of outcomes, and the events with which an offer begins and ends. Only a full ring
of somebody who could have answered is a `no_answer`.
"""

from __future__ import annotations

from readyroom.engine.counts import KINDS, count_of, uncounted
from readyroom.engine.events import CallConnected, Event, OfferEnded, OfferStarted
from readyroom.engine.facts import Call, Offer, Outcome
from readyroom.engine.world import World

FULL_RING_TOLERANCE_MS = {"overlay": 1000, "distributor": 0}
"""Mode of the queue → by how much a full ring may be shorter: a switch's own queue counts in whole seconds."""


def classify(world: World, offer: Offer, reported: Outcome, at: int) -> tuple[Outcome, str | None]:
    """The outcome of an offer that is reported to have ended so, and its detail."""
    if reported in KINDS and offer.excused is not None:
        return "withdrawn", offer.excused
    if reported != "no_answer":
        return reported, None
    if offer.device_lost:
        return "unreachable", "device_unregistered"
    tolerance_ms = FULL_RING_TOLERANCE_MS[world.queue_config(offer.queue).mode]
    if at - offer.since < offer.ring_s * 1000 - tolerance_ms:
        return "withdrawn", "ring_cut_short"
    return "no_answer", None


def ended(
    world: World,
    offer: Offer,
    outcome: Outcome,
    at: int,
    *,
    detail: str | None = None,
    raw_cause: str | None = None,
    reported: Outcome | None = None,
) -> OfferEnded:
    """The event of an offer's end, with whether it counts under its queue's policy of this moment."""
    kind = KINDS.get(outcome)
    why_not = uncounted(world, offer, outcome) if kind is not None else None
    standing = (
        count_of(world, offer.agent, offer.queue, kind) if kind is not None and why_not is None else None
    )
    return OfferEnded(
        offer=offer.id,
        call=offer.call,
        queue=offer.queue,
        agent=offer.agent,
        device=offer.device,
        outcome=outcome,
        ring_ms=max(0, at - offer.since),
        rang_at=offer.since,
        started_seq=offer.seq,
        detail=detail,
        raw_cause=raw_cause,
        reported=reported if reported != outcome else None,
        counted=standing is not None,
        uncounted=why_not,
        count=0 if standing is None else standing.count + 1,
        threshold=None if standing is None else standing.threshold,
    )


def report(world: World, offer: Offer, reported: Outcome, at: int, raw_cause: str | None) -> list[Event]:
    """The events of an offer's end as a switch reports it; an answer also ends the call's other offers."""
    if reported == "answered":
        return answer(world, offer, at, raw_cause)
    outcome, detail = classify(world, offer, reported, at)
    return [ended(world, offer, outcome, at, detail=detail, raw_cause=raw_cause, reported=reported)]


def answer(world: World, offer: Offer, at: int, raw_cause: str | None) -> list[Event]:
    """An offer is answered: by whoever is signed in where it rang."""
    call = world.calls[offer.call]
    who = offer.agent
    device = None if offer.device is None else world.devices.get(offer.device)
    if device is not None and device.signed_in is not None:
        who = device.signed_in
    found: list[Event] = [ended(world, offer, "answered", at, raw_cause=raw_cause)]
    found += close_all(world, call, "answered_elsewhere", at, but=offer.id)
    found.append(
        CallConnected(
            call=call.id,
            agent=who,
            device=offer.device,
            queue=call.queue,
            kind="queue",
            waited_ms=max(0, at - call.started_at),
        )
    )
    return found


def close_all(
    world: World, call: Call, outcome: Outcome, at: int, *, but: str = "", detail: str | None = None
) -> list[Event]:
    """End all offers of a call but one."""
    return [
        ended(world, world.offers[offer_id], outcome, at, detail=detail)
        for offer_id in call.offers
        if offer_id != but
    ]


def started(
    world: World, call: Call, agent_id: str, offer_id: str, *, device: str | None, ring_s: int | None
) -> OfferStarted:
    """The event of an offer's beginning."""
    assert call.queue is not None
    return OfferStarted(
        offer=offer_id,
        call=call.id,
        queue=call.queue,
        agent=agent_id,
        device=device,
        ring_s=ring_s or world.queue_config(call.queue).ring_s,
    )
