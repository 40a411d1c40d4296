"""What a switch says against what it should have: drift, a link that is down, observations that came late.

By setting, a membership changed at the switch is adopted as a choice; otherwise `effects` has it corrected. What
rings while the link to its switch is down rings unheard: such an offer is no miss. A late observation changes no
decision already taken; what it would have changed is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readyroom.engine.events import (
    DeviceChanged,
    Event,
    LinkChanged,
    MemberObserved,
    MembershipChosen,
    ObservationLate,
    OfferEnded,
    OfferExcused,
)
from readyroom.engine.offers import ended
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _adopt(world: World, e: MemberObserved) -> Iterator[Event]:
    if world.settings.drift != "adopt" or any(link.resyncing for link in world.links.values()):
        return
    want = world.want(e.agent, e.queue)
    if want is not None and want.membership != e.membership:
        yield MembershipChosen(
            agent=e.agent, queue=e.queue, membership=e.membership, reason=e.reason, by=e.by
        )


def _link_lost(world: World, e: LinkChanged) -> Iterator[Event]:
    if e.up:
        return
    for offer in world.offers.values():
        if world.calls[offer.call].link != e.link:
            continue
        if world.queue_config(offer.queue).mode == "distributor":
            yield ended(world, offer, "fault", world.clock, detail="link_down")
        elif offer.excused is None:
            yield OfferExcused(offer=offer.id, agent=offer.agent, blocker="link_down")


def _late_answer(world: World, e: OfferEnded) -> Sequence[Event]:
    if e.outcome != "answered" or e.seen <= e.at:
        return ()
    return [
        ObservationLate(
            what="answered", subject=e.offer, would_have="cleared_count", params={"hold": hold.id}
        )
        for hold in world.agents[e.agent].holds
        if hold.kind in ("misses", "warning") and e.at < hold.since <= e.seen
    ]


def _late_device(world: World, e: DeviceChanged) -> Iterator[Event]:
    if e.registered or e.seen <= e.at:
        return
    device = world.devices[e.device]
    agent = world.agents.get(device.signed_in or device.config.agent or "")
    if agent is None:
        return
    for membership in agent.memberships.values():
        for miss in membership.misses:
            if miss.kind == "miss" and e.at < miss.at <= e.seen:
                yield ObservationLate(
                    what="device_lost",
                    subject=miss.offer,
                    would_have="unreachable",
                    params={"device": e.device},
                )


DRIFT = Rule(
    name="drift",
    says="Where the setting says so, a membership changed at the switch is adopted.",
    on={MemberObserved: _adopt},
)
LINK_LOST = Rule(
    name="link_lost",
    says="What rings while the link to its switch is down is no miss.",
    on={LinkChanged: _link_lost},
)
LATE = Rule(
    name="late",
    says="What a late observation would have changed is noted.",
    on={OfferEnded: _late_answer, DeviceChanged: _late_device},
)
