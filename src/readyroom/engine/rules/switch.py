"""What a switch says against what it should have: drift that is adopted, and observations that came late.

By setting, a membership changed at the switch is adopted as a choice; otherwise `react` has it corrected. A late
observation changes no decision already taken; what it would have changed is noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.blockers import blockers
from readyroom.engine.desired import desired_of
from readyroom.engine.events import (
    DeviceChanged,
    Event,
    MemberObserved,
    MembershipChosen,
    ObservationLate,
    OfferEnded,
)
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _adopt(world: World, e: MemberObserved) -> Iterator[Event]:
    if world.settings.drift != "adopt" or any(link.resyncing for link in world.links.values()):
        return
    if desired_of(blockers(world, e.agent, e.queue)).membership != e.membership:
        yield MembershipChosen(
            agent=e.agent, queue=e.queue, membership=e.membership, reason=e.reason, by=e.by
        )


def _late_answer(world: World, e: OfferEnded) -> Iterator[Event]:
    if e.outcome != "answered" or e.seen <= e.at:
        return
    for hold in world.agents[e.agent].holds:
        if hold.kind in ("misses", "warning") and e.at < hold.since <= e.seen:
            yield ObservationLate(
                what="answered", subject=e.offer, would_have="cleared_count", params={"hold": hold.id}
            )


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
LATE = Rule(
    name="late",
    says="What a late observation would have changed is noted.",
    on={OfferEnded: _late_answer, DeviceChanged: _late_device},
)
