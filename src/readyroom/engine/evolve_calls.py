"""Folds of calls and offers, and of what switches say of devices, sites, members and links.

Belongs here: one function per event, which writes what the event says and names whom it touched.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.counts import KINDS, MISSES_KEPT
from readyroom.engine.facts import Call, Link, Membership, Miss, Offer, Try
from readyroom.engine.indexes import enter, leave, mark_offered, mark_unoffered
from readyroom.engine.world import World

T = TypeVar("T")
LOST_KEPT = 1_000
"""Lost telephones that are remembered: no more are asked for."""
ENDED_KEPT = 2_000
"""Ended offers and calls remembered, so that a report that comes again is known as one."""


def _remember(ended: dict[str, T], order: deque[str], key: str, value: T) -> None:
    """Remember the end of an offer or call, and forget the oldest."""
    ended[key] = value
    order.append(key)
    if len(order) > ENDED_KEPT:
        ended.pop(order.popleft(), None)


def _without(names: tuple[str, ...], gone: str) -> tuple[str, ...]:
    """Most have one of them, and then none."""
    return () if names == (gone,) else tuple(name for name in names if name != gone)


def _link(event: ev.Event) -> str:
    return event.by.id if event.by.kind == "switch" else ""


def _call_joined(world: World, e: ev.CallJoined) -> None:
    call = world.calls[e.call] = Call(
        id=e.call,
        kind="queue",
        state="waiting",
        queue=e.queue,
        caller=e.caller,
        external=e.external,
        started_at=e.at,
        entered_at=e.at,
        entered_seq=e.seq,
        visited=(e.queue,),
        link=_link(e),
    )
    enter(world, call)
    world.touched.calls.add(e.call)
    world.touched.queues.add(e.queue)


def _call_overflowed(world: World, e: ev.CallOverflowed) -> None:
    call = world.calls[e.call]
    leave(world, call)
    call.queue, call.entered_at, call.entered_seq = e.queue, e.at, e.seq
    call.visited = (*call.visited, e.queue)
    enter(world, call)
    world.touched.calls.add(e.call)
    world.touched.queues.update((e.source, e.queue))


def _call_left(world: World, e: ev.CallLeft) -> None:
    leave(world, world.calls.pop(e.call))
    _remember(world.ended_calls, world.calls_order, e.call, e.at)
    world.touched.calls.add(e.call)
    world.touched.queues.add(e.queue)


def _offer_started(world: World, e: ev.OfferStarted) -> None:
    agent, call = world.agents[e.agent], world.calls[e.call]
    world.offers[e.offer] = Offer(
        id=e.offer,
        call=e.call,
        queue=e.queue,
        agent=e.agent,
        device=e.device,
        since=e.at,
        seq=e.seq,
        ring_s=e.ring_s,
        offerable=e.offerable,
        excused=e.excused,
    )
    agent.offers = (*agent.offers, e.offer)
    if not call.offers and call.agent is None:
        mark_offered(world, call)
    call.offers = (*call.offers, e.offer)
    call.state = "ringing" if call.agent is None else call.state
    agent.memberships[e.queue].offered_seq = e.seq
    _touch_offer(world, e)


def _touch_offer(world: World, e: ev.OfferStarted | ev.OfferEnded) -> None:
    world.touched.agents.add(e.agent)
    world.touched.calls.add(e.call)
    world.touched.queues.add(e.queue)
    world.touched.offers.add(e.offer)


def _offer_excused(world: World, e: ev.OfferExcused) -> None:
    world.offers[e.offer].excused = e.blocker
    world.touched.agents.add(e.agent)
    world.touched.offers.add(e.offer)


def _offer_ended(world: World, e: ev.OfferEnded) -> None:
    offer = world.offers.pop(e.offer)
    _remember(world.ended_offers, world.offers_order, e.offer, e.outcome)
    agent, call = world.agents[e.agent], world.calls[e.call]
    agent.offers = _without(agent.offers, e.offer)
    call.offers = _without(call.offers, e.offer)
    tried = call.tries.get(e.agent)
    call.tries[e.agent] = Try((tried.times if tried else 0) + 1, e.at, e.outcome)
    membership = agent.memberships[offer.queue]
    if e.counted:
        _miss(membership, Miss(e.seq, e.at, e.offer, e.call, e.queue, KINDS[e.outcome]))
    if not call.offers and call.agent is None and e.outcome != "answered":
        call.state = "waiting"
        mark_unoffered(world, call)
    _touch_offer(world, e)


def _miss(membership: Membership, miss: Miss) -> None:
    misses = (*membership.misses, miss)
    if len(misses) > MISSES_KEPT:
        alike = [known for known in misses if known.kind == miss.kind]
        if len(alike) > MISSES_KEPT:
            misses = tuple(known for known in misses if known is not alike[0])
    membership.misses = misses


def _call_started(world: World, e: ev.CallStarted) -> None:
    world.calls[e.call] = Call(
        id=e.call,
        kind=e.kind,
        state="ringing" if e.kind == "direct" else "connected",
        caller=e.peer,
        external=e.external,
        started_at=e.at,
        entered_at=e.at,
        entered_seq=e.seq,
        agent=e.agent,
        device=e.device,
        campaign=e.campaign,
        link=_link(e),
    )
    agent = world.agents[e.agent]
    agent.calls = (*agent.calls, e.call)
    if e.kind == "outgoing":
        agent.call_activity_at = max(agent.call_activity_at, e.at)
    world.touched.agents.add(e.agent)
    world.touched.calls.add(e.call)


def _call_connected(world: World, e: ev.CallConnected) -> None:
    call, agent = world.calls[e.call], world.agents[e.agent]
    if call.kind == "queue":
        leave(world, call)
        assert call.queue is not None
        world.touched.queues.add(call.queue)
        agent.resets = replace(agent.resets, answered=e.seq)
        membership = agent.memberships.get(call.queue)
        if membership is not None:
            membership.answered += 1
            membership.resets = replace(membership.resets, answered=e.seq)
    call.state, call.agent, call.device = "connected", e.agent, e.device
    call.answered_at, call.answered_seq = e.at, e.seq
    if e.call not in agent.calls:
        agent.calls = (*agent.calls, e.call)
    agent.call_activity_at = max(agent.call_activity_at, e.at)
    world.touched.agents.add(e.agent)
    world.touched.calls.add(e.call)


def _call_held(world: World, e: ev.CallHeld) -> None:
    call = world.calls[e.call]
    call.state = "held" if e.held else "connected"
    call.held_since = e.at if e.held else 0
    world.touched.agents.add(e.agent)
    world.touched.calls.add(e.call)


def _call_ended(world: World, e: ev.CallEnded) -> None:
    call = world.calls.pop(e.call)
    _remember(world.ended_calls, world.calls_order, e.call, e.at)
    world.touched.calls.add(e.call)
    if call.queue is not None:
        world.touched.queues.add(call.queue)
    if call.agent is None:
        leave(world, call)
        return
    agent = world.agents[call.agent]
    agent.calls = _without(agent.calls, e.call)
    if call.state != "ringing":
        agent.call_activity_at = max(agent.call_activity_at, e.at)
    if call.kind == "queue" and call.queue in agent.memberships:
        agent.memberships[call.queue].talk_ms += e.talk_ms
    world.touched.agents.add(call.agent)


def _device_changed(world: World, e: ev.DeviceChanged) -> None:
    device = world.devices[e.device]
    device.registered = e.registered
    device.since, device.by, device.cause = e.at, e.by, e.seq
    world.lost_devices.pop(e.device, None)
    if not e.registered:
        world.lost_devices[e.device] = e.at
        if len(world.lost_devices) > LOST_KEPT:
            del world.lost_devices[next(iter(world.lost_devices))]
    for agent_id in (device.config.agent, device.signed_in):
        agent = None if agent_id is None else world.agents.get(agent_id)
        if agent is None:
            continue
        world.touched.agents.add(agent.config.id)
        if e.registered:
            continue
        for offer_id in agent.offers:
            offer = world.offers[offer_id]
            if world.queue_config(offer.queue).channel != "voice":
                continue
            if offer.device == e.device or (offer.device is None and world.registered_device(agent) is None):
                offer.device_lost = True


def _site_changed(world: World, e: ev.SiteChanged) -> None:
    site = world.sites[e.site]
    site.reachable = e.reachable
    site.since, site.by, site.cause = e.at, e.by, e.seq
    world.touched.agents.update(a for a, agent in world.agents.items() if agent.config.home_site == e.site)


def _member_observed(world: World, e: ev.MemberObserved) -> None:
    membership = world.agents[e.agent].memberships[e.queue]
    membership.observed, membership.observed_reason, membership.observed_at = e.membership, e.reason, e.at
    world.touched.agents.add(e.agent)


def _link_changed(world: World, e: ev.LinkChanged) -> None:
    link = world.links.setdefault(e.link, Link(since=e.at))
    if link.up != e.up:
        link.since, link.told_down = e.at, False
    world.touched.links.add(e.link)
    link.up, link.resyncing, link.by, link.cause = e.up, e.resyncing, e.by, e.seq
    world.dirty.update(dict.fromkeys(world.queues))


def _notification_raised(world: World, e: ev.NotificationRaised) -> None:
    """So that users are told of the same thing once."""
    queue = world.queues.get(e.queue or "")
    match e.subject:
        case "long_wait" if queue is not None:
            queue.told_wait = e.params["call"]
        case "nobody_ready" if queue is not None:
            queue.told_nobody = e.params["call"]
        case "link_down":
            world.links[e.params["link"]].told_down = True
        case "devices_lost":
            world.devices_told_at = e.at
        case "drift" if (drift := world.drift(e.agent or "", e.queue or "")) is not None:
            world.agents[e.agent or ""].memberships[e.queue or ""].drift = replace(drift, told=True)
            world.touched.drifts.add(f"{e.queue}/{e.agent}")
        case _:
            pass


def _nothing(world: World, e: ev.ObservationLate) -> None:
    """Said for the record."""


CALLS: dict[Any, Callable[[World, Any], None]] = {
    ev.CallJoined: _call_joined,
    ev.CallOverflowed: _call_overflowed,
    ev.CallLeft: _call_left,
    ev.OfferStarted: _offer_started,
    ev.OfferExcused: _offer_excused,
    ev.OfferEnded: _offer_ended,
    ev.CallStarted: _call_started,
    ev.CallConnected: _call_connected,
    ev.CallHeld: _call_held,
    ev.CallEnded: _call_ended,
    ev.ObservationLate: _nothing,
    ev.DeviceChanged: _device_changed,
    ev.SiteChanged: _site_changed,
    ev.MemberObserved: _member_observed,
    ev.LinkChanged: _link_changed,
    ev.NotificationRaised: _notification_raised,
}
